import type { Archive, StoredAttempt } from '../../archive';
import type { EncounterHash, Problem } from '../../encounter';
import {
  type Encounter,
  type FieldValue,
  type LogEntry,
  limitOf,
  type Millis,
  type Presence,
  type Question,
  type Run,
  type RunView,
  resumeRun,
  type Seed,
  type Step,
  startRun,
} from '../../encounter';
import { JUDGE_VERSION, lexiconHash } from '../../language';
import { type Clause, createNorms, type Norms, packVersions } from '../../norms';
import { type ScoreSheet, scoreSheet } from '../../scoring';
import { judged } from '../judge-host';
import { currentPerson } from '../path/person-host';
import { settings } from '../path/settings-store';
import { Alarm, AttemptClock } from './clock';
import { Heard } from './heard';
import { keepUnheard, readUnheard } from './unheard';

export type Mode = 'practice' | 'exam';
/** Practice stands still while the trainee asked for it, while the tab is hidden, and before a resumed attempt goes on. */
export type Pause = 'trainee' | 'hidden' | 'resumed';

export interface SessionState {
  readonly steps: readonly Step[];
  readonly view: RunView;
  readonly paused: Pause | null;
  readonly ended: boolean;
}

/** Until the judge is asked for again when the machine that serves it did not answer, ms. */
const JUDGE_RETRY = 1500;

/** Words to be judged, or a deed that is ready to be fed. */
type Waiting = { readonly words: string } | { readonly feed: (t: Millis) => readonly Step[] };

interface Case {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
  readonly clauses: readonly Clause[];
}

/** Runs one attempt: the engine, its clock and the archive that keeps every line. The page only watches and calls. */
export class Session {
  readonly encounter: Encounter;
  readonly norms: Norms;
  readonly id: string;
  readonly mode: Mode;
  /** Wall clock at the start, ISO 8601. */
  readonly began: string;
  readonly seed: Seed;
  /** Time the attempt may take, with what is granted beyond the encounter's limit. */
  readonly limit: Millis;
  /** The attempt this one was begun from the middle of. */
  readonly fork: string | null;
  readonly #run: Run;
  readonly #archive: Archive;
  readonly #clock: AttemptClock;
  readonly #alarm: Alarm;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;
  #kept: number;
  /** What the trainee did that is not yet in the log: words to be judged, and what came after them. */
  readonly #waiting: Waiting[] = [];
  /** What the judge was asked last and what it found; it is asked again where the case has moved on meanwhile. */
  readonly #heard: Heard;
  #asked = false;
  #heart: ReturnType<typeof setInterval> | null = null;

