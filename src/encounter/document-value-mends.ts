import type { z } from 'zod';
import type { Text } from '../norms';

type Issue = z.core.$ZodIssue;

const MOST = 80;

/** A value as a problem shows it: short, and a list or a mapping by what is in it. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.every(isScalar) ? cut(`[${value.map(scalarText).join(', ')}]`) : '[ {…}, … ]';
  if (typeof value === 'object' && value !== null) return cut(`{ ${Object.keys(value).join(', ')} }`);
  return cut(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;
const isMapping = (value: unknown): boolean => !isScalar(value) && !Array.isArray(value);
const scalarText = (value: unknown): string => cut(String(value));

/** Digits as any keyboard types them. */
const NUMBER = /^[-+]?[0-9\uff10-\uff19]+([.\uff0e][0-9\uff10-\uff19]+)?$/;

const narrow = (text: string): string =>
  text.replace(/[\uff0e\uff10-\uff19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** What to write, for the slips that everybody makes; undefined where the general advice has to do. */
export function mendOf(issue: Issue, key: string, value: unknown, outline: string): Text | undefined {
  if (key === 'expect' && value !== undefined) return expectMend(value);
  if (key === 'parallel' && typeof value === 'object')
    return {
      zh: '写 parallel: true，内层时刻写在 moments 里。',
      en: 'Write parallel: true, and the inner moments under moments.',
    };
  if (key === 'critical' && (value === 'norm' || value === 'encounter'))
    return { zh: `写 critical: true, basis: ${value}。`, en: `Write critical: true, basis: ${value}.` };
  const listKey = /^\{ (\w+): \[…\] \}$/.exec(outline)?.[1];
  if (listKey !== undefined && !isMapping(value)) return wrapped(listKey, value);
  if (outline === '[…]') return arrayMend(key, value);
  if (issue.code !== 'invalid_type') return undefined;
  switch (issue.expected) {
    case 'string':
      return isScalar(value) && value !== null
        ? {
            zh: `两边加引号：${key}: "${scalarText(value)}"。`,
            en: `Put it in quotes: ${key}: "${scalarText(value)}".`,
          }
        : undefined;
    case 'number':
    case 'int':
      return typeof value === 'string' && NUMBER.test(value)
        ? {
            zh: `写成不带引号的半角数字：${narrow(value)}。`,
            en: `Write it as a plain number without quotes: ${narrow(value)}.`,
          }
        : undefined;
    case 'array':
      return arrayMend(key, value);
    case 'object':
    case 'record':
      return Array.isArray(value) ? listMend(value) : undefined;
    default:
      return undefined;
  }
}

function arrayMend(key: string, value: unknown): Text {
  if (isScalar(value) && value !== null)
    return { zh: `写成列表：${key}: [${scalarText(value)}]。`, en: `Write a list: ${key}: [${scalarText(value)}].` };
  return {
    zh: '写成列表：每项以“- ”开头，或写在 [ ] 里。',
    en: 'Write a list: each item behind “- ”, or all in [ ].',
  };
}

/** Where all that is needed is one list, it was mostly written without its key. */
function wrapped(key: string, value: unknown): Text | undefined {
  const items = Array.isArray(value) ? value : [value];
  if (value === null || !items.every(isScalar)) return undefined;
  const written = `{ ${key}: [${items.map(scalarText).join(', ')}] }`;
  return { zh: `写成 ${written}。`, en: `Write ${written}.` };
}

/** A list of things with ids, where each stands under its id. */
function listMend(list: readonly unknown[]): Text {
  const [first] = list;
  const named = typeof first === 'object' && first !== null && 'id' in first ? first.id : first;
  const id = typeof named === 'string' ? named.slice(0, 30) : 'id';
  return {
    zh: `不写成列表：每一项前面写它的编号作键，如 ${id}: { … }。`,
    en: `Not a list: each item stands under its id as key, e.g. ${id}: { … }.`,
  };
}

function expectMend(value: unknown): Text | undefined {
  if (value === null || (typeof value === 'object' && !Array.isArray(value))) return undefined;
  const items = Array.isArray(value) ? value : [value];
  if (!items.every(isScalar)) return undefined;
  const written = items.map((item) => (typeof item === 'string' ? item.slice(0, 30) : `"${String(item)}"`)).join(', ');
  return { zh: `写成 expect: { one_of: [${written}] }。`, en: `Write expect: { one_of: [${written}] }.` };
}
