import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { openArchive } from '../../src/archive';
import type { Rim } from '../../src/archive/browser';
import type { KeyStore } from '../../src/archive/journal';
import type { Beginning, StoredLine } from '../../src/archive/types';
import {
  type AttemptLog,
  canonicalJson,
  type Encounter,
  type EncounterHash,
  type LogEntry,
  sha256Hex,
} from '../../src/encounter';
import type { Judge } from '../../src/language';
import type { Clause, ClauseId } from '../../src/norms';

/** A small encounter: the archive reads only its front page, and hashes all of it. */
export const ENCOUNTER: Encounter = {
  format: 'yingsheng-encounter/1',
  id: 'third-trip',
  number: 'S04',
  title: { zh: '第三次来，还差一份', en: 'Third trip, one paper still missing' },
  summary: { zh: '李女士第三次来。', en: 'Ms Li comes for the third time.' },
  briefing: { zh: '她很着急。', en: 'She is upset.' },
  post: { zh: '综合窗口', en: 'General window' },
  level: { zh: '中级', en: 'intermediate' },
  kind: 'encounter',
  limit: 600_000,
  packs: ['cq'],
  weights: { etiquette: 30, forbidden: 25, procedure: 45 },
  stage: { place: 'hall', window: '3', sign: { zh: '综合受理', en: 'Reception' }, crowd: 4 },
  cast: [],
  tempers: [],
  draws: [],
  vars: [],
  facts: [],
  actions: [{ id: 'stand', group: 'body', label: { zh: '起身', en: 'Stand up' }, icon: 'person-standing' }],
  forms: [],
  moments: [
    {
      id: 'counter',
      cards: [],
      enter: [],
      timers: [{ id: 'patience', after: 5000, runsOn: false }],
      rules: [],
      parallel: false,
      moments: [],
    },
  ],
  interruptions: [],
  endings: [
    {
      id: 'left',
      title: { zh: '提前结束', en: 'Ended early' },
      text: { zh: '到此为止。', en: 'That is all.' },
      tone: 'mixed',
    },
    {
      id: 'time_up',
      title: { zh: '时间到', en: 'Time is up' },
      text: { zh: '时间到了。', en: 'Time is up.' },
      tone: 'bad',
    },
  ],
  duties: [],
  remembered: [],
};

/** Finds nothing: what is found is no matter of the archive's. */
export const judge: Judge = () => [];

export const HASH = sha256Hex(canonicalJson(ENCOUNTER)) as EncounterHash;

export const CLAUSE: Clause = {
  id: 'cq.H5.1' as ClauseId,
  pack: 'cq',
  place: '附录H H.5 第1项',
  kind: 'procedure',
  dimension: 'procedure',
  area: 'notice',
  level: 'shall',
  text: { zh: '一次性告知所缺材料。', en: 'Name all missing papers at once.' },
  critical: false,
  trainable: ['encounter'],
  sameAs: [],
};

export function beginning(attempt: string, began = '2026-03-02T01:02:03.000Z'): Beginning {
  const header = {
    format: 'yingsheng-run/1' as const,
    encounter: ENCOUNTER.id,
    hash: HASH,
    packs: { cq: '1' },
    lexicon: 'lexicon',
    judge: '1',
    engine: '1.0.0',
    seed: 7,
    mode: 'practice' as const,
    began,
    attempt,
    language: 'zh' as const,
  };
  const sealed: AttemptLog['header'] = { ...header, hash0: sha256Hex(canonicalJson(header)) };
  return { attempt, header: sealed, encounter: ENCOUNTER, hash: HASH, clauses: [CLAUSE] };
}

/** A chained log of `count` lines, one second apart; `say` makes another log with the same header. */
export function linesOf({ header }: Beginning, count: number, say = '您好'): StoredLine[] {
  const lines: StoredLine[] = [];
  let previous = header.hash0;
  for (let seq = 1; seq <= count; seq++) {
    const body = { type: 'SAY', text: `${say}${seq}`, findings: [], seq, t: seq * 1000, state: 's' };
    const entry = { ...body, hash: sha256Hex(previous + canonicalJson(body)) } as unknown as LogEntry;
    previous = entry.hash;
    lines.push({ seq, line: canonicalJson(entry) });
  }
  return lines;
}

/** localStorage as the journal sees it. */
class Keys implements KeyStore {
  readonly map = new Map<string, string>();
  /** Thrown by every write while set. */
  refusal: Error | undefined;

  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.refusal) throw this.refusal;
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
}

/** Web Locks of one browser, shared by the tabs that are given it. */
export class Locks {
  readonly #taken = new Set<string>();

  readonly request = (async (
    name: string,
    _options: LockOptions,
    work: (lock: Lock | null) => Promise<unknown> | unknown,
  ): Promise<unknown> => {
    await Promise.resolve();
    if (this.#taken.has(name)) return work(null);
    this.#taken.add(name);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      // The browser frees a lock in a later task than the one that gave it back.
      setTimeout(() => this.#taken.delete(name), 5);
      await new Promise((later) => setTimeout(later, 6));
    }
  }) as LockManager['request'];
}

/** One browser profile: what outlives its tabs. */
export class Profile {
  readonly keys = new Keys();
  readonly database = { indexedDB: new IDBFactory(), IDBKeyRange };
  locks = new Locks();
  #tabs = 0;

  /** A database that may not be opened. */
  get refusing(): NonNullable<Rim['database']> {
    const open = () => {
      throw storageError('SecurityError');
    };
    return { ...this.database, indexedDB: { open } as unknown as IDBFactory };
  }

  /** The browser frees the locks of tabs that are gone. */
  kill(): void {
    this.locks = new Locks();
  }

  rim(): Rim {
    this.#tabs++;
    return { tab: `tab-${this.#tabs}`, keys: this.keys, database: this.database, locks: this.locks };
  }

  open(change: Partial<Rim> = {}) {
    return openArchive({ ...this.rim(), ...change });
  }
}

export function storageError(name: string): Error {
  return new DOMException('refused by the test', name);
}
