import { PersonStanding } from 'lucide-react';
import type { ActionDef, Encounter, Step } from '../../encounter';
import { hasCounter } from '../../stage';
import { useTranslation } from '../i18n';
import { useAttempt } from './attempt-context';
import classes from './posture.module.css';

const LASTING = new Set(['sit', 'stand', 'crouch', 'away']);

/** A nod, a bow or leaning in is over with the next word; who stood up still stands. */
const lasts = ({ pose = '', courtesy }: ActionDef): boolean => LASTING.has(pose) && (!courtesy || pose === 'crouch');

/** How the worker holds the body, as the id of the action that did it: the last one, and before that what still lasts. */
export function currentPosture(encounter: Encounter, steps: readonly Step[]): string | null {
  let overtaken = false;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const entry = steps[at]?.entry;
    if (entry?.type !== 'SAY' && entry?.type !== 'DO' && entry?.type !== 'FILE') continue;
    const action = entry.type === 'DO' ? encounter.actions.find(({ id }) => id === entry.action) : undefined;
    if (action?.group === 'body') {
      if (!overtaken || lasts(action)) return action.id;
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

/** Whether the figure stands: it rose for the last thing it did sitting or standing. */
const onFeet = (encounter: Encounter, steps: readonly Step[]): boolean =>
  steps.reduce((feet, { entry }) => {
    const pose = entry?.type === 'DO' ? encounter.actions.find(({ id }) => id === entry.action)?.pose : undefined;
    return pose === 'stand' ? true : pose === 'sit' ? false : feet;
  }, false);

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
              : onFeet(encounter, state.steps)
                ? 'stage.upright'
                : 'stage.seated',
          )}
    </p>
  );
}
