import type { Text } from '../norms';
import { guard } from './document-expressions';
import { defined, type Resolver } from './document-names';
import type { SourceExpectation, SourceField, SourceForm } from './document-schema-forms';
import type { Path } from './document-source';
import type { FieldExpect, FormDef, FormField } from './types';

export function form(r: Resolver, id: string, raw: SourceForm, path: Path): FormDef {
  return {
    id,
    layout: raw.layout,
    title: r.text(raw.title, [...path, 'title']),
    fields: Object.entries(raw.fields).map(([name, inner]) => field(r, name, inner, [...path, 'fields', name])),
  };
}

function field(r: Resolver, id: string, raw: SourceField, path: Path): FormField {
  const alternatives = Array.isArray(raw.expect) ? raw.expect : [{ value: raw.expect }];
  const rows = (record: Readonly<Record<string, Text>> | undefined) =>
    record && Object.entries(record).map(([option, label]) => ({ id: option, text: label }));
  return {
    id,
    label: raw.label,
    kind: raw.kind,
    ...defined({ options: rows(raw.options), ticks: rows(raw.ticks) }),
    expect: alternatives.map((alternative, i) => {
      const at = Array.isArray(raw.expect) ? [...path, 'expect', i] : [...path, 'expect'];
      const value = Array.isArray(raw.expect) ? [...at, 'value'] : at;
      return {
        ...('if' in alternative && alternative.if !== undefined ? { if: guard(r, alternative.if, [...at, 'if']) } : {}),
        value: expectation(r, alternative.value, raw, value),
      };
    }),
    ...(raw.better === undefined ? {} : { better: r.text(raw.better, [...path, 'better']) }),
    ...(raw.hint === undefined ? {} : { hint: r.text(raw.hint, [...path, 'hint']) }),
    clauses: raw.clauses.map((clause, i) => r.clause(clause, [...path, 'clauses', i])),
  };
}

function expectation(r: Resolver, raw: SourceExpectation, field: SourceField, path: Path): FieldExpect {
  if (raw === 'any') return { kind: 'any' };
  const option = (value: string, at: Path): void => {
    if (field.options) r.known('E-FIELD-OPTION', at, value, Object.keys(field.options));
  };
  if ('one_of' in raw) {
    if (field.kind !== 'text') for (const [i, value] of raw.one_of.entries()) option(value, [...path, 'one_of', i]);
    return { kind: 'one_of', values: raw.one_of };
  }
  if ('set' in raw) {
    for (const [i, value] of raw.set.entries()) option(value, [...path, 'set', i]);
    return { kind: 'set', values: raw.set };
  }
  if ('ticks' in raw) {
    for (const [id, tick] of Object.entries(raw.ticks)) {
      option(id, [...path, 'ticks', id]);
      r.known('E-FIELD-OPTION', [...path, 'ticks', id], tick, Object.keys(field.ticks ?? {}));
    }
    return { kind: 'ticks', values: raw.ticks };
  }
  const [min, max] = typeof raw.digits === 'number' ? [raw.digits, raw.digits] : raw.digits;
  return { kind: 'digits', min, max };
}
