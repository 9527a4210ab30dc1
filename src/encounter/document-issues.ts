import type { z } from 'zod';
import type { Text } from '../norms';
import { knownKeys, outlineAt, wordsAt } from './document-json-schema';
import { documentProblem } from './document-problems';
import { type Path, type Source, valueAt } from './document-source';
import { type Suggestion, suggestKey } from './document-suggest';
import { mendOf, shownValue } from './document-value-mends';
import type { Problem } from './problem';

type Issue = z.core.$ZodIssue;

const TEXT_LANGUAGES: Readonly<Record<string, Text>> = {
  zh: { zh: '中文 (zh)', en: 'Chinese (zh)' },
  en: { zh: '英文 (en)', en: 'English (en)' },
};
const MAX_PROBLEMS = 50;
const MOST_BESIDE = 12;
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

type Found = { readonly issue: Issue; readonly path: Path };

/** Turns what a schema found in the value at `base` into coded problems with places. */
export function schemaProblems(
  issues: readonly Issue[],
  value: unknown,
  schema: z.ZodType,
  source: Source,
  base: Path = [],
): readonly Problem[] {
  const all = onceForLists(
    issues.flatMap((issue) => flatten(issue, [])),
    value,
  );
  // What is not even of the right form need not be told besides that it is out of bounds.
  const misshapen = new Set(all.flatMap(({ issue, path }) => (issue.code === 'custom' ? [] : [path.join('/')])));
  const found = all.filter(({ issue, path }) => issue.code !== 'custom' || !misshapen.has(path.join('/')));
  const unknown = found.flatMap(({ issue, path }) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, path, value, schema) : [],
  );
  // A key by another name is not missing besides.
  const stands = new Set(
    unknown.flatMap(({ path, suggestion }) => (suggestion?.stands ?? []).map((key) => [...path, key].join('/'))),
  );
  const gaps = new Map<string, Path[]>();
  const problems: Problem[] = [];
  for (const { issue, path } of found) {
    if (problems.length >= MAX_PROBLEMS) break;
    if (issue.code === 'unrecognized_keys') continue;
    if (stands.has(path.join('/')) && valueAt(value, path) === undefined) continue;
    if (isGap(issue, path, value)) {
      const at = path.slice(0, -1).join('/');
      gaps.set(at, [...(gaps.get(at) ?? []), path]);
    } else problems.push(describe(issue, path, value, schema, source, base));
  }
  for (const paths of gaps.values()) problems.push(missing(paths, schema, source, base));
  for (const one of unknown.slice(0, MAX_PROBLEMS)) problems.push(unknownKey(one, source, base));
  return problems.slice(0, MAX_PROBLEMS);
}

/** A list of plain values where one of something else is wanted is one mistake, not one for each of them. */
function onceForLists(found: readonly Found[], root: unknown): readonly Found[] {
  const told = new Set<string>();
  return found.flatMap(({ issue, path }): readonly Found[] => {
    const above = path.slice(0, -1);
    if (typeof path.at(-1) !== 'number' || above.at(-1) !== 'expect') return [{ issue, path }];
    const list = valueAt(root, above);
    if (!Array.isArray(list) || list.some((item) => typeof item === 'object')) return [{ issue, path }];
    const key = above.join('/');
    if (told.has(key)) return [];
    told.add(key);
    return [{ issue, path: above }];
  });
}

interface UnknownKey {
  readonly key: string;
  readonly path: Path;
  readonly known: readonly string[];
  readonly suggestion: Suggestion | null;
}

function unknownKeys(keys: readonly string[], path: Path, root: unknown, schema: z.ZodType): readonly UnknownKey[] {
  const known = knownKeys(schema, path);
  // What follows a comma in a text without quotes falls into several keys, and is one mistake.
  const most = known.join() === 'zh,en' ? 1 : MAX_PROBLEMS;
  return keys
    .slice(0, most)
    .map((key) => ({ key, path, known, suggestion: suggestKey(key, valueAt(root, [...path, key]), known) }));
}

function unknownKey({ key, path, known, suggestion }: UnknownKey, source: Source, base: Path): Problem {
  const at = source.atKey([...base, ...path, key]);
  const listed = known.join(', ');
  if (!suggestion) {
    const expected = listed === 'zh, en' ? LANGUAGES : listed;
    return documentProblem('E-KEY-UNKNOWN', at, { found: key, expected });
  }
  const { zh, en } = suggestion.mend;
  // A long list would hide the one that was meant.
  const short = known.length <= MOST_BESIDE;
  const mend = short ? { zh: `${zh}此处可用：${listed}。`, en: `${en} Known here: ${listed}.` } : suggestion.mend;
  return documentProblem('E-KEY-UNKNOWN', at, { found: key, mend });
}

/** A key that is not there at all, other than one half of a text. */
function isGap(issue: Issue, path: Path, root: unknown): boolean {
  const last = String(path.at(-1) ?? '');
  if (path.length === 0 || issue.code === 'invalid_key' || Object.hasOwn(TEXT_LANGUAGES, last)) return false;
  return valueAt(root, path) === undefined;
}

/** What is missing at one place, told together and with the way to write each. */
function missing(paths: readonly Path[], schema: z.ZodType, source: Source, base: Path): Problem {
  const [first = []] = paths;
  const above = first.slice(0, -1);
  const keys = paths.map((path) => String(path.at(-1)));
  const ways = (lang: keyof Text): string =>
    keys
      .map((key) => {
        const outline = outlineAt(schema, [...above, key]);
        const words = wordsAt(schema, above, key)?.[lang].replace(/[。.]$/, '') ?? '';
        const meaning = words === '' ? '' : lang === 'zh' ? `（${words}）` : ` (${words})`;
        return `${key}: ${outline === '' ? '…' : outline}${meaning}`;
      })
      .join(lang === 'zh' ? '；' : '; ');
  const mend = { zh: `补上 ${ways('zh')}。`, en: `Add ${ways('en')}.` };
  return documentProblem('E-KEY-MISSING', source.at([...base, ...first]), { expected: keys.join(', '), mend });
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

function describe(issue: Issue, path: Path, root: unknown, schema: z.ZodType, source: Source, base: Path): Problem {
  const full = [...base, ...path];
  const last = String(full.at(-1) ?? '');
  if (issue.code === 'invalid_key')
    return documentProblem('E-VALUE', source.atKey(full), { found: last, expected: ID });
  const value = valueAt(root, path);
  const language = Object.hasOwn(TEXT_LANGUAGES, last) ? TEXT_LANGUAGES[last] : undefined;
  const empty = issue.code === 'too_small' && typeof value === 'string';
  if (language && (value === undefined || value === null || empty))
    return documentProblem('E-TEXT-MISSING', source.at(full), { expected: language });
  const name = typeof full.at(-1) === 'number' ? `${full.findLast((key) => typeof key === 'string')}[${last}]` : last;
  const found = `${name === '' ? '' : `${name} = `}${shownValue(value)}`;
  const outline = SHAPES.has(issue.code) && unionOf(last) === undefined ? outlineAt(schema, path) : '';
  const expected = outline !== '' && !isPlain(issue) ? outline : expectedOf(issue, last, path.length === 1);
  const mend = mendOf(issue, last, value, outline);
  return documentProblem('E-VALUE', source.at(full), { found, expected, ...(mend ? { mend } : {}) });
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
