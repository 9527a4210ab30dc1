import type { Problem } from '../src/encounter';

/** A problem as a build prints it: with its place, and in one line. */
export function inOneLine({ file, line, column, code, message, mend }: Problem): string {
  return `${file}:${line ?? 1}:${column ?? 1} ${code} ${message.en} ${mend.en}`;
}
