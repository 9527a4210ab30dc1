import type { Normalised } from './normalise';
import type { Slots } from './types';

/** Captured ranges as the raw text has them; a list of items is taken apart. */
export function readSlots(
  captured: ReadonlyMap<string, readonly [number, number]>,
  normalised: Normalised,
  raw: string,
): Slots | undefined {
  const slots: { items?: readonly string[]; window?: string; deadline?: string; amount?: string } = {};
  for (const [name, [start, end]] of captured) {
    if (end <= start) continue;
    const text = raw.slice(normalised.from[start] ?? 0, normalised.to[end - 1] ?? 0);
    if (name === 'items') slots.items = splitItems(text);
    else if (name === 'window' || name === 'deadline' || name === 'amount') slots[name] = text;
  }
  return Object.keys(slots).length > 0 ? slots : undefined;
}

/** 身份证复印件、户口本和两张照片 → three items; numbering and commas part items too. */
function splitItems(text: string): readonly string[] {
  return text
    .split(/[、,，;；:：]|以及|还有|和|及|与|一是|二是|三是|四是| and |第[一二三四五]/)
    .map((item) => item.replace(/^[\s一二三四五\d.是]*[.是]\s*/, '').trim())
    .filter((item) => item !== '');
}
