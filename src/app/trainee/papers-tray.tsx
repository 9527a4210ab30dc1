import { Check } from 'lucide-react';
import type { FormDef } from '../../encounter';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { PlainButton } from '../shell/button';
import classes from './papers-tray.module.css';

interface PapersTrayProps {
  readonly forms: readonly FormDef[];
  readonly filed: ReadonlySet<string>;
  readonly onOpen: (form: FormDef) => void;
}

/** The papers at hand, one lying half over the next. */
export function PapersTray({ forms, filed, onOpen }: PapersTrayProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section className={classes.tray} aria-labelledby="tray">
      <h2 id="tray" className={classes.legend}>
        {t('desk.papers')}
      </h2>
      <ul className={classes.stack}>
        {forms.map((form) => (
          <li key={form.id}>
            <PlainButton className={classes.paper} onClick={() => onOpen(form)} data-testid={`paper-${form.id}`}>
              <span className={classes.name}>{text(form.title)}</span>
              {filed.has(form.id) ? (
                <span className={classes.filed}>
                  <Check size={14} strokeWidth={2.2} aria-hidden="true" />
                  {t('desk.filed')}
                </span>
              ) : null}
            </PlainButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
