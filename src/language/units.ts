// What a unit of a text is, before any tongue has its say.

export const BOUNDARY_RANK: Readonly<Record<string, number>> = { '、': 1, '，': 2, '。': 3, '？': 4 };

export function isBoundary(unit: string | undefined): boolean {
  return unit === '，' || unit === '。' || unit === '？' || unit === '、';
}

export const BOUNDARY_OF: Readonly<Record<string, string>> = {
  ',': '，',
  '，': '，',
  ':': '，',
  '：': '，',
  ';': '。',
  '；': '。',
  '。': '。',
  '！': '。',
  '!': '。',
  '\n': '。',
  '\r': '。',
  '？': '？',
  '?': '？',
  '、': '、',
  '…': '，',
  '⋯': '，',
  '｡': '。',
  '､': '、',
  '﹐': '，',
  '﹑': '、',
  '﹒': '。',
  '\u2028': '。',
  '\u2029': '。',
};

export function isHan(unit: string): boolean {
  return isHanCode(unit.charCodeAt(0));
}

/** The same by its code, for loops over whole texts: a string for every character takes as long as all the rest. */
export function isHanCode(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

export function isLetter(unit: string): boolean {
  return unit >= 'a' && unit <= 'z';
}

export function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}

export function isSpace(unit: string): boolean {
  return (
    unit === ' ' ||
    unit === '\t' ||
    unit === '\u00a0' ||
    unit === '\u3000' ||
    (unit >= '\u2000' && unit <= '\u200f') ||
    unit === '\ufeff'
  );
}

export function toHalfWidth(unit: string): string {
  const code = unit.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff5a && (code <= 0xff19 || code >= 0xff21)
    ? String.fromCharCode(code - 0xfee0)
    : unit;
}

export function lower(unit: string): string {
  return unit >= 'A' && unit <= 'Z' ? String.fromCharCode(unit.charCodeAt(0) + 32) : unit;
}

export function isLetterAt(raw: string, at: number): boolean {
  return isLetter(lower(toHalfWidth(raw.charAt(at))));
}

/** The apostrophe of don't and of Xi'an. */
export function isInsideWord(raw: string, at: number): boolean {
  return isLetterAt(raw, at - 1) && isLetterAt(raw, at + 1);
}
