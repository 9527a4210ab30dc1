import type { DocumentPath, Ground } from './ground';

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
  const visit = (value: unknown, path: DocumentPath, list: boolean): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const id = isObject(item) && typeof item.id === 'string' ? item.id : index;
        visit(item, [...path, list ? id : index], false);
      }
      return;
    }
    if (!isObject(value)) return;
    const { zh, en } = value;
    if (typeof zh === 'string' && typeof en === 'string') {
      if (HAN.test(en.replace(/[“"「][^”"」]*[”"」]/g, '')))
        report('W-GATE-LANGUAGE', path, { found: en.slice(0, 60) });
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key], LISTS.has(key));
  };
  visit(input.encounter, [], false);
}
