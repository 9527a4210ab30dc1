import { canonicalJson, type FieldValue, type FormDef, type Millis, type Problem, type RunHeader } from '../encounter';
import { type Place, type ScriptCode, scriptProblem } from './script-problems';

/** One line of a script, its shape checked. What the run itself decides stays optional and is compared afterwards. */
export type ScriptLine = { readonly line: number; readonly t: Millis } & (
  | { readonly type: 'SAY'; readonly text: string }
  | { readonly type: 'DO'; readonly action: string; readonly target?: string }
  | { readonly type: 'FILE'; readonly form: string; readonly fields: Readonly<Record<string, FieldValue>> }
  | { readonly type: 'TIMER'; readonly timer: string }
  | { readonly type: 'DRAW'; readonly draw: string; readonly value: string }
  | { readonly type: 'END'; readonly ending?: string; readonly by?: 'encounter' | 'trainee' }
);

export interface RunFile {
  readonly header: Readonly<Record<string, unknown>> & RunHeader;
  /** A complete log carries its chain from the header on; a script has none. */
  readonly complete: boolean;
  readonly rows: readonly Row[];
}

interface Row {
  readonly line: number;
  readonly value: unknown;
}

/** Thousandths of the limit, as in a log's header. */
const MOST_EXTRA = 10_000;
const MAX_RUN_FILE = 16 * 1024 * 1024;
const KEYS: Readonly<Record<string, readonly string[]>> = {
  SAY: ['text'],
  DO: ['action', 'target'],
  FILE: ['form', 'fields'],
  TIMER: ['timer'],
  DRAW: ['draw', 'value'],
  END: ['ending', 'by'],
};

class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

const refuse = (code: ScriptCode, place: Place, found?: string, expected?: string): never => {
  throw new Refusal(scriptProblem(code, place, found, expected));
};

