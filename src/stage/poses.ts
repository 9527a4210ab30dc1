import type { MoodFace } from '../encounter';

/** What the clerk's figure can do; `pose` of an action names one of these. */
export const CLERK_POSES = [
  'sit',
  'stand',
  'bow15',
  'bow30',
  'bow45',
  'guide',
  'greet',
  'point',
  'hand',
  'phone',
  'crouch',
  'errand',
  'away',
] as const;
export type ClerkPose = (typeof CLERK_POSES)[number];

/** What a citizen's figure can do; `pose` cues name one of these, `auto` gives the posture back to the mood. */
export const CITIZEN_POSES = [
  'resting',
  'pointing',
  'crossed',
  'shirt',
  'walking',
  'hands',
  'film',
  'call',
  'bang',
  'faint',
  'sit',
  'auto',
] as const;
export type CitizenPose = Exclude<(typeof CITIZEN_POSES)[number], 'auto'>;

/** Pictures of bodies in assets/figures. */
export type BodyName =
  | Exclude<CitizenPose, 'faint' | 'sit'>
  | 'guide'
  | 'greet'
  | 'point'
  | 'side'
  | 'seated'
  | 'bench';

/** The picture a citizen's posture is drawn with; lying down it is the standing one, turned. */
export function bodyOf(pose: CitizenPose): BodyName {
  if (pose === 'sit') return 'bench';
  return pose === 'faint' ? 'resting' : pose;
}

export interface Stance {
  readonly body: BodyName;
  /** World units the figure is lowered behind the counter. */
  readonly lowered: number;
  /** Degrees the upper body turns about the hip, towards the citizen. */
  readonly bow: number;
  /** After so many milliseconds the figure goes back to sitting or standing; null: it stays. */
  readonly holds: number | null;
}

const STANCES: Readonly<Record<ClerkPose, Stance>> = {
  sit: { body: 'shirt', lowered: 58, bow: 0, holds: null },
  stand: { body: 'shirt', lowered: 0, bow: 0, holds: null },
  bow15: { body: 'side', lowered: 0, bow: 15, holds: 1500 },
  bow30: { body: 'side', lowered: 0, bow: 30, holds: 1700 },
  bow45: { body: 'side', lowered: 0, bow: 45, holds: 1900 },
  guide: { body: 'guide', lowered: 0, bow: 0, holds: 2600 },
  greet: { body: 'greet', lowered: 0, bow: 0, holds: 2000 },
  point: { body: 'point', lowered: 0, bow: 0, holds: 2000 },
  hand: { body: 'hands', lowered: 0, bow: 0, holds: 2600 },
  phone: { body: 'call', lowered: 0, bow: 0, holds: 4000 },
  crouch: { body: 'shirt', lowered: 128, bow: 0, holds: null },
  errand: { body: 'shirt', lowered: 0, bow: 0, holds: 4200 },
  away: { body: 'shirt', lowered: 0, bow: 0, holds: null },
};

const CLERK_SYNONYMS: Readonly<Record<string, ClerkPose>> = {
  bow: 'bow15',
  bow_15: 'bow15',
  bow_30: 'bow30',
  bow_45: 'bow45',
  palm: 'guide',
  open_palm: 'guide',
  two_hands: 'hand',
  hands: 'hand',
  handover: 'hand',
  hand_over: 'hand',
  wave: 'greet',
  call: 'phone',
  telephone: 'phone',
  kneel: 'crouch',
  standing: 'stand',
  sitting: 'sit',
  seated: 'sit',
};
const CITIZEN_SYNONYMS: Readonly<Record<string, CitizenPose | 'auto'>> = {
  rest: 'resting',
  stand: 'resting',
  point: 'pointing',
  arms_crossed: 'crossed',
  crossed_arms: 'crossed',
  lean: 'shirt',
  leaning: 'shirt',
  walk: 'walking',
  handing: 'hands',
  give: 'hands',
  handover: 'hands',
  papers: 'hands',
  calmed: 'resting',
  bang_desk: 'bang',
  banging: 'bang',
  fainting: 'faint',
  fainted: 'faint',
  lying: 'faint',
  seated: 'sit',
  sitting: 'sit',
  filming: 'film',
  phone: 'call',
  calling: 'call',
  mood: 'auto',
  none: 'auto',
};

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name);

/** Unknown names stand: a picture must never stop an encounter. */
export function clerkPose(name: string): ClerkPose {
  if (isOneOf(CLERK_POSES, name)) return name;
  return (Object.hasOwn(CLERK_SYNONYMS, name) ? CLERK_SYNONYMS[name] : undefined) ?? 'stand';
}

/** The posture named by a cue, or null for the one that follows from the mood. */
export function citizenPose(name: string): CitizenPose | null {
  const known = isOneOf(CITIZEN_POSES, name)
    ? name
    : Object.hasOwn(CITIZEN_SYNONYMS, name)
      ? CITIZEN_SYNONYMS[name]
      : undefined;
  return known === undefined || known === 'auto' ? null : known;
}

export const stanceOf = (pose: ClerkPose): Stance => STANCES[pose];

/** Out of the picture: on an errand for a few seconds, or gone until the next act. */
export const isOut = (pose: ClerkPose): boolean => pose === 'away' || pose === 'errand';

/**
 * The pose after a passing gesture, and when; null for poses that stay. Whoever sat sits again; a bow ends standing, and who
 * was away has come back to make the gesture.
 */
export function afterGesture(
  pose: ClerkPose,
  before: ClerkPose = 'sit',
): { readonly pose: ClerkPose; readonly ms: number } | null {
  const { holds, body } = stanceOf(pose);
  return holds === null ? null : { pose: body === 'side' || before === 'away' ? 'stand' : before, ms: holds };
}

/** How the figure holds itself once a pose is over: in the pose itself where it stays. */
export const heldAfter = (pose: ClerkPose, before: ClerkPose): ClerkPose => afterGesture(pose, before)?.pose ?? pose;

const BY_MOOD: Readonly<Record<MoodFace, CitizenPose>> = {
  content: 'resting',
  calm: 'resting',
  uneasy: 'crossed',
  displeased: 'crossed',
  angry: 'pointing',
  panic: 'resting',
};

/** Posture that follows from the mood. With a stick one hand is taken, and only the one in front points. */
export function postureOf(face: MoodFace, stick: boolean, inFront = true): CitizenPose {
  const posture = BY_MOOD[face];
  if (posture === 'pointing') return inFront ? posture : stick ? 'shirt' : 'crossed';
  return stick ? 'shirt' : posture;
}
