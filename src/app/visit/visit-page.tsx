import { Download } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createNorms, type Norms } from '../../norms';
import { download } from '../download';
import { points } from '../format';
import { useTranslation } from '../i18n';
import { useLanguage, useText } from '../i18n/use-text';
import { ClauseChip } from '../marks/clause-chip';
import reading from '../path/reading.module.css';
import { Button, PlainButton } from '../shell/button';
import controls from '../shell/controls.module.css';
import { Dialog } from '../shell/dialog';
import { NotFoundPage } from '../shell/not-found-page';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { visitCsv } from './visit-csv';
import {
  type Checkpoint,
  isVisitWhole,
  VISIT_DIMENSIONS,
  VISIT_FIELDS,
  VISIT_MARKS,
  VISIT_TEXT_MAX,
  type Visit,
  type VisitMark,
  visitScore,
} from './visit-model';
import classes from './visit-page.module.css';
import { loadVisit, saveVisit, sealVisit } from './visit-store';

/** What a mystery shopper saw at a real window, checkpoint by checkpoint. Kept as it is filled in; closed, it stays as it is. */
export default function VisitPage({ id }: { readonly id: string }) {
  const [visit, setVisit] = useState(() => loadVisit(id));
  const [kept, setKept] = useState(true);
  if (!visit) return <NotFoundPage />;
  const change = (part: Partial<Visit>) => {
    if (visit.closed !== null) return;
    const next = { ...visit, ...part };
    setVisit(next);
    setKept(saveVisit(next));
  };
  return <Form visit={visit} kept={kept} onChange={change} onClose={() => setVisit(sealVisit(visit))} />;
}

interface FormProps {
  readonly visit: Visit;
  readonly kept: boolean;
  readonly onChange: (part: Partial<Visit>) => void;
  readonly onClose: () => void;
}

function Form({ visit, kept, onChange, onClose }: FormProps) {
  const { t } = useTranslation();
  const text = useText();
  const norms = useMemo(() => createNorms(visit.clauses), [visit.clauses]);
  const closed = visit.closed !== null;
  // The button that sealed it is gone, and what it did is told at the top of a long page.
  const sealed = useRef<HTMLParagraphElement>(null);
  const wasClosed = useRef(closed);
  useEffect(() => {
    if (closed && !wasClosed.current) sealed.current?.focus();
    wasClosed.current = closed;
  }, [closed]);
  const heading = t('play.heading', { number: visit.encounter.number, title: text(visit.encounter.title) });
  useTitle(t('visit.titleOf', { title: heading }));
  const observe = (id: string, mark: VisitMark, note: string) =>
    onChange({ observations: { ...visit.observations, [id]: { mark, note } } });
  return (
    <Page title={t('visit.title')}>
      <div className={reading.reading} data-testid="visit">
        <p className={reading.heading}>{heading}</p>
        {kept ? null : (
          <p role="alert" className={reading.refused}>
            {t('visit.notKept')}
          </p>
        )}
        {closed ? (
          <p ref={sealed} tabIndex={-1} role="status" className={classes.sealed} data-testid="visit-closed">
            {isVisitWhole(visit) ? t('visit.sealed', { hash: (visit.hash ?? '').slice(0, 12) }) : t('visit.broken')}
          </p>
        ) : (
          <p className={`${reading.quiet} ${reading.measure}`}>{t('visit.lead')}</p>
        )}
        <div className={classes.facts}>
          {VISIT_FIELDS.map((field) => {
            const wide = field === 'remark' || undefined;
            const id = `visit-${field}`;
            return closed ? (
              <div key={field} className={reading.label} data-wide={wide}>
                {t(`visit.field.${field}`)}
                <p className={classes.written} dir="auto" data-testid={id}>
                  {visit[field] || t('visit.nothing')}
                </p>
              </div>
            ) : (
              <label key={field} className={reading.label} data-wide={wide}>
                {t(`visit.field.${field}`)}
                <input
                  className={reading.field}
                  dir="auto"
                  autoComplete="off"
                  maxLength={VISIT_TEXT_MAX}
                  value={visit[field]}
                  onChange={(event) => onChange({ [field]: event.currentTarget.value })}
                  data-testid={id}
                />
              </label>
            );
          })}
        </div>
        {VISIT_DIMENSIONS.map((dimension) => {
          const members = visit.checkpoints.filter((checkpoint) => checkpoint.dimension === dimension);
          return members.length === 0 ? null : (
            <section key={dimension} aria-labelledby={`visit-${dimension}`}>
              <h2 id={`visit-${dimension}`} className={reading.heading}>
                {t(`dimension.${dimension}`)}
              </h2>
              <ol className={classes.points}>
                {members.map((checkpoint) => (
                  <Row key={checkpoint.id} checkpoint={checkpoint} visit={visit} norms={norms} onObserve={observe} />
                ))}
              </ol>
            </section>
          );
        })}
        <Score visit={visit} onClose={onClose} />
      </div>
    </Page>
  );
}

