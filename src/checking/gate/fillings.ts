import { expected, type FieldExpect, type FieldValue, type FormDef, type FormField } from '../../encounter';

/** All right; each field wrong; each field empty; nothing filled in. What nothing tells apart is merged afterwards. */
export function fillings(form: FormDef, draws: Readonly<Record<string, string>>) {
  const right = Object.fromEntries(form.fields.map((field) => [field.id, rightValue(field, draws)]));
  const without = (id: string) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== id));
  return [
    right,
    ...form.fields.flatMap((field) => {
      const wrong = wrongValue(field, expected(field, draws));
      return wrong === null ? [] : [{ ...right, [field.id]: wrong }];
    }),
    ...form.fields.map((field) => without(field.id)),
    {},
  ];
}

/** The right entry of a field in this variant. */
function rightValue(field: FormField, draws: Readonly<Record<string, string>>): FieldValue {
  const want = expected(field, draws);
  switch (want.kind) {
    case 'any':
      return anyEntry(field);
    case 'one_of':
      return want.values[0] ?? '';
    case 'set':
      return [...want.values];
    case 'ticks':
      return { ...want.values };
    case 'digits':
      return '13800000000000000000'.padEnd(want.min, '0').slice(0, want.min);
  }
}

function anyEntry(field: FormField): FieldValue {
  const first = field.options?.[0]?.id ?? '已填写';
  if (field.kind === 'choices') return [first];
  return field.kind === 'ticks' ? { [first]: field.ticks?.[0]?.id ?? '' } : first;
}

/** An entry that is wrong, or null where none can be. */
function wrongValue(field: FormField, want: FieldExpect): FieldValue | null {
  if (want.kind === 'any') return null;
  if (field.kind === 'choice') {
    const right = want.kind === 'one_of' ? want.values : [];
    return field.options?.find((option) => !right.includes(option.id))?.id ?? null;
  }
  if (field.kind === 'choices') {
    const right = want.kind === 'set' ? want.values : [];
    const other = field.options?.find((option) => !right.includes(option.id));
    return other ? [...right, other.id] : right.slice(1);
  }
  if (field.kind === 'ticks') {
    const right = want.kind === 'ticks' ? want.values : {};
    const other = field.options?.find((option) => right[option.id] === undefined);
    const tick = field.ticks?.[0]?.id ?? '';
    return other ? { ...right, [other.id]: tick } : {};
  }
  return '写错了';
}
