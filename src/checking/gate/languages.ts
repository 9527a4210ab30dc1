import type { Ground } from './ground';

const HAN = /[\u4e00-\u9fff]/;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Places in the document where the resolved encounter keeps lists instead of keyed maps. */
const LISTS = new Set([
  'cast',
  'tempers',
  'draws',
  'vars',
  'facts',
  'forms',
  'fields',
  'moments',
  'interruptions',
  'endings',
  'duties',
]);

/** English entries that still hold Chinese. Wordings in quotation marks are what somebody says or signs, and may. */
export function checkLanguages({ input, report }: Ground): void {
  /** Where the visit is. */
  const path: (string | number)[] = [];
  const enter = (key: string | number, value: unknown, list: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    path.push(key);
    visit(value, list);
    path.pop();
  };
  const visit = (value: object, list: boolean): void => {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        const item: unknown = value[index];
        const id = list && isObject(item) && typeof item.id === 'string' ? item.id : index;
        enter(id, item, false);
      }
      return;
    }
    const entry = value as Readonly<Record<string, unknown>>;
    const { zh, en } = entry;
    if (typeof zh === 'string' && typeof en === 'string') {
      if (HAN.test(en) && HAN.test(en.replace(/[“"「][^”"」]*[”"」]/g, '')))
        report('W-GATE-LANGUAGE', [...path], { found: en.slice(0, 60) });
      return;
    }
    for (const key of Object.keys(entry)) enter(key, entry[key], LISTS.has(key));
  };
  visit(input.encounter, false);
}
