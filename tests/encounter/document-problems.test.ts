import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/encounter';
import { checkFragment, compileDocument, DOCUMENT_PROBLEMS, type FragmentLibrary } from '../../src/encounter/authoring';
import { libraryFragments, smallDocument } from '../support/encounters';

/** Stands where the problem should be reported. */
const MARK = '‸';

const RULE = (inner: string) => ({
  moments: `\n  one:\n    rules:\n      - ${inner}\n      - { when: did("stand"), goto: fine }`,
});
const DUTY = (inner: string) => ({
  duties: `\n  rise:\n    text: { zh: 起立, en: Rise }\n${inner
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}`,
});
const CITED = 'clauses: [cq.4.2.2.2a]\n';
const FORM = (expect: string) => ({
  forms: `\n  slip: { layout: register, title: { zh: 表, en: slip }, fields: { f: { label: { zh: 栏, en: f }, kind: choice, options: { a: { zh: 甲, en: A } }, expect: ${expect} } } }`,
});
const VARS = '{ n: { type: int, start: 1, min: 0, max: 3 }, s: { type: string, start: a, values: [a, b] }, b: false }';
const DRAWS =
  '{ p: { x: { zh: 甲, en: X }, y: { zh: 乙, en: Y } }, q: { x: { zh: 甲, en: X }, y: { zh: 乙, en: Y } } }';
const many = (count: number, each: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(i)).join(', ');
const use = (inner: string) => ({ use: `\n  - ${inner}` });

