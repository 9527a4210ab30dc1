import { evaluate } from './expression';
import type { FieldExpect, FieldOutcome, FieldValue, FormDef, FormField } from './types';

const NOTHING = { event: null, raised: [], entered: [] } as const;
const NONE = { has: () => false };

/** Full-width forms to half-width, blanks removed: how entries on paper are compared. */
function fold(entry: string): string {
  return entry
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, '')
    .toLowerCase();
}

function isEmpty(value: FieldValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return fold(value) === '';
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

function fits(value: FieldValue, expect: FieldExpect): boolean {
  switch (expect.kind) {
    case 'any':
      return true;
    case 'one_of':
      return typeof value === 'string' && expect.values.some((wanted) => fold(wanted) === fold(value));
    case 'digits': {
      if (typeof value !== 'string') return false;
      const digits = fold(value).replace(/-/g, '');
      return digits.length >= expect.min && digits.length <= expect.max && /^[0-9]+$/.test(digits);
    }
    case 'set':
      return (
        Array.isArray(value) &&
        value.length === expect.values.length &&
        expect.values.every((wanted) => (value as readonly string[]).includes(wanted))
      );
    case 'ticks': {
      if (typeof value === 'string' || Array.isArray(value)) return false;
      const ticks = value as Readonly<Record<string, string>>;
      const wanted = Object.keys(expect.values);
      return (
        Object.keys(ticks).length === wanted.length && wanted.every((option) => ticks[option] === expect.values[option])
      );
    }
  }
}

/** What the field should hold in this variant of the case. */
export function expected(field: FormField, draws: Readonly<Record<string, string>>): FieldExpect {
  const scope = { vars: {}, draws, moods: {}, remembered: NONE, moments: NONE };
  const found = field.expect.find((e) => e.if === undefined || evaluate(e.if, NOTHING, scope) === true);
  return found?.value ?? { kind: 'any' };
}

/** Checks a filed form field by field against the case. Fields that the form does not have are ignored. */
export function checkForm(
  form: FormDef,
  fields: Readonly<Record<string, FieldValue>>,
  draws: Readonly<Record<string, string>>,
): Readonly<Record<string, FieldOutcome>> {
  const checks: Record<string, FieldOutcome> = {};
  for (const field of form.fields) {
    const value = Object.hasOwn(fields, field.id) ? fields[field.id] : undefined;
    const want = expected(field, draws);
    if (value === undefined || isEmpty(value)) {
      // An empty list is the right answer where the case has nothing to list.
      const nothingDue =
        (want.kind === 'set' && want.values.length === 0) ||
        (want.kind === 'ticks' && Object.keys(want.values).length === 0);
      checks[field.id] = nothingDue ? 'right' : 'empty';
    } else {
      checks[field.id] = fits(value, want) ? 'right' : 'wrong';
    }
  }
  return checks;
}

const MAX_FIELD = 500;

/** Keeps known fields only, well-formed and capped, so that the log never holds what the form does not. */
export function cleanFields(
  fields: Readonly<Record<string, FieldValue>>,
  known: readonly string[],
): Record<string, FieldValue> {
  const text = (entry: unknown): string => String(entry).toWellFormed().slice(0, MAX_FIELD).toWellFormed();
  const clean: Record<string, FieldValue> = {};
  for (const id of known) {
    const value = Object.hasOwn(fields, id) ? fields[id] : undefined;
    if (value === undefined) continue;
    if (typeof value === 'string') clean[id] = text(value);
    else if (Array.isArray(value)) clean[id] = value.slice(0, 50).map(text);
    else
      clean[id] = Object.fromEntries(
        Object.entries(value)
          .slice(0, 50)
          .map(([key, tick]) => [text(key), text(tick)]),
      );
  }
  return clean;
}
