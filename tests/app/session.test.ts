import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { judged } from '../../src/app/judge-host';
import { Session } from '../../src/app/trainee/session';
import type { Archive, Beginning, Result, StoredAttempt, StoredLine } from '../../src/archive';
import { type LogEntry, limitOf, type RunHeader, startRun, verifyChain } from '../../src/encounter';
import { judge } from '../../src/language';
import { packs } from '../../src/norms/library';
import { libraryEncounter } from '../support/encounters';

/** The judge's thread, which these tests answer for. */
vi.mock('../../src/app/judge-host', () => ({ judged: vi.fn() }));

const compiled = libraryEncounter('s28-power-cut');
const clauses = packs().flatMap((pack) => pack.clauses);
const subject = { ...compiled, clauses };

/** The page's own events, sent by hand, and a clock that only the test moves. */
let page: EventTarget;
let sight: EventTarget & { visibilityState: string };
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  page = new EventTarget();
  sight = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', sight);
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.mocked(judged).mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function archive() {
  const lines: StoredLine[] = [];
  const closed: Result[] = [];
  const begun: Beginning[] = [];
  const room = {
    begin: async (beginning: Beginning) => void begun.push(beginning),
    append: async (_: string, fresh: readonly StoredLine[]) => void lines.push(...fresh),
    close: async (_: string, result: Result) => void closed.push(result),
    beat: () => undefined,
    release: () => undefined,
  } as unknown as Archive;
  return { room, lines, closed, begun, entries: () => lines.map(({ line }) => JSON.parse(line) as LogEntry) };
}

/** What a killed tab left behind: so much of a log, and no closing. */
function stored(mode: 'practice' | 'exam', end: boolean): StoredAttempt {
  const began = new Date(Date.now()).toISOString();
  const header = { packs: {}, lexicon: 'x', judge: '1', seed: 7, mode, began, attempt: 'a', language: 'zh' } as const;
  const run = startRun({ ...compiled, judge, header });
  run.say(2000, '您好，请问您办理什么业务？');
  if (end) run.end(3000);
  const [, ...written] = run.lines();
  return {
    summary: { id: 'a', lastT: 4000, mode } as StoredAttempt['summary'],
    log: { header: run.header, entries: [...run.entries] },
    lines: written.map((line, index) => ({ seq: index + 1, line })),
    ...subject,
  };
}

describe('an attempt gone on with', () => {
  test('is scored and closed when its log has ended already', () => {
    const { room, closed, lines } = archive();
    const { session, problems } = Session.resume(room, stored('practice', true), true);
    expect(problems).toEqual([]);
    expect(session?.state()).toMatchObject({ ended: true, paused: null });
    expect(closed).toEqual([{ passed: false, total: session?.sheet().total }]);
    expect(lines).toEqual([]);
  });

  test('in an exam says when it was left and when it came back, on the wall’s clock', () => {
    const { room, entries, closed } = archive();
    const before = stored('exam', false);
    vi.setSystemTime(Date.now() + 9000);
    const { session } = Session.resume(room, before, true);
    const notes = entries().filter(({ type }) => type === 'NOTE');
    expect(notes.map((entry) => [entry.t, entry.type === 'NOTE' && entry.note])).toEqual([
      [4000, 'left'],
      [9000, 'back'],
    ]);
    expect(session?.state().paused).toBeNull();
    expect(closed).toEqual([]);
    session?.leave();
  });
});

