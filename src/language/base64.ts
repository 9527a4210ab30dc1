const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes that stand in a JSON file. */
export function bytesOf(text: string): Uint8Array {
  const digitOf = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) digitOf[DIGITS.charCodeAt(i)] = i;
  const bytes = new Uint8Array((text.length * 3) >>> 2);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    held = (held << 6) | (digitOf[text.charCodeAt(i)] ?? 0);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >>> bits) & 255;
  }
  return bytes;
}
