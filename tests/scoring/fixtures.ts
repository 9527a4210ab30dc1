import type {
  AttemptLog,
  Cue,
  Duty,
  DutyTemplate,
  Encounter,
  EncounterHash,
  Expr,
  FormDef,
  LogBody,
  LogEntry,
  MachineEvent,
  Step,
} from '../../src/encounter';
import type { Finding } from '../../src/language';
import type { ClauseId } from '../../src/norms';

export const clause = (id: string): ClauseId => id as ClauseId;
const text = (zh: string, en = zh) => ({ zh, en });

export const said = (label: string): Expr => ['call', 'said', label];
export const did = (action: string): Expr => ['call', 'did', action];
export const forbidden = (...labels: string[]): Expr => ['call', 'forbidden', ...labels];
export const phrase = (id: string): Expr => ['call', 'phrase', id];
export const told = (fact: string): Expr => ['call', 'told', fact];
export const event = (name: string): Expr => ['call', 'event', name];
export const either = (a: Expr, b: Expr): Expr => ['||', a, b];

export function duty(id: string, template: DutyTemplate, operands: readonly Expr[], more: Partial<Duty> = {}): Duty {
  return {
    id,
    text: text(id),
    clauses: [clause('cq.H5.1')],
    beyond: false,
    dimension: 'procedure',
    weight: 1,
    critical: false,
    basis: 'norm',
    template,
    operands,
    fixedWording: false,
    during: [],
    ...more,
  };
}

const NOTICE: FormDef = {
  id: 'notice',
  layout: 'notice_g',
  title: text('一次性告知书', 'One-time notice'),
  fields: ['items', 'deadline', 'contact'].map((id) => ({
    id,
    label: text(id),
    kind: 'text',
    expect: [{ value: { kind: 'any' } }],
    clauses: [],
  })),
};

export function encounter(duties: readonly Duty[], more: Partial<Encounter> = {}): Encounter {
  return {
    format: 'yingsheng-encounter/1',
    id: 'power-cut',
    number: 'S28',
    title: text('停电', 'Power cut'),
    summary: text('停电'),
    briefing: text('停电'),
    post: text('窗口', 'Counter'),
    level: text('五级', 'Level 5'),
    kind: 'encounter',
    limit: 360_000,
    packs: ['cq', 'hr'],
    weights: { etiquette: 30, forbidden: 25, procedure: 45 },
    stage: { place: 'hall', window: '3', sign: text('3 号窗口', 'Window 3'), crowd: 4 },
    cast: [
      {
        id: 'wang',
        name: text('王师傅', 'Mr Wang'),
        role: text('办件人', 'Applicant'),
        age: 48,
        look: { figure: 'man' },
        temper: 'patient',
        mood: 40,
        fear: false,
        at: 'counter',
      },
    ],
    tempers: [],
    draws: [
      {
        id: 'missing',
        options: [
          { id: 'lease', text: text('租赁合同') },
          { id: 'licence', text: text('许可证') },
        ],
      },
    ],
    vars: [],
    facts: [],
    actions: [],
    forms: [NOTICE],
    moments: [],
    interruptions: [],
    endings: [{ id: 'calm', title: text('平静收场', 'A calm end'), text: text('……'), tone: 'good' }],
    duties,
    remembered: [],
    ...more,
  };
}

/** One thing that happens. Labels without a prefix are speech acts; `!x` is forbidden, `#x` a fact, `§x` a clause. */
export interface Move {
  readonly t?: number;
  readonly say?: string;
  readonly text?: string;
  readonly findings?: readonly Finding[];
  readonly do?: string;
  readonly file?: string;
  readonly checks?: Readonly<Record<string, 'right' | 'wrong' | 'empty'>>;
  readonly timer?: string;
  readonly raise?: readonly string[];
  readonly enter?: readonly string[];
  readonly moments?: readonly string[];
  readonly mood?: number;
}

/** Findings for `greet !mock #lease §cq.C1.01`, each on its own word of the text. */
export function findings(labels: string, certainty: Finding['certainty'] = 'certain'): readonly Finding[] {
  let start = 0;
  return labels
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const end = start + word.length;
      const name = word.replace(/^[!#§]/, '');
      const finding: Finding = {
        kind: word.startsWith('!') ? 'forbidden' : word.startsWith('#') ? 'fact' : 'act',
        label: name,
        start,
        end,
        template: `t.${name}`,
        clauses:
          word.startsWith('§') || word.startsWith('!') ? [clause(word.startsWith('!') ? `cq.D2.${name}` : name)] : [],
        certainty,
      };
      start = end + 1;
      return finding;
    });
}

function machineEvent(move: Move): MachineEvent | null {
  if (move.say !== undefined || move.findings !== undefined) {
    const labels = move.say ?? '';
    return { type: 'SAY', text: move.text ?? labels, findings: move.findings ?? findings(labels) };
  }
  if (move.do !== undefined) return { type: 'DO', action: move.do };
  if (move.file !== undefined) return { type: 'FILE', form: move.file, fields: {}, checks: move.checks ?? {} };
  return move.timer === undefined ? null : { type: 'TIMER', timer: move.timer };
}

const HASH = 'e'.repeat(64) as EncounterHash;

/** A log and its steps as the encounter room would replay them, without a machine: moments stay until a move sets them. */
export function attempt(
  moves: readonly Move[],
  options: {
    readonly draws?: Readonly<Record<string, string>>;
    readonly end?: number | null;
    readonly opening?: Move;
  } = {},
): { readonly log: AttemptLog; readonly steps: readonly Step[] } {
  const entries: LogEntry[] = [];
  const steps: Step[] = [];
  let moments: readonly string[] = [];
  let t = 0;
  let mood = 40;
  const cues = (move: Move): readonly Cue[] => {
    const from = mood;
    mood = move.mood ?? mood;
    return [
      ...(move.raise ?? []).map((name): Cue => ({ cue: 'event', name })),
      ...(move.enter ?? []).map((moment): Cue => ({ cue: 'enter', moment })),
      ...(from === mood ? [] : [{ cue: 'mood', who: 'wang', from, to: mood, why: text('……') } as const]),
    ];
  };
  const settle = (move: Move): void => {
    moments = move.moments ?? (move.enter === undefined ? moments : move.enter);
  };
  const write = (body: LogBody, move: Move): void => {
    const seq = entries.length + 1;
    const entry: LogEntry = { ...body, seq, t, state: 's', hash: `h${seq}` };
    entries.push(entry);
    settle(move);
    steps.push({ t, entry, cues: cues(move), moments });
  };
  const opening = options.opening ?? {};
  settle(opening);
  steps.push({ t: 0, entry: null, cues: cues(opening), moments });
  for (const [draw, value] of Object.entries(options.draws ?? {})) write({ type: 'DRAW', draw, value }, {});
  for (const move of moves) {
    t = Math.max(t, move.t ?? t + 1000);
    const body = machineEvent(move);
    if (body === null) throw new Error('a move must be something that happens');
    write(body, move);
  }
  if (options.end !== null) {
    t = Math.max(t, options.end ?? t);
    write({ type: 'END', ending: 'calm', by: 'encounter' }, { moments: [] });
  }
  const log: AttemptLog = {
    header: {
      format: 'yingsheng-run/1',
      encounter: 'power-cut',
      hash: HASH,
      packs: { cq: '1.0.0' },
      lexicon: 'l',
      judge: '1.0.0',
      engine: '1.0.0',
      seed: 7,
      mode: 'practice',
      hash0: 'h0',
    },
    entries,
  };
  return { log, steps };
}
