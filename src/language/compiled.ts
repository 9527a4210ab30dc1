import type { GroupKind, GroupSource, GuardPlace, LexiconSource, TemplateSource } from './lexicon';
import type { Tongue } from './normalise';

/** Reads the line format that tools/build-lexicon.mjs writes; one tab-separated record a line, the first field its kind. */
export function readLexicon(tongue: Tongue, lines: readonly string[]): LexiconSource {
  const rules: Record<string, string> = {};
  const groups: GroupSource[] = [];
  let templates: TemplateSource[] = [];
  let label = '';
  for (const line of lines) {
    const [kind = '', name = '', ...rest] = line.split('\t');
    if (kind === 'R') rules[name] = rest[0] ?? '';
    else if (kind === 'G') {
      label = rest[0] ?? '';
      templates = [];
      groups.push({ kind: name as GroupKind, label, ...groupOptions(rest.slice(1)), templates });
    } else if (kind === 'T')
      templates.push({ id: `${label}.${name}`, say: rest[0] ?? '', ...templateOptions(rest.slice(1)) });
  }
  return { tongue, rules, groups };
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
