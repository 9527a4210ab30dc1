import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Encounter, type Problem, replay } from '../../src/encounter';
import { checkFragment, compileDocument, type FragmentLibrary } from '../../src/encounter/authoring';
import { compile, heard, libraryFragments, logOf, open, replayed, smallDocument } from '../support/encounters';

const FOLDER = join(import.meta.dirname, '../../scenarios/fragments');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

const where = (problems: readonly Problem[]) => problems.map((p) => `${p.code} ${p.file}:${p.line}:${p.column}`);
const one = (id: string, text: string): FragmentLibrary => ({
  fragment: (wanted) => (wanted === id ? { text, file: `${id}.yaml` } : undefined),
});

const CALL = `
  - fragment: incoming_call
    as: call
    into: one
    with:
      after: 10s
      caller: { zh: 一位老人, en: an old man }
      question: { zh: 星期六上不上班？, en: Are you open on Saturday? }
      answers: [星期六上班, 周六上班, open on Saturday]`;

describe('the fragments of the library', () => {
  test('there are three, each sound by itself', () => {
    expect(files.sort()).toEqual(['greeting.yaml', 'incoming_call.yaml', 'leaving_desk.yaml']);
    for (const file of files) expect(checkFragment(readFileSync(join(FOLDER, file), 'utf8'), file)).toEqual([]);
  });

  test('an incoming call interrupts, is answered, and hands back; every id carries the prefix', () => {
    const compiled = compile(smallDocument({ use: CALL }));
    const { encounter } = compiled;
    expect(encounter.interruptions.map((moment) => moment.id)).toEqual(['call_ringing', 'call_talking']);
    expect(encounter.facts).toEqual([
      { id: 'call_answer', kind: 'other', names: ['星期六上班', '周六上班', 'open on Saturday'] },
    ]);
    expect(encounter.duties.map((duty) => duty.id)).toEqual([
      'rise',
      'call_phone_voice',
      'call_phone_answer',
      'call_excuse_me',
    ]);
    expect(encounter.duties[1]?.during).toEqual(['call_ringing', 'call_talking']);
    const run = open(compiled);
    run.advance(10_000);
    expect(run.view().moments).toEqual(['call_ringing']);
    run.say(12_000, '您好，这里是政务服务中心3号窗口，请讲。');
    expect(run.view().moments).toEqual(['call_talking']);
    run.say(15_000, '星期六上班，请您带上身份证。');
    expect(run.view().moments).toEqual(['one']);
    run.act(20_000, 'stand');
    expect(run.view().ending).toBe('fine');
    expect(heard(run)).toEqual([
      '桌上的电话响了。',
      '电话里一位老人说：“星期六上不上班？”',
      '“好的，明白了，谢谢您。”一位老人挂了电话。',
    ]);
    expect(replayed(run).problems).toEqual([]);
  });

  test('a greeting goes before the catch-all rules of the moment, and nobody greeted speaks up', () => {
    const document = smallDocument({
      use: '[{ fragment: greeting, as: hello, into: one, with: { citizen: li, patience: 8s } }]',
      moments: `
  one:
    rules:
      - { when: recognised(), do: { li: { zh: 嗯。, en: Mm. } } }
      - { when: did("stand"), goto: fine }`,
    });
    const greeted = open(compile(document));
    greeted.say(2000, '您好，请坐');
    greeted.advance(60_000);
    expect(heard(greeted)).toEqual(['您好，我来办点事。']);
    const silent = open(compile(document));
    silent.advance(9000);
    expect(heard(silent)).toEqual(['您好？请问这儿有人吗？']);
    const ids = compile(document).encounter.moments[0]?.rules.map((rule) => rule.id);
    expect(ids).toEqual(['one#hello.1', 'one#hello.2', 'one#1', 'one#2']);
    expect(compile(document).encounter.duties.find((duty) => duty.id === 'hello_greet')?.during).toEqual(['one']);
  });

  test('leaving the desk knows whether it was done by the rules', () => {
    const compiled = compile(
      smallDocument({ use: '[{ fragment: leaving_desk, as: away, into: [one], with: { citizen: li } }]' }),
    );
    const good = open(compiled);
    good.say(1000, '对不起，请您稍等');
    good.act(2000, 'lock_screen');
    good.act(3000, 'pause_sign');
    good.act(4000, 'leave_desk');
    expect(good.view().moments).toEqual(['away_gone']);
    good.advance(30_000);
    expect(good.view().moments).toEqual(['one']);
    expect(good.view().vars).toEqual({ away_locked: true, away_paused: true, away_asked: true });
    const rude = open(compiled);
    rude.act(1000, 'leave_desk');
    expect(heard(rude)).toContain('哎，怎么说走就走？');
  });

  test('two uses of one fragment do not meet', () => {
    const twice = compile(smallDocument({ use: `${CALL}${CALL.replace('as: call', 'as: again')}` })).encounter;
    expect(twice.interruptions.map((moment) => moment.id)).toEqual([
      'call_ringing',
      'call_talking',
      'again_ringing',
      'again_talking',
    ]);
  });
});

