import { causesOf, moveBy, type People } from './dynamics';
import type { Encounter, MachineEvent } from './types';

type Moved = ReturnType<typeof moveBy>;

/** What tempers make of events. */
export interface Feelings {
  move(people: People, event: MachineEvent): Moved;
}

/** For events that come once, as in a log. */
export const passingFeelings = (encounter: Encounter): Feelings => ({
  move: (people, event) => moveBy(people, causesOf(event, encounter), encounter),
});

/** Kept: many inputs are heard alike, and many are tried from one state. */
export function keptFeelings(encounter: Encounter): Feelings {
  const heard = new WeakMap<MachineEvent, { readonly name: string; readonly causes: ReturnType<typeof causesOf> }>();
  let last: { people: People; moved: Map<string, Moved> } | null = null;
  return {
    move: (people, event) => {
      let found = heard.get(event);
      if (!found) {
        const causes = causesOf(event, encounter);
        found = { name: causes.join(), causes };
        heard.set(event, found);
      }
      const { name, causes } = found;
      if (causes.length === 0) return moveBy(people, causes, encounter);
      const { moods, places, calmed } = people;
      if (!last || last.people.moods !== moods || last.people.places !== places || last.people.calmed !== calmed)
        last = { people: { moods, places, calmed }, moved: new Map() };
      let moved = last.moved.get(name);
      if (!moved) {
        moved = moveBy(last.people, causes, encounter);
        last.moved.set(name, moved);
      }
      return moved;
    },
  };
}
