import { verifyChain } from '../encounter';
import { browserRim, type Rim } from './browser';
import { ChannelClaims, type Claims, LockClaims, LoneClaims } from './claims';
import { Journal } from './journal';
import { keepArchive } from './keeper';
import { LateStore, type OpenedStore } from './late-store';
import { MemoryStore } from './memory-store';
import { storageProblem } from './problems';
import type { Store } from './store';
import type { Archive } from './types';

/** A database that is still silent then is held by an old tab or broken; the attempt must not wait for it. */
const OPEN_WITHIN_MS = 6000;
/** How long the other tabs have to answer a claim. */
const ANSWER_WITHIN_MS = 300;

/**
 * Opens the archive and merges what the journal saved from a killed tab. Never rejects for storage trouble: with no
 * database the archive lives in memory and journal, and `health` says so. Where the journal knows of nothing under way,
 * the database is opened when `calm` resolves, or when it is first asked for something.
 */
export async function openArchive(rim: Rim = browserRim(), calm?: Promise<unknown>): Promise<Archive> {
  const journal = new Journal(rim.keys);
  const rest = { journal, claims: claimsOf(rim), verify: verifyChain, persistence: () => askPersistence(rim) };
  const late = calm && journal.attempts().length === 0 && journal.usable();
  if (late) return keepArchive({ ...rest, store: new LateStore(calm, () => openStore(rim)) });
  return keepArchive({ ...rest, ...(await openStore(rim)) });
}

async function openStore(rim: Rim): Promise<OpenedStore> {
  const { database } = rim;
  if (!database) return { store: new MemoryStore(), storeProblem: storageProblem({ name: 'MissingAPIError' }) };
  try {
    const { openDexieStore } = await import('./dexie-store');
    return { store: await within(OPEN_WITHIN_MS, openDexieStore(database)) };
  } catch (thrown) {
    return { store: new MemoryStore(), storeProblem: storageProblem(thrown) };
  }
}

async function within(limit: number, opening: Promise<Store>): Promise<Store> {
  let late = false;
  // One that opens after all is shut again, so that it blocks no other tab.
  opening.then((store) => late && store.shut()).catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject({ name: 'TimeoutError' });
    }, limit);
  });
  return Promise.race([opening, timeout]).finally(() => clearTimeout(timer));
}

function claimsOf({ locks, channel, tab }: Rim): Claims {
  if (locks) return new LockClaims(locks);
  if (!channel) return new LoneClaims();
  return new ChannelClaims(channel, tab, () => new Promise((resume) => setTimeout(resume, ANSWER_WITHIN_MS)));
}

async function askPersistence({ persistence }: Rim): Promise<'persistent' | 'best-effort' | 'unknown'> {
  try {
    if (!persistence?.persisted || !persistence.persist) return 'unknown';
    return (await persistence.persisted()) || (await persistence.persist()) ? 'persistent' : 'best-effort';
  } catch {
    return 'unknown';
  }
}
