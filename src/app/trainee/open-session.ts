import { type CompiledEncounter, loadEncounter } from 'virtual:encounters';
import type { Archive, StoredAttempt } from '../../archive';
import { drawAll, type Problem, type Seed } from '../../encounter';
import { archive } from '../archive-host';
import { firstWords, wordsAwaited } from '../calm';
import { currentPerson, isTheirs } from '../path/person-host';
import { settings } from '../path/settings-store';
import { newVisit } from '../visit/visit-model';
import { saveVisit } from '../visit/visit-store';
import { type Mode, Session } from './session';

/** The tab remembers which attempt it was playing, so that a reload goes on without asking. */
const TAB = 'yingsheng.playing';

function playing(): string | null {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

function remember(attempt: string): void {
  try {
    sessionStorage.setItem(TAB, attempt);
  } catch {
    // The reload then asks before it goes on; nothing else depends on it.
  }
}

/** 96 random bits in letters and digits; works on plain http, where randomUUID does not. */
export function newAttemptId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

const OTHER_TAB: Problem = {
  code: 'E-APP-OTHER-TAB',
  severity: 'error',
  message: { zh: '这次作答正开在另一个标签页里。', en: 'This attempt is open in another tab.' },
  mend: {
    zh: '请回到那个标签页继续；或先把它关掉，再在这里重试。',
    en: 'Go on in that tab, or close it and try again here.',
  },
};

const UNKNOWN: Problem = {
  code: 'E-APP-NO-ENCOUNTER',
  severity: 'error',
  message: { zh: '没有这个情景。', en: 'There is no such encounter.' },
  mend: { zh: '链接可能旧了。请回首页再选。', en: 'The link may be old. Go back to the home page and choose again.' },
};

const EXAM_TAKEN: Problem = {
  code: 'E-APP-EXAM-TAKEN',
  severity: 'error',
  message: {
    zh: '这个编号的考核已经考过，一个编号只考一次。',
    en: 'This exam number has been sat already; each is sat once.',
  },
  mend: { zh: '请向考评员要一个新的编号，或用练习模式。', en: 'Ask the assessor for a new number, or practise.' },
};

/** A new attempt before it begins: its name is claimed while the briefing is read, and nothing waits for that later. */
export interface Proposed {
  readonly kind: 'briefing';
  readonly subject: CompiledEncounter;
  readonly attempt: string;
  readonly seed: Seed;
  readonly given: boolean;
}

export type Opened =
  | Proposed
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly attempt?: string };

/** What the address of an encounter leads to: the attempt that is still open, or the briefing of a new one. */
export async function openEncounter(id: string): Promise<Opened> {
  const [subject, room] = await Promise.all([loadEncounter(id), archive()]);
  if (!subject) return { kind: 'problem', problem: UNKNOWN };
  const unfinished = (await room.open()).find(
    (attempt) => attempt.encounter === id && isTheirs(attempt, currentPerson()),
  );
  if (!unfinished) return briefing(room, subject);
  if (!(await room.claim(unfinished.id))) return { kind: 'problem', problem: OTHER_TAB };
  const stored = await room.load(unfinished.id);
  return stored ? resumed(room, stored) : briefing(room, subject);
}

function briefing(room: Archive, subject: CompiledEncounter): Proposed {
  const given = seedOfAddress();
  const attempt = newAttemptId();
  void room.claim(attempt);
  return { kind: 'briefing', subject, attempt, seed: given ?? newSeed(), given: given !== undefined };
}

function resumed(room: Archive, stored: StoredAttempt): Opened {
  const attempt = stored.summary.id;
  const { session, problems } = Session.resume(room, stored, playing() !== attempt);
  if (session) {
    remember(attempt);
    return { kind: 'session', session };
  }
  return { kind: 'problem', problem: problems[0] ?? UNKNOWN, attempt };
}

export async function beginEncounter(
  { subject, attempt }: Proposed,
  seed: Seed,
  mode: Mode,
  language: 'zh' | 'en',
): Promise<Opened> {
  wordsAwaited();
  const room = await archive();
  if (mode === 'exam') {
    const sat = (await room.list()).find(
      (one) => one.mode === 'exam' && one.encounter === subject.encounter.id && one.seed === seed,
    );
    if (sat && isTheirs(sat, currentPerson())) {
      room.release(attempt);
      return { kind: 'problem', problem: EXAM_TAKEN };
    }
  }
  await room.claim(attempt);
  // Both ask the browser's main process and wait; nobody has said anything yet that could be lost.
  void firstWords().then(() => {
    remember(attempt);
    void room.persisted();
  });
  return { kind: 'session', session: Session.begin(room, subject, attempt, mode, seed, language) };
}

/** Opens an observation form for a visit to a real window; resolves to its id. */
export function beginVisit({ encounter, hash, clauses }: CompiledEncounter, seed: Seed): string {
  const id = newAttemptId();
  const began = new Date().toISOString();
  const observer = currentPerson()?.name ?? '';
  saveVisit(newVisit({ encounter, hash, clauses, id, seed, draws: drawAll(encounter, seed), began, observer }));
  return id;
}

/** What the person who sits here is granted beyond the limit, in thousandths of it. */
export const grantedTime = (): number => currentPerson()?.extraTime ?? settings().extraTime;

/** The briefing is closed and nothing came of it. */
export async function forsake({ attempt }: Proposed): Promise<void> {
  (await archive()).release(attempt);
}

/** Gives an attempt up; it stays in the list of past attempts. */
export async function giveUp(attempt: string): Promise<void> {
  const room = await archive();
  await room.abandon(attempt);
  room.release(attempt);
}

/** `?seed=7` before the hash fixes the variant, so that a trainer can show one; otherwise chance decides. */
function seedOfAddress(): number | undefined {
  const given = new URLSearchParams(location.search).get('seed');
  return given !== null && /^\d{1,9}$/.test(given) ? Number(given) : undefined;
}
