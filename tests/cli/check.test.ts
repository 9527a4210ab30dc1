import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/encounter';
import { DOOR, ROOT, S04, S28, scratch, yingsheng } from './terminal';

vi.setConfig({ testTimeout: 60_000 });

const BAD = 'tests/fixtures/encounters/bad';

/** file, code, line, column, what it says and how to mend it in Chinese and in English. */
const CASES: readonly (readonly [string, string, number, number, RegExp, RegExp, RegExp, RegExp])[] = [
  ['bad-yaml', 'E-YAML-SYNTAX', 18, 10, /括号没有收尾/, /bracket .*not closed/, /补上“\]”/, /“\]”/],
  ['unknown-key', 'E-KEY-UNKNOWN', 23, 5, /“colour”/, /“colour”/, /此处可用：situation/, /Known here: situation/],
  [
    'missing-text',
    'E-TEXT-MISSING',
    48,
    12,
    /缺少 英文/,
    /English \(en\) text is missing/,
    /两种语言都要写/,
    /Write both languages/,
  ],
  ['dangling-moment', 'E-MOMENT-UNKNOWN', 28, 15, /“tolt”/, /“tolt”/, /现有：hello, told/, /there are: hello, told/],
  [
    'unknown-clause',
    'E-CLAUSE-UNKNOWN',
    62,
    15,
    /没有条款“cq\.3\.77”/,
    /No norm has a clause/,
    /相近的有：cq\.3\.7,/,
    /close ones: cq\.3\.7,/,
  ],
  ['duplicate-id', 'E-ID-DUPLICATE', 38, 5, /“ignored”已在别处用过/, /already in use/, /只用一次/, /an id of its own/],
  [
    'duplicate-key',
    'E-KEY-DUPLICATE',
    37,
    3,
    /键“hello”在同一处写了两次/,
    /The key “hello” occurs twice/,
    /改名或删去/,
    /Rename or remove/,
  ],
  [
    'alias-bomb',
    'E-YAML-ALIASES',
    67,
    10,
    /别名展开超过 50 次/,
    /more than 50 times/,
    /把内容直接写出来/,
    /Write the content out/,
  ],
  ['alias-without-anchor', 'E-YAML-SYNTAX', 1, 10, /没有对应的锚点/, /without an anchor/, /检查此处/, /Check/],
  ['deep-nesting', 'E-DOC-DEPTH', 67, 34, /嵌套超过 24 层/, /deeper than 24 levels/, /提到外层/, /outwards/],
  ['deep-flow', 'E-DOC-DEPTH', 65, 32, /嵌套超过 24 层/, /deeper than 24 levels/, /提到外层/, /outwards/],
  ['unreachable', 'E-GATE-UNREACHABLE', 37, 3, /时刻“lost”永远走不到/, /“lost” can never be reached/, /goto/, /goto/],
  ['no-way-out', 'E-GATE-NO-END', 37, 3, /从时刻“told”走不到任何结局/, /from the moment “told”/, /after/, /after/],
  [
    'impossible-duty',
    'E-GATE-DUTY',
    63,
    5,
    /“never_rude”的条件永远不会成立/,
    /can never hold/,
    /一次只能做一个动作/,
    /one step is one act/,
  ],
];

const WARNED: readonly (readonly [string, string, number, number])[] = [
  ['dead-rule', 'W-GATE-RULE', 32, 9],
  ['idle-action', 'W-GATE-ACTION', 18, 30],
];

