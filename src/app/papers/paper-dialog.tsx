import { useMemo, useRef, useState } from 'react';
import type { FieldOutcome, FieldValue, FormDef } from '../../encounter';
import { useTranslation } from '../i18n';
import { Button } from '../shell/button';
import { Dialog } from '../shell/dialog';
import { useAttempt } from '../trainee/attempt-context';
import type { CitizenLine } from '../trainee/transcript';
import { useDraft } from '../trainee/use-draft';
import { blankFields, type Entries, PaperContext, readEntries } from './entries';
import { Letter } from './letter';
import classes from './paper-dialog.module.css';
import { Register } from './register';

interface PaperDialogProps {
  readonly form: FormDef;
  readonly onClose: () => void;
}

/** A paper taken from the tray. What is on it stays on it when it is put back. */
export default function PaperDialog({ form, onClose }: PaperDialogProps) {
  const { session, state, lines, layout, practice, read } = useAttempt();
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(session.id, `paper.${form.id}`);
  const entries = useMemo(() => readEntries(draft, form), [draft, form]);
  const filedAt = state.steps.findLast(({ entry }) => entry?.type === 'FILE' && entry.form === form.id);
  const filing = filedAt?.entry?.type === 'FILE' ? filedAt.entry : null;
  // What was found wrong stays in sight until the paper is changed.
  const [seen, setSeen] = useState<Entries | null>(null);
  const outcomes: Readonly<Record<string, FieldOutcome>> | null =
    practice && filing && seen === entries ? filing.checks : null;
  // Asked about blanks once; whoever writes on is asked anew.
  const [asked, setAsked] = useState<Entries | null>(null);
  const blanks = asked === entries ? blankFields(form, entries) : [];
  const paper = useRef<HTMLElement>(null);
  const speaker = lines.findLast((line): line is CitizenLine => line.kind === 'citizen');

  const write = (field: string, value: FieldValue) => setDraft(JSON.stringify({ ...entries, [field]: value }));
  const file = () => {
    if (asked !== entries && blankFields(form, entries).length > 0) {
      setAsked(entries);
      return;
    }
    setAsked(null);
    session.file(form.id, entries);
    if (practice) setSeen(entries);
    else onClose();
  };
  const fill = () => {
    setAsked(null);
    paper.current?.querySelector<HTMLElement>(`[data-testid^="field-${blanks[0]?.id}"]`)?.focus();
  };
  const flaws = outcomes ? form.fields.filter(({ id }) => outcomes[id] !== 'right').length : 0;

  return (
    <Dialog
      opened
      onClose={onClose}
      title={speaker ? t('paper.meanwhile', { words: read(speaker.text) }) : null}
      label={read(form.title)}
      size={760}
      fullScreen={layout === 'narrow'}
      closeLabel={t('paper.putBack')}
      contentClass={classes.content}
      titleClass={classes.meanwhile}
    >
      <PaperContext value={{ entries, write, outcomes, read }}>
        <article ref={paper} className={classes.paper} aria-labelledby="paper-title" data-testid={`form-${form.id}`}>
          <h2 id="paper-title" className={classes.title} data-layout={form.layout}>
            {read(form.title)}
          </h2>
          {form.layout === 'register' ? (
            <Register form={form} />
          ) : (
            <Letter form={form} stamped={filing !== null} began={session.began} />
          )}
        </article>
      </PaperContext>
      <div className={classes.foot}>
        <p className={classes.result} role="status" data-testid="paper-result">
          {blanks.length > 0 ? (
            <Blanks names={blanks.map(({ label }) => read(label))} all={blanks.length === form.fields.length} />
          ) : outcomes ? (
            flaws === 0 ? (
              t('paper.allRight')
            ) : (
              t('paper.flaws', { count: flaws })
            )
          ) : null}
        </p>
        {blanks.length > 0 ? (
          <>
            <Button variant="default" onClick={file} disabled={state.ended} data-testid="file-blank">
              {t('paper.asItIs')}
            </Button>
            <Button onClick={fill} data-testid="fill-blanks">
              {t('paper.fillFirst')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={onClose}>
              {t('paper.putBack')}
            </Button>
            <Button onClick={file} disabled={state.ended} data-testid="file">
              {filing ? t('paper.again') : form.layout === 'register' ? t('paper.enter') : t('paper.hand')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** As many names as are read at a glance; the rest is a number. */
const NAMED_BLANKS = 4;

/** What is still empty, asked before the paper leaves the hand. */
function Blanks({ names, all }: { readonly names: readonly string[]; readonly all: boolean }) {
  const { t } = useTranslation();
  if (all) return t('paper.allBlank');
  const named = names.slice(0, NAMED_BLANKS).join(t('duties.separator'));
  return names.length > NAMED_BLANKS
    ? t('paper.blanksMore', { count: names.length, names: named })
    : t('paper.blanks', { count: names.length, names: named });
}
