import { PersonStanding } from 'lucide-react';
import type { ActionDef, Encounter, Step } from '../../encounter';
import { type ClerkPose, clerkPose, hasCounter, heldAfter } from '../../stage';
import { useTranslation } from '../i18n';
import { useAttempt } from './attempt-context';
import classes from './posture.module.css';

const LASTING = new Set(['sit', 'stand', 'crouch', 'away']);

/** A nod, a bow or leaning in is over with the next word; who stood up still stands. */
const lasts = ({ pose = '', courtesy }: ActionDef): boolean => LASTING.has(pose) && (!courtesy || pose === 'crouch');

/** How the figure of the worker holds itself once gestures are over: as the stage draws it. */
export const heldPose = (encounter: Encounter, steps: readonly Step[]): ClerkPose =>
  steps.reduce<ClerkPose>((held, { entry }) => {
    const pose = entry?.type === 'DO' ? encounter.actions.find(({ id }) => id === entry.action)?.pose : undefined;
    return pose === undefined ? held : heldAfter(clerkPose(pose), held);
  }, 'sit');

/** How the worker holds the body, as the id of the action that did it: the last one, and before that what still lasts. */
export function currentPosture(encounter: Encounter, steps: readonly Step[]): string | null {
  const held = heldPose(encounter, steps);
  let overtaken = false;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const entry = steps[at]?.entry;
    if (entry?.type !== 'SAY' && entry?.type !== 'DO' && entry?.type !== 'FILE') continue;
    const action = entry.type === 'DO' ? encounter.actions.find(({ id }) => id === entry.action) : undefined;
    if (action?.group === 'body') {
      if (!overtaken) return action.id;
      // Whoever rose and sat down to other work no longer stands.
      if (lasts(action)) return clerkPose(action.pose ?? '') === held ? action.id : null;
      // Whoever nodded on their feet is on their feet, whatever they did before.
      if (action.pose === 'stand') return null;
    }
    overtaken = true;
  }
  return null;
}

/** What the worker is seen doing: the last thing done, where a picture goes with it, else how the body is held. */
export function shownDoing(encounter: Encounter, steps: readonly Step[]): string | null {
  const last = steps.findLast(({ entry }) => entry?.type === 'SAY' || entry?.type === 'DO' || entry?.type === 'FILE');
  const action = last?.entry?.type === 'DO' ? last.entry.action : null;
  const seen = encounter.actions.some(({ id, pose }) => id === action && pose !== undefined);
  return seen ? action : currentPosture(encounter, steps);
}

export function Posture() {
  const { session, state, read } = useAttempt();
  const { t } = useTranslation();
  const { encounter } = session;
  const action = encounter.actions.find(({ id }) => id === shownDoing(encounter, state.steps));
  return (
    <p className={classes.posture}>
      <PersonStanding size={16} strokeWidth={1.9} aria-hidden="true" />
      {action
        ? t('stage.posture', { posture: read(action.label) })
        : t(
            !hasCounter(encounter.stage.place)
              ? 'stage.standing'
              : heldPose(encounter, state.steps) !== 'sit'
                ? 'stage.upright'
                : 'stage.seated',
          )}
    </p>
  );
}
