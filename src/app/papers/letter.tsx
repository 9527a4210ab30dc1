import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import type { FormDef, FormField } from '../../encounter';
import { useTranslation } from '../i18n';
import { dayText } from '../i18n/dates';
import { useLanguage } from '../i18n/use-text';
import { textOf, usePaper } from './entries';
import { AnyField, FieldHint, FieldResult, LineField } from './fields';
import classes from './letter.module.css';

type LetterLayout = Exclude<FormDef['layout'], 'register'>;

/** Blanks inside the printed sentences of appendices E, F and G; a form fills those it has fields for. */
const IN_BODY = ['applicant', 'matter', 'serial', 'days', 'reason'];
const IN_FOOT = ['officer', 'contact', 'phone', 'complaint', 'signature', 'seal', 'copies', 'date'];

/** Options of a `seal` field: only the first of them also writes the date. */
const DATED = 'sealed';
const SEALED = [DATED, 'nodate'];

interface LetterProps {
  readonly form: FormDef;
  readonly stamped: boolean;
  /** Wall clock at the start of the attempt: the day the notice carries. */
  readonly began: string;
}

/** A printed sentence: `<name/>` in its text is the place of a blank. */
function Printed({ text, blank }: { readonly text: string; readonly blank: (id: string) => ReactElement }) {
  const pieces: ReactNode[] = text.split(/<(\w+)\/>/).map((part, index) => (index % 2 === 1 ? blank(part) : part));
  return createElement(Fragment, null, ...pieces);
}

/** The three notices of the regulation: printed text with blanks, a list, the foot with seal and date. */
export function Letter({ form, stamped, began }: LetterProps) {
  const { t } = useTranslation();
  const { read, entries } = usePaper();
  const layout = form.layout as LetterLayout;
  const byId = new Map(form.fields.map((field) => [field.id, field]));
  const lists = form.fields.filter(({ id }) => !IN_BODY.includes(id) && !IN_FOOT.includes(id));
  const foot = IN_FOOT.flatMap((id) => byId.get(id) ?? []);
  const blank = (id: string): ReactElement => {
    const field = byId.get(id);
    return field ? <LineField field={field} /> : <span className={classes.printed}>{t('paper.blank')}</span>;
  };
  return (
    <div className={classes.letter}>
      <p>
        <Printed text={t(`paper.${layout}.to`)} blank={blank} />
      </p>
      <p className={classes.body}>
        <Printed text={t(`paper.${layout}.body`)} blank={blank} />
      </p>
      <Results fields={IN_BODY.flatMap((id) => byId.get(id) ?? [])} />
      {lists.map((field) => (
        <section key={field.id} aria-labelledby={`letter-${field.id}`}>
          <p id={`letter-${field.id}`} className={classes.listHead}>
            {read(field.label)}
          </p>
          <AnyField field={field} labelledBy={`letter-${field.id}`} />
          <FieldHint field={field} />
          <FieldResult field={field} />
        </section>
      ))}
      <p className={classes.body}>{t(`paper.${layout}.close`)}</p>
      <dl className={classes.foot}>
        {foot.map((field) => (
          <div key={field.id}>
            <dt id={`letter-${field.id}`}>{read(field.label)}</dt>
            <dd>
              <LineField field={field} labelledBy={`letter-${field.id}`} />
              <FieldHint field={field} />
              <FieldResult field={field} />
            </dd>
          </div>
        ))}
      </dl>
      <Seal
        stamped={byId.has('seal') ? SEALED.includes(textOf(entries, 'seal')) : stamped}
        began={began}
        dated={byId.has('seal') ? textOf(entries, 'seal') === DATED : true}
      />
      {/* Where the number of copies is the trainee's to decide, the print does not give it away. */}
      {byId.has('copies') ? null : <p className={classes.copies}>{t('paper.copies')}</p>}
    </div>
  );
}

/** What is known of the blanks in the printed sentences, and after filing what they came to. */
function Results({ fields }: { readonly fields: readonly FormField[] }) {
  const { outcomes } = usePaper();
  if (!outcomes && !fields.some(({ hint }) => hint)) return null;
  return (
    <div className={classes.results}>
      {fields.map((field) => (
        <div key={field.id}>
          <FieldHint field={field} named />
          <FieldResult field={field} named />
        </div>
      ))}
    </div>
  );
}

interface SealProps {
  readonly stamped: boolean;
  readonly dated: boolean;
  readonly began: string;
}

function Seal({ stamped, dated, began }: SealProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes.seal}>
      <div>
        <p>{t('paper.office')}</p>
        <p className={classes.date}>{dated ? dayText(began, language) : null}</p>
      </div>
      <span className={classes.stamp} data-stamped={stamped || undefined}>
        {t('paper.stamp')}
      </span>
    </div>
  );
}
