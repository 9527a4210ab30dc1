import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importRecord, RECORD_MAX_CHARS, recordJson, type StoredAttempt } from '../../src/archive';
import { readRecord } from '../../src/archive/import-json';
import { canonicalJson, sha256Hex, startRun } from '../../src/encounter';
import { type ScoreSheet, scoreSheet } from '../../src/scoring';
import { CLAUSE, ENCOUNTER, HASH, judge, Profile } from './ground';

async function played(): Promise<{ stored: StoredAttempt; sheet: ScoreSheet }> {
  const archive = await new Profile().open();
  const header = { packs: { cq: '1' }, lexicon: 'l', judge: '1', seed: 7, mode: 'practice' as const, attempt: 'a1' };
  const run = startRun({ encounter: ENCOUNTER, hash: HASH, judge, header });
  for (const t of [1000, 2000, 7000]) run.say(t, '您好');
  run.act(8000, 'stand');
  run.end(9000);
  await archive.begin({ attempt: 'a1', header: run.header, encounter: ENCOUNTER, hash: HASH, clauses: [CLAUSE] });
  const lines = run.lines().slice(1);
  await archive.append(
    'a1',
    lines.map((line, index) => ({ seq: index + 1, line })),
    9000,
  );
  const sheet = scoreSheet(ENCOUNTER, { header: run.header, entries: run.entries }, run.steps);
  await archive.close('a1', { passed: sheet.verdict.passed, total: sheet.total });
  const stored = await archive.load('a1');
  if (!stored) throw new Error('the attempt was just kept');
  return { stored, sheet };
}

const { stored, sheet } = await played();
const text = recordJson(stored, sheet);

/** The record with one thing changed. */
function changed(change: (record: Record<string, unknown> & { lines: string[] }) => void): string {
  const record = JSON.parse(text);
  change(record);
  return JSON.stringify(record);
}

function codes(given: string): string[] {
  const { record, problems } = readRecord(given);
  if (record) expect(problems).toEqual([]);
  for (const { message, mend } of problems) {
    for (const words of [message, mend]) {
      expect(words.zh).not.toBe('');
      expect(words.en).not.toBe('');
    }
  }
  return record ? ['read'] : problems.map(({ code }) => code);
}

