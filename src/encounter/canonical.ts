import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * RFC 8785 canonical JSON. Throws on what JSON cannot hold; text must be well-formed (`toWellFormed`) before. Written
 * out here because every line of every log goes through it, several times: the `canonicalize` package takes 2.7 times as
 * long for one line of a log (6.1 against 2.2 µs). Tests hold it to that package, which is why it is among the tools.
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') throw noForm('no JSON form');
  return text(value);
}

/** The same without one of its members. */
export const canonicalJsonWithout = (value: object, key: string): string =>
  objectText(value as Readonly<Record<string, unknown>>, key);

const noForm = (why: string): TypeError => new TypeError(`E-CANONICAL: the value has ${why}`);

function text(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'number':
      if (!Number.isFinite(value)) throw noForm('a number that JSON cannot hold');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value) : objectText(value as Readonly<Record<string, unknown>>);
    default:
      throw noForm('no JSON form');
  }
}

/** Nothing to escape, and no half of what is written with two units, which may stand alone. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** Most texts are plain; a look takes a third of the time of `JSON.stringify`. */
function stringText(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw noForm('a lone surrogate');
  return JSON.stringify(value);
}

const isNothing = (value: unknown): boolean => value === undefined || typeof value === 'symbol';

function listText(list: readonly unknown[]): string {
  let out = '[';
  for (let at = 0; at < list.length; at += 1) {
    if (at > 0) out += ',';
    const item = list[at];
    out += isNothing(item) ? 'null' : text(item);
  }
  return `${out}]`;
}

function objectText(object: Readonly<Record<string, unknown>>, without?: string): string {
  if (typeof object.toJSON === 'function') return text((object.toJSON as () => unknown)());
  const { inOrder, texts } = formOf(Object.keys(object));
  let out = '{';
  for (let at = 0; at < inOrder.length; at += 1) {
    const key = inOrder[at] as string;
    const value = object[key];
    if (isNothing(value) || key === without) continue;
    if (out.length > 1) out += ',';
    out += `${texts[at]}:${text(value)}`;
  }
  return `${out}}`;
}

/** Keys of an object as it has them, by UTF-16 units, and as they are written. */
interface Form {
  readonly keys: readonly string[];
  readonly inOrder: readonly string[];
  readonly texts: readonly string[];
}

/** By the first key: the same few forms come again and again, and a hostile file must not fill the memory with others. */
const forms = new Map<string | undefined, Form[]>();
const MOST_FIRST = 500;
const MOST_FORMS = 12;
const MOST_KEPT_KEYS = 32;

function formOf(keys: readonly string[]): Form {
  const known = forms.get(keys[0]);
  if (known) {
    for (const form of known) if (areSame(form.keys, keys)) return form;
  }
  const inOrder = [...keys].sort();
  const made = { keys, inOrder, texts: inOrder.map(keyText) };
  if (keys.length > MOST_KEPT_KEYS) return made;
  if (!known && forms.size < MOST_FIRST) forms.set(keys[0], [made]);
  else if (known && known.length < MOST_FORMS) known.push(made);
  return made;
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}

/** Keys come again and again; a hostile file must not fill the memory with them. */
const keyTexts = new Map<string, string>();
const MOST_KEYS = 4000;

/** Of a name that comes again and again. */
export function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const made = text(key);
  if (keyTexts.size < MOST_KEYS) keyTexts.set(key, made);
  return made;
}

type Hash = (source: string) => string;

/** In Node its own SHA-256, eight times as fast; `crypto.subtle` of a page answers too late, and only on https. */
function hostHash(): Hash | null {
  const { process } = globalThis as { readonly process?: Partial<Pick<NodeJS.Process, 'getBuiltinModule'>> };
  const crypto = process?.getBuiltinModule?.('node:crypto');
  return crypto?.hash ? (source) => crypto.hash('sha256', source, 'hex') : null;
}

/** The same digest everywhere. */
export const portableSha256Hex: Hash = (source) => bytesToHex(sha256(utf8ToBytes(source)));

/** SHA-256 of the UTF-8 bytes, lower-case hex. Synchronous. */
export const sha256Hex: Hash = hostHash() ?? portableSha256Hex;
