import { useId, useState } from 'react';
import type { Person } from '../../archive';
import { useTranslation } from '../i18n';
import { Button } from '../shell/button';
import classes from './people-page.module.css';
import reading from './reading.module.css';

/** More than is kept, so that a pasted text is cut by one rule and not by the field. */
const LONGEST_ENTRY = 500;
const FIELDS = ['name', 'number', 'unit', 'post'] as const;

interface PersonFormProps {
  readonly person: () => Person;
  readonly action: string;
  readonly onSave: (person: Person) => void;
  readonly onCancel?: () => void;
}

export function PersonForm({ person, action, onSave, onCancel }: PersonFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(person);
  const [short, setShort] = useState(false);
  const id = useId();
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.name.trim()) onSave(draft);
        else {
          setShort(true);
          document.getElementById(`${id}-name`)?.focus();
        }
      }}
    >
      {FIELDS.map((field) => (
        <label key={field} className={reading.label}>
          {t(`person.${field}`)}
          <input
            id={`${id}-${field}`}
            className={reading.field}
            dir="auto"
            autoComplete="off"
            maxLength={LONGEST_ENTRY}
            value={draft[field]}
            required={field === 'name'}
            aria-invalid={(field === 'name' && short) || undefined}
            aria-describedby={field === 'name' && short ? `${id}-short` : undefined}
            onChange={(event) => {
              setShort(false);
              setDraft({ ...draft, [field]: event.currentTarget.value });
            }}
            data-testid={`person-${field}`}
          />
          {field === 'name' && short ? (
            <span id={`${id}-short`} className={reading.refused} role="alert">
              {t('person.short')}
            </span>
          ) : null}
        </label>
      ))}
      <div className={`${reading.ways} ${classes.ways}`}>
        <Button type="submit" data-testid="save-person">
          {action}
        </Button>
        {onCancel ? (
          <Button variant="subtle" onClick={onCancel}>
            {t('person.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
