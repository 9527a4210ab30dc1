import { MEANING_PROBLEMS } from './document-problems-meaning';
import { READING_PROBLEMS } from './document-problems-reading';
import { VARIATION_PROBLEMS } from './document-problems-variation';
import type { Place } from './document-source';
import type { Problem } from './problem';
import { fillProblem, type ProblemCatalogue, type ProblemValues } from './problem-catalogue';

/** Every problem of an encounter document: one template in both languages. `{found}` and `{expected}` are filled in. */
export const DOCUMENT_PROBLEMS = {
  ...READING_PROBLEMS,
  ...MEANING_PROBLEMS,
  ...VARIATION_PROBLEMS,
} as const satisfies ProblemCatalogue;

export type DocumentCode = keyof typeof DOCUMENT_PROBLEMS;

export function documentProblem(code: DocumentCode, place: Place, values: ProblemValues = {}): Problem {
  return fillProblem(code, DOCUMENT_PROBLEMS[code], place, values);
}
