import { drawAll } from './draws';
import { checkForm, cleanFields } from './forms';
import { isWrittenAs } from './log';
import { fireTimer, leaveModel, nextDue, openModel, stepModel } from './model';
import { type ModelState, type ModelStep, stateWith } from './model-run';
import { type ModelTree, modelTree, momentsAt } from './model-tree';
import { createDigester, valueText } from './state-digest';
import type { AttemptLog, Cue, Encounter, LogBody, LogEntry, MachineEvent, RunView, Step } from './types';

const trees = new WeakMap<Encounter, ModelTree | null>();

/** Null for an encounter from outside that no machine can be made of: the machine says so in its own way. */
function treeOf(encounter: Encounter): ModelTree | null {
  let known = trees.get(encounter);
  if (known === undefined) {
    const tree = modelTree(encounter);
    const named = tree.rules.every(({ rule: { goto } }) => !goto || goto === 'back' || tree.indexOf.has(goto));
    known = named && tree.left >= 0 && tree.timeUp >= 0 && encounter.moments.length > 0 ? tree : null;
    trees.set(encounter, known);
  }
  return known;
}

export interface Replayed {
  readonly steps: readonly Step[];
  readonly view: RunView;
}

/**
 * Replays a log by the model, an order of magnitude faster than by the machine. Every line holds a digest of the state
 * that the machine was in; only where the model comes to the same digest at every line is its answer given. Null
 * otherwise: then the machine itself must say what is wrong, or whether anything is. The chain must have been checked.
 */
export function replayByModel(encounter: Encounter, { header, entries }: AttemptLog): Replayed | null {
  const draws = drawAll(encounter, header.seed);
  const tree = treeOf(encounter);
  if (tree === null) return null;
  const opened = openModel(encounter, draws, tree, header, true);
  const { model } = opened;
  let { state } = opened;
  let now: Pick<ModelStep, 'state' | 'timers'> = opened;
  let at = 0;
  const steps: Step[] = [{ t: 0, entry: null, cues: opened.cues, moments: momentsAt(tree, state.active) }];
  const draw = encounter.draws.map(({ id }): LogBody => ({ type: 'DRAW', draw: id, value: draws[id] ?? '' }));
  const digestOf = createDigester();
  const digest = (): string => digestOf(valueText(tree, state.active), state.context, now.timers);
  /** Whether the next line is what the run would have written. */
  const written = (body: LogBody, cues: readonly Cue[]): boolean => {
    const entry = entries[at];
    if (!entry || !isWrittenAs(body, at + 1, state.t, digest(), entry)) return false;
    at += 1;
    steps.push({ t: state.t, entry, cues, moments: momentsAt(tree, state.active) });
    return true;
  };
  const ended = (by: 'encounter' | 'trainee', cues: readonly Cue[]): boolean => {
    const { ending } = state;
    if (ending === null) return true;
    now = { state, timers: state.timers };
    // A log may break off before its end line is written.
    return at >= entries.length || written({ type: 'END', ending, by }, cues);
  };
  const taken = (event: MachineEvent, step: ModelStep): boolean => {
    now = step;
    state = step.state;
    return written(event, step.cues) && ended('encounter', []);
  };
  for (const body of draw) if (at < entries.length && !written(body, [])) return null;
  while (at < entries.length) {
    const entry = entries[at] as LogEntry;
    const due = nextDue(state);
    if (entry.type === 'DRAW' || state.ending !== null || !Number.isSafeInteger(entry.t) || entry.t < state.t)
      return null;
    if (due !== null && due <= entry.t) {
      const fired = fireTimer(model, state);
      if (!fired || !taken(fired.event, fired)) return null;
      continue;
    }
    if (entry.type === 'TIMER') return null;
    state = waited(state, entry.t);
    now = { state, timers: state.timers };
    if (entry.type === 'NOTE') {
      if (!written({ type: 'NOTE', note: entry.note }, [])) return null;
    } else if (entry.type === 'END') {
      const left = leaveModel(model, state);
      state = left.state;
      if (entry.by !== 'trainee' || !ended('trainee', left.cues)) return null;
    } else {
      const event = eventOf(entry, encounter, draws);
      if (event === null || !taken(event, stepModel(model, state, event, state.t))) return null;
    }
  }
  const { moods, places, vars } = state.context;
  return {
    steps,
    view: {
      t: state.t,
      moments: momentsAt(tree, state.active),
      moods,
      present: encounter.cast.map((citizen) => citizen.id).filter((id) => places[id] !== 'away'),
      vars,
      draws,
      nextDue: nextDue(state),
      ending: state.ending,
    },
  };
}

const waited = (state: ModelState, t: number): ModelState => (t > state.t ? stateWith(state, { t }) : state);

/** What the run makes of an input; null for one that it refuses. */
function eventOf(
  entry: LogEntry & { type: 'SAY' | 'DO' | 'FILE' },
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
): MachineEvent | null {
  switch (entry.type) {
    case 'SAY':
      return { type: 'SAY', text: entry.text, findings: entry.findings ?? [] };
    case 'DO': {
      const { type, action, target } = entry;
      if (!encounter.actions.some(({ id }) => id === action)) return null;
      if (target !== undefined && !encounter.cast.some(({ id }) => id === target)) return null;
      return target === undefined ? { type, action } : { type, action, target };
    }
    case 'FILE': {
      const form = encounter.forms.find(({ id }) => id === entry.form);
      if (!form) return null;
      const { type } = entry;
      const fields = cleanFields(
        entry.fields,
        form.fields.map(({ id }) => id),
      );
      return { type, form: form.id, fields, checks: checkForm(form, fields, draws) };
    }
  }
}
