import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { ClauseLink } from './clause-entry';
import { type GlossaryEntry, OTHERS, TEN } from './glossary-entries';
import classes from './glossary-page.module.css';
import reading from './reading.module.css';

/** What not to say, why it hurts, and what to say in its place. */
export default function GlossaryPage() {
  const { t } = useTranslation();
  useTitle(t('glossary.title'));
  return (
    <Page title={t('glossary.title')}>
      <div className={reading.reading}>
        <p className={`${reading.quiet} ${reading.measure}`}>{t('glossary.lead')}</p>
        <Group title={t('glossary.ten')} entries={TEN} numbered />
        <Group title={t('glossary.others')} entries={OTHERS} />
      </div>
    </Page>
  );
}

interface GroupProps {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
  readonly numbered?: boolean;
}

function Group({ title, entries, numbered = false }: GroupProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section aria-label={title}>
      <h2 className={reading.heading}>{title}</h2>
      <ol className={reading.rows}>
        {entries.map((entry, index) => (
          <li key={entry.label} className={classes.entry} id={entry.label} data-testid={`forbidden-${entry.label}`}>
            <div className={classes.not}>
              <h3 className={classes.title}>
                {numbered ? <span className={classes.number}>{index + 1}</span> : null}
                {text(entry.title)}
              </h3>
              <p className={classes.heading}>{t('glossary.not')}</p>
              {entry.said.map((said) => (
                <p key={said.zh} className={classes.said}>
                  {text(said)}
                </p>
              ))}
              <p className={classes.clauses}>
                {entry.clauses.map((id) => (
                  <ClauseLink key={id} id={id} />
                ))}
              </p>
            </div>
            <div className={classes.rather}>
              <p className={classes.heading}>{t('glossary.instead')}</p>
              {entry.instead.map((instead) => (
                <p key={instead.zh} className={classes.instead}>
                  {text(instead)}
                </p>
              ))}
              <p className={classes.why}>{text(entry.why)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
