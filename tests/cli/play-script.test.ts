import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { canonicalJson, parseLog, replay, startRun } from '../../src/encounter';
import { compileDocument } from '../../src/encounter/authoring';
import { JUDGE_VERSION, judge, lexiconHash } from '../../src/language';
import { packVersions } from '../../src/norms';
import { scoreSheet } from '../../src/scoring';
import { DOOR, ROOT, runBody, S04, S28, scratch, script, scriptFile, yingsheng } from './terminal';

// The first judgement builds the matcher; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const CASES = [
  { name: 's28', file: S28, good: 'orderly', bad: 'deserted', critical: ['no_quarrel', 'stay', 'keep_papers'] },
  { name: 's04', file: S04, good: 'reconciled', bad: 'storming', critical: ['never_said_before', 'list_all'] },
];

const compiled = (file: string) => {
  const { encounter, hash } = compileDocument(readFileSync(join(ROOT, file), 'utf8'), file);
  if (!encounter || !hash) throw new Error(`${file} does not compile`);
  return { encounter, hash };
};

describe.each(CASES)('a script of $name', ({ name, file, good, bad, critical }) => {
  it('that does everything well, in its own words, passes', async () => {
    const path = await scriptFile(file, runBody(`${name}-good`));
    const { code, out, err } = await yingsheng(['play', file, '--script', path, '--json']);
    expect([code, err]).toEqual([0, '']);
    const sheet = JSON.parse(out);
    expect(sheet).toMatchObject({
      ending: { id: good, by: 'encounter' },
      verdict: { passed: true, reasons: [] },
      mode: 'script',
    });
    expect(sheet.total).toBeGreaterThanOrEqual(90_000);
  });

  it('that is rude and out of order fails with the critical errors named, and is still a result', async () => {
    const path = await scriptFile(file, runBody(`${name}-bad`));
    const { code, out } = await yingsheng(['play', file, '--script', path, '--json']);
    expect(code).toBe(0);
    const sheet = JSON.parse(out);
    expect(sheet).toMatchObject({ ending: { id: bad }, verdict: { passed: false } });
    const named = sheet.verdict.reasons.flatMap((reason: { code: string; duty?: string }) =>
      reason.code === 'critical' ? [reason.duty] : [],
    );
    expect(named).toEqual(expect.arrayContaining(critical));
    const words = await yingsheng(['play', file, '--script', path]);
    expect(words.out).toMatch(/不合格: 一票否决/);
    expect(words.out).toMatch(/§ cq\./);
    expect(words.out).not.toMatch(/<[a-z]+>/);
    expect((await yingsheng(['play', file, '--script', path, '--lang', 'en'])).out).toMatch(
      /not passed: critical error/,
    );
  });

  it('gives the sheet of the same attempt played live, byte for byte, and so does its log', async () => {
    const body = runBody(`${name}-good`);
    const { encounter, hash } = compiled(file);
    const live = startRun({
      encounter,
      hash,
      judge,
      header: {
        packs: packVersions(encounter.packs),
        lexicon: lexiconHash,
        judge: JUDGE_VERSION,
        seed: 1,
        mode: 'script',
      },
    });
    for (const line of body.trim().split('\n')) {
      const event = JSON.parse(line);
      if (event.type === 'SAY') live.say(event.t, event.text);
      else if (event.type === 'DO') live.act(event.t, event.action, event.target);
      else live.file(event.t, event.form, event.fields);
    }
    const wanted = canonicalJson(scoreSheet(encounter, { header: live.header, entries: live.entries }, live.steps));
    const path = await scriptFile(file, body);
    const log = join(scratch(), 'log.jsonl');
    expect((await yingsheng(['play', file, '--script', path, '--log', log, '--json'])).out).toBe(wanted);
    expect(readFileSync(log, 'utf8')).toBe(`${live.lines().join('\n')}\n`);
    expect((await yingsheng(['play', file, '--script', log, '--json'])).out).toBe(wanted);
    const { log: stored } = parseLog(readFileSync(log, 'utf8'));
    expect(stored && replay(encounter, hash, stored).problems).toEqual([]);
  });

  it('as a log stripped of findings and hashes, with its TIMER and DRAW lines, is the same attempt', async () => {
    const path = await scriptFile(file, runBody(`${name}-good`));
    const log = join(scratch(), 'log.jsonl');
    const sheet = (await yingsheng(['play', file, '--script', path, '--log', log, '--json'])).out;
    const stripped = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { hash0: _, hash, state: __, findings: ___, checks: ____, ...rest } = JSON.parse(line);
        return JSON.stringify('format' in rest ? { ...rest, hash } : rest);
      })
      .join('\n');
    expect(stripped).toContain('"TIMER"');
    const again = await yingsheng(['play', file, '--script', '-', '--json'], stripped);
    expect([again.code, again.err, again.out]).toEqual([0, '', sheet]);
  });
});

