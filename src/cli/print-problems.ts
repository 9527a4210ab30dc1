import type { Problem } from '../encounter';

export type Lang = 'zh' | 'en';

const MEND = { zh: '怎么改：', en: 'To mend: ' };
const WARNING = { zh: '提醒', en: 'warning' };

/** Control characters and direction marks: in text from a file they could steer the terminal. */
function steers(code: number): boolean {
  if (code === 0x09 || code === 0x0a) return false;
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** Shows what would steer the terminal as its code. */
export function plain(text: string): string {
  return [...text]
    .map((c) => (steers(c.codePointAt(0) ?? 0) ? `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}` : c))
    .join('');
}

function place({ file, line, column }: Problem): string {
  if (file === undefined) return '';
  return `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`} `;
}

/** `file:line:col code message`, and how to mend it on the next line. */
export function problemText(problem: Problem, lang: Lang): string {
  const mark = problem.severity === 'warning' ? ` [${WARNING[lang]}]` : '';
  return plain(
    `${place(problem)}${problem.code}${mark} ${problem.message[lang]}\n  ${MEND[lang]}${problem.mend[lang]}\n`,
  );
}

/** Where nobody could say yet which language is wanted, both. */
export function problemInBoth(problem: Problem): string {
  return plain(
    `${place(problem)}${problem.code} ${problem.message.zh} ${problem.message.en}\n  ${MEND.zh}${problem.mend.zh}\n  ${MEND.en}${problem.mend.en}\n`,
  );
}

export const isError = ({ severity }: Problem): boolean => severity === 'error';
