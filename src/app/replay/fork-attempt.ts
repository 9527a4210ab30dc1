import type { StoredAttempt } from '../../archive';
import { canonicalJson, forkLog, type RunHeader } from '../../encounter';
import { JUDGE_VERSION, lexiconHash } from '../../language';
import { archive } from '../archive-host';
import { currentPerson } from '../path/person-host';
import { newAttemptId } from '../trainee/open-session';
import type { Fork } from './replay-model';

/** Begins practice in the middle of an attempt: a new one of its own, which says where it comes from. */
export async function forkAttempt(stored: StoredAttempt, { seq, t }: Fork, language: 'zh' | 'en'): Promise<void> {
  const room = await archive();
  const attempt = newAttemptId();
  const person = currentPerson();
  const given: Partial<RunHeader> = {
    mode: 'practice',
    began: new Date().toISOString(),
    attempt,
    language,
    lexicon: lexiconHash,
    judge: JUDGE_VERSION,
    fork: { attempt: stored.summary.id, seq },
  };
  const { header, entries } = forkLog(stored.log, seq, given);
  const { encounter, hash, clauses } = stored;
  await room.begin({ attempt, header, encounter, hash, clauses, ...(person && { person: person.id }) });
  const lines = entries.map((entry) => ({ seq: entry.seq, line: canonicalJson(entry) }));
  await room.append(attempt, lines, t);
}
