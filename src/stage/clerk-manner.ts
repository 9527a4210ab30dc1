import { type Citizen, moodLevel } from '../encounter';
import { hasCounter, isPhoneDesk } from './counter';
import type { ClerkPose } from './poses';
import { roomOf } from './rooms';
import { orderOf, type ShowState } from './show-state';

/** Kind by default; nobody smiles at a person in distress. */
export function clerkFace(cast: readonly Citizen[], state: ShowState): 'calm' | 'content' | 'attentive' {
  const front = orderOf(state)[0];
  const person = front === undefined ? undefined : state.people[front];
  if (person === undefined) return 'calm';
  const { level, face } = moodLevel(person.mood, cast.find(({ id }) => id === front)?.fear ?? false);
  return face === 'panic' || level <= 3 ? 'attentive' : level === 5 ? 'content' : 'calm';
}

/** Where there is no counter there is no chair behind it; a handset is held as long as somebody is on the line. */
export function clerkStands(pose: ClerkPose, place: string, state: ShowState): ClerkPose {
  if (isPhoneDesk(place) && (pose === 'sit' || pose === 'phone')) return state.line.length > 0 ? 'phone' : 'sit';
  return pose === 'sit' && !hasCounter(roomOf(place, state)) ? 'stand' : pose;
}
