import { PersonStanding } from 'lucide-react';
import type { Encounter, Step } from '../../encounter';
import { hasCounter } from '../../stage';
import { useTranslation } from '../i18n';
import { useAttempt } from './attempt-context';
import classes from './posture.module.css';

/** The last thing the worker's body did, as an action's id. */
export function currentPosture(encounter: Encounter, steps: readonly Step[]): string | null {
  const last = steps.findLast(
    ({ entry }) =>
      entry?.type === 'DO' && encounter.actions.some(({ id, group }) => id === entry.action && group === 'body'),
  )?.entry;
  return last?.type === 'DO' ? last.action : null;
}

export function Posture() {
  const { session, state, read } = useAttempt();
  const { t } = useTranslation();
  const { encounter } = session;
  const action = encounter.actions.find(({ id }) => id === currentPosture(encounter, state.steps));
  return (
    <p className={classes.posture}>
      <PersonStanding size={16} strokeWidth={1.9} aria-hidden="true" />
      {action
        ? t('stage.posture', { posture: read(action.label) })
        : t(hasCounter(encounter.stage.place) ? 'stage.seated' : 'stage.standing')}
    </p>
  );
}
