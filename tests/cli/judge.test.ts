import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { judge } from '../../src/language';
import { ROOT, yingsheng } from './terminal';

// The first judgement builds the matcher; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const rows = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('yingsheng judge', () => {
  it('answers every line in order, with labels and their spans', async () => {
    const lines = [
      { id: 'a', text: '您好，请坐，请问您办什么业务？', context: 'greet' },
      { id: 2, text: '你到底办不办，烦死了！' },
    ];
    const { code, out, err } = await yingsheng(['judge'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect([code, err]).toEqual([0, '']);
    const [first, second] = rows(out);
    expect(Object.keys(first)).toEqual(['id', 'acts', 'forbidden', 'findings']);
    expect(first).toMatchObject({ id: 'a', acts: ['greet', 'please_sit', 'ask_need'], forbidden: [] });
    expect(second.id).toBe(2);
    const greet = first.findings.find((finding: { label: string }) => finding.label === 'greet');
    expect('您好，请坐，请问您办什么业务？'.slice(greet.start, greet.end)).toBe('您好');
  });

  it('says what the judge says, for every line of a corpus file', async () => {
    const file = join(ROOT, 'tests/corpus/train/dictated.jsonl');
    const { code, out } = await yingsheng(['judge', file, '--json']);
    expect(code).toBe(0);
    const corpus = rows(readFileSync(file, 'utf8'));
    const answers = rows(out);
    expect(answers).toHaveLength(corpus.length);
    for (const [index, { id, text, context }] of corpus.entries()) {
      const findings = judge(text, context ? { situation: context } : {});
      expect(answers[index]).toMatchObject({ id, findings });
      const acts = findings.filter((f) => f.kind === 'act' && f.certainty === 'certain').map((f) => f.label);
      expect(answers[index].acts).toEqual([...new Set(acts)]);
    }
  });

  it('gives every line it cannot judge a code, goes on with the next, and exits 1', async () => {
    const lines = [
      '{"id":"ok","text":"您好"}',
      'not json',
      '[1]',
      '{"text":"您好"}',
      '{"id":"t","text":5}',
      '{"id":"c","text":"您好","context":"moon"}',
      `{"id":"l","text":"${'好'.repeat(20_001)}"}`,
      '',
      '{"id":"last","text":"再见，您慢走","context":null}',
    ];
    const { code, out, err } = await yingsheng(['judge', '-', '--lang', 'en'], lines.join('\r\n'));
    expect(code).toBe(1);
    const answers = rows(out);
    expect(answers.map((row) => row.problem?.code ?? row.id)).toEqual([
      'ok',
      'E-JUDGE-JSON',
      'E-JUDGE-JSON',
      'E-JUDGE-ID',
      'E-JUDGE-TEXT',
      'E-JUDGE-CONTEXT',
      'E-JUDGE-LONG',
      'last',
    ]);
    expect(answers[5]).toMatchObject({ id: 'c', line: 6, problem: { line: 6, column: 1 } });
    expect(answers[5].acts).toEqual(['greet']);
    expect(err).toContain('<stdin>:2:1 E-JUDGE-JSON This line is not a JSON object.');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('judges without a context where none or an empty one is given', async () => {
    const { code, out } = await yingsheng(['judge'], '{"id":"a","text":"您好","context":""}');
    expect(code).toBe(0);
    expect(rows(out)).toMatchObject([{ id: 'a', acts: ['greet'] }]);
  });

  it('reads a line that arrives in pieces, even inside a character', async () => {
    const bytes = new TextEncoder().encode('{"id":"a","text":"您好"}\n{"id":"b","text":"谢谢"}\n');
    async function* pieces() {
      for (let i = 0; i < bytes.length; i += 5) yield bytes.subarray(i, i + 5);
    }
    const { out } = await yingsheng(['judge'], pieces());
    expect(rows(out).map(({ id, acts }) => [id, acts])).toEqual([
      ['a', ['greet']],
      ['b', ['thank']],
    ]);
  });

  it('with --text is readable', async () => {
    const { out } = await yingsheng(['judge', '--text'], '{"id":"a","text":"您好"}');
    expect(out).toMatch(/^a {2}greet\n {4}0-2 “您好” act:greet/);
  });
});

describe('yingsheng explain', () => {
  it('tells which templates matched and what stands', async () => {
    const { code, out } = await yingsheng(['explain', '您好，请坐', '--json']);
    expect(code).toBe(0);
    const account = JSON.parse(out);
    expect(Object.keys(account)).toEqual(['text', 'tongue', 'normalised', 'candidates', 'overtone', 'findings']);
    expect(account.findings).toEqual(judge('您好，请坐', {}));
    expect(account.candidates.some((c: { label: string; stands: boolean }) => c.label === 'greet' && c.stands)).toBe(
      true,
    );
  });

  it('tells how a turn reads as a whole and what says so', async () => {
    const read = async (text: string) => JSON.parse((await yingsheng(['explain', text, '--json'])).out).overtone;
    const rude = await read('急什么急，没看我正忙着吗');
    expect(rude.rude).toBeGreaterThan(2);
    expect(rude.like[0].label).toBe('impatient_busy');
    expect(rude.runs.map(({ run }: { run: string }) => run).join()).toContain('急');
    expect((await read('您好，请坐')).rude).toBeLessThan(-2);
    expect((await read('Please take a seat.')).rude).toBeLessThan(-2);
    const english = await read('How should I know, ask somebody else');
    expect(english.like[0].label).toBe('dont_know_go_ask');
    expect(english.runs.map(({ run }: { run: string }) => run).join()).toContain('somebody');
    const { out } = await yingsheng(['explain', '急什么急，没看我正忙着吗', '--lang', 'en']);
    expect(out).toMatch(/how the whole reads .*: \+\d\.\d\n {2}most like: impatient_busy/);
  });

  it('tells of an act that is only a question, and how far the turn reads like it', async () => {
    const { out } = await yingsheng(['explain', '隔壁两个老乡为排队吵起来了，保安过去劝开了。', '--lang', 'en']);
    expect(out).toMatch(/act:guide_location .*: only a question because of unlike\n/);
    expect(out).toMatch(/like the acts that were heard: guide_location −\d/);
  });

  it('reads standard input and speaks both languages', async () => {
    expect((await yingsheng(['explain', '-'], '您好\n')).out).toContain('对上的模板');
    expect((await yingsheng(['explain', '您好', '--lang', 'en'])).out).toContain('templates that matched');
  });
});
