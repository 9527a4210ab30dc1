import type { FormField } from '../../encounter';
import { useTranslation } from '../i18n';
import { StateIcon } from '../marks/state-icon';
import controls from '../shell/controls.module.css';
import { choicesOf, LONGEST_ENTRY, textOf, ticksOf, usePaper } from './entries';
import classes from './fields.module.css';

interface FieldProps {
  readonly field: FormField;
  /** Id of the visible label; without it the field names itself. */
  readonly labelledBy?: string;
}

/** An entry written on the line of the paper. */
export function LineField({ field, labelledBy }: FieldProps) {
  const { entries, write, read, outcomes } = usePaper();
  const value = textOf(entries, field.id);
  const shared = {
    ...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': read(field.label) }),
    'aria-invalid': outcomes ? outcomes[field.id] !== 'right' : undefined,
    'data-testid': `field-${field.id}`,
    className: classes.line,
    value,
  };
  if (field.kind === 'choice') {
    return (
      <select
        {...shared}
        className={`${classes.line} ${controls.select}`}
        onChange={(event) => write(field.id, event.currentTarget.value)}
      >
        <option value="" />
        {field.options?.map((option) => (
          <option key={option.id} value={option.id}>
            {read(option.text)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type="text"
      maxLength={LONGEST_ENTRY}
      autoComplete="off"
      size={Math.max(10, value.length + 2)}
      onChange={(event) => write(field.id, event.currentTarget.value)}
    />
  );
}

/** Boxes to tick, any number of them. */
function BoxesField({ field, labelledBy }: FieldProps) {
  const { entries, write, read } = usePaper();
  const chosen = choicesOf(entries, field.id);
  return (
    <fieldset
      className={classes.boxes}
      {...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': read(field.label) })}
    >
      {field.options?.map(({ id, text }) => (
        <label key={id} className={classes.box}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            data-testid={`field-${field.id}-${id}`}
            onChange={(event) =>
              write(field.id, event.currentTarget.checked ? [...chosen, id] : chosen.filter((option) => option !== id))
            }
          />
          {read(text)}
        </label>
      ))}
    </fieldset>
  );
}

/** Numbered things, each with one of the printed boxes: a thing without a tick is not on the paper. */
function TicksField({ field, labelledBy }: FieldProps) {
  const { t } = useTranslation();
  const { entries, write, read } = usePaper();
  const ticks = ticksOf(entries, field.id);
  const listed = (field.options ?? []).filter(({ id }) => ticks[id] !== undefined);
  const toggle = (option: string, tick: string) => {
    const { [option]: was, ...rest } = ticks;
    write(field.id, was === tick ? rest : { ...rest, [option]: tick });
  };
  return (
    <ol
      className={classes.ticks}
      {...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': read(field.label) })}
    >
      {field.options?.map((option) => {
        const number = listed.indexOf(option) + 1;
        return (
          <li key={option.id} className={classes.tickRow} data-listed={number > 0 || undefined}>
            <span className={classes.number} aria-hidden="true">
              {number > 0 ? t('paper.number', { number }) : null}
            </span>
            <span className={classes.thing}>{read(option.text)}</span>
            <span className={classes.marks}>
              {field.ticks?.map((tick) => (
                <label key={tick.id} className={classes.box}>
                  <input
                    type="checkbox"
                    aria-label={t('paper.tick', { thing: read(option.text), tick: read(tick.text) })}
                    checked={ticks[option.id] === tick.id}
                    data-testid={`field-${field.id}-${option.id}-${tick.id}`}
                    onChange={() => toggle(option.id, tick.id)}
                  />
                  {read(tick.text)}
                </label>
              ))}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

export function AnyField(props: FieldProps) {
  switch (props.field.kind) {
    case 'choices':
      return <BoxesField {...props} />;
    case 'ticks':
      return <TicksField {...props} />;
    default:
      return <LineField {...props} />;
  }
}

interface FieldResultProps {
  readonly field: FormField;
  /** Names the field where its label does not stand right above. */
  readonly named?: boolean;
}

/** After filing in practice: what is not right yet, and how to put it. */
export function FieldResult({ field, named = false }: FieldResultProps) {
  const { outcomes, read } = usePaper();
  const { t } = useTranslation();
  const outcome = outcomes?.[field.id];
  if (!outcome) return null;
  const word = t(`paper.outcome.${outcome}`);
  return (
    <p className={classes.result} data-outcome={outcome} data-testid={`outcome-${field.id}`}>
      <StateIcon state={outcome === 'right' ? 'met' : 'bad'} size={16} />
      <span>
        {named ? t('paper.named', { field: read(field.label), outcome: word }) : word}
        {outcome !== 'right' && field.better ? <span className={classes.better}>{read(field.better)}</span> : null}
      </span>
    </p>
  );
}

export function FieldHint({ field, named = false }: FieldResultProps) {
  const { read } = usePaper();
  const { t } = useTranslation();
  if (!field.hint) return null;
  return (
    <p className={classes.hint}>
      {named ? t('paper.named', { field: read(field.label), outcome: read(field.hint) }) : read(field.hint)}
    </p>
  );
}
