import type { Text } from '../norms';
import type { Problem } from './problem';

/** One coded problem: a template in both languages. `{found}` and `{expected}` are filled in when it is met. */
export interface ProblemTemplate {
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  readonly mend: Text;
}

export type ProblemCatalogue = Readonly<Record<string, ProblemTemplate>>;

/** What was found and what was expected; a text where it has words of its own. */
export interface ProblemValues {
  readonly found?: string | Text;
  readonly expected?: string | Text;
  /** A way to mend just this, instead of the general one. */
  readonly mend?: Text;
}

/** Long values are cut, so that a pasted document cannot become its own error message. */
const MAX_FOUND = 200;
const MAX_EXPECTED = 800;
const SLOT = /\{(found|expected)\}/g;

export const error = (zh: string, en: string, mendZh: string, mendEn: string): ProblemTemplate => ({
  severity: 'error',
  message: { zh, en },
  mend: { zh: mendZh, en: mendEn },
});

export const warning = (zh: string, en: string, mendZh: string, mendEn: string): ProblemTemplate => ({
  ...error(zh, en, mendZh, mendEn),
  severity: 'warning',
});

/** Fills a template. `place` may hold file, line and column, or nothing. */
export function fillProblem(
  code: string,
  { severity, message, mend }: ProblemTemplate,
  place: Pick<Problem, 'file' | 'line' | 'column'>,
  values: ProblemValues = {},
): Problem {
  const value = (name: string, lang: keyof Text): string => {
    const given = name === 'found' ? values.found : values.expected;
    const cap = name === 'found' ? MAX_FOUND : MAX_EXPECTED;
    return (typeof given === 'object' ? given[lang] : (given ?? '')).slice(0, cap).toWellFormed();
  };
  const fill = (template: Text): Text => ({
    zh: template.zh.replace(SLOT, (_, name: string) => value(name, 'zh')),
    en: template.en.replace(SLOT, (_, name: string) => value(name, 'en')),
  });
  return { code, severity, ...place, message: fill(message), mend: values.mend ?? fill(mend) };
}
