import type { GroupKind, GroupSource, GuardPlace, LexiconSource, TemplateSource } from './lexicon';
import compiled from './lexicon/compiled.json';

/** SHA-256 of the compiled lines: stands in the header of every log. */
export const lexiconHash: string = compiled.hash;

/** Reads the line format that tools/build-lexicon.mjs writes; one tab-separated record a line, the first field its kind. */
export function compiledLexicons(): readonly LexiconSource[] {
  const sources: { tongue: 'zh' | 'en'; rules: Record<string, string>; groups: GroupSource[] }[] = [];
  let templates: TemplateSource[] = [];
  let label = '';
  for (const line of compiled.lines) {
    const [kind = '', name = '', ...rest] = line.split('\t');
    const source = sources[sources.length - 1];
    if (kind === 'L') sources.push({ tongue: name === 'en' ? 'en' : 'zh', rules: {}, groups: [] });
    else if (kind === 'R' && source) source.rules[name] = rest[0] ?? '';
    else if (kind === 'G' && source) {
      label = rest[0] ?? '';
      templates = [];
      source.groups.push({ kind: name as GroupKind, label, ...groupOptions(rest.slice(1)), templates });
    } else if (kind === 'T')
      templates.push({ id: `${label}.${name}`, say: rest[0] ?? '', ...templateOptions(rest.slice(1)) });
  }
  return sources;
}

function groupOptions(fields: readonly string[]): Omit<GroupSource, 'kind' | 'label' | 'templates'> {
  const options: { -readonly [K in keyof GroupSource]?: GroupSource[K] } = {};
  for (const [key, value] of pairs(fields)) {
    if (key === 'clauses' || key === 'unless' || key === 'when' || key === 'situations')
      options[key] = value.split(' ');
    else if (key === 'where') options.where = value as GuardPlace;
    else if (key === 'within') options.within = Number(value);
  }
  return options;
}

function templateOptions(fields: readonly string[]): Omit<TemplateSource, 'id' | 'say'> {
  const options: { -readonly [K in keyof TemplateSource]?: TemplateSource[K] } = {};
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
