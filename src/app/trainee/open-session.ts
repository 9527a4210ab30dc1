import { type CompiledEncounter, loadEncounter } from 'virtual:encounters';
import type { StoredAttempt } from '../../archive';
import type { Problem, Seed } from '../../encounter';
import { archive } from '../archive-host';
import { currentPerson, isTheirs } from '../path/person-host';
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
function newAttemptId(): string {
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
  mend: { zh: '链接可能旧了。请回首页再选。', en: 'The link may be old. Go back to the start and choose again.' },
};

export type Opened =
  | { readonly kind: 'briefing'; readonly subject: CompiledEncounter; readonly seed: Seed }
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly attempt?: string };

/** What the address of an encounter leads to: the attempt that is still open, or the briefing of a new one. */
export async function openEncounter(id: string): Promise<Opened> {
  const [subject, room] = await Promise.all([loadEncounter(id), archive()]);
  if (!subject) return { kind: 'problem', problem: UNKNOWN };
  const unfinished = (await room.open()).find(
    (attempt) => attempt.encounter === id && isTheirs(attempt, currentPerson()),
  );
  if (!unfinished) return briefing(subject);
  if (!(await room.claim(unfinished.id))) return { kind: 'problem', problem: OTHER_TAB };
  const stored = await room.load(unfinished.id);
  return stored ? resumed(stored) : briefing(subject);
}

const briefing = (subject: CompiledEncounter): Opened => ({
  kind: 'briefing',
  subject,
  seed: seedOfAddress() ?? newSeed(),
});

async function resumed(stored: StoredAttempt): Promise<Opened> {
  const attempt = stored.summary.id;
  const { session, problems } = Session.resume(await archive(), stored, playing() !== attempt);
  if (session) {
    remember(attempt);
    return { kind: 'session', session };
  }
  return { kind: 'problem', problem: problems[0] ?? UNKNOWN, attempt };
}

export async function beginEncounter(
  subject: CompiledEncounter,
  seed: Seed,
  mode: Mode,
  language: 'zh' | 'en',
): Promise<Opened> {
  const room = await archive();
  const attempt = newAttemptId();
  await room.claim(attempt);
  remember(attempt);
  void room.persisted();
  return { kind: 'session', session: Session.begin(room, subject, attempt, mode, seed, language) };
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
