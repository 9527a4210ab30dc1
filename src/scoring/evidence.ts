import { calls, type Encounter, type Expr, holds, type LogEntry, type MachineEvent, type Scope } from '../encounter';
import type { Finding } from '../language';
import type { Ref } from './outcome';
import type { TraceStep } from './trace';
import type { Evidence } from './types';

/** What evidence is drawn from: the log's lines by number, and each line as the duties saw it. */
export interface Sources {
  readonly encounter: Encounter;
  readonly entries: readonly LogEntry[];
  readonly entry: (seq: number) => LogEntry | undefined;
  readonly step: (seq: number) => TraceStep | undefined;
  readonly draws: Readonly<Record<string, string>>;
}

const never = { has: () => false };
const scopeOf = (draws: Sources['draws']): Scope => ({
  vars: draws,
  draws,
  moods: {},
  remembered: never,
  moments: never,
});

const alone = ({ type, text }: MachineEvent & { type: 'SAY' }, findings: readonly Finding[]): MachineEvent => ({
  type,
  text,
  findings,
});

/** The finding that decides the expression: the first that suffices by itself, else the first that cannot be missed. */
function decisive(expr: Expr, event: MachineEvent & { type: 'SAY' }, draws: Sources['draws']): Finding | undefined {
  const scope = scopeOf(draws);
  const certain = event.findings.filter((finding) => finding.certainty === 'certain' && finding.kind !== 'hint');
  const true_ = (findings: readonly Finding[]): boolean =>
    holds(expr, { event: alone(event, findings), raised: [], entered: [] }, scope);
  // What holds without any finding (`unrecognised`, a negation) points at the utterance as a whole.
  if (true_([])) return undefined;
  const suffices = certain.find((finding) => true_([finding]));
  if (suffices || !true_(certain)) return suffices;
  return certain.find((finding) => !true_(certain.filter((other) => other !== finding)));
}

/** The finding that decided it. */
function meant(ref: Ref, event: MachineEvent & { type: 'SAY' }, draws: Sources['draws']): Finding | undefined {
  return ref.label === undefined
    ? ref.exprs.map((expr) => decisive(expr, event, draws)).find((finding) => finding !== undefined)
    : event.findings.find((f) => f.kind === 'forbidden' && f.certainty === 'certain' && f.label === ref.label);
}

/** Fields the expressions name; where they speak of the form as a whole, the fields that are not right. */
function fieldsOf(ref: Ref, event: MachineEvent & { type: 'FILE' }, encounter: Encounter): readonly string[] {
  const filings = ref.exprs.flatMap(calls).filter(([name, [form]]) => name.startsWith('filed') && form === event.form);
  const named = filings.flatMap(([, [, field]]) => field ?? []);
  if (named.length > 0) return [...new Set(named)];
  if (!filings.some(([name]) => name !== 'filed')) return [];
  const form = encounter.forms.find((candidate) => candidate.id === event.form);
  return (form?.fields ?? []).map((field) => field.id).filter((id) => (event.checks[id] ?? 'right') !== 'right');
}

/** The machine's event or moment that the expressions name and the step shows. */
function raisedName({ exprs, seq }: Ref, sources: Sources): string | undefined {
  let step: TraceStep | undefined;
  for (const expr of exprs) {
    for (const [name, [what]] of calls(expr)) {
      if (what === undefined || (name !== 'event' && name !== 'entered')) continue;
      step ??= sources.step(seq);
      const shown = name === 'event' ? step?.raised : step?.entered;
      if (shown?.includes(what)) return what;
    }
  }
  return undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function evidenceOf(ref: Ref, sources: Sources): readonly Evidence[] {
  const entry = sources.entry(ref.seq);
  // What the opening raised has no line to point at.
  if (entry === undefined) return [];
  const event = raisedName(ref, sources);
  const found: Writable<Evidence> = { seq: entry.seq, t: entry.t };
  if (event !== undefined) found.event = event;
  switch (entry.type) {
    case 'SAY': {
      const finding = meant(ref, entry, sources.draws);
      found.said = entry.text;
      if (finding) {
        found.start = finding.start;
        found.end = finding.end;
      }
      return [found];
    }
    case 'DO':
      found.did = entry.action;
      return [found];
    case 'FILE': {
      const fields = fieldsOf(ref, entry, sources.encounter);
      found.filed = entry.form;
      return fields.length === 0 ? [found] : fields.map((field) => ({ ...found, field }));
    }
    case 'TIMER':
      found.event = event ?? entry.timer;
      return [found];
    default:
      return [found];
  }
}

/** For a filing that was due and never right: the last one that was wrong, so that the trainee sees why. */
export function wrongFilings(exprs: readonly Expr[], entries: readonly LogEntry[]): readonly Ref[] {
  const wanted = exprs.flatMap(calls).filter(([name]) => name === 'filed_ok');
  return wanted.flatMap(([, args]) => {
    const [form, field] = args;
    const last = entries.findLast((entry) => entry.type === 'FILE' && entry.form === form);
    if (last?.type !== 'FILE') return [];
    const checks = field === undefined ? Object.values(last.checks) : [last.checks[field] ?? 'right'];
    const wrong: Expr = ['call', 'filed_wrong', ...args];
    return checks.some((check) => check !== 'right') ? [{ seq: last.seq, exprs: [wrong] }] : [];
  });
}