interface RowProps {
  readonly checkpoint: Checkpoint;
  readonly visit: Visit;
  readonly norms: Norms;
  readonly onObserve: (id: string, mark: VisitMark, note: string) => void;
}

function Row({ checkpoint: { id, text: what, dimension, clauses, critical }, visit, norms, onObserve }: RowProps) {
  const { t } = useTranslation();
  const text = useText();
  const seen = visit.observations[id];
  const closed = visit.closed !== null;
  const label = text(what);
  return (
    <li className={classes.point} data-mark={seen?.mark}>
      <div>
        <p id={`point-${id}`}>
          {label}
          {critical ? <span className={classes.critical}>{t('duties.critical')}</span> : null}
        </p>
        <p className={classes.clauses}>
          {clauses.map((clause) => (
            <ClauseChip key={clause} clause={clause} norms={norms} />
          ))}
        </p>
      </div>
      <div className={classes.answer}>
        <fieldset className={classes.marks} aria-labelledby={`point-${id}`} disabled={closed}>
          {VISIT_MARKS.filter((mark) => !closed || seen?.mark === mark).map((mark) => (
            <label key={mark} className={classes.mark} data-mark={mark}>
              <input
                type="radio"
                name={id}
                checked={seen?.mark === mark}
                onChange={() => onObserve(id, mark, seen?.note ?? '')}
                data-testid={`visit-${id}-${mark}`}
              />
              {t(dimension === 'forbidden' ? `visit.kept.${mark}` : `visit.mark.${mark}`)}
            </label>
          ))}
        </fieldset>
        {closed && seen && seen.note !== '' ? (
          <p className={classes.written} dir="auto">
            {seen.note}
          </p>
        ) : null}
        {seen && !closed ? (
          <input
            className={reading.field}
            aria-label={t('visit.noteOn', { point: label })}
            placeholder={t('visit.note')}
            dir="auto"
            autoComplete="off"
            maxLength={VISIT_TEXT_MAX}
            value={seen.note}
            onChange={(event) => onObserve(id, seen.mark, event.currentTarget.value)}
          />
        ) : null}
      </div>
    </li>
  );
}

