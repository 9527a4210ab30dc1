import type { Encounter, FieldValue, FormDef } from '../encounter';

/** What a typed line asks for; `unclear` carries what was wrong, to be told in words. */
export type Typed =
  | { readonly does: 'say'; readonly text: string }
  | { readonly does: 'act'; readonly action: string; readonly target?: string }
  | { readonly does: 'file'; readonly form: string; readonly fields: Readonly<Record<string, FieldValue>> }
  | { readonly does: 'wait'; readonly ms: number }
  | { readonly does: 'end' | 'help' | 'hint' | 'actions' | 'forms' }
  | { readonly does: 'unclear'; readonly found: string };

/** Words separated by blanks; quotation marks, straight or curly, keep blanks together. */
function words(line: string): readonly string[] {
  return (line.match(/(?:[^\s"“”]+|"[^"]*"?|“[^”]*”?)+/g) ?? []).map((word) => word.replace(/["“”]/g, ''));
}

/** `a,b` for choices, `a:x,b:y` for ticks, anything else as it stands. */
function fieldValue(form: FormDef, id: string, entry: string): FieldValue | undefined {
  const field = form.fields.find((candidate) => candidate.id === id);
  if (!field) return undefined;
  const known = (options: FormDef['fields'][number]['options'], option: string): boolean =>
    (options ?? []).some((candidate) => candidate.id === option);
  if (field.kind === 'choice') return known(field.options, entry) ? entry : undefined;
  const list = entry.split(/[,，]/).filter((part) => part !== '');
  if (field.kind === 'choices') return list.every((option) => known(field.options, option)) ? list : undefined;
  if (field.kind !== 'ticks') return entry;
  const pairs = list.map((part) => part.split(/[:：]/));
  const fine = pairs.every(
    ([option = '', tick = '', ...more]) =>
      more.length === 0 && known(field.options, option) && known(field.ticks, tick),
  );
  if (!fine) return undefined;
  return Object.fromEntries(pairs.map(([option = '', tick = '']) => [option, tick]));
}

function typedFile(parts: readonly string[], encounter: Encounter): Typed {
  const [name, ...entries] = parts;
  const form = encounter.forms.find(({ id }) => id === name);
  if (!form) return name === undefined ? { does: 'forms' } : { does: 'unclear', found: name };
  const fields: Record<string, FieldValue> = {};
  for (const entry of entries) {
    const cut = entry.indexOf('=');
    const value = cut < 1 ? undefined : fieldValue(form, entry.slice(0, cut), entry.slice(cut + 1));
    if (value === undefined) return { does: 'unclear', found: entry };
    fields[entry.slice(0, cut)] = value;
  }
  return { does: 'file', form: form.id, fields };
}

/** A line beginning with `/` is a command, everything else is said; null for an empty line. */
export function readTyped(line: string, encounter: Encounter): Typed | null {
  const text = line.trim();
  if (text === '') return null;
  if (!text.startsWith('/')) return { does: 'say', text };
  const [command = '', ...rest] = words(text.slice(1));
  const [first, second] = rest;
  switch (command) {
    case 'do':
      if (first === undefined) return { does: 'actions' };
      if (!encounter.actions.some(({ id }) => id === first)) return { does: 'unclear', found: first };
      if (second === undefined) return { does: 'act', action: first };
      if (!encounter.cast.some(({ id }) => id === second)) return { does: 'unclear', found: second };
      return { does: 'act', action: first, target: second };
    case 'file':
      return typedFile(rest, encounter);
    case 'wait': {
      const seconds = Number(first);
      const fine = first !== undefined && Number.isFinite(seconds) && seconds > 0 && seconds <= 86_400;
      return fine ? { does: 'wait', ms: Math.round(seconds * 1000) } : { does: 'unclear', found: text };
    }
    case 'end':
    case 'help':
    case 'hint':
      return { does: command };
    default:
      return { does: 'unclear', found: `/${command}` };
  }
}
