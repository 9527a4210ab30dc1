import { type Card as Fsrs, type Grade as FsrsGrade, fsrs, generatorParameters, Rating, type State } from 'ts-fsrs';
import type { Memory, PersonId, Review } from '../../archive';
import type { CardSource, Grade } from './card';

/** Days only: nobody at a window looks again after ten minutes. No fuzz: the date that is shown is the date. */
const scheduler = fsrs(
  generatorParameters({ enable_fuzz: false, enable_short_term: false, request_retention: 0.9, maximum_interval: 365 }),
);

const RATINGS: Readonly<Record<Grade, FsrsGrade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

const NEW: Memory = { stability: 0, difficulty: 0, interval: 0, learning: 0, reps: 0, lapses: 0, phase: 0 };

/** What a review with this grade would leave behind. */
export function reviewed(
  person: PersonId,
  { clause, encounter, duty }: CardSource,
  before: Review | undefined,
  now: Date,
  grade: Grade,
): Review {
  const { card } = scheduler.next(fsrsCard(before, now), now, RATINGS[grade]);
  return {
    person,
    card: clause,
    encounter,
    duty,
    due: card.due.toISOString(),
    reviewed: now.toISOString(),
    memory: {
      stability: card.stability,
      difficulty: card.difficulty,
      interval: card.scheduled_days,
      learning: card.learning_steps,
      reps: card.reps,
      lapses: card.lapses,
      phase: card.state,
    },
  };
}

function fsrsCard(review: Review | undefined, now: Date): Fsrs {
  const { stability, difficulty, interval, learning, reps, lapses, phase } = review ? review.memory : NEW;
  const last = review && new Date(review.reviewed);
  return {
    due: review ? new Date(review.due) : now,
    stability,
    difficulty,
    elapsed_days: 0,
    scheduled_days: interval,
    learning_steps: learning,
    reps,
    lapses,
    state: phase as State,
    // A clock that was set back must not make a review lie in the future.
    ...(last ? { last_review: last > now ? now : last } : {}),
  };
}
