import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { publishDocument } from '../../src/checking';

vi.setConfig({ testTimeout: 60_000 });

/** One mistake, one problem: a trainer mends what is told and is not sent round again. */
const DOOR = readFileSync('tests/fixtures/encounters/door.yaml', 'utf8');

function told(...changes: readonly (readonly [string, string])[]) {
  const source = changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, DOOR);
  return publishDocument(source, 'door.yaml').problems;
}

test('a breach that nobody reacts to is told once, with every moment where that is so', () => {
  const problems = told(
    ['actions: [stand, guide_palm]', 'actions: [stand, guide_palm, take_gift]'],
    [
      'duties:\n',
      'duties:\n  no_gift:\n    text: { zh: 不收礼, en: Take no gift }\n    clauses: [hr2.14]\n    absence: did("take_gift")\n',
    ],
  );
  const silent = problems.filter(({ code }) => code === 'E-GATE-SILENT');
  expect(silent).toHaveLength(1);
  expect(silent[0]?.message.en).toContain('moments: hello, told.');
  expect(silent[0]?.run?.at(-1)).toContain('take_gift');
});

test('a moment out of reach is told, and neither the ending it leads to nor the action it answers', () => {
  const problems = told(
    ['actions: [stand, guide_palm]', 'actions: [stand, guide_palm, record_log]'],
    [
      '\nendings:\n',
      '\n  later:\n    rules: [{ when: did("record_log"), goto: noted }]\nendings:\n' +
        '  noted: { tone: good, title: { zh: 记下了, en: Noted }, text: { zh: 记下了。, en: Noted. } }\n',
    ],
  );
  expect(problems.map(({ code }) => code)).toEqual(['E-GATE-UNREACHABLE']);
});

test('a courteous act without a rule is answered by a mood, and so is none to complain of', () => {
  const problems = told(['actions: [stand, guide_palm]', 'actions: [stand, guide_palm, nod, use_phone]']);
  expect(problems.map(({ code, message }) => `${code} ${/“(.+?)”/.exec(message.en)?.[1]}`)).toEqual([
    'W-GATE-ACTION use_phone',
  ]);
});

test('why a rule is never taken is told once', () => {
  const problems = told([
    '      - when: timer("patience")\n',
    '      - when: said("thank") && did("stand")\n        goto: told\n      - when: timer("patience")\n',
  ]);
  expect(problems.map(({ code }) => code)).toEqual(['W-GATE-RULE-NEVER']);
});
