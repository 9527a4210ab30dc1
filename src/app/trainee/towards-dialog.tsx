import type { Citizen } from '../../encounter';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { Button } from '../shell/button';
import { Dialog } from '../shell/dialog';
import classes from './towards-dialog.module.css';

interface TowardsDialogProps {
  /** What the act is called. */
  readonly act: string;
  readonly people: readonly Citizen[];
  readonly onChoose: (who: string) => void;
  readonly onClose: () => void;
}

/** Asks towards whom something is done, where the encounter minds and more than one person is there. */
export default function TowardsDialog({ act, people, onChoose, onClose }: TowardsDialogProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <Dialog opened onClose={onClose} title={t('desk.towards', { act })} size={420} closeLabel={t('shell.close')}>
      <div className={classes.people}>
        {people.map(({ id, name, role }, index) => (
          <Button
            key={id}
            variant="default"
            onClick={() => onChoose(id)}
            data-testid={`towards-${id}`}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          >
            {t('desk.person', { name: text(name), role: text(role) })}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