/** Code, and a document with that one fault; a missing mark means that the place does not matter. */
const FAULTS: readonly (readonly [string, string | Readonly<Record<string, string>>])[] = [
  ['E-DOC-SIZE', `${MARK}a: ${'b'.repeat(600 * 1024)}`],
  ['E-DOC-EMPTY', `${MARK}# nothing yet\n`],
  ['E-DOC-EMPTY', `\n${MARK}- a\n- b\n`],
  ['E-KEY-RESERVED', { cast: `\n  ${MARK}__proto__: { name: { zh: 李, en: Li } }` }],
  ['E-DOC-DEPTH', `a: ${'[ '.repeat(24)}${MARK}[ [ ]${' ]'.repeat(25)}`],
  ['E-YAML-SYNTAX', `a: 1\nb: [1, 2${MARK}`],
  [
    'E-YAML-ALIASES',
    `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [${MARK}*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]`,
  ],
  ['E-KEY-DUPLICATE', `a: 1\n${MARK}a: 2`],
  ['E-FORMAT', { format: `${MARK}yingsheng-fragment/1` }],
  ['E-FORMAT-FUTURE', { format: `${MARK}yingsheng-encounter/2` }],
  ['W-FORMAT-OLD', { format: `${MARK}yingsheng-encounter/0` }],
  ['E-KEY-UNKNOWN', RULE(`{ when: did("sit"), ${MARK}gotto: fine }`)],
  [
    'E-KEY-MISSING',
    { cast: `\n  li: ${MARK}{ name: { zh: 李, en: Li }, role: { zh: 群众, en: citizen }, look: { figure: man } }` },
  ],
  ['E-TEXT-MISSING', { title: `${MARK}{ zh: 小 }` }],
  ['E-TEXT-MISSING', RULE(`{ when: did("sit"), do: [{ li: ${MARK}{ zh: 好 } }] }`)],
  ['E-VALUE', { minutes: `${MARK}"5"` }],
  ['E-VALUE', RULE(`{ after: ${MARK}soon }`)],
  ['E-VALUE', RULE(`{ when: did("sit"), do: [{ walk: { who: li, to: ${MARK}home } }] }`)],
  ['E-VALUE', { vars: `\n  ${MARK}Big: 1` }],
  ['E-ID-DUPLICATE', { moments: `\n  one: { rules: [{ when: did("stand"), goto: fine }] }\n  fine: ${MARK}{}` }],
  ['E-MOMENT-UNKNOWN', RULE(`{ when: did("sit"), goto: ${MARK}two }`)],
  ['E-MOMENT-UNKNOWN', DUTY(`${CITED}existence: did("stand")\nduring: [one, ${MARK}two]`)],
  ['E-BACK-OUTSIDE', RULE(`{ when: did("sit"), goto: ${MARK}back }`)],
  ['E-MOMENT-EMPTY', { moments: `${MARK}{}` }],
  ['E-ENDING-EMPTY', { endings: `${MARK}{}` }],
  ['E-CLAUSE-UNKNOWN', DUTY(`clauses: [cq.4.2.2.2a, ${MARK}cq.9.9]\nexistence: did("stand")`)],
  ['E-CLAUSE-UNKNOWN', RULE(`{ when: phrase(${MARK}"cq.9.9") }`)],
  ['E-CLAUSE-PACK', { packs: '[hr]', ...DUTY(`clauses: [${MARK}cq.4.2.2.2a]\nexistence: did("stand")`) }],
  ['E-CAST-UNKNOWN', RULE(`{ when: said("greet"), if: mood(${MARK}"wang") > 3 }`)],
  ['E-CAST-UNKNOWN', RULE(`{ when: did("sit"), do: [{ pose: { who: ${MARK}wang, pose: rest } }] }`)],
  [
    'E-TEMPER-UNKNOWN',
    {
      cast: `\n  li: { name: { zh: 李, en: Li }, role: { zh: 民, en: c }, age: 4, look: { figure: man }, temper: ${MARK}mild }`,
    },
  ],
  ['E-TEMPER-UNKNOWN', { tempers: `\n  own: { from: ${MARK}mild }` }],
  ['E-ACTION-UNKNOWN', { actions: `[stand, ${MARK}fly]` }],
  ['E-ACTION-UNKNOWN', RULE(`{ when: did(${MARK}"fly") }`)],
  ['E-ACTION-NOT-OFFERED', RULE(`{ when: did("sit") || did(${MARK}"bow") }`)],
  [
    'E-ACTIONS-MANY',
    {
      ...use('{ fragment: leaving_desk, as: a, into: one, with: { citizen: li } }'),
      actions: `${MARK}[stand, sit, ${many(21, (i) => `{ id: a${i}, group: body, label: { zh: 甲, en: A }, icon: x }`)}]`,
    },
  ],
  ['E-FORM-UNKNOWN', RULE(`{ when: filed(${MARK}"slip") }`)],
  ['E-FIELD-UNKNOWN', { ...FORM('any'), ...RULE(`{ when: 'filed_ok("slip", ${MARK}"g")' }`) }],
  ['E-FIELD-OPTION', FORM(`{ one_of: [a, ${MARK}b] }`)],
  ['E-FACT-UNKNOWN', RULE(`{ when: told(${MARK}"it") }`)],
  ['E-ACT-UNKNOWN', RULE(`{ when: '(said("greet", ${MARK}"hail"))' }`)],
  ['E-FORBIDDEN-UNKNOWN', RULE(`{ when: forbidden(${MARK}"rude") }`)],
  ['E-TIMER-UNKNOWN', RULE(`{ when: timer(${MARK}"late") }`)],
  ['E-TIMER-UNKNOWN', RULE(`{ when: did("sit"), do: { stop: ${MARK}late } }`)],
  ['E-EVENT-UNKNOWN', DUTY(`${CITED}existence: event(${MARK}"bang")`)],
  ['E-DRAW-UNKNOWN', { briefing: `{ zh: "小${MARK}<paper>", en: Small }` }],
  ['E-VAR-UNKNOWN', RULE(`{ when: said("greet") && ${MARK}calm }`)],
  ['E-VAR-UNKNOWN', RULE(`{ when: did("sit"), do: { set: ${MARK}{ calm: "true" } } }`)],
  ['E-EXPR', RULE(`{ when: said("greet") && (${MARK}) }`)],
  ['E-EXPR', { vars: VARS, ...RULE(`{ when: did("sit"), do: { set: { n: ${MARK}true } } }`) }],
  ['E-EXPR-OPERATOR', { vars: VARS, ...RULE(`{ when: did("sit") && ${MARK}n / 2 == 1 }`) }],
  ['E-EXPR-OPERATOR', { vars: VARS, ...RULE(`{ when: did("sit") && ${MARK}s < "b" }`) }],
  ['E-EXPR-LITERAL', { vars: VARS, ...RULE(`{ when: did(${MARK}s) }`) }],
  ['E-EXPR-STATE', DUTY(`${CITED}existence: ${MARK}has_said("greet")`)],
  ['E-EXPR-LATER', { ...RULE(`{ when: ${MARK}did("sit") && entered("one") }`) }],
  ['E-RULE-EVENT', RULE(`${MARK}{ goto: fine }`)],
  ['E-EFFECT', RULE(`{ when: did("sit"), do: [${MARK}{ shout: loud }] }`)],
  ['E-EFFECT', RULE(`{ when: did("sit"), do: ${MARK}{ sound: door, show: cup } }`)],
  ['E-DUTY-TEMPLATE', { duties: `\n  rise: ${MARK}{ text: { zh: 起立, en: Rise }, clauses: [cq.4.2.2.2a] }` }],
  ['E-DUTY-OPERANDS', DUTY(`${CITED}response: [${MARK}did("stand")]`.replace(`[${MARK}`, `${MARK}[`))],
  ['E-DUTY-CLAUSE', { duties: `\n  rise: ${MARK}{ text: { zh: 起立, en: Rise }, existence: did("stand") }` }],
  [
    'E-DUTY-BASIS',
    {
      duties: `\n  rise: ${MARK}{ text: { zh: 起立, en: Rise }, clauses: [cq.3.4b1], critical: true, existence: did("stand") }`,
    },
  ],
  ['E-DUTY-BOUND', { vars: VARS, ...DUTY(`${CITED}existence: did("stand")\nif: ${MARK}b`) }],
  ['E-DUTY-ELSEWHERE', DUTY(`${CITED}existence: did("stand")\nelsewhere: ${MARK}none`)],
  ['E-WEIGHTS', { weights: `${MARK}{ etiquette: 30, forbidden: 30, procedure: 30 }` }],
  [
    'W-ENDING-UNUSED',
    {
      endings: `\n  fine: { tone: good, title: { zh: 好, en: F }, text: { zh: 好, en: F } }\n  dull: ${MARK}{ tone: bad, title: { zh: 坏, en: D }, text: { zh: 坏, en: D } }`,
    },
  ],
  ['W-MOMENT-UNUSED', { moments: `\n  one: { rules: [{ when: did("stand"), goto: fine }] }\n  two: ${MARK}{}` }],
  ['E-START-BOUNDS', { vars: `{ n: { type: int, start: ${MARK}9, max: 3 } }` }],
  ['E-START-BOUNDS', { vars: `{ s: { type: string, start: ${MARK}c, values: [a, b] } }` }],
  ['E-START-TYPE', { vars: `{ n: { type: int, start: ${MARK}many } }` }],
  ['E-SET-VALUE', { vars: VARS, ...RULE(`{ when: did("sit"), do: { set: { s: ${MARK}'b ? "b" : "c"' } } }`) }],
  ['E-SET-VALUE', { vars: VARS, ...RULE(`{ when: did("sit"), do: { set: { n: ${MARK}7 } } }`) }],
  ['E-OPTION-UNKNOWN', { draws: DRAWS, ...RULE(`{ when: did("sit") && p == ${MARK}"z" }`) }],
  ['E-OPTION-UNKNOWN', { vars: VARS, ...RULE(`{ when: 'did("sit") && s in ["a", ${MARK}"c"]' }`) }],
  ['E-FACT-NAME', { facts: `{ path: { names: [到窗口, ${MARK}(来|到窗口] } }` }],
  ['E-FACT-NAME', { facts: `{ path: { names: [${MARK}..4窗口] } }` }],
  ['E-CONSTRAINT-DRAWS', { draws: DRAWS, vars: VARS, constraints: `[${MARK}p == "x" || b]` }],
  [
    'E-CONSTRAINT-SIZE',
    {
      draws: `{ ${many(5, (d) => `d${d}: { ${many(8, (o) => `o${o}: { zh: 甲, en: A }`)} }`)} }`,
      constraints: `[${MARK}'d0 == d1 && d1 == d2 && d2 == d3 && d3 == d4']`,
    },
  ],
  ['E-CONSTRAINT-UNSATISFIABLE', { draws: DRAWS, constraints: `\n  - ${MARK}p == "x" && q == "y"\n  - q == "x"` }],
  [
    'W-DRAW-NEVER',
    { draws: `\n  p:\n    x: { zh: 甲, en: X }\n    y: ${MARK}{ zh: 乙, en: Y }`, constraints: '[p != "y"]' },
  ],
  ['E-FRAGMENT-UNKNOWN', use(`{ fragment: ${MARK}nothing, as: a }`)],
  ['E-FRAGMENT-BROKEN', use(`{ fragment: ${MARK}broken, as: a }`)],
  ['E-PARAM-UNKNOWN', use(`{ fragment: leaving_desk, as: a, into: one, with: { citizen: li, ${MARK}how: 3 } }`)],
  ['E-PARAM-MISSING', use(`${MARK}{ fragment: leaving_desk, as: a, into: one }`)],
  ['E-PARAM-TYPE', use(`{ fragment: leaving_desk, as: a, into: one, with: { citizen: li, away: ${MARK}[] } }`)],
  ['E-PARAM-REFERENCE', use(`{ fragment: leaving_desk, as: a, into: one, with: { citizen: ${MARK}wang } }`)],
  ['E-USE-INTO', use(`${MARK}{ fragment: leaving_desk, as: a, with: { citizen: li } }`)],
];
/** Told of a fragment by itself, tested with the fragments. */
const ELSEWHERE = ['E-FRAGMENT-ID'];

