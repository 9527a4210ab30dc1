import { MOOD_ACTS, MOOD_REASONS, type MoodCause } from './tempers';
import type { Cue, Encounter, MachineEvent, Temper } from './types';

export interface People {
  readonly moods: Readonly<Record<string, number>>;
  readonly places: Readonly<Record<string, string>>;
  /** How often each cause has calmed each citizen, `zhou:greet` → 1. */
  readonly calmed: Readonly<Record<string, number>>;
}

/** A kindness counts in full once, half the second time, then no more: repeating it wins nothing. */
const CALMING_USES = 2;

/** Timer that the engine re-arms on every word and act. */
export const SILENCE = '@silence';
export const LIMIT = '@limit';

/** What tempers hear in an event. */
export function causesOf(event: MachineEvent, encounter: Encounter): readonly MoodCause[] {
  if (event.type === 'TIMER') return event.timer === SILENCE ? ['silence'] : [];
  if (event.type === 'DO') {
    return encounter.actions.find((action) => action.id === event.action)?.courtesy ? ['courtesy'] : [];
  }
  if (event.type === 'FILE') return [];
  let understood = false;
  let told = false;
  const kind: MoodCause[] = [];
  for (const finding of event.findings) {
    if (finding.certainty !== 'certain') continue;
    // Rude and kind in one breath: the rudeness is heard, the kindness is not.
    if (finding.kind === 'forbidden') return ['forbidden'];
    if (finding.kind === 'fact') told = true;
    if (finding.kind !== 'act') continue;
    understood = true;
    const cause = MOOD_ACTS[finding.label];
    if (cause !== undefined && !kind.includes(cause)) kind.push(cause);
  }
  if (!understood && !told) return ['unrecognised'];
  // A fact of the case named aloud explains, in whatever words.
  if (told && !kind.includes('explanation')) kind.push('explanation');
  return kind;
}

/** Applies the tempers of everyone at the counter to one event. Pure; returns the people after it and the mood cues. */
export function moveMoods(
  people: People,
  event: MachineEvent,
  encounter: Encounter,
): { people: People; cues: readonly Cue[] } {
  return moveBy(people, causesOf(event, encounter), encounter);
}

/** The same for causes already heard. People whom nothing moved are the same object afterwards. */
export function moveBy(
  people: People,
  causes: readonly MoodCause[],
  encounter: Encounter,
): { people: People; cues: readonly Cue[] } {
  if (causes.length === 0) return { people, cues: NO_CUES };
  let moods: Record<string, number> | null = null;
  const calmed: Calmed = { known: people.calmed, next: null };
  const cues: Cue[] = [];
  for (const citizen of encounter.cast) {
    if (people.places[citizen.id] !== 'counter') continue;
    const temper = temperOf(encounter, citizen.temper);
    if (!temper) continue;
    let change = 0;
    let strongest: MoodCause | null = null;
    for (const cause of causes) {
      const felt = feel(cause, temper, citizen.id, calmed);
      change += felt.change;
      if (felt.change !== 0 && (strongest === null || Math.abs(felt.change) > Math.abs(temper[strongest])))
        strongest = felt.cause;
    }
    const from = people.moods[citizen.id] ?? 0;
    const to = clampMood(from + change);
    if (to === from || strongest === null) continue;
    moods ??= { ...people.moods };
    moods[citizen.id] = to;
    cues.push({ cue: 'mood', who: citizen.id, from, to, why: MOOD_REASONS[strongest] });
  }
  if (moods === null && calmed.next === null) return { people, cues };
  return {
    people: { moods: moods ?? people.moods, places: people.places, calmed: calmed.next ?? people.calmed },
    cues,
  };
}

/** People after so many silences one after the other; the same object if they are as they were. */
export function outlast<P extends People>(people: P, times: number, encounter: Encounter): P {
  let now = people;
  for (let left = times; left > 0; left -= 1) {
    const { moods, calmed } = moveBy(now, ['silence'], encounter).people;
    if (moods === now.moods && calmed === now.calmed) break;
    now = { ...now, moods, calmed };
    // A silence that calms nobody moves everybody the same again: all at once.
    if (calmed !== people.calmed) continue;
    return { ...now, moods: worn(now, left - 1, encounter) };
  }
  return now;
}

/** Moods after so many more silences that calm nobody. */
function worn({ moods, places }: People, times: number, encounter: Encounter): Readonly<Record<string, number>> {
  const next = { ...moods };
  for (const { id, temper } of encounter.cast) {
    const change = temperOf(encounter, temper)?.silence ?? 0;
    if (places[id] === 'counter' && change > 0) next[id] = clampMood((moods[id] ?? 0) + times * change);
  }
  return next;
}

const NO_CUES: readonly Cue[] = [];

/** Counts of kindnesses, copied when the first of them grows. */
interface Calmed {
  readonly known: Readonly<Record<string, number>>;
  next: Record<string, number> | null;
}

const tempers = new WeakMap<Encounter, ReadonlyMap<string, Temper>>();

function temperOf(encounter: Encounter, id: string): Temper | undefined {
  let known = tempers.get(encounter);
  if (!known) {
    // Of two with one name the first counts.
    known = new Map([...encounter.tempers].reverse().map((temper) => [temper.id, temper]));
    tempers.set(encounter, known);
  }
  return known.get(id);
}

const calmedKeys = new Map<string, Map<MoodCause, string>>();
const MOST_PEOPLE = 1000;

/** `zhou:greet`, put together once: a text that is made anew is looked up anew, letter by letter. */
function calmedKey(who: string, kind: MoodCause): string {
  let keys = calmedKeys.get(who);
  if (!keys) {
    if (calmedKeys.size >= MOST_PEOPLE) calmedKeys.clear();
    keys = new Map();
    calmedKeys.set(who, keys);
  }
  let key = keys.get(kind);
  if (key === undefined) {
    key = `${who}:${kind}`;
    keys.set(kind, key);
  }
  return key;
}

function feel(cause: MoodCause, temper: Temper, who: string, calmed: Calmed): { change: number; cause: MoodCause } {
  const uses = (kind: MoodCause): number => (calmed.next ?? calmed.known)[calmedKey(who, kind)] ?? 0;
  const felt: MoodCause =
    cause === 'explanation' && uses('apology') + uses('empathy') === 0 ? 'explanation_first' : cause;
  const change = temper[felt];
  if (change >= 0) return { change, cause: felt };
  const before = uses(felt);
  if (before >= CALMING_USES) return { change: 0, cause: felt };
  calmed.next ??= { ...calmed.known };
  calmed.next[calmedKey(who, felt)] = before + 1;
  return { change: before === 0 ? change : Math.trunc(change / 2), cause: felt };
}

export function clampMood(mood: number): number {
  return Math.max(0, Math.min(100, mood));
}
