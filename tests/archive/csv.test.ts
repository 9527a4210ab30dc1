import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsCsv, dutiesCsv } from '../../src/archive';
import { csv, minutes, points } from '../../src/archive/csv';
import type { AttemptSummary } from '../../src/archive/types';
import type { ScoreSheet } from '../../src/scoring';
import { ENCOUNTER, HASH } from './ground';

/** A plain RFC 4180 reader, written apart from the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 1; index < text.length; index++) {
    const char = text[index];
    if (quoted && char === '"' && text[index + 1] === '"') {
      cell += '"';
      index++;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ',') {
      row.push(cell);
      cell = '';
    } else if (!quoted && char === '\r' && text[index + 1] === '\n') {
      row.push(cell);
      rows.push(row);
      [row, cell] = [[], ''];
      index++;
    } else cell += char;
  }
  return rows;
}

const RUN_BY_SPREADSHEETS = /^[=+\-@\t\r\n＝＋－＠]/;
const unguard = (cell: string) => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", '"', ',', ';', ' ', '您'),
      { maxLength: 8 },
    )
    .map((chars) => chars.join('')),
);

describe('CSV', () => {
  it('gives every cell back and no cell that a spreadsheet would run', () => {
    const table = fc.array(fc.array(nasty, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = csv(rows);
        expect(text.startsWith('\uFEFF')).toBe(true);
        const back = parse(text);
        expect(back.map((row) => row.map(unguard))).toEqual(rows);
        expect(back.flat().filter((cell) => RUN_BY_SPREADSHEETS.test(cell))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('quotes what RFC 4180 and semicolon spreadsheets need quoted, and ends lines with CRLF', () => {
    expect(
      csv([
        ['a', 'b,c', 'say "hi"', 'x;=1'],
        [1, '=1+1', '', '两\n行'],
      ]),
    ).toBe('\uFEFFa,"b,c","say ""hi""","x;=1"\r\n1,\'=1+1,,"两\n行"\r\n');
  });

  it('writes points and times the same in every language', () => {
    expect([points(0), points(100_000), points(12_500), points(333), points(-1050)]).toEqual([
      '0',
      '100',
      '12.5',
      '0.333',
      '-1.05',
    ]);
    expect([minutes(0), minutes(65_999), minutes(3_600_000)]).toEqual(['0:00', '1:05', '60:00']);
  });
});

const summary: AttemptSummary = {
  id: 'a1',
  encounter: 'third-trip',
  hash: HASH,
  number: 'S04',
  title: { zh: '=HYPERLINK("http://x")', en: '+SUM(1)' },
  startedAt: '2026-03-02T01:02:03.000Z',
  mode: 'exam',
  language: 'zh',
  seed: 7,
  state: 'ended',
  lastT: 185_000,
  result: { passed: true, total: 87_250 },
};

describe('the list of attempts as CSV', () => {
  it('speaks the chosen language and disarms authored titles', () => {
    const [head, row] = parse(attemptsCsv([summary], 'zh'));
    expect(head).toEqual([
      '编号',
      '情景编号',
      '情景',
      '方式',
      '开始时间',
      '状态',
      '用时（分:秒）',
      '总分',
      '通过',
      '种子',
      '情景摘要值',
    ]);
    expect(row).toEqual([
      'a1',
      'S04',
      '\'=HYPERLINK("http://x")',
      '考核',
      summary.startedAt,
      '已完成',
      '3:05',
      '87.25',
      '是',
      '7',
      HASH,
    ]);
    const [, open] = parse(attemptsCsv([{ ...summary, state: 'open', result: null }], 'en'));
    expect(open?.slice(2, 9)).toEqual(["'+SUM(1)", 'exam', summary.startedAt, 'in progress', '3:05', '', '']);
  });
});

describe('the duties of a sheet as CSV', () => {
  const duty: ScoreSheet['duties'][number] = {
    duty: 'no_insult',
    text: { zh: '不说讥讽的话', en: 'No mockery' },
    dimension: 'forbidden',
    clauses: [],
    basis: 'norm',
    critical: true,
    beyond: false,
    state: 'violated',
    possible: 0,
    earned: 0,
    deducted: -10_000,
    evidence: [
      { seq: 4, t: 61_000, said: '您好，你自己不会看吗', start: 3, end: 10 },
      { seq: 5, t: 62_000, did: 'stand' },
    ],
    better: { zh: '=我来帮您看', en: 'Let me look for you.' },
  };
  const sheet = { duties: [duty] } as unknown as ScoreSheet;

  it('shows what a mark rests on', () => {
    const [head, row] = parse(dutiesCsv(sheet, ENCOUNTER, 'zh'));
    expect(head?.[8]).toBe('证据');
    expect(row).toEqual([
      '不说讥讽的话',
      '禁语与禁行',
      '',
      '是',
      '违反',
      '0',
      '0',
      '10',
      '#4 1:01 “你自己不会看吗”; #5 1:02 起身',
      '',
      "'=我来帮您看",
      'no_insult',
    ]);
    expect(parse(dutiesCsv(sheet, ENCOUNTER, 'en'))[1]?.slice(0, 5)).toEqual([
      'No mockery',
      'forbidden language and conduct',
      '',
      'yes',
      'violated',
    ]);
  });
});
