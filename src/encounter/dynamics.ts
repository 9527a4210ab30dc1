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

function causesOf(event: MachineEvent, encounter: Encounter): readonly MoodCause[] {
  if (event.type === 'TIMER') return event.timer === SILENCE ? ['silence'] : [];
  if (event.type === 'DO') {
    return encounter.actions.find((action) => action.id === event.action)?.courtesy ? ['courtesy'] : [];
  }
  if (event.type === 'FILE') return [];
  const certain = event.findings.filter((finding) => finding.certainty === 'certain');
  const forbidden = certain.filter((finding) => finding.kind === 'forbidden');
  const acts = certain.filter((finding) => finding.kind === 'act');
  const told = certain.some((finding) => finding.kind === 'fact');
  if (forbidden.length === 0 && acts.length === 0 && !told) return ['unrecognised'];
  const kind = acts.flatMap((finding) => MOOD_ACTS[finding.label] ?? []);
  // A fact of the case named aloud explains, in whatever words.
  if (told) kind.push('explanation');
  // Rude and kind in one breath: the rudeness is heard, the kindness is not.
  return forbidden.length > 0 ? ['forbidden'] : [...new Set(kind)];
}

/** Applies the tempers of everyone at the counter to one event. Pure; returns the people after it and the mood cues. */
export function moveMoods(
  people: People,
  event: MachineEvent,
  encounter: Encounter,
): { people: People; cues: readonly Cue[] } {
  const causes = causesOf(event, encounter);
  if (causes.length === 0) return { people, cues: [] };
  const moods = { ...people.moods };
  const calmed = { ...people.calmed };
  const cues: Cue[] = [];
  for (const citizen of encounter.cast) {
    if (people.places[citizen.id] !== 'counter') continue;
    const temper = encounter.tempers.find((candidate) => candidate.id === citizen.temper);
    if (!temper) continue;
    let change = 0;
    let strongest: MoodCause | null = null;
    for (const cause of causes) {
      const felt = feel(cause, temper, citizen.id, calmed);
      change += felt.change;
      if (felt.change !== 0 && (strongest === null || Math.abs(felt.change) > Math.abs(temper[strongest])))
        strongest = felt.cause;
    }
    const from = moods[citizen.id] ?? 0;
    const to = clampMood(from + change);
    if (to === from || strongest === null) continue;
    moods[citizen.id] = to;
    cues.push({ cue: 'mood', who: citizen.id, from, to, why: MOOD_REASONS[strongest] });
  }
  return { people: { ...people, moods, calmed }, cues };
}

function feel(
  cause: MoodCause,
  temper: Temper,
  who: string,
  calmed: Record<string, number>,
): { change: number; cause: MoodCause } {
  const warmed = (calmed[`${who}:apology`] ?? 0) + (calmed[`${who}:empathy`] ?? 0) > 0;
  const felt: MoodCause = cause === 'explanation' && !warmed ? 'explanation_first' : cause;
  const change = temper[felt];
  if (change >= 0) return { change, cause: felt };
  const key = `${who}:${felt}`;
  const uses = calmed[key] ?? 0;
  if (uses >= CALMING_USES) return { change: 0, cause: felt };
  calmed[key] = uses + 1;
  return { change: uses === 0 ? change : Math.trunc(change / 2), cause: felt };
}

export function clampMood(mood: number): number {
  return Math.max(0, Math.min(100, mood));
}
