import {
  checkForm,
  type Encounter,
  fireTimer,
  type MachineEvent,
  type Millis,
  type Model,
  type ModelState,
  nextDue,
  openModel,
  stepModel,
} from '../../encounter';
import type { Finding, Situation } from '../../language';
import { type Result, resultOf, rulesOf, type TraceStep, watchStart, watchStep } from '../../scoring';
import { momentsOfState, situationOf } from '../gate/explore';
import type { BotMove } from './manners';

export interface BotRun {
  readonly result: Result;
  readonly ending: string;
  /** Moments that were entered. */
  readonly moments: ReadonlySet<string>;
  readonly duration: Millis;
}

export type Listen = (text: string, situation: Situation | undefined) => readonly Finding[];

/** Plays moves through the model with the duties watching; what is left of the time is waited out. */
export function playBot(
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
  moves: readonly BotMove[],
  listen: Listen,
  tree: Model['tree'],
): BotRun {
  const opened = openModel(encounter, draws, tree);
  const { model } = opened;
  const moments = new Set<string>();
  let { state } = opened;
  let watch = watchStart(encounter, draws);
  let seq = 0;
  const see = (
    next: { readonly state: ModelState; readonly cues: typeof opened.cues },
    event: MachineEvent | null,
  ): void => {
    const raised: string[] = [];
    const entered: string[] = [];
    for (const cue of next.cues) {
      if (cue.cue === 'event') raised.push(cue.name);
      else if (cue.cue === 'enter') entered.push(cue.moment);
    }
    for (const id of entered) moments.add(id);
    state = next.state;
    const step: TraceStep = { seq, t: state.t, event, raised, entered, moments: momentsOfState(model, state) };
    watch = watchStep(watch, step);
    seq += 1;
  };
  const fire = (): boolean => {
    const fired = fireTimer(model, state);
    if (fired) see(fired, fired.event);
    return fired !== null;
  };
  const until = (t: Millis): void => {
    for (let due = nextDue(state); due !== null && due <= t; due = nextDue(state)) if (!fire()) return;
  };
  see(opened, null);
  for (const { wait, input } of moves) {
    if (state.ending !== null) break;
    if (input === null) {
      fire();
      continue;
    }
    const t = state.t + wait;
    until(t);
    if (state.ending !== null) break;
    const event = eventOf(input, encounter, draws, listen, situationOf(model, state));
    if (event) see(stepModel(model, state, event, t), event);
  }
  while (state.ending === null && fire());
  return {
    result: resultOf(watch, rulesOf(encounter), state.ending !== null),
    ending: state.ending ?? '',
    moments,
    duration: state.t,
  };
}

function eventOf(
  input: NonNullable<BotMove['input']>,
  encounter: Encounter,
  draws: Readonly<Record<string, string>>,
  listen: Listen,
  situation: Situation | undefined,
): MachineEvent | null {
  if (input.type === 'SAY') return { type: 'SAY', text: input.text, findings: listen(input.text, situation) };
  if (input.type === 'DO') return input;
  const form = encounter.forms.find(({ id }) => id === input.form);
  return form ? { ...input, checks: checkForm(form, input.fields, draws) } : null;
}
