import { useState } from 'react';
import type { ClauseId, Norms } from '../../norms';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { PlainButton } from '../shell/button';
import { Popover } from '../shell/popover';
import type { MarkKind } from './annotate';
import classes from './clause-chip.module.css';

interface ClauseChipProps {
  readonly clause: ClauseId;
  readonly norms: Norms;
  readonly mark?: MarkKind | 'plain';
}

/** The id of a clause; on demand its source, place and wording. */
export function ClauseChip({ clause, norms, mark = 'plain' }: ClauseChipProps) {
  const [open, setOpen] = useState(false);
  const { t } = useTranslation();
  const known = norms.clause(clause) !== undefined;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={320}
      position="top"
      className={classes.wording}
      target={(target) => (
        <PlainButton
          {...target}
          className={classes.chip}
          data-mark={mark}
          disabled={!known}
          aria-label={t('mark.clause', { id: clause })}
        >
          {mark === 'question' ? t('mark.unsure', { id: clause }) : clause}
        </PlainButton>
      )}
    >
      <Wording clause={clause} norms={norms} />
    </Popover>
  );
}

/** Source and wording of a clause. */
export function Wording({ clause, norms }: { readonly clause: ClauseId; readonly norms: Norms }) {
  const text = useText();
  const { t } = useTranslation();
  const citation = norms.cite(clause);
  return (
    <div className={classes.text}>
      <p className={classes.source}>
        {t('mark.source', { source: text(citation.source), place: text(citation.place) })}
      </p>
      <p>{text(citation.text)}</p>
      {citation.phrase && citation.phrase.length > 0 ? (
        <ul className={classes.phrases} lang="zh-CN">
          {citation.phrase.map((phrase) => (
            <li key={phrase}>“{phrase}”</li>
          ))}
        </ul>
      ) : null}
      <p className={classes.id}>{citation.id}</p>
    </div>
  );
}
