/** Packs the templates of a lexicon into what src/language/compiled.ts reads. Bundled by tools/build-lexicon.mjs. */
import { Columns } from '../../src/language/columns';
import type { CompiledLexicon } from '../../src/language/compiled';
import { installEnglish } from '../../src/language/english-reader';
import { installHanzi } from '../../src/language/hanzi';
import hanzi from '../../src/language/hanzi.json';
import { COLUMNS, LexiconCoder, NO_MODEL, STOP } from '../../src/language/lexicon-coder';
import { reader } from '../../src/language/normalise-english';
import * as op from '../../src/language/operations';
import { Program, type Ref } from '../../src/language/program';
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
  installEnglish(reader);
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
  const letters = alphabetOf(
    Array.from({ length: read.program.words.count }, (_, word) => read.program.words.text(word)),
  );
  const { program, arranged, models } = arrange(read.program, entries, letters);
  const fieldsOf = lines.map(({ line }) => line.split('\t'));
  const signs = alphabetOf([...new Set(fieldsOf.flat())].map((field) => field + STOP));
  const columns = new Columns(COLUMNS);
  const writer = new LexiconCoder(columns, program, letters, signs, models);
  fieldsOf.forEach((fields, i) => {
    writer.line(fields);
    const entry = arranged[i];
    if (entry !== null && entry !== undefined) writer.phrase(entry);
  });
  writer.line([]);
  return { letters, signs, packed: Buffer.from(columns.finish()).toString('base64').replace(/=+$/, '') };
}

/** The characters of these texts, frequent ones first: they have the shorter numbers. */
function alphabetOf(texts: Iterable<string>): string {
  const often = new Map<string, number>();
  for (const text of texts)
    for (const character of text.split('')) often.set(character, (often.get(character) ?? 0) + 1);
  return [...often]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([character]) => character)
    .join('');
}

/** Roughly what it takes to write that a choice is like another, and one for every doubling of how far back that is. */
const BITS_OF_LIKE = 2;
/** To write how many options in turn it has of that one or has not, and to write an option of its own. */
const BITS_OF_RUN = 2.6;
const BITS_OF_OPTION = 10;

/**
 * The same program in the order in which it is written: words are numbered as they first come, and a choice lists words
 * that were there before by their numbers, then new ones as they are spelt, each like the one before it. Before them stand
 * those that it shares with its model: the number of a choice before it that is like it. Where wording is kept, the order of
 * a choice stays the author's.
 */
function arrange(
  program: Program,
  entries: readonly (Ref | null)[],
  letters: string,
): { program: Program; arranged: readonly (Ref | null)[]; models: ReadonlyMap<Ref, number> } {
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
    const node = (head & op.KIND) === op.ONE ? choose(ref) : made.put(head, program.parts(ref).map(copy));
    nodeOf.set(ref, node);
    return node;
  };
  const models = new Map<Ref, number>();
  const holders = new Map<Ref, Ref[]>();
  const choose = (ref: Ref): Ref => {
    const options = program.parts(ref);
    if (told.has(ref)) return hold(made.choose(options.map(copy)));
    const optionOf = new Map(options.flatMap((option) => copied(option).map((there) => [there, option] as const)));
    const model = modelOf(new Set(optionOf.keys()));
    const shared = model === null ? [] : made.parts(model).filter((option) => optionOf.has(option));
    const taken = new Set(shared.map((option) => optionOf.get(option)));
    const node = made.choose([...shared, ...inOrder(options.filter((option) => !taken.has(option))).map(copy)]);
    models.set(node, model === null ? NO_MODEL : (made.code[model + 1] ?? 0));
    return hold(node);
  };
  /** The same in the new program, if it is there already. */
  const copied = (ref: Ref): readonly Ref[] => {
    const there = ref < 0 ? wordOf.get(~ref) : nodeOf.get(ref);
    return there === undefined ? [] : [ref < 0 ? ~there : there];
  };
  const hold = (choice: Ref): Ref => {
    for (const option of made.parts(choice)) {
      const known = holders.get(option);
      if (known) known.push(choice);
      else holders.set(option, [choice]);
    }
    return choice;
  };
  /** The choice with which these options take least room. */
  const modelOf = (options: ReadonlySet<Ref>): Ref | null => {
    let best: Ref | null = null;
    let least = options.size * BITS_OF_OPTION;
    for (const choice of new Set([...options].flatMap((option) => holders.get(option) ?? []))) {
      let runs = 1;
      let shared = 0;
      let has = true;
      for (const option of made.parts(choice)) {
        if (options.has(option) !== has) runs++;
        has = options.has(option);
        if (has) shared++;
      }
      const back = made.choices.length - (made.code[choice + 1] ?? 0);
      const bits = BITS_OF_LIKE + Math.log2(back) + runs * BITS_OF_RUN + (options.size - shared) * BITS_OF_OPTION;
      if (bits >= least) continue;
      best = choice;
      least = bits;
    }
    return best;
  };
  const rank = new Map(Array.from(letters, (letter, i) => [letter, String.fromCharCode(i)]));
  const spelt = (word: number) => Array.from(program.words.text(word), (letter) => rank.get(letter)).join('');
  const inOrder = (options: readonly Ref[]): readonly Ref[] => {
    const known: Ref[] = [];
    const fresh: (readonly [string, Ref])[] = [];
    const nodes: Ref[] = [];
    for (const ref of options) {
      if (ref >= 0) nodes.push(ref);
      else if (wordOf.has(~ref)) known.push(ref);
      else fresh.push([spelt(~ref), ref]);
    }
    known.sort((a, b) => (wordOf.get(~a) ?? 0) - (wordOf.get(~b) ?? 0));
    fresh.sort(([a], [b]) => (a < b ? -1 : 1));
    return [...known, ...fresh.map(([, ref]) => ref), ...nodes];
  };
  return { program: made, arranged: entries.map((entry) => (entry === null ? null : copy(entry))), models };
}

/** Choices of phrases that hold a slot. */
function orderedChoices(program: Program, entries: readonly (Ref | null)[]): ReadonlySet<Ref> {
  const holds = new Map<Ref, boolean>();
  const holdsSlot = (ref: Ref): boolean => {
    const known = holds.get(ref);
    if (known !== undefined) return known;
    const slot = ref >= 0 && ((program.code[ref] ?? 0) & op.KIND) === op.SLOT;
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