describe('a record', () => {
  it('is canonical JSON with the log line by line', () => {
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      format: 'yingsheng-record/1',
      hash: stored.hash,
      header: stored.log.header,
    });
    expect(JSON.parse(text).lines).toEqual(stored.lines.map(({ line }) => line));
  });

  it('is read back as it was, with a byte order mark or re-indented too', () => {
    for (const given of [text, `\uFEFF${text}`, JSON.stringify(JSON.parse(text), null, 2)]) {
      const { record, problems } = readRecord(given);
      expect(problems).toEqual([]);
      expect(record?.attempt).toEqual(stored);
      expect(record?.sheet).toEqual(sheet);
    }
  });

  it('goes into another archive', async () => {
    const { record } = await importRecord(text);
    if (!record) throw new Error('the record reads');
    const other = await new Profile().open();
    await other.restore(record.attempt);
    const there = await other.load('a1');
    expect(there && recordJson(there, sheet)).toBe(text);
  });

  it.each<[string, string, string]>([
    ['empty', '', 'E-RECORD-JSON'],
    ['cut short', text.slice(0, -20), 'E-RECORD-JSON'],
    ['a list', '[]', 'E-RECORD-FORMAT'],
    ['null', 'null', 'E-RECORD-FORMAT'],
    [
      'of a newer version',
      changed((record) => {
        record.format = 'yingsheng-record/9';
      }),
      'E-RECORD-FORMAT',
    ],
    ['nested without end', '['.repeat(100_000), 'E-RECORD-DEPTH'],
    ['huge', ' '.repeat(RECORD_MAX_CHARS + 1), 'E-RECORD-SIZE'],
    [
      'without lines',
      changed((record) => {
        record.lines = [1] as unknown as string[];
      }),
      'E-RECORD-SHAPE',
    ],
    [
      'with too many lines',
      changed((record) => {
        record.lines = Array(20_001).fill('{}');
      }),
      'E-RECORD-ENTRIES',
    ],
    [
      'with an endless line',
      changed((record) => {
        record.lines[0] = 'x'.repeat(2_000_001);
      }),
      'E-RECORD-LINE',
    ],
    [
      'with two lines in one',
      changed((record) => {
        record.lines = [record.lines.join('\n')];
      }),
      'E-RECORD-LINE',
    ],
    [
      'with a line re-spaced',
      changed((record) => {
        record.lines[1] = ` ${record.lines[1]}`;
      }),
      'E-RECORD-LINE',
    ],
    [
      'with an id that is a path',
      changed((record) => {
        record.attempt = { id: '../../x', state: 'open', lastT: 0 };
      }),
      'E-ARCHIVE-ID',
    ],
    [
      'with words changed',
      changed((record) => {
        record.lines[1] = record.lines[1]?.replace('您好', '你好') ?? '';
      }),
      'E-LOG-CHAIN',
    ],
    [
      'with a line dropped',
      changed((record) => {
        record.lines.splice(1, 1);
      }),
      'E-LOG-SEQ',
    ],
    [
      'with the header changed',
      changed((record) => {
        record.header = { ...stored.log.header, seed: 8 };
      }),
      'E-LOG-HEADER',
    ],
    [
      'with another encounter',
      changed((record) => {
        record.encounter = { ...stored.encounter, limit: 1 };
      }),
      'E-RECORD-HASH',
    ],
    [
      'with another hash',
      changed((record) => {
        record.hash = 'f'.repeat(64);
      }),
      'E-RECORD-HASH',
    ],
    [
      'without moments',
      changed((record) => {
        record.encounter = { ...stored.encounter, moments: 3 };
      }),
      'E-RECORD-SHAPE',
    ],
    [
      'with clauses of another shape',
      changed((record) => {
        record.clauses = [{ id: 'x', text: 'x' }];
      }),
      'E-RECORD-SHAPE',
    ],
  ])('is refused when it is %s', (_name, given, code) => {
    expect(codes(given)).toEqual([code]);
  });

  it('names both hashes when the encounter is another', () => {
    const { problems } = readRecord(
      changed((record) => {
        record.hash = 'f'.repeat(64);
      }),
    );
    expect(problems[0]?.message.en).toContain('f'.repeat(64));
    expect(problems[0]?.message.en).toContain(stored.hash);
  });

  it('counts the sheet that its log comes to, not the one in the file', () => {
    const praised = changed((record) => {
      record.sheet = { ...sheet, total: sheet.total - 1 };
    });
    const { record, problems } = readRecord(praised);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['E-RECORD-SHEET', 'warning']]);
    expect(record?.sheet).toEqual(sheet);
    expect(record?.attempt.summary.result).toEqual({ passed: sheet.verdict.passed, total: sheet.total });
  });

  it.each<[string, object, string]>([
    ['whose timers never stop', { limit: 1e12 }, 'E-RECORD-SHAPE'],
    [
      'whose timers take no time',
      { moments: [{ ...ENCOUNTER.moments[0], timers: [{ id: 'x', after: 0 }] }] },
      'E-RECORD-SHAPE',
    ],
    ['that is nonsense inside', { moments: [null] }, 'E-RECORD-REPLAY'],
    ['without endings', { endings: [] }, 'E-RECORD-REPLAY'],
  ])('is refused with an encounter %s, even if every hash agrees', (_name, change, code) => {
    const encounter = { ...ENCOUNTER, ...change };
    const hash = sha256Hex(canonicalJson(encounter));
    const { hash0: _old, ...header } = { ...stored.log.header, hash };
    const forged = { ...header, hash0: sha256Hex(canonicalJson(header)) };
    const given = changed((record) => {
      Object.assign(record, { encounter, hash, header: forged, lines: [], sheet: null });
    });
    expect(codes(given)).toEqual([code]);
  });

  it('never throws and never reads a different log, whatever is done to the text', { timeout: 30_000 }, () => {
    const place = fc.nat(text.length - 1);
    fc.assert(
      fc.property(place, fc.nat(40), fc.string({ unit: 'binary', maxLength: 6 }), (at, cut, put) => {
        const { record, problems } = readRecord(text.slice(0, at) + put + text.slice(at + cut));
        if (record) expect(record.attempt.lines).toEqual(stored.lines);
        else expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.json(), (any) => codes(any)[0] !== 'read'));
  });
});
