import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createJudge, type LexiconSource } from '../../src/language';

const manual = readFileSync(new URL('../../docs/lexicon.md', import.meta.url).pathname, 'utf8');
const cases = [...manual.matchAll(/```case\n([\s\S]*?)```/g)].map((match) => {
  const lines = (match[1] ?? '')
    .trim()
    .split('\n')
    .map((line) => {
      const cut = line.indexOf(': ');
      return [line.slice(0, cut), line.slice(cut + 2)] as const;
    });
  const of = (key: string) => lines.filter(([name]) => name === key).map(([, text]) => text);
  return { say: String(parse(of('say')[0] ?? '')), finds: of('finds'), leaves: of('leaves') };
});
const rulesFile = new URL('../../src/language/lexicon/zh-CN/rules.yaml', import.meta.url).pathname;
const { rules } = parse(readFileSync(rulesFile, 'utf8')) as Pick<LexiconSource, 'rules'>;

function alone(say: string) {
  const source: LexiconSource = {
    tongue: 'zh',
    rules,
    groups: [{ kind: 'part', label: 'case', templates: [{ id: 'case.only', say }] }],
  };
  return createJudge([source], []);
}

describe('the cases of docs/lexicon.md', () => {
  it('are a dozen or more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });

  it.each(cases)('$say', ({ say, finds, leaves }) => {
    const engine = alone(say);
    expect(engine.problems).toEqual([]);
    const found = (text: string) => engine.judge(text, {}).some((finding) => finding.label === 'case');
    expect(finds.filter((text) => !found(text))).toEqual([]);
    expect(leaves.filter(found)).toEqual([]);
  });
});

describe('a bad template', () => {
  it.each([
    ['请[坐', 'LEX_UNCLOSED', 2],
    ['请坐)', 'LEX_UNEXPECTED', 3],
    ['(请|)坐', 'LEX_EMPTY', 4],
    ['请<nobody>', 'LEX_UNKNOWN_RULE', 2],
    ['请..99坐', 'LEX_GAP', 2],
    ['..3坐', 'LEX_OPEN_START', 1],
    ['[请]', 'LEX_OPEN_START', 1],
  ])('%s is %s at column %i', (say, code, column) => {
    const [problem] = alone(say).problems;
    expect(problem).toMatchObject({ code, column, where: 'case.only' });
    expect(problem?.zh).not.toBe('');
    expect(problem?.en).not.toBe('');
  });

  it('is left out, and the others work', () => {
    const source: LexiconSource = {
      tongue: 'zh',
      rules: { loop: '<loop>了' },
      groups: [
        {
          kind: 'part',
          label: 'case',
          templates: [
            { id: 'case.bad', say: '<loop>' },
            { id: 'case.good', say: '请坐' },
          ],
        },
        { kind: 'act', label: 'no_such_act', templates: [{ id: 'x.y', say: '请坐' }] },
      ],
    };
    const engine = createJudge([source], []);
    expect(engine.problems.map((problem) => problem.code)).toEqual(['LEX_RULE_CYCLE', 'LEX_UNKNOWN_LABEL']);
    expect(engine.judge('请坐', {}).map((finding) => finding.template)).toEqual(['case.good']);
  });
});

describe('a template of a norm pack', () => {
  const groups = (say: string): LexiconSource['groups'] => [
    { kind: 'part', label: 'case', templates: [{ id: 'case.only', say }] },
  ];
  const labels = (source: LexiconSource, text: string) =>
    createJudge([source])
      .judge(text, {})
      .map((finding) => finding.label);

  it('may use the rules and slots of the compiled lexicon', () => {
    const source: LexiconSource = { tongue: 'zh', rules: {}, groups: groups('<sorry>，绿萝枯了带{items}') };
    expect(createJudge([source]).problems).toEqual([]);
    const found = createJudge([source]).judge('抱歉，绿萝枯了带身份证', {});
    expect(found.find((finding) => finding.label === 'case')?.slots).toEqual({ items: ['身份证'] });
  });

  it('may say what a rule of the same name says otherwise', () => {
    const source: LexiconSource = { tongue: 'zh', rules: { sorry: '绿萝枯了' }, groups: groups('<sorry>请浇水') };
    expect(labels(source, '绿萝枯了请浇水')).toContain('case');
    expect(labels(source, '抱歉请浇水')).not.toContain('case');
    expect(labels(source, '抱歉让您久等了')).toContain('apologize_wait');
  });
});