describe('an exam', () => {
  const begin = (mode: 'exam' | 'practice') => {
    const room = archive();
    return { ...room, session: Session.begin(room.room, subject, 'a', mode, 7, 'zh') };
  };

  test('records a hidden tab and a closed page, once each, and goes on meanwhile', () => {
    const { session, entries, begun } = begin('exam');
    vi.advanceTimersByTime(1000);
    sight.visibilityState = 'hidden';
    sight.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(2000);
    expect(session.state().paused).toBeNull();
    sight.visibilityState = 'visible';
    sight.dispatchEvent(new Event('visibilitychange'));
    page.dispatchEvent(new Event('pagehide'));
    session.leave();
    const notes = entries().flatMap((entry) => (entry.type === 'NOTE' ? [[entry.t, entry.note]] : []));
    expect(notes).toEqual([
      [1000, 'left'],
      [3000, 'back'],
      [3000, 'left'],
    ]);
    const header = begun[0]?.header as RunHeader & { hash0: string };
    expect(verifyChain({ header, entries: entries() })).toEqual([]);
  });

  test('cannot be paused; practice can, and leaves no note', () => {
    const exam = begin('exam').session;
    exam.pause('trainee');
    expect(exam.state().paused).toBeNull();
    exam.leave();
    const { session, entries } = begin('practice');
    sight.visibilityState = 'hidden';
    sight.dispatchEvent(new Event('visibilitychange'));
    expect(session.state().paused).toBe('hidden');
    session.leave();
    expect(entries().some(({ type }) => type === 'NOTE')).toBe(false);
  });

  test('shows the limit that is in force', () => {
    const { session } = begin('exam');
    expect(session.limit).toBe(limitOf(compiled.encounter, {}));
    session.leave();
  });
});

describe('words that wait for the judge', () => {
  const opened = () => {
    const room = archive();
    return { ...room, session: Session.begin(room.room, subject, 'a', 'practice', 7, 'zh') };
  };
  const done = (entries: readonly LogEntry[]) =>
    entries.flatMap((entry) => (entry.type === 'SAY' ? [entry.text] : entry.type === 'DO' ? [entry.action] : []));
  const asLeft = ({ lines, begun }: ReturnType<typeof archive>): StoredAttempt => ({
    summary: { id: 'a', lastT: 500, mode: 'practice' } as StoredAttempt['summary'],
    log: {
      header: begun[0]?.header as StoredAttempt['log']['header'],
      entries: lines.map(({ line }) => JSON.parse(line) as LogEntry),
    },
    lines,
    ...subject,
  });
  const answered = () => vi.mocked(judged).mockImplementation(async (words, context) => judge(words, context));

  test('keep what is done after them behind them, and are judged by the moment they are said in', async () => {
    answered();
    const { session, entries } = opened();
    session.say('您好，请问您办理什么业务？');
    session.act('stand');
    session.say('请您稍等。');
    await vi.waitFor(() => expect(done(entries())).toEqual(['您好，请问您办理什么业务？', 'stand', '请您稍等。']));
    const said = entries().find((entry) => entry.type === 'SAY');
    expect(said?.type === 'SAY' && said.findings.map(({ label }) => label)).toContain('greet');
    expect(localStorage.getItem('yingsheng.unheard.a')).toBeNull();
    session.leave();
  });

  test('are asked about again when the judge’s thread did not answer', async () => {
    vi.mocked(judged).mockRejectedValueOnce(new Error('gone'));
    answered();
    const { session, entries } = opened();
    session.say('请您稍等。');
    await vi.advanceTimersByTimeAsync(2000);
    expect(done(entries())).toEqual(['请您稍等。']);
    expect(judged).toHaveBeenCalledTimes(2);
    session.leave();
  });

  test('outlive a killed tab, and are said once', async () => {
    vi.mocked(judged).mockReturnValue(new Promise(() => {}));
    const killed = opened();
    killed.session.say('您好。');
    killed.session.say('请您稍等。');
    expect(done(killed.entries())).toEqual([]);
    answered();
    const next = archive();
    const { session } = Session.resume(next.room, asLeft(killed), false);
    await vi.waitFor(() => expect(done(next.entries())).toEqual(['您好。', '请您稍等。']));
    session?.leave();

    // The tab dies between the line and the note that it was heard.
    localStorage.setItem('yingsheng.unheard.a', JSON.stringify({ after: 0, words: ['您好。', '请您稍等。'] }));
    const third = archive();
    const all = { ...killed, lines: [...killed.lines, ...next.lines] };
    const again = Session.resume(third.room, asLeft(all), false).session;
    await vi.advanceTimersByTimeAsync(10);
    expect(done(third.entries())).toEqual([]);
    again?.leave();
  });
});
