import { type Citizen, moodLevel } from '../../encounter';
import { costumeOf, postureOf } from '../../stage';
import { BODY, FACE, HEAD, SOMEBODY, type Still } from './still-figure';

const ON_FACE = [300, 200, 400, 340] as const;
const APRON = [-20, 560, 900, 1480] as const;
const STICK = [120, 1440, 200, 1460] as const;
const INFANT = [160, 600, 720, 640] as const;
/** From crown to sole in figure units: a smaller person's feet stay on the same floor. */
const TALL = 2900;

/** A citizen as the stage will show them when they come up to the window. */
export function stillOf(citizen: Citizen): Still {
  const { hair, paints, apron, stick, infant, onFace, onHead, height } = costumeOf(citizen);
  const { face } = moodLevel(citizen.mood, citizen.fear);
  const body = postureOf(face, stick || infant);
  const scale = SOMEBODY.scale * height;
  return {
    ...SOMEBODY,
    parts: [
      [`body-${body}`, ...BODY],
      ...(apron ? [[`worn-apron-${body}`, ...APRON] as const] : []),
      ...(stick ? [['worn-stick', ...STICK] as const] : []),
      ...(infant ? [['worn-infant', ...INFANT] as const] : []),
      [`hair-${hair}`, ...HEAD],
      [`face-${face}`, ...FACE],
      ...onFace.map((thing) => [`face-${thing}`, ...ON_FACE] as const),
      ...(onHead ? [[`head-${onHead}`, ...HEAD] as const] : []),
    ],
    paints,
    y: SOMEBODY.y + (SOMEBODY.scale - scale) * TALL,
    scale,
  };
}
