import { moveMoods } from './dynamics';
import type { Observation, Scope } from './expression';
import {
  asCue,
  carryOut,
  type Emitted,
  isMachineEvent,
  type MachineContext,
  memoryWith,
  observe,
  openContext,
  remember,
  scopeOf,
} from './machine-memory';
import type { Effect, Encounter, Moment } from './types';

interface Happening {
  readonly type: string;
}

/**
 * What an actor of the machine remembers, and what the event in hand has told so far. XState runs actions in order, at
 * once; they move this on rather than being an `assign` each, since XState copies its snapshot and works out its states
 * anew for every one of them: a tenth of a step without its judge. The memory itself is never changed in place. A new
 * event object begins a new list, so no event object is sent twice.
 */
export class Play {
  #memory: MachineContext;
  #told: Emitted[] = [];
  #event: Happening | null = null;
  /** People have heard the event. */
  #felt = false;
  #seen: { readonly event: Happening; readonly observation: Observation } | null = null;
  #scope: { readonly memory: MachineContext; readonly scope: Scope } | null = null;
  readonly #encounter: Encounter;

  constructor(encounter: Encounter, draws: Readonly<Record<string, string>>) {
    this.#encounter = encounter;
    this.#memory = openContext(encounter, draws);
  }

  get memory(): MachineContext {
    return this.#memory;
  }

  /** What the last event told, in order: cues go to stage and log, signals to the scheduler. Told once. */
  take(): readonly Emitted[] {
    const told = this.#told;
    this.#told = [];
    return told;
  }

  /** What guards see of the event. */
  seen(event: Happening): Observation {
    if (this.#seen?.event !== event) this.#seen = { event, observation: observe(event) };
    return this.#seen.observation;
  }

  scope(): Scope {
    if (this.#scope?.memory !== this.#memory) this.#scope = { memory: this.#memory, scope: scopeOf(this.#memory) };
    return this.#scope.scope;
  }

  perform(event: Happening, effects: readonly Effect[], signals: readonly Emitted[]): void {
    this.#begin(event);
    this.#feel(event);
    this.#carryOut(event, effects);
    for (const emitted of signals) {
      this.#told.push(emitted);
      if (emitted.type === 'signal' && emitted.signal.signal === 'resume')
        this.#memory = memoryWith(this.#memory, { resuming: true });
    }
  }

  enter(event: Happening, { id, enter }: Moment): void {
    this.#begin(event);
    this.#told.push(asCue({ cue: 'enter', moment: id }));
    if (!this.#memory.resuming) this.#carryOut(event, enter);
    this.#memory = memoryWith(this.#memory, { active: [...this.#memory.active, id] });
  }

  leave(event: Happening, { id }: Moment): void {
    this.#begin(event);
    this.#told.push(asCue({ cue: 'leave', moment: id }));
    this.#memory = memoryWith(this.#memory, { active: this.#memory.active.filter((active) => active !== id) });
  }

  #begin(event: Happening): void {
    if (this.#event === event) return;
    this.#event = event;
    this.#told = [];
    this.#felt = false;
  }

  /** People hear the event once, however many rules take it. */
  #feel(event: Happening): void {
    if (this.#felt) return;
    this.#felt = true;
    if (!isMachineEvent(event)) return;
    const memory = this.#memory;
    const { people, cues } = moveMoods(memory, event, this.#encounter);
    const seen = remember(memory, event, this.#encounter);
    const { moods, calmed } = people;
    if (moods !== memory.moods || calmed !== memory.calmed || seen !== memory.seen || memory.resuming)
      this.#memory = memoryWith(memory, { moods, calmed, seen, resuming: false });
    for (const cue of cues) this.#told.push(asCue(cue));
  }

  #carryOut(event: Happening, effects: readonly Effect[]): void {
    if (effects.length === 0) return;
    const { next, out } = carryOut(effects, this.#memory, this.#encounter, scopeOf, this.seen(event));
    this.#memory = next;
    for (const emitted of out) this.#told.push(emitted);
  }
}
