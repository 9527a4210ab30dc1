import type { Millis, Problem } from '../encounter';
import type { Claims } from './claims';
import { judgeHealth, WatchedHealth } from './health';
import { type Held, pushLine } from './held';
import { type Closing, isAttemptId, type Journal } from './journal';
import { LateStore } from './late-store';
import { PeopleKeeper } from './people';
import { ArchiveError, badAttemptId, conflict, heldElsewhere, storageProblem, unknownAttempt } from './problems';
import { recover, type VerifyChain } from './recovery';
import { attemptOf, rowsOf, summaryOf, wholeOf } from './rows';
import { type AttemptRow, type Store, Vanished } from './store';
import type {
  Archive,
  AttemptId,
  AttemptSummary,
  Beginning,
  Recovered,
  Result,
  StoredAttempt,
  StoredLine,
} from './types';

/** What the archive stands on, all handed in. */
export interface Ground {
  readonly store: Store;
  /** Why the store is only memory. */
  readonly storeProblem?: Problem;
  readonly journal: Journal;
  readonly claims: Claims;
  readonly verify: VerifyChain;
  readonly persistence: () => Promise<'persistent' | 'best-effort' | 'unknown'>;
}

export async function keepArchive(ground: Ground): Promise<Archive> {
  const keeper = new Keeper(ground);
  await keeper.recoverAll();
  return keeper;
}

