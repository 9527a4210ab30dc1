import { clockTime, points } from '../format';
import { useTranslation } from '../i18n';
import { useEncounterText } from '../i18n/use-text';
import { annotate } from '../marks/annotate';
import { Annotated } from '../marks/annotated';
import { creditsBySeq } from '../marks/credits';
import { LineWords } from '../trainee/line-words';
import { type Line, transcript } from '../trainee/transcript';
import classes from './compare.module.css';
import type { SheetData } from './use-sheet';

interface CompareProps {
  readonly own: SheetData;
  readonly example: SheetData;
}

/** What was said and done, beside what a trainer says and does in the same case. */
export function Compare({ own, example }: CompareProps) {
  const { t } = useTranslation();
  const other = JSON.stringify(own.sheet.draws) !== JSON.stringify(example.sheet.draws);
  return (
    <section aria-labelledby="compare" data-testid="compare">
      <h2 id="compare" className={classes.title}>
        {t('compare.title')}
      </h2>
      <p className={classes.lead}>
        {t('compare.lead', { total: points(example.sheet.total) })}{' '}
        {other ? t('compare.other', { number: example.sheet.seed }) : null}
      </p>
      <Course data={example} />
    </section>
  );
}

const isOwn = ({ kind }: Line): boolean => kind === 'own' || kind === 'deed' || kind === 'filed';

function Course({ data: { stored, steps, sheet, norms } }: { readonly data: SheetData }) {
  const read = useEncounterText(stored.encounter, sheet.draws);
  const credits = creditsBySeq(sheet);
  return (
    <ol className={classes.list}>
      {transcript(stored.encounter, steps)
        .filter(isOwn)
        .map((line) => (
          <li key={line.key} className={classes.line} data-kind={line.kind}>
            <time>{clockTime(line.t)}</time>
            <p>
              {line.kind === 'own' ? (
                <Annotated
                  segments={annotate(line.text, line.findings, credits.get(line.seq) ?? [])}
                  norms={norms}
                  chips={false}
                />
              ) : (
                <LineWords line={line} encounter={stored.encounter} read={read} />
              )}
            </p>
          </li>
        ))}
    </ol>
  );
}
