/** Packs the templates of a lexicon into what src/language/compiled.ts reads. Bundled by tools/build-lexicon.mjs. */
import { BitCoder } from '../../src/language/bit-coder';
import type { CompiledLexicon } from '../../src/language/compiled';
import { installHanzi } from '../../src/language/hanzi';
import hanzi from '../../src/language/hanzi.json';
import { LexiconCoder } from '../../src/language/lexicon-coder';
import { KIND, ONE, Program, type Ref, SLOT } from '../../src/language/program';
import { SourceCompiler } from '../../src/language/source-compiler';

/** A line and, if it is a rule or a template, what it says. */
export interface SourceLine {
  readonly line: string;
  readonly say?: string;
}

export function pack(
  tongue: 'zh' | 'en',
  rules: Readonly<Record<string, string>>,
  lines: readonly SourceLine[],
): CompiledLexicon {
  installHanzi(hanzi);
  const read = { tongue, program: new Program(), rules: new Map<string, Ref>(), groups: [] };
  const compiler = new SourceCompiler(read, [{ tongue, rules, groups: [] }]);
  const flaws: string[] = [];
  const entries = lines.map(({ line, say }) => {
    if (say === undefined) return null;
    const ref = line.startsWith('R') ? compiler.rule(line.split('\t')[1] ?? '') : compiler.template(say);
    if (typeof ref === 'number') return ref;
    flaws.push(`${line.split('\t')[1]}: ${ref.code} at column ${ref.column}`);
    return null;
  });
  if (flaws.length > 0) throw new Error(`bad templates in ${tongue}:\n${flaws.join('\n')}`);
  const { program, arranged } = arrange(read.program, entries);
  const alphabet = alphabetOf(program, lines);
  const coder = new BitCoder();
  const writer = new LexiconCoder(coder, program, alphabet);
  lines.forEach(({ line }, i) => {
    writer.line(line);
    const entry = arranged[i];
    if (entry !== null && entry !== undefined) writer.phrase(entry);
  });
  writer.line('');
  return { alphabet, packed: Buffer.from(coder.finish()).toString('base64').replace(/=+$/, '') };
}

/** The characters of all words and lines, frequent ones first. */
function alphabetOf({ words }: Program, lines: readonly SourceLine[]): string {
  const often = new Map<string, number>();
  const count = (text: string) => {
    for (let i = 0; i < text.length; i++) often.set(text.charAt(i), (often.get(text.charAt(i)) ?? 0) + 1);
  };
  for (let word = 0; word < words.count; word++) count(words.text(word));
  for (const { line } of lines) count(line);
  return [...often]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([character]) => character)
    .join('');
}

/**
 * The same program in the order in which it is written: words are numbered as they first come, and a choice lists words
 * that were there before by their numbers, then new ones. Where wording is kept, the order of a choice stays the author's.
 */
function arrange(
  program: Program,
  entries: readonly (Ref | null)[],
): { program: Program; arranged: readonly (Ref | null)[] } {
  const made = new Program();
  const wordOf = new Map<number, number>();
  const nodeOf = new Map<Ref, Ref>();
  const told = orderedChoices(program, entries);
  const copy = (ref: Ref): Ref => {
    if (ref < 0) {
      const word = wordOf.get(~ref) ?? made.words.append(program.words.text(~ref));
      wordOf.set(~ref, word);
      return ~word;
    }
    const known = nodeOf.get(ref);
    if (known !== undefined) return known;
    const head = program.code[ref] ?? 0;
    const node =
      (head & KIND) === ONE
        ? made.choose((told.has(ref) ? program.parts(ref) : inOrder(program.parts(ref))).map(copy))
        : made.put(head, program.parts(ref).map(copy));
    nodeOf.set(ref, node);
    return node;
  };
  const inOrder = (options: readonly Ref[]): readonly Ref[] => {
    const number = (ref: Ref) => (ref >= 0 ? Number.POSITIVE_INFINITY : (wordOf.get(~ref) ?? Number.MAX_SAFE_INTEGER));
    return options.toSorted((a, b) => (number(a) === number(b) ? 0 : number(a) - number(b)));
  };
  return { program: made, arranged: entries.map((entry) => (entry === null ? null : copy(entry))) };
}

/** Choices of phrases that hold a slot. */
function orderedChoices(program: Program, entries: readonly (Ref | null)[]): ReadonlySet<Ref> {
  const holds = new Map<Ref, boolean>();
  const holdsSlot = (ref: Ref): boolean => {
    const known = holds.get(ref);
    if (known !== undefined) return known;
    const slot = ref >= 0 && ((program.code[ref] ?? 0) & KIND) === SLOT;
    const found = slot || program.parts(ref).some(holdsSlot);
    holds.set(ref, found);
    return found;
  };
  const told = new Set<Ref>();
  const tell = (ref: Ref): void => {
    if (told.has(ref)) return;
    told.add(ref);
    program.parts(ref).forEach(tell);
  };
  for (const entry of entries) if (entry !== null && holdsSlot(entry)) tell(entry);
  return told;
}