describe('yingsheng check', () => {
  it('passes the encounters of the project', async () => {
    const { code, out } = await yingsheng(['check', '--quick', S28, S04, DOOR, '--json']);
    expect(code).toBe(0);
    const { ok, files } = JSON.parse(out);
    expect(ok).toBe(true);
    expect(files.map(({ encounter }: { encounter: string }) => encounter)).toEqual([
      's28-power-cut',
      's04-third-trip',
      'door',
    ]);
    expect(files[0].hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await yingsheng(['check', DOOR])).out).toMatch(/^tests\/fixtures\/encounters\/door\.yaml：通过/);
  });

  it('holds the publish gate against them: what plays badly is refused, with a run that shows it', async () => {
    const sound = await yingsheng(['check', DOOR, '--json']);
    expect(sound.code).toBe(0);
    expect(JSON.parse(sound.out).files[0]).toMatchObject({
      problems: [],
      attainable: expect.arrayContaining([expect.objectContaining({ ending: 'helped' })]),
    });
    const file = join(scratch(), 'silent.yaml');
    const source = readFileSync(join(ROOT, DOOR), 'utf8').replace('guide_palm]', 'guide_palm, use_phone]');
    const unseen = 'text: { zh: 不看手机, en: No phone }, clauses: [hr2.05], absence: did("use_phone")';
    writeFileSync(file, `${source}  no_phone: { ${unseen} }\n`);
    expect((await yingsheng(['check', file, '--quick'])).code).toBe(0);
    const refused = await yingsheng(['check', file, '--json']);
    expect(refused.code).toBe(1);
    const { problems } = JSON.parse(refused.out).files[0];
    const problem = problems.find(({ code }: Problem) => code === 'E-GATE-SILENT');
    expect(problem).toMatchObject({ severity: 'error', line: expect.any(Number), run: expect.any(Array) });
    const run = join(scratch(), 'run.jsonl');
    writeFileSync(run, `${problem.run.join('\n')}\n`);
    expect((await yingsheng(['play', file, '--script', run])).code).not.toBe(2);
  });

  it('has a case here for every malformed document', () => {
    const files = readdirSync(join(ROOT, BAD)).map((name) => name.replace('.yaml', ''));
    expect([...CASES, ...WARNED].map(([name]) => name).sort()).toEqual(files.sort());
  });

  it.each(CASES)('%s: %s at %i:%i', async (name, code, line, column, zh, en, mendZh, mendEn) => {
    const file = `${BAD}/${name}.yaml`;
    const json = await yingsheng(['check', file, '--json']);
    expect(json.code).toBe(1);
    const { ok, problems } = JSON.parse(json.out).files[0];
    expect(ok).toBe(false);
    const found: Problem = problems.find((problem: Problem) => problem.code === code);
    expect(found).toMatchObject({ severity: 'error', file, line, column });
    expect(found.message.zh).toMatch(zh);
    expect(found.message.en).toMatch(en);
    expect(found.mend.zh).toMatch(mendZh);
    expect(found.mend.en).toMatch(mendEn);
    const inChinese = await yingsheng(['check', file]);
    expect(inChinese.out).toContain(
      `${file}:${line}:${column} ${code} ${found.message.zh}\n  怎么改：${found.mend.zh}\n`,
    );
    const inEnglish = await yingsheng(['check', file, '--lang', 'en']);
    expect(inEnglish.out).toContain(
      `${file}:${line}:${column} ${code} ${found.message.en}\n  To mend: ${found.mend.en}\n`,
    );
    expect(inEnglish.out + inEnglish.err).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });

  it.each(WARNED)('%s is only warned of: %s at %i:%i', async (name, code, line, column) => {
    const file = `${BAD}/${name}.yaml`;
    const { code: exit, out } = await yingsheng(['check', file, '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(out).files[0]).toMatchObject({
      ok: true,
      problems: [{ code, severity: 'warning', line, column }],
    });
  });

  it('refuses ten megabytes at once', async () => {
    const file = join(scratch(), 'huge.yaml');
    writeFileSync(file, `briefing: "${'好'.repeat(10 * 1024 * 1024)}"\n`);
    const began = performance.now();
    const { code, out } = await yingsheng(['check', file, '--json']);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].problems).toEqual([
      {
        code: 'E-DOC-SIZE',
        severity: 'error',
        file,
        line: 1,
        column: 1,
        message: { zh: '文件有 10241 KiB，超过 512 KiB。', en: 'The file has 10241 KiB, more than 512 KiB.' },
        mend: expect.objectContaining({
          zh: expect.stringContaining('一个情景一个文件'),
          en: expect.stringContaining('one encounter per file'),
        }),
      },
    ]);
  });

  it('reads standard input, and of several files the worst counts', async () => {
    const { code, out } = await yingsheng(['check', '-', '--json'], 'a: [');
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0]).toMatchObject({ file: '<stdin>', problems: [{ code: 'E-YAML-SYNTAX' }] });
    const folder = scratch();
    mkdirSync(join(folder, 'folder'));
    const worst = await yingsheng(['check', `${BAD}/unknown-key.yaml`, join(folder, 'folder'), DOOR]);
    expect(worst.code).toBe(2);
    expect(worst.out).toContain('E-CLI-READ');
    expect(worst.out).toContain('door.yaml：通过');
  });

  it('does not let a document steer the terminal', async () => {
    const { out } = await yingsheng(['check', '-'], '"\\e[2J\\u202e": 1\n');
    expect(out).toContain('\\u001b[2J\\u202e');
    expect(out).not.toContain('\u001b');
  });
});
