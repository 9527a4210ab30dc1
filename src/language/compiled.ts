import { bytesOf } from './base64';
import { Columns } from './columns';
import type { GroupOptions, GuardPlace, ReadyGroup, ReadyLexicon, ReadyTemplate, TemplateOptions } from './lexicon';
import { COLUMNS, LexiconCoder } from './lexicon-coder';
import type { Tongue } from './normalise';
import { Program, type Ref } from './program';

/** What tools/build-lexicon.mjs writes. */
export interface CompiledLexicon {
  /** The characters of its words, and those of its fields. */
  readonly letters: string;
  readonly signs: string;
  /** Lines with their phrases, as {@link LexiconCoder} writes them; in base 64 where they stand in a JSON file. */
  readonly packed: string | Uint8Array;
}

/**
 * Reads a lexicon a line at a time. The first field of a line is its kind: R and T (a rule, a template) are followed by
 * their phrase, G opens a group, and an empty line ends the lexicon.
 */
export function* readLexicon(
  tongue: Tongue,
  { letters, signs, packed }: CompiledLexicon,
): Generator<undefined, ReadyLexicon> {
  const program = new Program();
  const coder = new LexiconCoder(
    new Columns(COLUMNS, typeof packed === 'string' ? bytesOf(packed) : packed),
    program,
    letters,
    signs,
  );
  const rules = new Map<string, Ref>();
  const groups: ReadyGroup[] = [];
  let templates: ReadyTemplate[] = [];
  let label = '';
  for (;;) {
    const [kind = '', name = '', ...rest] = coder.line(null);
    if (kind === '') return { tongue, program, rules, groups };
    if (kind === 'R') rules.set(name, coder.phrase(null));
    else if (kind === 'G') {
      label = rest[0] ?? '';
      templates = [];
      groups.push({ kind: name as ReadyGroup['kind'], label, ...groupOptions(rest.slice(1)), templates });
    } else templates.push({ id: `${label}.${name}`, entry: coder.phrase(null), ...templateOptions(rest) });
    yield;
  }
}

function groupOptions(fields: readonly string[]): GroupOptions {
  const options: { -readonly [K in keyof GroupOptions]?: GroupOptions[K] } = {};
  for (const [key, value] of pairs(fields)) {
    if (key === 'clauses' || key === 'unless' || key === 'when' || key === 'situations')
      options[key] = value.split(' ');
    else if (key === 'where') options.where = value as GuardPlace;
    else if (key === 'within') options.within = Number(value);
  }
  return options;
}

function templateOptions(fields: readonly string[]): TemplateOptions {
  const options: { -readonly [K in keyof TemplateOptions]?: TemplateOptions[K] } = {};
  for (const [key, value] of pairs(fields)) {
    if (key === 'clauses' || key === 'unless' || key === 'when' || key === 'notBefore' || key === 'notAfter') {
      options[key] = value === '' ? [] : value.split(' ');
    } else if (key === 'possible') options.possible = true;
    else if (key === 'weak') options.weak = true;
  }
  return options;
}

function pairs(fields: readonly string[]): readonly (readonly [string, string])[] {
  return fields.map((field) => {
    const cut = field.indexOf('=');
    return [field.slice(0, cut), field.slice(cut + 1)] as const;
  });
}