describe('what a fragment brings is part of the encounter', () => {
  const FRAGMENT = `format: yingsheng-fragment/1
id: bit
title: { zh: 片, en: bit }
about: { zh: 片, en: bit }
params:
  line: { type: text, about: { zh: 话, en: line }, default: { zh: 甲, en: A } }
rules:
  - when: did("sit")
    do: { narrate: { zh: 听见“<line>”, en: "heard “<line>”" } }
`;
  const document = smallDocument({ use: '[{ fragment: bit, as: b, into: one }]' });
  const hashWith = (text: string) => compileDocument(document, 'd.yaml', one('bit', text)).hash;

  test('the hash covers it', () => {
    expect(hashWith(FRAGMENT)).toBeDefined();
    expect(hashWith(FRAGMENT)).toBe(hashWith(`# a comment\n${FRAGMENT}`));
    expect(hashWith(FRAGMENT)).not.toBe(hashWith(FRAGMENT.replace('听见', '听到')));
  });

  test('it runs and replays like the encounter’s own', () => {
    const { encounter, hash } = compileDocument(document, 'd.yaml', one('bit', FRAGMENT));
    if (!encounter || !hash) throw new Error('does not compile');
    const run = open({ encounter: encounter as Encounter, hash });
    run.act(1000, 'sit');
    expect(heard(run)).toEqual(['听见“甲”']);
    expect(replay(encounter, hash, logOf(run)).problems).toEqual([]);
  });
});

describe('problems point at the fragment or at the line that uses it', () => {
  const FRAGMENT = `format: yingsheng-fragment/1
id: bit
title: { zh: 片, en: bit }
about: { zh: 片, en: bit }
params:
  who: { type: citizen, about: { zh: 谁, en: who } }
  long: { type: duration, about: { zh: 多久, en: how long }, default: 5s }
rules:
  - when: did("sit") && mood("<who>") < 50 && tlod("x")
    do:
      - say: { who: <who>, zh: 好, en: Fine }
`;
  const use = (line: string) => smallDocument({ use: `\n  - ${line}` });
  const problems = (line: string, text = FRAGMENT) => {
    const found = compileDocument(use(line), 'd.yaml', one('bit', text));
    expect(found.encounter === undefined).toBe(found.problems.some((p) => p.severity === 'error'));
    return where(found.problems);
  };
  // `use:` is the last key of the small document.
  const LINE = smallDocument({ use: '' }).split('\n').length + 1;
  const good = FRAGMENT.replace(' && tlod("x")', '');

  test('an unknown fragment', () => {
    expect(problems('{ fragment: bot, as: b }')).toEqual([`E-FRAGMENT-UNKNOWN d.yaml:${LINE}:17`]);
  });
  test('a missing, an unknown, a wrong parameter', () => {
    expect(problems('{ fragment: bit, as: b, into: one }', good)).toEqual([`E-PARAM-MISSING d.yaml:${LINE}:5`]);
    expect(problems('{ fragment: bit, as: b, into: one, with: { who: li, hwo: 3 } }', good)).toEqual([
      `E-PARAM-UNKNOWN d.yaml:${LINE}:57`,
    ]);
    expect(problems('{ fragment: bit, as: b, into: one, with: { who: li, long: soon } }', good)).toEqual([
      `E-PARAM-TYPE d.yaml:${LINE}:63`,
    ]);
    expect(problems('{ fragment: bit, as: b, into: one, with: { who: wang } }', good)).toEqual([
      `E-PARAM-REFERENCE d.yaml:${LINE}:53`,
    ]);
  });
  test('a moment that does not exist, and none at all', () => {
    expect(problems('{ fragment: bit, as: b, into: two, with: { who: li } }', good)).toEqual([
      `E-MOMENT-UNKNOWN d.yaml:${LINE}:35`,
    ]);
    expect(problems('{ fragment: bit, as: b, with: { who: li } }', good)).toEqual([`E-USE-INTO d.yaml:${LINE}:5`]);
  });
  test('an error in an expression of the fragment, behind a parameter of another length', () => {
    const line = '{ fragment: bit, as: b, into: one, with: { who: li } }';
    const column = (FRAGMENT.split('\n')[8]?.indexOf('tlod') ?? 0) + 1;
    expect(problems(line)).toEqual([`E-EXPR bit.yaml:9:${column}`]);
  });
  test('an unknown key, a missing translation, a broken file', () => {
    const line = '{ fragment: bit, as: b, into: one, with: { who: li } }';
    expect(problems(line, good.replace('    do:', '    dont:'))).toEqual([
      `E-FRAGMENT-BROKEN d.yaml:${LINE}:17`,
      'E-KEY-UNKNOWN bit.yaml:10:5',
    ]);
    expect(problems(line, good.replace(', en: Fine', ''))).toEqual(['E-TEXT-MISSING bit.yaml:11:14']);
    expect(problems(line, `${good}  - [`)[0]).toBe(`E-FRAGMENT-BROKEN d.yaml:${LINE}:17`);
    expect(problems(line, good.replace('id: bit', 'id: bat'))).toEqual([
      `E-FRAGMENT-BROKEN d.yaml:${LINE}:17`,
      'E-FRAGMENT-ID bit.yaml:2:5',
    ]);
    expect(problems(line, good.replace('fragment/1', 'fragment/2'))).toEqual([
      `E-FRAGMENT-BROKEN d.yaml:${LINE}:17`,
      'E-FORMAT-FUTURE bit.yaml:1:9',
    ]);
  });
  test('an id that the encounter has already', () => {
    const clash = `${good}moments:\n  two: {}\n`;
    const document = smallDocument({
      moments: '\n  one: { rules: [{ when: did("stand"), goto: fine }] }\n  b_two: {}',
      use: '\n  - { fragment: bit, as: b, into: one, with: { who: li } }',
    });
    const codes = compileDocument(document, 'd.yaml', one('bit', clash)).problems.map((p) => p.code);
    expect(codes).toContain('E-ID-DUPLICATE');
  });
  test('the library itself is asked for plain ids alone', () => {
    expect(libraryFragments.fragment('../encounters/s04-third-trip')).toBeUndefined();
    expect(libraryFragments.fragment('__proto__')).toBeUndefined();
  });
});
