import type { Citizen } from '../encounter';
import type { Rect } from './camera';
import { clerkStands } from './clerk-manner';
import { hasCounter } from './counter';
import { costumeOf } from './looks';
import { CLERK_SCALE, CLERK_SPOT, lowerOf, mouthOf, type Spot, spotsOf } from './places';
import { type ClerkPose, isOut, stanceOf } from './poses';
import { roomOf } from './rooms';
import type { ShowState } from './show-state';

/** A head with its hair, from centre line and crown, in world units at size 1. */
const HEAD = { side: 52, tall: 104 } as const;
/** A head on the floor, from the mouth. */
const HEAD_LYING = { left: 30, right: 76, above: 8, tall: 96 } as const;
/** From the hip up to the middle of the head, about which a bow turns it, in figure units. */
const HIP_TO_HEAD = 1080;

/** Where the heads of all who are in the picture are, in world units: no bubble may lie over them. */
export function heads(
  cast: readonly Citizen[],
  place: string,
  state: ShowState,
  narrow: boolean,
  clerk: ClerkPose,
): readonly Rect[] {
  const spots = spotsOf(state, narrow, hasCounter(roomOf(place, state)));
  const citizens = [...spots].flatMap(([who, spot]) => {
    const citizen = cast.find(({ id }) => id === who);
    return citizen ? [headOf(spot, costumeOf(citizen))] : [];
  });
  const pose = clerkStands(clerk, place, state);
  return isOut(pose) ? citizens : [...citizens, clerkHead(pose)];
}

const ADULT = { wheelchair: false, height: 1 };

function headOf(spot: Spot, costume: Parameters<typeof lowerOf>[0] = ADULT): Rect {
  const { x, y, size } = spot;
  if (spot.lies) {
    const mouth = mouthOf(spot, 'left');
    const { left, right, above, tall } = HEAD_LYING;
    return {
      x: mouth.x - left * size,
      y: mouth.y - above * size,
      width: (left + right) * size,
      height: tall * size,
    };
  }
  const width = 2 * HEAD.side * size;
  return { x: x - width / 2, y: y + lowerOf(costume, size), width, height: HEAD.tall * costume.height * size };
}

/** Lower on a chair or on the knees, forward and down in a bow. */
function clerkHead(pose: ClerkPose): Rect {
  const { lowered, bow } = stanceOf(pose);
  const head = headOf(CLERK_SPOT);
  const angle = (bow * Math.PI) / 180;
  const reach = HIP_TO_HEAD * CLERK_SCALE;
  return { ...head, x: head.x + Math.sin(angle) * reach, y: head.y + lowered + (1 - Math.cos(angle)) * reach };
}
