import { describe, expect, test } from 'vitest';
import { compileDocument } from '../../src/encounter/authoring';
import { smallDocument } from '../support/encounters';

/** Stands where the problem should be reported. */
const MARK = '‸';

type Parts = Readonly<Record<string, string>>;

function told(parts: Parts | string) {
  const marked = typeof parts === 'string' ? parts : smallDocument(parts);
  const before = marked.slice(0, Math.max(0, marked.indexOf(MARK))).split('\n');
  const { problems } = compileDocument(marked.replace(MARK, ''), 'test.yaml');
  const at = marked.includes(MARK) ? `${before.length}:${(before.at(-1)?.length ?? 0) + 1}` : undefined;
  return { problems, at };
}

const RULE = (inner: string): Parts => ({
  moments: `\n  one:\n    rules:\n      - ${inner}\n      - { when: did("stand"), goto: fine }`,
});
const DUTY = (inner: string): Parts => ({
  duties: `\n  rise:\n    text: { zh: 起立, en: Rise }\n    clauses: [cq.4.2.2.2a]\n    ${inner}`,
});
const FORM = (field: string): Parts => ({
  forms: `\n  slip: { layout: register, title: { zh: 表, en: Slip }, fields: { who: { label: { zh: 名, en: Name }, ${field} } } }`,
});

/** The slip, and what one problem has to say of it in both languages. */
const SLIPS: readonly (readonly [string, Parts | string, string, string, string])[] = [
  // A Chinese keyboard.
  ['a full-width colon behind a key', { level: `5\nkind${MARK}：phone` }, 'E-YAML-SYNTAX', '英文冒号', 'plain colon'],
  [
    'a full-width colon in braces',
    { title: `{ zh: 小, ${MARK}en：“Small” }` },
    'E-KEY-UNKNOWN',
    '英文冒号',
    'plain colon',
  ],
  [
    'a full-width comma between keys',
    { title: `{ zh: 小${MARK}， en: "Small" }` },
    'E-YAML-SYNTAX',
    '英文逗号',
    'plain comma',
  ],
  ['full-width braces', { title: `${MARK}｛ zh: 小, en: Small ｝` }, 'E-YAML-SYNTAX', '英文花括号', 'plain braces'],
  [
    'a full-width dash',
    { moments: `\n  one:\n    rules:\n      ${MARK}－ when: did("stand")\n        goto: fine` },
    'E-YAML-SYNTAX',
    '英文短横',
    'hyphen',
  ],
  [
    'full-width blanks before a key',
    { moments: `\n  one:\n    rules:\n      - when: did("stand")\n${MARK}　　goto: fine` },
    'E-KEY-UNKNOWN',
    '普通空格',
    'plain blanks',
  ],
  ['full-width digits', { minutes: `${MARK}５` }, 'E-VALUE', '半角数字：5', 'plain number without quotes: 5'],
  [
    'a control character pasted along',
    { title: `{ zh: 小, en: Sm${MARK}\u001b[31mall }` },
    'E-YAML-SYNTAX',
    '粘贴',
    'pasted',
  ],
  [
    'a bracket that is not closed',
    {
      endings: `\n  fine: ${MARK}{ tone: good, title: { zh: 好, en: Fine }, text: { zh: 好, en: Fine }\n  bad: { tone: bad, title: { zh: 差, en: Bad }, text: { zh: 差, en: Bad } }`,
    },
    'E-YAML-SYNTAX',
    '行末补上“}”',
    'Add “}”',
  ],
  // A comma inside a condition.
  [
    'two acts of one condition in braces',
    RULE(`{ when: ${MARK}said("greet", "thank"), goto: fine }`),
    'E-YAML-SYNTAX',
    `'said("greet", "thank")'`,
    `'said("greet", "thank")'`,
  ],
  [
    'two operands of a duty in brackets',
    DUTY(`response: [did("stand"), ${MARK}said("greet", "thank")]`),
    'E-YAML-SYNTAX',
    '单引号',
    'single quotes',
  ],
  // Other formats' words.
  ['another language tag', { title: `{ ${MARK}zh-CN: 小, en: Small }` }, 'E-KEY-UNKNOWN', '“zh”', '“zh”'],
  ['variables', { vars: `{}\n${MARK}variables: { a: true }` }, 'E-KEY-UNKNOWN', '“vars”', '“vars”'],
  ['a guard', RULE(`{ when: did("sit"), ${MARK}guard: "true" }`), 'E-KEY-UNKNOWN', '“if”', '“if”'],
  ['a slip of the finger', RULE(`{ when: did("sit"), ${MARK}gotto: fine }`), 'E-KEY-UNKNOWN', '“goto”', '“goto”'],
  ['a scope', DUTY(`existence: did("stand")\n    ${MARK}scope: one`), 'E-KEY-UNKNOWN', '“during”', '“during”'],
  [
    'an effect beside the rule',
    RULE(`{ when: did("sit"), ${MARK}narrate: { zh: 嗯, en: Mm } }`),
    'E-KEY-UNKNOWN',
    '放进 do 里',
    'put it under do',
  ],
  [
    'a text within what is said',
    RULE(`{ when: did("sit"), do: { say: { who: li, ${MARK}text: { zh: 嗯, en: Mm } } } }`),
    'E-KEY-UNKNOWN',
    '直接写在这里',
    'without a level',
  ],
  [
    'history',
    { moments: `\n  one:\n    ${MARK}history: true\n    rules: [{ when: did("stand"), goto: fine }]` },
    'E-KEY-UNKNOWN',
    '不用写',
    'Not needed',
  ],
  // Values.
  ['a number for a text', { stage: `{ window: ${MARK}7 }` }, 'E-VALUE', 'window: "7"', 'window: "7"'],
  ['one clause without brackets', { packs: `${MARK}cq` }, 'E-VALUE', 'packs: [cq]', 'packs: [cq]'],
  ['a list of citizens', { cast: `\n  ${MARK}- id: li\n    age: 4` }, 'E-VALUE', 'li: { … }', 'li: { … }'],
  [
    'wordings without their key',
    { facts: `{ form: ${MARK}[表, form] }` },
    'E-VALUE',
    '{ names: [表, form] }',
    '{ names: [表, form] }',
  ],
  ['an answer alone', FORM(`expect: ${MARK}王`), 'E-VALUE', 'one_of: [王]', 'one_of: [王]'],
  ['several answers alone', FORM(`expect: ${MARK}[王, Wang]`), 'E-VALUE', 'one_of: [王, Wang]', 'one_of: [王, Wang]'],
  [
    'parts of a parallel moment under it',
    { moments: `\n  one:\n    parallel: ${MARK}{ a: {} }\n    rules: [{ when: did("stand"), goto: fine }]` },
    'E-VALUE',
    'parallel: true',
    'parallel: true',
  ],
  [
    'a basis for critical',
    DUTY(`existence: did("stand")\n    critical: ${MARK}norm`),
    'E-VALUE',
    'basis: norm',
    'basis: norm',
  ],
  [
    'operands as a mapping',
    DUTY(`response: ${MARK}{ after: did("stand"), then: did("sit") }`),
    'E-VALUE',
    '写成列表',
    'Write a list',
  ],
  // Names.
  [
    'an action that nobody knows, used twice',
    { actions: `[stand, sit, ${MARK}show_file]`, ...RULE('{ when: did("show_file"), goto: fine }') },
    'E-ACTION-UNKNOWN',
    'id: show_file',
    'id: show_file',
  ],
  [
    'a clause with a dot too many',
    {
      duties: `\n  rise:\n    text: { zh: 起立, en: Rise }\n    clauses: [${MARK}hr.2.10a]\n    existence: did("stand")`,
    },
    'E-CLAUSE-UNKNOWN',
    'hr2.10a',
    'hr2.10a',
  ],
  [
    'a variable among effects',
    { vars: '{ n: { type: int, start: 0, min: 0, max: 3 } }', ...RULE(`{ when: did("sit"), do: ${MARK}{ n: 1 } }`) },
    'E-EFFECT',
    'set: { n: … }',
    'set: { n: … }',
  ],
  ['a word for an operator', RULE(`{ when: did("sit") ${MARK}and did("stand") }`), 'E-EXPR-OPERATOR', '&&', '&&'],
  [
    'one sign of equality',
    {
      vars: '{ s: { type: string, start: a, values: [a, b] } }',
      ...RULE(`{ when: did("sit"), if: 's ${MARK}= "a"' }`),
    },
    'E-EXPR-OPERATOR',
    '==',
    '==',
  ],
];

