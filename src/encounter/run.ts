import { createActor } from 'xstate';
import type { Finding, Judge, JudgeContext } from '../language';
import { drawAll } from './draws';
import { checkForm, cleanFields } from './forms';
import { entryLine, headerLine, isWrittenAs, sealEntry, sealHeader } from './log';
import { allMoments, machineOf, type PlayContext, readValue } from './machine';
import type { MachineContext } from './machine-memory';
import {
  applyChanges,
  disarm,
  hearing,
  nextTimer,
  openTimers,
  stopped,
  type TimerChange,
  type Timers,
} from './scheduler';
import { createDigester, playedValue } from './state-digest';
import type {
  AttemptLog,
  Cue,
  Encounter,
  EncounterHash,
  FieldValue,
  LogBody,
  LogEntry,
  MachineEvent,
  Millis,
  Presence,
  RunHeader,
  RunView,
  Step,
} from './types';

/** Raised whenever the same log could lead to another state; recorded with every attempt. */
export const ENGINE_VERSION = '1.1.0';

/** Longest utterance that is judged and kept, in UTF-16 units. */
const MAX_UTTERANCE = 10_000;

export interface RunOptions {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  readonly judge: Judge;
  readonly header: Omit<RunHeader, 'format' | 'encounter' | 'hash' | 'engine'>;
}

/** One attempt in progress. Times are attempt time; an input earlier than the last event is taken as simultaneous with it. */
export interface Run {
  readonly header: AttemptLog['header'];
  readonly entries: readonly LogEntry[];
  /** `steps[0]` is the opening; one more for every log entry. */
  readonly steps: readonly Step[];
  view(): RunView;
  /** What the judge is asked when this is said now; a judge that takes its time is asked before. */
  question(text: string): Question;
  /** Fires every timer due at or before `t`, by due time, then arming order. */
  advance(t: Millis): readonly Step[];
  say(t: Millis, text: string): readonly Step[];
  act(t: Millis, action: string, target?: string): readonly Step[];
  file(t: Millis, form: string, fields: Readonly<Record<string, FieldValue>>): readonly Step[];
  /** The trainee left the page, or came back: for the record alone, the story knows nothing of it. */
  note(t: Millis, note: Presence): readonly Step[];
  /** The trainee ends the attempt. */
  end(t: Millis): readonly Step[];
  /** Stored lines of the log so far, header first. */
  lines(): readonly string[];
}

/** Words as they are judged and kept, and what they are judged by. */
export interface Question {
  readonly words: string;
  readonly context: JudgeContext;
}

/** A run that replay can feed with recorded findings. */
export interface ReplayableRun extends Run {
  /** Like `say`, with findings that were recorded instead of judged. */
  sayRecorded(t: Millis, text: string, findings: readonly Finding[]): readonly Step[];
}

export class RunError extends Error {
  constructor(
    readonly code: 'E-RUN-ACTION' | 'E-RUN-FORM' | 'E-RUN-TIME' | 'E-RUN-TARGET',
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'RunError';
  }
}

export function startRun(options: RunOptions): Run {
  return openRun(options);
}