const fragments: FragmentLibrary = {
  fragment: (id) => (id === 'broken' ? { text: 'a: [', file: 'broken.yaml' } : libraryFragments.fragment(id)),
};

function placeOf(marked: string): { text: string; line: number; column: number } {
  const at = marked.indexOf(MARK);
  const before = marked.slice(0, Math.max(0, at)).split('\n');
  return { text: marked.replace(MARK, ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const shown = ({ code, file, line, column, message }: Problem) => `${code} ${file}:${line}:${column} ${message.en}`;

describe('every problem of a document', () => {
  test.each(FAULTS.map(([code, parts], i) => [code, i, parts] as const))('%s (%i) has its place', (code, _, parts) => {
    const { text, line, column } = placeOf(typeof parts === 'string' ? parts : smallDocument(parts));
    const { encounter, problems } = compileDocument(text, 'd.yaml', fragments);
    const found = problems.find(
      (problem) => problem.code === code && problem.line === line && problem.column === column,
    );
    expect(found === undefined ? [`${line}:${column}`, ...problems.map(shown)] : null).toBeNull();
    expect(encounter === undefined).toBe(problems.some((problem) => problem.severity === 'error'));
    for (const { message, mend } of problems) {
      for (const words of [message.zh, message.en, mend.zh, mend.en]) {
        expect(words).not.toBe('');
        expect(words).not.toMatch(/\{found\}|\{expected\}|undefined/);
      }
    }
  });

  test('is tested here', () => {
    const tested = new Set([...FAULTS.map(([code]) => code), ...ELSEWHERE]);
    expect(Object.keys(DOCUMENT_PROBLEMS).filter((code) => !tested.has(code))).toEqual([]);
  });

  test('a sound document has none', () => {
    expect(compileDocument(smallDocument({ vars: VARS, draws: DRAWS }), 'd.yaml').problems).toEqual([]);
    expect(checkFragment('a: [', 'f.yaml').map((problem) => problem.code)).toEqual(['E-YAML-SYNTAX']);
  });
});

describe('a place inside an expression, however YAML writes it', () => {
  test.each([
    ['plain', `when: did("sit") && told(${MARK}"it")`],
    ['single-quoted', `when: 'did("sit") && told(${MARK}"it")'`],
    ['single-quoted with a quote in it', `when: 'did(''sit'') && told(${MARK}"it")'`],
    ['double-quoted with escapes', `when: "did(\\"sit\\") && \\x74old(${MARK}\\"it\\")"`],
    ['double-quoted over lines', `when: "did(\\"sit\\") &&\\\n          \\  told(${MARK}\\"it\\")"`],
    ['plain over lines', `when: did("sit") &&\n          told(${MARK}"it")`],
    ['single-quoted over lines', `when: 'did("sit")\n\n          && told(${MARK}"it")'`],
    ['literal block', `when: |\n          did("sit") &&\n            told(${MARK}"it")`],
    ['folded block', `when: >-\n          did("sit") &&\n          told(${MARK}"it")`],
    [
      'folded block with a comment and an indicator',
      `when: >2- # why\n            did("sit") &&\n          told(${MARK}"it")`,
    ],
  ])('%s', (_, rule) => {
    const { text, line, column } = placeOf(smallDocument(RULE(rule)));
    const problems = compileDocument(text, 'd.yaml').problems.map(
      ({ code, line: l, column: c }) => `${code} ${l}:${c}`,
    );
    expect(problems).toEqual([`E-FACT-UNKNOWN ${line}:${column}`]);
  });

  test.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['characters outside the basic plane', (text: string) => text.replace('zh: 小', 'zh: 小🙂')],
    ['an anchor and its alias', (text: string) => text.replace('when: did', 'when: &w did')],
  ])('%s', (_, change) => {
    const marked = change(smallDocument(RULE(`when: did("sit") && told(${MARK}"it")`)));
    const { text, line, column } = placeOf(marked);
    const [problem] = compileDocument(text, 'd.yaml').problems;
    expect([problem?.code, problem?.line, problem?.column]).toEqual(['E-FACT-UNKNOWN', line, column]);
  });
});
