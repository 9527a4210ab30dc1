import { Download } from 'lucide-react';
import { useState } from 'react';
import { dutiesCsv, recordJson, type StoredAttempt } from '../../archive';
import type { ScoreSheet } from '../../scoring';
import { download } from '../download';
import { useTranslation } from '../i18n';
import { useLanguage } from '../i18n/use-text';
import { PlainButton } from '../shell/button';
import controls from '../shell/controls.module.css';
import { Popover } from '../shell/popover';
import classes from './export-menu.module.css';

interface ExportMenuProps {
  readonly stored: StoredAttempt;
  readonly sheet: ScoreSheet | null;
}

/** The record with its log, for keeping and checking again; the marks as a table, for a spreadsheet. */
export function ExportMenu({ stored, sheet }: ExportMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const name = `yingsheng-${stored.summary.number}-${stored.summary.id.slice(0, 8)}`;
  const take = (save: () => void) => () => {
    setOpen(false);
    save();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      holdsFocus
      className={classes.menu}
      target={(target) => (
        <PlainButton {...target} className={controls.tool} data-testid="export">
          <Download size={17} strokeWidth={1.9} aria-hidden="true" />
          {t('export.title')}
        </PlainButton>
      )}
    >
      <PlainButton
        className={classes.item}
        data-testid="export-json"
        onClick={take(() => download(`${name}.json`, 'application/json', recordJson(stored, sheet)))}
      >
        {t('export.json')}
      </PlainButton>
      {sheet ? (
        <PlainButton
          className={classes.item}
          data-testid="export-csv"
          onClick={take(() => download(`${name}.csv`, 'text/csv', dutiesCsv(sheet, stored.encounter, language)))}
        >
          {t('export.csv')}
        </PlainButton>
      ) : null}
    </Popover>
  );
}
