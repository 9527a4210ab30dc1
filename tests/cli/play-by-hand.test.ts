import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DOOR, S04, S28, scratch, yingsheng } from './terminal';

// The first judgement builds the matcher; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const MANUAL = ['--clock', 'manual', '--seed', '1'];

describe('playing in the terminal', () => {
  it('shows what people say and do, takes words and acts, and ends with the sheet', async () => {
    const { code, out } = await yingsheng(
      ['play', DOOR, ...MANUAL],
      '您好！\n/do stand\n/do guide_palm\n/wait 3\n再见，您慢走。\n',
    );
    expect(code).toBe(0);
    expect(out).toContain('来访者：您好，请问洗手间在哪儿？');
    expect(out).toContain('来访者：我是问洗手间。');
    expect(out).toContain('— 找到了 —');
    expect(out).toMatch(/评分表 {2}T1 问路/);
    expect((await yingsheng(['play', DOOR, ...MANUAL, '--lang', 'en'], '/do guide_palm\n/wait 30\n')).out).toContain(
      '— Found —',
    );
  });

  it('gives the same log for the same lines on the manual clock', async () => {
    const logs = await Promise.all(
      [1, 2].map(async () => {
        const path = join(scratch(), 'log.jsonl');
        await yingsheng(['play', DOOR, ...MANUAL, '--log', path], '/wait 2.5\n您好\n/end\n');
        return readFileSync(path, 'utf8');
      }),
    );
    expect(logs[0]).toBe(logs[1]);
    expect(logs[0]).toContain('"t":2500');
  });

  it('with --json prints the sheet alone; a second look at its log gives the same bytes', async () => {
    const path = join(scratch(), 'log.jsonl');
    const { out, err } = await yingsheng(['play', DOOR, ...MANUAL, '--json', '--log', path], '您好\n/end\n');
    expect(JSON.parse(out)).toMatchObject({ ending: { id: 'left', by: 'trainee' } });
    expect(err).toContain('来访者：');
    expect((await yingsheng(['play', DOOR, '--script', path, '--json'])).out).toBe(out);
  });

  it('takes the end of input as leaving', async () => {
    const { out } = await yingsheng(['play', DOOR, ...MANUAL, '--json'], '您好');
    expect(JSON.parse(out)).toMatchObject({ ending: { id: 'left' } });
  });

  it('on the real clock lets timers fire while nobody types', async () => {
    async function* silent(): AsyncIterable<Uint8Array> {
      await new Promise(() => undefined);
      yield new Uint8Array();
    }
    const { code, out } = await yingsheng(['play', DOOR, '--json'], silent());
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ending: { id: 'ignored' }, duration: 20_000, seed: 7, mode: 'practice' });
  });

  it('fills in forms: text, choices and ticks', async () => {
    const path = join(scratch(), 'log.jsonl');
    const typed = '/file register people=zhou,han name="Zhou Min" phone=“138 0000 2846” next=priority\n/end\n';
    await yingsheng(['play', S28, ...MANUAL, '--log', path], typed);
    const entry =
      readFileSync(path, 'utf8')
        .split('\n')
        .find((line) => line.includes('"FILE"')) ?? '';
    expect(JSON.parse(entry).fields).toEqual({
      people: ['zhou', 'han'],
      name: 'Zhou Min',
      phone: '138 0000 2846',
      next: 'priority',
    });
    await yingsheng(['play', S04, ...MANUAL, '--log', path], '/file notice items=rules:absent,lease:form\n/end\n');
    const ticked =
      readFileSync(path, 'utf8')
        .split('\n')
        .find((line) => line.includes('"FILE"')) ?? '';
    expect(JSON.parse(ticked)).toMatchObject({
      fields: { items: { rules: 'absent', lease: 'form' } },
      checks: { items: 'right' },
    });
  });

  it('lists what can be done and filled in, gives hints, and says what it did not understand', async () => {
    const { out } = await yingsheng(
      ['play', S28, ...MANUAL],
      '/help\n/do\n/file\n/hint\n/do dance\n/do stand nobody\n/file register shoe=1\n/file register people=nobody\n/file register next=never\n/file x\n/wait x\n/fly\n/end\n',
    );
    expect(out).toContain('/do 动作');
    expect(out).toMatch(/cut_power +关闭用电设备/);
    expect(out).toContain('register  未办结群众登记表');
    expect(out).toContain('先应一声');
    for (const found of ['dance', 'nobody', 'shoe=1', 'people=nobody', 'next=never', 'x', '/wait x', '/fly'])
      expect(out).toContain(`没看懂: ${found}`);
  });

  it('an encounter that does not compile is not played', async () => {
    const { code, err } = await yingsheng(['play', 'tests/fixtures/encounters/bad/unknown-key.yaml', ...MANUAL], '');
    expect(code).toBe(2);
    expect(err).toContain('E-KEY-UNKNOWN');
  });
});
