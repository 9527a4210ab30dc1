import { describe, expect, it, vi } from 'vitest';
import { DOOR, yingsheng } from './terminal';

// The first judgement builds the matcher; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const COMMANDS = ['play', 'check', 'bots', 'judge', 'explain', 'coverage'];

describe('the command line', () => {
  it('without a command shows them all, in the language asked for', async () => {
    const zh = await yingsheng([]);
    expect(zh.code).toBe(0);
    for (const name of COMMANDS) expect(zh.out).toContain(name);
    expect(zh.out).toContain('退出码');
    expect((await yingsheng(['--help', '--lang', 'en'])).out).toContain('Exit codes');
  });

  it.each(COMMANDS)('%s explains itself in both languages', async (name) => {
    const zh = await yingsheng([name, '--help']);
    const en = await yingsheng([name, '--help', '--lang', 'en']);
    expect([zh.code, en.code]).toEqual([0, 0]);
    expect(zh.out).toMatch(new RegExp(`^用法: npx yingsheng ${name}`));
    expect(en.out).toMatch(new RegExp(`^Usage: npx yingsheng ${name}`));
  });

  it('names the versions that stand in every log', async () => {
    expect((await yingsheng(['--version'])).out).toMatch(
      /^engine \d+\.\d+\.\d+, judge \d+\.\d+\.\d+, lexicon [0-9a-f]{64}\n$/,
    );
  });

  it.each([
    [['dance'], 'E-CLI-COMMAND', 'dance'],
    [['check', DOOR, '--fast'], 'E-CLI-FLAG', '--fast'],
    [['check', DOOR, '-x'], 'E-CLI-FLAG', '-x'],
    [['check'], 'E-CLI-OPERAND', 'check FILE'],
    [['play', DOOR, DOOR], 'E-CLI-OPERAND', 'play FILE'],
    [['check', DOOR, '--lang', 'fr'], 'E-CLI-FLAG-VALUE', '--lang fr'],
    [['check', DOOR, '--lang'], 'E-CLI-FLAG-VALUE', '--lang'],
    [['check', DOOR, '--json=yes'], 'E-CLI-FLAG-VALUE', '--json'],
    [['play', DOOR, '--seed', 'x'], 'E-CLI-FLAG-VALUE', '--seed x'],
    [['play', DOOR, '--seed', '1.5'], 'E-CLI-FLAG-VALUE', '--seed 1.5'],
    [['play', DOOR, '--clock', 'fast'], 'E-CLI-FLAG-VALUE', '--clock fast'],
    [['play', DOOR, '--rejudge'], 'E-CLI-COMBINE', '--rejudge'],
    [['play', '-'], 'E-CLI-COMBINE', '-'],
    [['play', 'no/such.yaml'], 'E-CLI-READ', 'no/such.yaml'],
    [['play', 'tests'], 'E-CLI-READ', 'EISDIR'],
    [['explain', '您好', '--context', 'moon'], 'E-JUDGE-CONTEXT', 'moon'],
  ])('%j is refused with a code, in both languages, and exit 2', async (argv, code, found) => {
    const { code: exit, err, out } = await yingsheng(argv);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(code);
    expect(err).toContain(found);
    expect(err).toMatch(/怎么改：/);
    expect(err).toMatch(/To mend: /);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('with --json tells even that as JSON', async () => {
    const { code, out } = await yingsheng(['dance', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'E-CLI-COMMAND', severity: 'error' }] });
  });

  it('a file in another encoding is named as such', async () => {
    async function* gbk() {
      yield new Uint8Array([0xc4, 0xe3, 0xba, 0xc3]);
    }
    const { code, out } = await yingsheng(['check', '-', '--json'], gbk());
    expect(code).toBe(2);
    expect(JSON.parse(out).files[0].problems[0]).toMatchObject({ code: 'E-CLI-UTF8' });
  });
});
