import { allMoments, type Encounter, type Millis, type Moment, type Step } from '../../encounter';
import type { Finding } from '../../language';
import type { Text } from '../../norms';

/** One line of the dialogue as the log column shows it. */
export type Line =
  | { readonly kind: 'citizen'; readonly key: string; readonly t: Millis; readonly who: string; readonly text: Text }
  | {
      readonly kind: 'own';
      readonly key: string;
      readonly t: Millis;
      readonly seq: number;
      readonly text: string;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'deed'; readonly key: string; readonly t: Millis; readonly text: Text }
  | { readonly kind: 'filed'; readonly key: string; readonly t: Millis; readonly form: Text }
  | { readonly kind: 'story'; readonly key: string; readonly t: Millis; readonly text: Text };

export type OwnLine = Extract<Line, { kind: 'own' }>;
export type CitizenLine = Extract<Line, { kind: 'citizen' }>;
type StoryLine = Extract<Line, { kind: 'story' }>;

/** What was said and done, in order: the trainee's entry first, then what it caused. */
export function transcript(encounter: Encounter, steps: readonly Step[]): readonly Line[] {
  return steps.flatMap((step, index) => [...entryLines(encounter, step, index), ...cueLines(step, index)]);
}

function entryLines(encounter: Encounter, { entry, t }: Step, index: number): readonly Line[] {
  const key = `${index}`;
  switch (entry?.type) {
    case 'SAY':
      return [{ kind: 'own', key, t, seq: entry.seq, text: entry.text, findings: entry.findings }];
    case 'DO': {
      const action = encounter.actions.find(({ id }) => id === entry.action);
      return action ? [{ kind: 'deed', key, t, text: action.report ?? action.label }] : [];
    }
    case 'FILE': {
      const form = encounter.forms.find(({ id }) => id === entry.form);
      return form ? [{ kind: 'filed', key, t, form: form.title }] : [];
    }
    default:
      return [];
  }
}

function cueLines({ cues, t }: Step, index: number): readonly Line[] {
  return cues.flatMap((cue, place): readonly Line[] => {
    const key = `${index}.${place}`;
    if (cue.cue === 'say') return [{ kind: 'citizen', key, t, who: cue.who, text: cue.text }];
    if (cue.cue === 'narrate') return [{ kind: 'story', key, t, text: cue.text }];
    return [];
  });
}

/** Long enough to be read while somebody already speaks. */
const OVERTAKEN_MS = 6000;

/** What has just happened, until what is said or done later has overtaken it. */
export function happening(lines: readonly Line[]): StoryLine | null {
  const story = lines.findLast((line): line is StoryLine => line.kind === 'story');
  const now = lines.at(-1)?.t ?? 0;
  return story && now - story.t < OVERTAKEN_MS ? story : null;
}

/** Utterances so far: the turns of the trainee. */
export const turns = (lines: readonly Line[]): number => lines.filter(({ kind }) => kind === 'own').length;

export interface MoodPoint {
  readonly t: Millis;
  readonly mood: number;
  readonly why: Text | null;
}

/** Course of one citizen's agitation, from the start of the attempt. */
export function moodCourse(encounter: Encounter, steps: readonly Step[], who: string): readonly MoodPoint[] {
  const start = encounter.cast.find(({ id }) => id === who)?.mood ?? 0;
  const course: MoodPoint[] = [{ t: 0, mood: start, why: null }];
  for (const { cues, t } of steps) {
    for (const cue of cues) {
      if (cue.cue === 'mood' && cue.who === who) course.push({ t, mood: cue.to, why: cue.why });
    }
  }
  return course;
}

/** Active moments as documents, innermost first. */
export function activeMoments(encounter: Encounter, ids: readonly string[]): readonly Moment[] {
  const known = new Map(allMoments(encounter).map((moment) => [moment.id, moment]));
  return ids.flatMap((id) => known.get(id) ?? []).reverse();
}

/** Who the trainee is dealing with: the last who spoke and is still there. */
export function facing(encounter: Encounter, steps: readonly Step[], present: readonly string[]): string | null {
  for (const step of [...steps].reverse()) {
    for (const cue of [...step.cues].reverse()) {
      if (cue.cue === 'say' && present.includes(cue.who)) return cue.who;
    }
  }
  return encounter.cast.find(({ id }) => present.includes(id))?.id ?? null;
}