/** Turns the first refusal into a problem; everything else is a fault of ours and goes on upwards. */
export function reading<T>(read: () => T): { readonly value?: T; readonly problems: readonly Problem[] } {
  try {
    return { value: read(), problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { problems: [error.problem] };
    throw error;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Splits JSON Lines and reads the header; the lines below are read as a script or as a log. */
export function readRunFile(text: string, file: string): RunFile {
  if (text.length > MAX_RUN_FILE) {
    const mega = (units: number): string => `${Math.ceil(units / 1024 / 1024)} MiB`;
    refuse('E-SCRIPT-SIZE', { file }, mega(text.length), mega(MAX_RUN_FILE));
  }
  const rows = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((content, index): Row[] => {
      if (content.trim() === '') return [];
      try {
        const value: unknown = JSON.parse(content);
        // What has no canonical form (a number beyond all bounds, half a character) can be in no log.
        canonicalJson(value);
        return [{ line: index + 1, value }];
      } catch {
        return refuse('E-SCRIPT-JSON', { file, line: index + 1 }, content.trim().slice(0, 60));
      }
    });
  const [first, ...rest] = rows;
  const header = readHeader(first, file);
  return { header, complete: typeof header.hash0 === 'string', rows: rest };
}

function readHeader(row: Row | undefined, file: string): RunFile['header'] {
  const place = { file, line: row?.line ?? 1 };
  const value = row?.value;
  if (!isObject(value)) return refuse('E-SCRIPT-HEADER', place, '—');
  if (value.format !== 'yingsheng-run/1')
    return refuse('E-SCRIPT-HEADER', place, `format = ${JSON.stringify(value.format)}`);
  for (const key of ['encounter', 'hash']) {
    if (typeof value[key] !== 'string') return refuse('E-SCRIPT-HEADER', place, key);
  }
  const { seed, mode } = value;
  if (!Number.isSafeInteger(seed)) return refuse('E-SCRIPT-HEADER', place, 'seed');
  if (mode !== 'practice' && mode !== 'exam' && mode !== 'script') return refuse('E-SCRIPT-HEADER', place, 'mode');
  for (const key of ['lexicon', 'judge', 'engine', 'began', 'attempt']) {
    if (value[key] !== undefined && typeof value[key] !== 'string') return refuse('E-SCRIPT-HEADER', place, key);
  }
  const packs = value.packs ?? {};
  if (!isObject(packs) || Object.values(packs).some((version) => typeof version !== 'string')) {
    return refuse('E-SCRIPT-HEADER', place, 'packs');
  }
  const language = value.language;
  if (language !== undefined && language !== 'zh' && language !== 'en')
    return refuse('E-SCRIPT-HEADER', place, 'language');
  const extra = value.extraTime ?? 0;
  if (!Number.isSafeInteger(extra) || (extra as number) < 0 || (extra as number) > MOST_EXTRA)
    return refuse('E-SCRIPT-HEADER', place, 'extraTime');
  return value as RunFile['header'];
}

/** Reads the lines of a script. An unknown event, or a key that is none of the script's, is an error and never ignored. */
export function readScript({ rows }: RunFile, file: string): readonly ScriptLine[] {
  let last = { t: 0, seq: 0 };
  return rows.map(({ line, value }) => {
    const place = { file, line };
    if (!isObject(value)) return refuse('E-SCRIPT-VALUE', place, JSON.stringify(value).slice(0, 40), '{"t","type",…}');
    const { type, t, seq } = value;
    const keys = typeof type === 'string' && Object.hasOwn(KEYS, type) ? KEYS[type] : undefined;
    if (keys === undefined) return refuse('E-SCRIPT-EVENT', place, String(type), Object.keys(KEYS).join(', '));
    const known = ['seq', 't', 'type', ...keys];
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) return refuse('E-SCRIPT-KEY', place, unknown, known.join(', '));
    if (!Number.isSafeInteger(t) || (t as number) < 0) return refuse('E-SCRIPT-VALUE', place, 't', '0, 1, 2 … (ms)');
    if ((t as number) < last.t) return refuse('E-SCRIPT-TIME', place, String(t), String(last.t));
    if (seq !== undefined) {
      if (!Number.isSafeInteger(seq)) return refuse('E-SCRIPT-VALUE', place, 'seq', '1, 2, 3 …');
      if ((seq as number) <= last.seq) return refuse('E-SCRIPT-SEQ', place, String(seq), String(last.seq));
    }
    last = { t: t as number, seq: (seq as number | undefined) ?? last.seq };
    checkMembers(value, String(type), place);
    const { seq: _, ...kept } = value;
    return { ...kept, line } as unknown as ScriptLine;
  });
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  SAY: ['text'],
  DO: ['action'],
  FILE: ['form'],
  TIMER: ['timer'],
  DRAW: ['draw', 'value'],
  END: [],
};

function checkMembers(value: Readonly<Record<string, unknown>>, type: string, place: Place): void {
  for (const key of NEEDED[type] ?? [])
    if (typeof value[key] !== 'string') refuse('E-SCRIPT-VALUE', place, key, 'text');
  for (const key of ['target', 'ending']) {
    if (value[key] !== undefined && typeof value[key] !== 'string') refuse('E-SCRIPT-VALUE', place, key, 'text');
  }
  if (type === 'FILE' && !isObject(value.fields)) refuse('E-SCRIPT-VALUE', place, 'fields', '{"field": …}');
  if (type === 'END' && value.by !== undefined && value.by !== 'encounter' && value.by !== 'trainee') {
    refuse('E-SCRIPT-VALUE', place, 'by', 'encounter, trainee');
  }
}

/** A field the form lacks, or an entry of the wrong kind, would be dropped by the engine: in a script that is a mistake. */
export function wrongField(form: FormDef, fields: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(fields).find((id) => {
    const field = form.fields.find((candidate) => candidate.id === id);
    const entry = fields[id];
    const text = (value: unknown): boolean => typeof value === 'string';
    if (field?.kind === 'choices') return !(Array.isArray(entry) && entry.every(text));
    if (field?.kind === 'ticks') return !(isObject(entry) && Object.values(entry).every(text));
    return field === undefined || !text(entry);
  });
}