describe('a script', () => {
  it('for another version is refused, with both hashes named', async () => {
    const text = await script(DOOR, '');
    const header = JSON.parse(text);
    const other = 'f'.repeat(64);
    const { code, err, out } = await yingsheng(
      ['play', DOOR, '--script', '-', '--json'],
      JSON.stringify({ ...header, hash: other }),
    );
    expect(code).toBe(2);
    expect(err).toContain('E-SCRIPT-VERSION');
    expect(err).toContain(other);
    expect(err).toContain(header.hash);
    expect(JSON.parse(out).problems[0].message.en).toContain(other);
  });

  it.each([
    ['{"t":0,"type":"SAY"}', 'E-SCRIPT-VALUE'],
    ['{"t":1.5,"type":"SAY","text":"x"}', 'E-SCRIPT-VALUE'],
    ['{"t":-1,"type":"SAY","text":"x"}', 'E-SCRIPT-VALUE'],
    ['{"t":0,"type":"SING","text":"x"}', 'E-SCRIPT-EVENT'],
    ['{"t":0,"type":"toString"}', 'E-SCRIPT-EVENT'],
    ['{"t":0,"type":"SAY","text":"x","findings":[]}', 'E-SCRIPT-KEY'],
    ['{"t":0,"type":"DO","action":"bow"}', 'E-SCRIPT-ACTION'],
    ['{"t":0,"type":"DO","action":"stand","target":"nobody"}', 'E-SCRIPT-TARGET'],
    ['{"t":0,"type":"FILE","form":"register","fields":{}}', 'E-SCRIPT-FORM'],
    ['{"t":0,"type":"TIMER","timer":"hello/patience"}', 'E-SCRIPT-CHECKED'],
    ['{"t":0,"type":"DRAW","draw":"paper","value":"deed"}', 'E-SCRIPT-CHECKED'],
    ['{"t":0,"type":"END","by":"encounter"}', 'E-SCRIPT-CHECKED'],
    ['{"t":0', 'E-SCRIPT-JSON'],
    ['{"t":1e999,"type":"END"}', 'E-SCRIPT-JSON'],
    ['7', 'E-SCRIPT-VALUE'],
  ])('with the line %s stops there', async (line, code) => {
    const text = await script(DOOR, `{"t":0,"type":"DO","action":"stand"}\n${line}\n`);
    const { code: exit, err } = await yingsheng(['play', DOOR, '--script', '-'], text);
    expect(err).toContain(`<stdin>:3:1 ${code} `);
    expect(exit).toBe(code === 'E-SCRIPT-JSON' ? 2 : 1);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('is checked for the order of its lines and for what comes after the end', async () => {
    const back = await script(DOOR, '{"t":9,"type":"DO","action":"stand"}\n{"t":8,"type":"DO","action":"stand"}\n');
    expect((await yingsheng(['play', DOOR, '--script', '-'], back)).err).toContain(':3:1 E-SCRIPT-TIME');
    const seq = await script(
      DOOR,
      '{"seq":2,"t":9,"type":"DO","action":"stand"}\n{"seq":2,"t":9,"type":"DO","action":"stand"}\n',
    );
    expect((await yingsheng(['play', DOOR, '--script', '-'], seq)).err).toContain(':3:1 E-SCRIPT-SEQ');
    const late = await script(DOOR, '{"t":21000,"type":"DO","action":"stand"}\n');
    expect((await yingsheng(['play', DOOR, '--script', '-', '--lang', 'en'], late)).err).toContain(
      ':2:1 E-SCRIPT-AFTER-END The attempt ended at t=20000 (ignored)',
    );
  });

  it('has its TIMER lines checked, never carried out', async () => {
    const right = await script(DOOR, '{"t":20000,"type":"TIMER","timer":"hello/patience"}\n');
    expect(JSON.parse((await yingsheng(['play', DOOR, '--script', '-', '--json'], right)).out)).toMatchObject({
      ending: { id: 'ignored', by: 'encounter' },
    });
    const early = await script(DOOR, '{"t":19999,"type":"TIMER","timer":"hello/patience"}\n');
    const { code, err } = await yingsheng(['play', DOOR, '--script', '-', '--lang', 'en'], early);
    expect(code).toBe(1);
    expect(err).toContain('TIMER hello/patience t=19999');
  });

  it('that stops before the end is unfinished', async () => {
    const { code, out } = await yingsheng(['play', DOOR, '--script', '-', '--json'], await script(DOOR, ''));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ending: null,
      verdict: { passed: false, reasons: expect.arrayContaining([{ code: 'unfinished' }]) },
    });
  });

  it('written for an older lexicon is judged anew, and says so', async () => {
    const header = JSON.parse(await script(DOOR, ''));
    const { code, err, out } = await yingsheng(
      ['play', DOOR, '--script', '-', '--json'],
      JSON.stringify({ ...header, lexicon: 'old' }),
    );
    expect(code).toBe(0);
    expect(err).toContain('W-SCRIPT-JUDGED');
    expect(JSON.parse(out).lexicon).toBe(lexiconHash);
  });

  it.each(['', '{}', '[]', '{"format":"yingsheng-run/2"}', 'null'])('with the header %j is refused', async (header) => {
    const { code, err } = await yingsheng(['play', DOOR, '--script', '-'], header);
    expect(code).toBe(2);
    expect(err).toContain('E-SCRIPT-HEADER');
  });

  it('fixes the seed: another one is refused, the same is fine', async () => {
    const text = await script(DOOR, '', 3);
    expect((await yingsheng(['play', DOOR, '--seed', '3', '--script', '-'], text)).code).toBe(0);
    const { code, err } = await yingsheng(['play', DOOR, '--seed', '4', '--script', '-'], text);
    expect(code).toBe(2);
    expect(err).toContain('E-CLI-COMBINE');
  });
});