/** Shared by live runs and replay. `recorded` is a log whose chain holds: a line that comes out the same has its hash. */
export function openRun(
  { encounter, hash, judge, header: given }: RunOptions,
  sealed?: AttemptLog['header'],
  recorded: readonly LogEntry[] = [],
): ReplayableRun {
  const header =
    sealed ??
    sealHeader({ format: 'yingsheng-run/1', encounter: encounter.id, hash, engine: ENGINE_VERSION, ...given });
  const draws = drawAll(encounter, header.seed);
  const moments = new Map(allMoments(encounter).map((moment) => [moment.id, moment]));
  const actor = createActor(machineOf(encounter, draws));

  let timers: Timers = openTimers(encounter, header);
  let now: Millis = 0;
  const entries: LogEntry[] = [];
  const steps: Step[] = [];

  const { play } = actor.getSnapshot().context as PlayContext;
  /** Takes what the machine told, moves the timers, and returns the cues. */
  const settle = (): readonly Cue[] => {
    const cues: Cue[] = [];
    const changes: TimerChange[] = [];
    for (const emitted of play.take()) {
      if (emitted.type === 'signal') changes.push({ kind: 'signal', signal: emitted.signal });
      else {
        cues.push(emitted.cue);
        const moment =
          emitted.cue.cue === 'enter' || emitted.cue.cue === 'leave' ? moments.get(emitted.cue.moment) : undefined;
        if (moment) changes.push({ kind: emitted.cue.cue as 'enter' | 'leave', moment });
      }
    }
    timers = applyChanges(timers, changes, now);
    return cues;
  };

  const context = (): MachineContext => play.memory;
  let last: { readonly snapshot: unknown; readonly place: ReturnType<typeof readValue> } | null = null;
  const place = () => {
    const snapshot = actor.getSnapshot();
    if (last?.snapshot !== snapshot) last = { snapshot, place: readValue(encounter, snapshot.value) };
    return last.place;
  };
  const digestOf = createDigester();
  const digest = (): string => {
    return digestOf(playedValue(actor.getSnapshot().value), context(), timers);
  };

  const write = (body: LogBody, cues: readonly Cue[]): Step => {
    const previous = entries.at(-1)?.hash ?? header.hash0;
    const seq = entries.length + 1;
    const state = digest();
    const known = recorded[entries.length];
    const same = known !== undefined && (recorded[entries.length - 1]?.hash ?? header.hash0) === previous;
    const entry =
      same && isWrittenAs(body, seq, now, state, known) ? known : sealEntry(previous, body, seq, now, state);
    entries.push(entry);
    const step: Step = { t: now, entry, cues, moments: place().moments };
    steps.push(step);
    return step;
  };

  const ended = (): boolean => entries.at(-1)?.type === 'END';

  const writeEnd = (by: 'encounter' | 'trainee', cues: readonly Cue[]): readonly Step[] => {
    const { ending } = place();
    if (ending === null) return [];
    timers = stopped(timers);
    return [write({ type: 'END', ending, by }, cues)];
  };

  const feed = (event: MachineEvent): readonly Step[] => {
    timers = hearing(timers, encounter, event, now);
    actor.send(event);
    const cues = settle();
    const step = write(event, cues);
    return [step, ...writeEnd('encounter', [])];
  };

  const advance = (t: Millis): readonly Step[] => {
    if (!Number.isSafeInteger(t) || t < 0)
      throw new RunError('E-RUN-TIME', `time must be a whole number of milliseconds, got ${t}`);
    const fired: Step[] = [];
    for (let next = nextTimer(timers); !ended() && next !== null && next.due <= t; next = nextTimer(timers)) {
      now = Math.max(now, next.due);
      timers = disarm(timers, next.id);
      fired.push(...feed({ type: 'TIMER', timer: next.id }));
    }
    if (!ended()) now = Math.max(now, t);
    return fired;
  };

  const input = (t: Millis, event: MachineEvent): readonly Step[] => {
    const fired = advance(t);
    return ended() ? fired : [...fired, ...feed(event)];
  };

  const judgeContext = (): JudgeContext => {
    const situation = place()
      .moments.map((id) => moments.get(id)?.situation)
      .findLast((candidate) => candidate !== undefined);
    return situation === undefined ? { facts: encounter.facts } : { facts: encounter.facts, situation };
  };

  const question = (text: string): Question => ({
    words: text.toWellFormed().slice(0, MAX_UTTERANCE).toWellFormed(),
    context: judgeContext(),
  });

  const sayRecorded = (t: Millis, text: string, findings: readonly Finding[]) =>
    input(t, { type: 'SAY', text, findings });

  actor.start();
  steps.push({ t: 0, entry: null, cues: settle(), moments: place().moments });
  for (const draw of encounter.draws) write({ type: 'DRAW', draw: draw.id, value: draws[draw.id] ?? '' }, []);

  return {
    header,
    entries,
    steps,
    view: () => {
      const { moments: active, ending } = place();
      const { moods, places, vars } = context();
      return {
        t: now,
        moments: active,
        moods,
        present: encounter.cast.map((citizen) => citizen.id).filter((id) => places[id] !== 'away'),
        vars,
        draws,
        nextDue: ended() ? null : (nextTimer(timers)?.due ?? null),
        ending,
      };
    },
    question,
    advance,
    say: (t, text) => {
      const fired = advance(t);
      if (ended()) return fired;
      const { words, context } = question(text);
      return [...fired, ...sayRecorded(now, words, judge(words, context))];
    },
    sayRecorded,
    act: (t, action, target) => {
      if (!encounter.actions.some((candidate) => candidate.id === action)) {
        throw new RunError('E-RUN-ACTION', `the encounter offers no action “${action}”`);
      }
      if (target !== undefined && !encounter.cast.some((citizen) => citizen.id === target)) {
        throw new RunError('E-RUN-TARGET', `nobody in the cast is “${target}”`);
      }
      return input(t, { type: 'DO', action, ...(target === undefined ? {} : { target }) });
    },
    file: (t, form, fields) => {
      const definition = encounter.forms.find((candidate) => candidate.id === form);
      if (!definition) throw new RunError('E-RUN-FORM', `the encounter has no form “${form}”`);
      const kept = cleanFields(
        fields,
        definition.fields.map((field) => field.id),
      );
      return input(t, { type: 'FILE', form, fields: kept, checks: checkForm(definition, kept, draws) });
    },
    note: (t, note) => {
      const fired = advance(t);
      return ended() ? fired : [...fired, write({ type: 'NOTE', note }, [])];
    },
    end: (t) => {
      const fired = advance(t);
      if (ended()) return fired;
      actor.send({ type: 'END' });
      return [...fired, ...writeEnd('trainee', settle())];
    },
    lines: () => [headerLine(header), ...entries.map(entryLine)],
  };
}