  private constructor(
    room: Archive,
    subject: Case,
    { run, heard }: { readonly run: Run; readonly heard: Heard },
    from: Millis,
    kept: number,
    paused: Pause | null,
  ) {
    this.#heard = heard;
    this.encounter = subject.encounter;
    this.norms = createNorms(subject.clauses);
    this.id = run.header.attempt ?? '';
    this.mode = run.header.mode === 'exam' ? 'exam' : 'practice';
    this.began = run.header.began ?? '';
    this.seed = run.header.seed;
    this.limit = limitOf(this.encounter, run.header);
    this.fork = run.header.fork?.attempt ?? null;
    this.#run = run;
    this.#archive = room;
    this.#kept = kept;
    this.#clock = new AttemptClock(() => performance.now(), from);
    this.#alarm = new Alarm(
      this.#clock,
      () => this.#run.view().nextDue,
      () => this.#input((t) => this.#run.advance(t)),
    );
    this.#state = this.#read(paused);
    this.#keep();
    // A tab killed between the last line and the closing left an attempt that only has to be scored.
    if (this.#state.ended) {
      this.#state = this.#read(null);
      this.#finish();
      return;
    }
    this.#watch();
    if (!paused) this.#go();
  }

  static begin(
    room: Archive,
    subject: Case,
    attempt: string,
    mode: Mode,
    seed: number,
    language: 'zh' | 'en',
  ): Session {
    const { encounter, hash, clauses } = subject;
    const person = currentPerson();
    const extraTime = person ? person.extraTime : settings().extraTime;
    const heard = new Heard();
    const run = startRun({
      encounter,
      hash,
      judge: heard.judge,
      header: {
        packs: packVersions(encounter.packs),
        lexicon: lexiconHash,
        judge: JUDGE_VERSION,
        seed,
        mode,
        began: new Date().toISOString(),
        attempt,
        language,
        ...(extraTime > 0 && { extraTime }),
      },
    });
    void room.begin({ attempt, header: run.header, encounter, hash, clauses, ...(person && { person: person.id }) });
    return new Session(room, subject, { run, heard }, 0, 0, null);
  }

  /** Rebuilds the attempt from its log. A log that does not replay is a problem to show, never a guess. */
  static resume(
    room: Archive,
    stored: StoredAttempt,
    paused: boolean,
  ): { session?: Session; problems: readonly Problem[] } {
    const heard = new Heard();
    const known = { encounter: stored.encounter, hash: stored.hash, judge: heard.judge };
    const { run, problems } = resumeRun(known, stored.log);
    if (problems.some(({ severity }) => severity === 'error')) return { problems };
    const exam = run.header.mode === 'exam';
    const from = exam ? sinceBegan(run, stored.summary.lastT) : stored.summary.lastT;
    const kept = stored.lines.length;
    // What a killed tab could not say any more: the exam was left at its last sign of life.
    if (exam && run.entries.at(-1)?.type !== 'END') {
      if (presence(run) !== 'left') run.note(stored.summary.lastT, 'left');
      run.note(from, 'back');
    }
    const session = new Session(room, stored, { run, heard }, from, kept, paused && !exam ? 'resumed' : null);
    session.#recall();
    return { session, problems };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly state = (): SessionState => this.#state;

  /** Attempt time this instant, for the clock in the header. */
  get t(): Millis {
    return this.#state.ended ? this.#state.view.t : this.#clock.t;
  }

  /** What the attempt would come to if it ended now: the same pure function that makes the final sheet. */
  sheet(): ScoreSheet {
    const { header, entries, steps } = this.#run;
    return scoreSheet(this.encounter, { header, entries }, steps);
  }

  say(text: string): void {
    this.#take({ words: text.toWellFormed() });
  }

  act(action: string, target?: string): void {
    this.#take({ feed: (t) => this.#run.act(t, action, target) });
  }

  file(form: string, fields: Readonly<Record<string, FieldValue>>): void {
    this.#take({ feed: (t) => this.#run.file(t, form, fields) });
  }

  end(): void {
    this.#take({ feed: (t) => this.#run.end(t) });
  }

  pause(reason: Pause): void {
    if (this.mode === 'exam' || this.#state.ended || this.#state.paused) return;
    this.#clock.stop();
    this.#alarm.disarm();
    this.beat();
    this.#publish(reason);
  }

  goOn(): void {
    if (!this.#state.paused) return;
    this.#publish(null);
    this.#go();
  }

  readonly beat = (): void => {
    if (!this.#state.ended) this.#archive.beat(this.id, this.#clock.t);
  };

  /** Leaves the attempt as it stands; it can be resumed. */
  leave(): void {
    this.#waiting.length = 0;
    this.#gone();
    this.#clock.stop();
    this.#alarm.disarm();
    this.#unwatch();
    this.#archive.release(this.id);
  }

  #go(): void {
    if (this.#state.ended) return;
    this.#clock.start();
    this.#input((t) => this.#run.advance(t));
    this.#feed();
  }

  /** The judge has a thread of its own and takes a moment, the first time more; whatever is done next waits behind words. */
  #take(next: Waiting): void {
    if (this.#state.ended || this.#state.paused) return;
    this.#waiting.push(next);
    this.#keepUnheard();
    this.#feed();
  }

  #feed(): void {
    while (!this.#state.ended && !this.#state.paused) {
      const next = this.#waiting[0];
      if (!next) return;
      // One instant for all: what is due by now may change what the words are about.
      const t = this.#clock.t;
      if ('words' in next) {
        const due = this.#run.view().nextDue;
        if (due !== null && due <= t) this.#input((now) => this.#run.advance(now), t);
        if (this.#state.ended) return;
        const question = this.#run.question(next.words);
        if (!this.#heard.knows(question)) {
          this.#ask(question);
          return;
        }
      }
      this.#waiting.shift();
      this.#input((now) => ('words' in next ? this.#run.say(now, next.words) : next.feed(now)), t);
      this.#keepUnheard();
    }
  }

  #ask(question: Question): void {
    if (this.#asked) return;
    this.#asked = true;
    const again = () => {
      this.#asked = false;
      this.#feed();
    };
    judged(question.words, question.context).then(
      (findings) => {
        this.#heard.learn(question, findings);
        again();
      },
      () => setTimeout(again, JUDGE_RETRY),
    );
  }

  /** Words that wait for the judge outlive the tab as the log does. */
  #keepUnheard(): void {
    const words = this.#waiting.flatMap((next) => ('words' in next ? [next.words] : []));
    keepUnheard(this.id, { after: this.#run.entries.length, words });
  }

  /** Words that a killed tab had not come to judge are said now. */
  #recall(): void {
    if (this.#state.ended) return;
    const { after, words } = readUnheard(this.id);
    const since = this.#run.entries.slice(after).flatMap((entry) => (entry.type === 'SAY' ? [entry.text] : []));
    const lost = words.filter((said) => !since.includes(said));
    if (lost.length === 0) return;
    this.#waiting.push(...lost.map((said) => ({ words: said })));
    this.#feed();
  }

  #input(feed: (t: Millis) => readonly Step[], t = this.#clock.t): void {
    if (this.#state.ended || this.#state.paused) return;
    feed(t);
    this.#keep();
    this.#publish(null);
    if (this.#state.ended) this.#finish();
    else this.#alarm.arm();
  }

  #read(paused: Pause | null): SessionState {
    const ended = this.#run.entries.at(-1)?.type === 'END';
    return { steps: [...this.#run.steps], view: this.#run.view(), paused, ended };
  }

  #publish(paused: Pause | null): void {
    this.#state = this.#read(paused);
    for (const tell of this.#listeners) tell();
  }

  /** Hands over the lines that the archive does not have yet; `lines()[0]` is the header. */
  #keep(): void {
    const entries: readonly LogEntry[] = this.#run.entries;
    if (entries.length === this.#kept) return;
    const lines = this.#run.lines();
    const fresh = entries.slice(this.#kept).map(({ seq }) => ({ seq, line: lines[seq] ?? '' }));
    this.#kept = entries.length;
    // Storage trouble shows in the archive's health; a rejection here would be two logs under one id.
    void this.#archive.append(this.id, fresh, this.#clock.t);
  }

  #finish(): void {
    this.#clock.stop();
    this.#alarm.disarm();
    this.#unwatch();
    this.#waiting.length = 0;
    this.#keepUnheard();
    const sheet = this.sheet();
    void this.#archive.close(this.id, { passed: sheet.verdict.passed, total: sheet.total });
  }

  #watch(): void {
    this.#heart = setInterval(this.beat, 1000);
    addEventListener('pagehide', this.#gone);
    document.addEventListener('visibilitychange', this.#seen);
  }

  #unwatch(): void {
    if (this.#heart !== null) clearInterval(this.#heart);
    removeEventListener('pagehide', this.#gone);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** Last words before the page goes: the journal takes them before this returns. */
  readonly #gone = (): void => {
    this.#present('left');
    this.beat();
  };

  /** In an exam the record says when the trainee did not have it before the eyes. */
  #present(note: Presence): void {
    if (this.mode !== 'exam' || this.#state.ended || (presence(this.#run) ?? 'back') === note) return;
    this.#input((t) => this.#run.note(t, note));
  }

  readonly #seen = (): void => {
    this.#present(document.visibilityState === 'hidden' ? 'left' : 'back');
    if (document.visibilityState === 'hidden') this.pause('hidden');
    else if (this.#state.paused === 'hidden') this.goOn();
  };
}

/** The last note on whether the trainee was there. */
function presence(run: Run): Presence | null {
  const last = run.entries.findLast((entry) => entry.type === 'NOTE');
  return last?.type === 'NOTE' ? last.note : null;
}

/** An exam's clock is the wall's: it ran on while the tab was closed. */
function sinceBegan(run: Run, lastT: Millis): Millis {
  const began = Date.parse(run.header.began ?? '');
  return Number.isNaN(began) ? lastT : Math.max(lastT, Date.now() - began);
}
