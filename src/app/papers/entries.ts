import { createContext, useContext } from 'react';
import type { FieldOutcome, FieldValue, FormDef, FormField } from '../../encounter';
import type { Text } from '../../norms';

export type Entries = Readonly<Record<string, FieldValue>>;

/** Longest entry of a field, as the engine keeps it. */
export const LONGEST_ENTRY = 500;

interface Paper {
  readonly entries: Entries;
  readonly write: (field: string, value: FieldValue) => void;
  /** Practice, after filing: what each field came to. */
  readonly outcomes: Readonly<Record<string, FieldOutcome>> | null;
  readonly read: (text: Text) => string;
}

export const PaperContext = createContext<Paper | null>(null);

export function usePaper(): Paper {
  const paper = useContext(PaperContext);
  if (!paper) throw new Error('fields are rendered on a paper');
  return paper;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(field: FormField, value: unknown): value is FieldValue {
  const options = new Set(field.options?.map(({ id }) => id));
  const ticks = new Set(field.ticks?.map(({ id }) => id));
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_ENTRY;
    case 'choice':
      return typeof value === 'string' && (value === '' || options.has(value));
    case 'choices':
      return Array.isArray(value) && value.every((option) => options.has(option));
    case 'ticks':
      return (
        isRecord(value) &&
        Object.entries(value).every(([option, tick]) => options.has(option) && ticks.has(String(tick)))
      );
  }
}

/** A draft comes from storage: only entries that the form can hold are taken over. */
export function readEntries(draft: string, form: FormDef): Entries {
  let stored: unknown;
  try {
    stored = JSON.parse(draft || '{}');
  } catch {
    return {};
  }
  if (!isRecord(stored)) return {};
  const entries: Record<string, FieldValue> = {};
  for (const field of form.fields) {
    const value = Object.hasOwn(stored, field.id) ? stored[field.id] : undefined;
    if (fits(field, value)) entries[field.id] = value;
  }
  return entries;
}

/** Fields that nothing has been written into. */
export const blankFields = (form: FormDef, entries: Entries): readonly FormField[] =>
  form.fields.filter(({ id }) => isBlank(entries[id]));

function isBlank(value: FieldValue | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return (Array.isArray(value) ? value : Object.keys(value)).length === 0;
}

export const textOf = (entries: Entries, field: string): string => {
  const value = entries[field];
  return typeof value === 'string' ? value : '';
};

export const choicesOf = (entries: Entries, field: string): readonly string[] => {
  const value = entries[field];
  return Array.isArray(value) ? value : [];
};

export const ticksOf = (entries: Entries, field: string): Readonly<Record<string, string>> => {
  const value = entries[field];
  return typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, string>>) : {};
};