describe('a complete log', () => {
  const logOf = async (): Promise<string> => {
    const path = join(scratch(), 'log.jsonl');
    const text = await script(
      DOOR,
      '{"t":3000,"type":"SAY","text":"您好"}\n{"t":6000,"type":"DO","action":"guide_palm"}\n{"t":9000,"type":"SAY","text":"再见"}\n',
    );
    await yingsheng(['play', DOOR, '--script', '-', '--log', path], text);
    return readFileSync(path, 'utf8');
  };

  it.each([
    ['an edited word', (lines: string[]) => lines.map((line) => line.replace('您好', '您号')), 'E-LOG-CHAIN'],
    ['a dropped line', (lines: string[]) => lines.toSpliced(2, 1), 'E-LOG-SEQ'],
    [
      'a swapped line',
      (lines: string[]) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)],
      'E-LOG-SEQ',
    ],
    ['another seed', (lines: string[]) => lines.map((line) => line.replace('"seed":1', '"seed":2')), 'E-LOG-HEADER'],
  ])('with %s is no evidence', async (_, change, code) => {
    const text = change((await logOf()).trim().split('\n')).join('\n');
    const { code: exit, err, out } = await yingsheng(['play', DOOR, '--script', '-'], text);
    expect(exit).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(code);
  });

  it('judged again with the same lexicon shows no difference', async () => {
    const { code, out } = await yingsheng(['play', DOOR, '--script', '-', '--rejudge', '--json'], await logOf());
    expect(code).toBe(0);
    const { sheet, rejudged } = JSON.parse(out);
    expect(sheet.format).toBe('yingsheng-sheet/1');
    expect(rejudged).toMatchObject({ differences: [], total: { recorded: sheet.total, now: sheet.total } });
  });

  it('keeps its recorded findings as the official ones; judging again reports what differs', async () => {
    const { encounter, hash } = compiled(DOOR);
    const deaf = startRun({
      encounter,
      hash,
      judge: () => [],
      header: { packs: {}, lexicon: 'old', judge: '0.9.0', seed: 1, mode: 'exam', began: '2026-01-01T00:00:00.000Z' },
    });
    deaf.say(3000, '洗手间往前走左拐就是。');
    deaf.end(5000);
    const path = join(scratch(), 'log.jsonl');
    writeFileSync(path, deaf.lines().join('\n'));
    const official = JSON.parse((await yingsheng(['play', DOOR, '--script', path, '--json'])).out);
    expect(official.duties.find((mark: { duty: string }) => mark.duty === 'guide').state).toBe('missed');
    const { code, out } = await yingsheng(['play', DOOR, '--script', path, '--rejudge', '--json']);
    expect(code).toBe(1);
    const { sheet, rejudged } = JSON.parse(out);
    expect(sheet).toEqual(official);
    expect(rejudged.differences[0]).toMatchObject({ gone: [], come: [{ label: 'guide_location' }] });
    expect(rejudged.total.now).toBeGreaterThan(rejudged.total.recorded);
    expect((await yingsheng(['play', DOOR, '--script', path, '--rejudge'])).out).toContain('+ act:guide_location');
  });

  it('with findings that are none is a problem, not a crash', async () => {
    const [header = ''] = (await logOf()).split('\n');
    const entry = { seq: 1, t: 0, type: 'SAY', text: 'x', findings: [null], state: '', hash: '' };
    const { code, err } = await yingsheng(['play', DOOR, '--script', '-'], `${header}\n${JSON.stringify(entry)}`);
    expect(code).toBe(2);
    expect(err).toContain('<stdin>:2:1 E-LOG-ENTRY');
  });

  it('cannot be a script when it is to be judged again', async () => {
    const { code, err } = await yingsheng(['play', DOOR, '--script', '-', '--rejudge'], await script(DOOR, ''));
    expect(code).toBe(2);
    expect(err).toContain('E-CLI-NO-FINDINGS');
  });
});
