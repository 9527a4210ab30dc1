import { type Citizen, moodLevel } from '../../encounter';
import { costumeOf, postureOf } from '../../stage';
import { BODY, FACE, HEAD, SOMEBODY, type Still } from './still-figure';

const ON_FACE = [300, 200, 400, 340] as const;
const APRON = [-20, 560, 900, 1480] as const;
const STICK = [120, 1440, 200, 1460] as const;
const INFANT = [160, 600, 720, 640] as const;
const HANDSET = [-60, 180, 1420, 1260] as const;
/** From crown to sole in figure units: a smaller person's feet stay on the same floor. */
const TALL = 2900;

/** What of a citizen is to be seen. */
export type Seen = Pick<Citizen, 'id' | 'look' | 'mood' | 'fear'>;

/** A citizen as the stage will show them when they come up to the window, or with the handset at the ear. */
export function stillOf(citizen: Seen, phones = false): Still {
  const { hair, paints, apron, stick, infant, onFace, onHead, height } = costumeOf(citizen);
  const { face } = moodLevel(citizen.mood, citizen.fear);
  const body = phones ? 'call' : postureOf(face, stick || infant);
  const scale = SOMEBODY.scale * height;
  return {
    ...SOMEBODY,
    parts: [
      // The arm that holds a child hangs at no side.
      [`body-${infant ? 'call' : body}`, ...BODY],
      ...(apron ? [[`worn-apron-${body}`, ...APRON] as const] : []),
      ...(stick ? [['worn-stick', ...STICK] as const] : []),
      ...(infant ? [['worn-infant', ...INFANT] as const] : []),
      [`hair-${hair}`, ...HEAD],
      [`face-${face}`, ...FACE],
      ...onFace.map((thing) => [`face-${thing}`, ...ON_FACE] as const),
      ...(onHead ? [[`head-${onHead}`, ...HEAD] as const] : []),
      ...(phones ? [['front-call', ...HANDSET] as const] : []),
    ],
    paints,
    y: SOMEBODY.y + (SOMEBODY.scale - scale) * TALL,
    scale,
  };
}
