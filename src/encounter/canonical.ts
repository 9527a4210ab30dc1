import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON. Throws on what JSON cannot hold; text must be well-formed (`toWellFormed`) before. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('E-CANONICAL: the value has no JSON form');
  return text;
}

/** SHA-256 of the UTF-8 bytes, lower-case hex. Synchronous, so that it works where `crypto.subtle` does not. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
