import { clockTime } from '../format';
import { useTranslation } from '../i18n';
import { annotate } from '../marks/annotate';
import { Annotated } from '../marks/annotated';
import { creditsBySeq } from '../marks/credits';
import { type OwnLine, transcript } from '../trainee/transcript';
import classes from './own-words.module.css';
import type { SheetData } from './use-sheet';

/** Everything the trainee said, with the marks on the words themselves. */
export function OwnWords({ data: { stored, steps, sheet, norms } }: { readonly data: SheetData }) {
  const { t } = useTranslation();
  const own = transcript(stored.encounter, steps).filter((line): line is OwnLine => line.kind === 'own');
  const credits = creditsBySeq(sheet);
  return (
    <section aria-labelledby="own-words">
      <h2 id="own-words" className={classes.title}>
        {t('sheet.ownWords')}
      </h2>
      <p className={classes.marks}>{t('sheet.ownWordsMarks')}</p>
      {own.length === 0 ? <p className={classes.none}>{t('sheet.saidNothing')}</p> : null}
      <ol className={classes.list}>
        {own.map((line) => (
          <li key={line.key} className={classes.line}>
            <time className={classes.time}>{clockTime(line.t)}</time>
            <p className={classes.words}>
              <Annotated segments={annotate(line.text, line.findings, credits.get(line.seq) ?? [])} norms={norms} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
