import { useId } from 'react';
import type { FormDef, FormField } from '../../encounter';
import { usePaper } from './entries';
import { AnyField, FieldHint, FieldResult } from './fields';
import classes from './register.module.css';

/** A page of a register: one row for each thing to write down. */
export function Register({ form }: { readonly form: FormDef }) {
  return (
    <dl className={classes.register}>
      {form.fields.map((field) => (
        <Row key={field.id} field={field} />
      ))}
    </dl>
  );
}

function Row({ field }: { readonly field: FormField }) {
  const { read } = usePaper();
  const label = useId();
  return (
    <div className={classes.row}>
      <dt id={label} className={classes.label}>
        {read(field.label)}
      </dt>
      <dd className={classes.entry}>
        <AnyField field={field} labelledBy={label} />
        <FieldHint field={field} />
        <FieldResult field={field} />
      </dd>
    </div>
  );
}