/** Journal first, store second; one queue per attempt, so that lines land in the order in which they were said. */
class Keeper implements Archive {
  readonly health: WatchedHealth;
  readonly people: PeopleKeeper;
  recovered: readonly Recovered[] = [];
  #ground: Ground;
  readonly #held = new Map<AttemptId, Held>();
  readonly #queues = new Map<AttemptId, Promise<unknown>>();
  #unreadable: Problem | undefined;
  #persisted: ReturnType<Ground['persistence']> | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.people = new PeopleKeeper(ground.store.people);
    this.health = new WatchedHealth(judgeHealth(ground, undefined, []));
    const { store } = ground;
    if (store instanceof LateStore) {
      void store.standing.then(({ storeProblem }) => {
        this.#ground = { ...ground, ...(storeProblem && { storeProblem }) };
        this.#updateHealth();
      });
    }
  }

  async begin(beginning: Beginning): Promise<void> {
    const { attempt } = beginning;
    if (!isAttemptId(attempt)) throw new ArchiveError(badAttemptId());
    const { journal } = this.#ground;
    const journalled = this.#inJournal(journal.putBeginning(beginning) && journal.putBeat(attempt, 0));
    await this.#queue(attempt, async () => {
      const known = await this.#hold(attempt);
      if (known) {
        if (known.row.header.hash0 !== beginning.header.hash0) throw new ArchiveError(conflict(attempt, 0));
        this.#ground.journal.trim(attempt, { seq: -1, closed: false });
        return;
      }
      const held: Held = { ...rowsOf(beginning), lines: [], saved: 0, begun: false, journalled };
      this.#held.set(attempt, held);
      await this.#save(held);
    });
  }

  async append(attempt: AttemptId, lines: readonly StoredLine[], t: Millis): Promise<void> {
    const { journal } = this.#ground;
    const journalled = this.#inJournal(journal.putLines(attempt, lines) && journal.putBeat(attempt, t));
    await this.#change(attempt, journalled, (held) => {
      for (const line of lines) pushLine(held, line);
      held.row = { ...held.row, lastT: Math.max(held.row.lastT, t) };
    });
  }

  beat(attempt: AttemptId, t: Millis): void {
    if (this.#ground.journal.putBeat(attempt, t)) return;
    // Without a journal the heartbeat goes to the store; what goes wrong there is told by health.
    this.#change(attempt, false, (held) => {
      held.row = { ...held.row, lastT: Math.max(held.row.lastT, t) };
    }).catch(() => undefined);
  }

  close(attempt: AttemptId, result: Result): Promise<void> {
    return this.#close(attempt, { state: 'ended', result });
  }

  abandon(attempt: AttemptId): Promise<void> {
    return this.#close(attempt, { state: 'abandoned' });
  }

  async open(): Promise<readonly AttemptSummary[]> {
    const { store, journal } = this.#ground;
    // Every open attempt has its heartbeat in the journal.
    if (store instanceof LateStore && !store.opening && journal.attempts().length === 0) return [];
    return (await this.list()).filter(({ state }) => state === 'open');
  }

  async list(): Promise<readonly AttemptSummary[]> {
    const rows = new Map<AttemptId, AttemptRow>();
    for (const row of await this.#rows()) rows.set(row.id, row);
    for (const { row } of this.#held.values()) rows.set(row.id, row);
    return [...rows.values()]
      .map((row) => summaryOf(this.#withBeat(row)))
      .sort((a, b) => compare(b.startedAt, a.startedAt) || compare(a.id, b.id));
  }

  load(attempt: AttemptId): Promise<StoredAttempt | undefined> {
    return this.#queue(attempt, async () => {
      const whole = this.#held.get(attempt) ?? (await this.#read((store) => store.read(attempt)));
      return whole && attemptOf({ ...whole, row: this.#withBeat(whole.row), lines: [...whole.lines] });
    });
  }

  async remove(attempt: AttemptId): Promise<StoredAttempt | undefined> {
    const { claims, journal } = this.#ground;
    const mine = claims.holds(attempt);
    if (!(await claims.claim(attempt))) throw new ArchiveError(heldElsewhere(attempt));
    try {
      const removed = await this.load(attempt);
      await this.#queue(attempt, async () => {
        await this.#read((store) => store.erase(attempt));
        journal.forget(attempt);
        this.#held.delete(attempt);
        this.#updateHealth();
      });
      return removed;
    } finally {
      if (!mine) claims.release(attempt);
    }
  }

  async restore(attempt: StoredAttempt): Promise<void> {
    const { id } = attempt.summary;
    if (!isAttemptId(id)) throw new ArchiveError(badAttemptId());
    await this.#queue(id, async () => {
      const known = await this.#hold(id);
      if (known) {
        if (!sameLines(known.lines, attempt.lines)) throw new ArchiveError(conflict(id, attempt.lines.length));
        return;
      }
      const { row, document, lines } = wholeOf(attempt);
      const held: Held = { row, document, lines: [...lines], saved: 0, begun: false, journalled: false };
      this.#held.set(id, held);
      if (row.state === 'open') this.#ground.journal.putBeat(id, row.lastT);
      await this.#save(held);
      this.#letGo(id);
    });
  }

  async claim(attempt: AttemptId): Promise<boolean> {
    const claimed = await this.#ground.claims.claim(attempt);
    // A reload may open the archive before the browser has freed the old page's lock; its lines are merged now at the latest.
    if (claimed) await this.#recover(attempt);
    return claimed;
  }

  release(attempt: AttemptId): void {
    this.#ground.claims.release(attempt);
    void this.#queue(attempt, async () => this.#letGo(attempt));
  }

  persisted(): ReturnType<Ground['persistence']> {
    this.#persisted ??= this.#ground.persistence();
    return this.#persisted;
  }

  /** Merges the journal into the store, attempt by attempt, leaving alone what another tab is writing. */
  async recoverAll(): Promise<void> {
    const { journal, claims } = this.#ground;
    const one = async (attempt: AttemptId): Promise<void> => {
      if (!(await claims.claim(attempt))) return;
      await this.#recover(attempt);
      claims.release(attempt);
    };
    const left = journal.attempts().filter((attempt) => journal.holds(attempt));
    await Promise.all(left.map(one));
  }

  /** What this tab writes itself is on its way to the store already. */
  #recover(attempt: AttemptId): Promise<void> {
    const { journal, store, verify } = this.#ground;
    return this.#queue(attempt, async () => {
      if (this.#held.has(attempt) || !journal.holds(attempt)) return;
      try {
        const found = await recover(attempt, journal, store, verify);
        if (found) this.recovered = [...this.recovered, found];
      } catch (thrown) {
        // The journal keeps its lines for the next time.
        this.recovered = [...this.recovered, { attempt, lines: 0, problems: [storageProblem(thrown)] }];
      }
    });
  }

  /** What the journal did not take waits for no better moment. */
  #inJournal(taken: boolean): boolean {
    const { store } = this.#ground;
    if (!taken && store instanceof LateStore) void store.hurry();
    return taken;
  }

  async #close(attempt: AttemptId, closing: Closing): Promise<void> {
    const journalled = this.#inJournal(this.#ground.journal.putClosing(attempt, closing));
    await this.#change(attempt, journalled, (held) => {
      held.row = { ...held.row, state: closing.state, result: closing.state === 'ended' ? closing.result : null };
    });
  }

  #change(attempt: AttemptId, journalled: boolean, change: (held: Held) => void): Promise<void> {
    return this.#queue(attempt, async () => {
      const held = await this.#hold(attempt);
      if (!held) throw new ArchiveError(unknownAttempt(attempt));
      held.journalled &&= journalled;
      change(held);
      await this.#save(held);
    });
  }

  /** The attempt in memory, taken from the store the first time this tab writes it. */
  async #hold(attempt: AttemptId): Promise<Held | undefined> {
    const known = this.#held.get(attempt);
    if (known) return known;
    const whole = await this.#read((store) => store.read(attempt));
    if (!whole) return undefined;
    const { row, document } = whole;
    const saved = whole.lines.length;
    const held: Held = { row, document, lines: [...whole.lines], saved, begun: true, journalled: true };
    this.#held.set(attempt, held);
    return held;
  }

  /**
   * Writes what the store lacks, or everything if the store lost it. A failure is kept with the attempt and mended by the
   * next write that succeeds.
   */
  async #save(held: Held): Promise<void> {
    const { store, journal } = this.#ground;
    const { row, document, lines } = held;
    try {
      try {
        await store.write({ row, lines: lines.slice(held.saved), ...(!held.begun && { document }) });
      } catch (thrown) {
        if (!(thrown instanceof Vanished)) throw thrown;
        await store.write({ row, lines, document });
      }
      held.saved = lines.length;
      held.begun = true;
      delete held.failure;
      const closed = row.state !== 'open';
      if (store.durable) {
        held.journalled = true;
        journal.trim(row.id, { seq: lines.at(-1)?.seq ?? -1, closed });
      }
      if (closed) this.#letGo(row.id);
    } catch (thrown) {
      held.failure = thrown instanceof ArchiveError ? thrown.problem : storageProblem(thrown);
      if (thrown instanceof ArchiveError) throw thrown;
    } finally {
      this.#updateHealth();
    }
  }

  /** What is wholly stored is read from there again, since another tab may go on with it. */
  #letGo(attempt: AttemptId): void {
    const held = this.#held.get(attempt);
    if (held && this.#ground.store.durable && !held.failure) this.#held.delete(attempt);
  }

  /** Practice resumes at the last heartbeat, not at the last line. */
  #withBeat(row: AttemptRow): AttemptRow {
    const beat = row.state === 'open' ? this.#ground.journal.beat(row.id) : undefined;
    return beat !== undefined && beat > row.lastT ? { ...row, lastT: beat } : row;
  }

  /** A list that cannot be read shows at least what this tab holds; health says why it is short. */
  async #rows(): Promise<AttemptRow[]> {
    try {
      const rows = await this.#ground.store.rows();
      this.#unreadable = undefined;
      return rows;
    } catch (thrown) {
      this.#unreadable = storageProblem(thrown);
      return [];
    } finally {
      this.#updateHealth();
    }
  }

  async #read<T>(work: (store: Store) => Promise<T>): Promise<T> {
    try {
      return await work(this.#ground.store);
    } catch (thrown) {
      throw new ArchiveError(storageProblem(thrown), { cause: thrown });
    }
  }

  #queue<T>(attempt: AttemptId, task: () => Promise<T>): Promise<T> {
    const done = (this.#queues.get(attempt) ?? Promise.resolve()).then(task);
    const tail = done.then(noop, noop).then(() => {
      if (this.#queues.get(attempt) === tail) this.#queues.delete(attempt);
    });
    this.#queues.set(attempt, tail);
    return done;
  }

  #updateHealth(): void {
    this.health.set(judgeHealth(this.#ground, this.#unreadable, [...this.#held.values()]));
  }
}

function sameLines(a: readonly StoredLine[], b: readonly StoredLine[]): boolean {
  return a.length === b.length && a.every(({ seq, line }, index) => b[index]?.seq === seq && b[index]?.line === line);
}

/** Code units: the same order in every engine and language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function noop(): void {}
