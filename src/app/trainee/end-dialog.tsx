import { useTranslation } from '../i18n';
import { Button } from '../shell/button';
import { Dialog } from '../shell/dialog';
import classes from './end-dialog.module.css';

interface EndDialogProps {
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onEnd: () => void;
}

export default function EndDialog({ open, onStay, onEnd }: EndDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={open} onClose={onStay} title={t('end.title')} size={420} closeLabel={t('shell.close')}>
      <p>{t('end.text')}</p>
      <div className={classes.ways}>
        <Button variant="default" onClick={onStay} data-autofocus>
          {t('end.stay')}
        </Button>
        <Button onClick={onEnd} data-testid="end-now">
          {t('end.now')}
        </Button>
      </div>
    </Dialog>
  );
}