function Score({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  const score = visitScore(visit);
  const [asking, setAsking] = useState(false);
  const broken = visit.checkpoints.filter(({ id }) => score.critical.includes(id));
  return (
    <section className={classes.score} aria-label={t('visit.score')}>
      <div>
        <p className={classes.total} data-none={score.total === null || undefined} data-testid="visit-total">
          {score.total === null ? t('visit.noScore') : points(score.total, 'tenths')}
          {/* A few points seen are no verdict yet. */}
          {score.passed === null || (score.left > 0 && visit.closed === null) ? null : (
            <span className={classes.verdict} data-passed={score.passed}>
              {score.passed ? t('sheet.passed') : t('sheet.failed')}
            </span>
          )}
        </p>
        <ul className={classes.shares}>
          {(score.total === null ? [] : score.dimensions).map(({ dimension, share, seen, of }) => (
            <li key={dimension}>
              {share === null
                ? t('visit.unseenDimension', { dimension: t(`dimension.${dimension}`) })
                : t('visit.share', {
                    dimension: t(`dimension.${dimension}`),
                    percent: Math.round(share / 10),
                    seen,
                    of,
                  })}
            </li>
          ))}
          {broken.map(({ id, text: what }) => (
            <li key={id} className={reading.refused}>
              {t('sheet.reason.critical', { duty: text(what) })}
            </li>
          ))}
        </ul>
      </div>
      {visit.closed === null ? (
        <div className={reading.ways}>
          <Button disabled={score.total === null} onClick={() => setAsking(true)} data-testid="visit-close">
            {t('visit.close')}
          </Button>
          <span className={reading.small}>
            {score.left > 0 ? t('visit.left', { count: score.left }) : t('visit.allSeen')}
          </span>
        </div>
      ) : null}
      <div className={reading.ways}>
        <Exports visit={visit} />
      </div>
      <SealDialog visit={visit} open={asking} left={score.left} onStay={() => setAsking(false)} onSeal={onClose} />
    </section>
  );
}

interface SealDialogProps {
  readonly visit: Visit;
  readonly open: boolean;
  readonly left: number;
  readonly onStay: () => void;
  readonly onSeal: () => void;
}

/** Without these nobody can tell later where, when and by whom it was seen. */
const NEEDED = ['place', 'observed', 'observer'] as const;

/** A seal cannot be taken back: what is still missing is said before. */
function SealDialog({ visit, open, left, onStay, onSeal }: SealDialogProps) {
  const { t } = useTranslation();
  const empty = NEEDED.filter((field) => visit[field].trim() === '').map((field) => t(`visit.field.${field}`));
  const whole = empty.length === 0 && left === 0;
  return (
    <Dialog
      opened={open && visit.closed === null}
      onClose={onStay}
      title={t('visit.sealTitle')}
      size={440}
      closeLabel={t('shell.close')}
    >
      {whole ? null : (
        <ul className={classes.missing} data-testid="visit-missing">
          {empty.length > 0 ? <li>{t('visit.empty', { names: empty.join(t('duties.separator')) })}</li> : null}
          {left > 0 ? <li>{t('visit.left', { count: left })}</li> : null}
        </ul>
      )}
      <p>{t('visit.sealText')}</p>
      <div className={classes.choice}>
        <Button {...(whole && { variant: 'default' })} onClick={onStay} data-autofocus>
          {t('visit.stay')}
        </Button>
        <Button {...(!whole && { variant: 'default' })} onClick={onSeal} data-testid="visit-seal">
          {t('visit.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Exports({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = `yingsheng-visit-${visit.encounter.number}-${visit.id.slice(0, 8)}`;
  const head = (['dimension', 'point', 'clause', 'place', 'mark', 'note'] as const).map((column) =>
    t(`visit.column.${column}`),
  );
  return (
    <>
      <PlainButton
        className={controls.tool}
        onClick={() => download(`${name}.json`, 'application/json', `${JSON.stringify(visit, null, 2)}\n`)}
        data-testid="visit-json"
      >
        <Download size={17} strokeWidth={1.9} aria-hidden="true" />
        {t('visit.json')}
      </PlainButton>
      <PlainButton
        className={controls.tool}
        onClick={() =>
          download(
            `${name}.csv`,
            'text/csv',
            visitCsv(
              visit,
              language,
              head,
              (dimension) => t(`dimension.${dimension}`),
              (mark, forbids) => t(forbids ? `visit.kept.${mark}` : `visit.mark.${mark}`),
            ),
          )
        }
        data-testid="visit-csv"
      >
        <Download size={17} strokeWidth={1.9} aria-hidden="true" />
        {t('visit.csv')}
      </PlainButton>
    </>
  );
}