describe('a slip that trainers make', () => {
  test.each(SLIPS)('%s is told once, where it is, with what to write', (_, parts, code, zh, en) => {
    const { problems, at } = told(parts);
    expect(problems.map((problem) => `${problem.code} ${problem.line}:${problem.column}`)).toEqual([`${code} ${at}`]);
    const [only] = problems;
    expect(only?.mend.zh).toContain(zh);
    expect(only?.mend.en).toContain(en);
    expect(only?.mend.en).not.toMatch(/[\u3400-\u9fff]{4}/);
  });

  test('what is missing in one place is told together, with the meaning of each', () => {
    const { problems } = told({ cast: '\n  li: { name: { zh: 李, en: Li } }' });
    expect(problems.map(({ code }) => code)).toEqual(['E-KEY-MISSING']);
    expect(problems[0]?.message.zh).toContain('role, age, look');
    expect(problems[0]?.mend.zh).toContain('age: …（年龄）');
    expect(problems[0]?.mend.en).toContain('age: … (Age)');
  });

  test('a condition in quotes, and a text with Chinese punctuation, are no slips', () => {
    expect(told(RULE(`{ when: 'said("greet", "thank")', goto: fine }`)).problems).toEqual([]);
    const { problems } = told({ title: '{ zh: "您好：请说，“好”－", en: Small', briefing: '{ zh: 甲, en: A }' });
    expect(problems.map(({ code }) => code)).toEqual(['E-YAML-SYNTAX']);
    expect(problems[0]?.message.zh).not.toContain('中文标点');
  });

  test('names that objects have anyway are ids like any other', () => {
    const { problems } = told({
      vars: '{ constructor: false, tostring: 1, valueof: "a" }',
      moments:
        '\n  constructor_moment:\n    rules: [{ when: did("stand"), if: "!constructor", do: { set: { constructor: true } }, goto: fine }]',
    });
    expect(problems).toEqual([]);
  });

  test('a file with the line ends of old Macintoshes reads as any other', () => {
    const unix = compileDocument(smallDocument({}), 'test.yaml');
    const old = compileDocument(smallDocument({}).replaceAll('\n', '\r'), 'test.yaml');
    expect(old.problems).toEqual([]);
    expect(old.hash).toBe(unix.hash);
  });

  test('a slip in the first lines of a file that begins with a blank one is told, and the reader comes to an end', () => {
    for (const text of [`\n"${MARK}`, `\n\n"${MARK}`, `\n{ kind${MARK}：phone }\n: a`]) {
      const { problems, at } = told(text);
      expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([`E-YAML-SYNTAX ${at}`]);
    }
  });

  test('three thousand wrong keys do not make three thousand problems', () => {
    const parts = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, '1']));
    expect(told(parts).problems.length).toBeLessThanOrEqual(50);
  });
});
