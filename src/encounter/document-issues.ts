import type { z } from 'zod';
import type { Text } from '../norms';
import { knownKeys, outlineAt } from './document-json-schema';
import { documentProblem } from './document-problems';
import { type Path, type Source, valueAt } from './document-source';
import type { Problem } from './problem';

type Issue = z.core.$ZodIssue;

const TEXT_LANGUAGES: Readonly<Record<string, Text>> = {
  zh: { zh: '中文 (zh)', en: 'Chinese (zh)' },
  en: { zh: '英文 (en)', en: 'English (en)' },
};
const MAX_PROBLEMS = 50;
/** What looks like another key is mostly the rest of a text behind a comma. */
const LANGUAGES: Text = {
  zh: 'zh, en；文字里有英文逗号、冒号时要加双引号',
  en: 'zh, en; a text with a comma or colon in it needs double quotes',
};

/** What a union expects, in words, by the key it stands at: zod only says that none of its branches fits. */
const DURATION: Text = { zh: '时长，如 20s、1m30s、500ms', en: 'a duration such as 20s, 1m30s, 500ms' };
const SHORTEST: Text = { zh: '100ms 以上', en: '100ms or more' };
const UNIONS: Readonly<Record<string, Text>> = {
  after: DURATION,
  within: DURATION,
  silence_after: DURATION,
  when: { zh: '条件，如 said("greet")', en: 'a condition such as said("greet")' },
  if: { zh: '条件', en: 'a condition' },
  since: { zh: '条件', en: 'a condition' },
  do: { zh: '一个效果或效果的列表', en: 'an effect, or a list of effects' },
  enter: { zh: '一个效果或效果的列表', en: 'an effect, or a list of effects' },
  light: { zh: 'on、off 或 emergency', en: 'on, off or emergency' },
  screens: { zh: 'on 或 off', en: 'on or off' },
};
const TYPES: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '带键的一组内容', en: 'a mapping of keys' },
  record: { zh: '带键的一组内容', en: 'a mapping of keys' },
};
const ID: Text = {
  zh: '小写字母开头，只用小写字母、数字和下划线',
  en: 'a lower-case letter, then lower-case letters, digits and underscores',
};

const DOCUMENT_ID: Text = {
  zh: '小写字母开头，只用小写字母、数字和连字符，如 third-trip',
  en: 'a lower-case letter, then lower-case letters, digits and hyphens, e.g. third-trip',
};

/** Turns what a schema found in the value at `base` into coded problems with places. */
export function schemaProblems(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
  source: Source,
  base: Path = [],
): readonly Problem[] {
  const found = issues.flatMap((issue) => flatten(issue, []));
  // What is not even of the right form need not be told besides that it is out of bounds.
  const misshapen = new Set(found.flatMap(({ issue, path }) => (issue.code === 'custom' ? [] : [path.join('/')])));
  return found
    .filter(({ issue, path }) => issue.code !== 'custom' || !misshapen.has(path.join('/')))
    .slice(0, MAX_PROBLEMS)
    .flatMap(({ issue, path }) => describe(issue, path, value, schema, source, base));
}

/** Of a union's branches only the one that got furthest is worth telling. */
function flatten(issue: Issue, above: Path): readonly { issue: Issue; path: Path }[] {
  const path = [...above, ...(issue.path as Path)];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const branches = issue.errors.map((errors) => errors.flatMap((error) => flatten(error, path)));
  const reach = (branch: readonly { issue: Issue; path: Path }[]) =>
    Math.max(0, ...branch.map((found) => found.path.length + (found.issue.code === 'unrecognized_keys' ? 1 : 0)));
  const deepest = branches.reduce((best, branch) => (reach(branch) > reach(best) ? branch : best));
  return reach(deepest) > path.length ? deepest : [{ issue, path }];
}

function describe(
  issue: Issue,
  path: Path,
  root: unknown,
  schema: z.ZodType,
  source: Source,
  base: Path,
): readonly Problem[] {
  const full = [...base, ...path];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path).join(', ');
    const expected = known === 'zh, en' ? LANGUAGES : known;
    return issue.keys.map((key) =>
      documentProblem('E-KEY-UNKNOWN', source.atKey([...full, key]), { found: key, expected }),
    );
  }
  const last = String(full.at(-1) ?? '');
  if (issue.code === 'invalid_key')
    return [documentProblem('E-VALUE', source.atKey(full), { found: last, expected: ID })];
  const value = valueAt(root, path);
  const language = Object.hasOwn(TEXT_LANGUAGES, last) ? TEXT_LANGUAGES[last] : undefined;
  const empty = issue.code === 'too_small' && typeof value === 'string';
  if (language && (value === undefined || value === null || empty))
    return [documentProblem('E-TEXT-MISSING', source.at(full), { expected: language })];
  if (value === undefined && path.length > 0)
    return [documentProblem('E-KEY-MISSING', source.at(full), { expected: last })];
  const name = typeof full.at(-1) === 'number' ? `${full.findLast((key) => typeof key === 'string')}[${last}]` : last;
  const found = `${name === '' ? '' : `${name} = `}${(JSON.stringify(value) ?? String(value)).slice(0, 80)}`;
  const outline = SHAPES.has(issue.code) && unionOf(last) === undefined ? outlineAt(schema, path) : '';
  const expected = outline !== '' && !isPlain(issue) ? outline : expectedOf(issue, last, path.length === 1);
  return [documentProblem('E-VALUE', source.at(full), { found, expected })];
}

/** What is wrong is the shape of the value, so that showing the right one helps more than naming it. */
const SHAPES: ReadonlySet<Issue['code']> = new Set(['invalid_union', 'invalid_type']);

/** A plain value was wanted: a word for it says enough. */
const isPlain = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && !['object', 'record', 'array', 'tuple'].includes(issue.expected);

/** A key comes from the document: `constructor` is nobody's union. */
const unionOf = (key: string): Text | undefined => (Object.hasOwn(UNIONS, key) ? UNIONS[key] : undefined);

function expectedOf(issue: Issue, key: string, top: boolean): string | Text {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.join(', ');
    case 'invalid_union':
      return unionOf(key) ?? { zh: '另一种写法', en: 'something of another form' };
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return unionOf(key) ?? (top && key === 'id' ? DOCUMENT_ID : ID);
    case 'custom':
      return unionOf(key) === DURATION ? SHORTEST : { zh: '只写一个变量', en: 'one variable alone' };
    default:
      return issue.message;
  }
}

function atLeast(origin: string, n: number, inclusive: boolean): Text {
  if (origin === 'string') return { zh: `至少 ${n} 个字`, en: `at least ${n} characters` };
  if (origin === 'array') return { zh: `至少 ${n} 项`, en: `at least ${n} items` };
  return inclusive ? { zh: `不小于 ${n}`, en: `${n} or more` } : { zh: `大于 ${n}`, en: `more than ${n}` };
}

function atMost(origin: string, n: number): Text {
  if (origin === 'string') return { zh: `至多 ${n} 个字`, en: `at most ${n} characters` };
  if (origin === 'array') return { zh: `至多 ${n} 项`, en: `at most ${n} items` };
  return { zh: `不大于 ${n}`, en: `${n} or less` };
}
