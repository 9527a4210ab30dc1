import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Norms, Text } from '../../norms';
import { type Translate, useTranslation } from '../i18n';
import { useShortDate } from '../i18n/dates';
import { useEncounterText, useLanguage, useText } from '../i18n/use-text';
import { judged as judgedWords, warmJudge } from '../judge-host';
import { Wording } from '../marks/clause-chip';
import { StateIcon } from '../marks/state-icon';
import { Button } from '../shell/button';
import { type Card, contextOf, type Grade, type Judged, judgeCard } from './card';
import { OTHERS, TEN } from './glossary-entries';
import { AREAS } from './norm-labels';
import reading from './reading.module.css';
import classes from './review-page.module.css';

const GRADES = ['again', 'hard', 'good', 'easy'] as const;
const LONGEST_ANSWER = 500;

interface ReviewCardProps {
  readonly card: Card;
  readonly norms: Norms;
  /** When the card would come again, ISO 8601. */
  readonly dueOn: (grade: Grade) => string;
  readonly onGrade: (grade: Grade) => void;
}

interface Answer {
  readonly said: string;
  readonly chose: string | null;
  readonly judged: Judged | null;
  /** Null where nothing could judge the answer. */
  readonly grade: Grade | null;
}

/** Front: the moment and the question. Back: what the norm says, a sentence to learn from, and when it comes again. */
export function ReviewCard({ card, norms, dueOn, onGrade }: ReviewCardProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <article className={classes.card} data-kind={card.kind} data-testid="review-card">
      <Situation card={card} />
      {answer === null ? (
        <Front card={card} onAnswer={setAnswer} />
      ) : (
        <Back card={card} norms={norms} answer={answer} dueOn={dueOn} onGrade={onGrade} />
      )}
    </article>
  );
}

function Situation({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const text = useText();
  const fill = useEncounterText(card.encounter, card.draws);
  const area = AREAS[card.clause.area];
  return (
    <div className={classes.situation}>
      <p className={`${reading.small} ${classes.subject}`}>
        <span>{t('play.heading', { number: card.encounter.number, title: text(card.encounter.title) })}</span>
        {area ? <span className={classes.area}>{text(area)}</span> : null}
      </p>
      <p>{fill(card.encounter.summary)}</p>
      {[...card.known, ...(card.quote ? [card.quote] : [])].map((heard) =>
        heard.who ? (
          <p key={heard.text.zh} className={classes.quote}>
            {t('review.quote', { name: text(heard.who), words: text(heard.text) })}
          </p>
        ) : (
          <p key={heard.text.zh}>{text(heard.text)}</p>
        ),
      )}
      {card.kind === 'reword' && card.source.said ? (
        <p className={classes.own}>{t('review.youSaid', { words: card.source.said })}</p>
      ) : null}
    </div>
  );
}

function Front({ card, onAnswer }: { readonly card: Card; readonly onAnswer: (answer: Answer) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const [said, setSaid] = useState('');
  const question = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const chooses = card.options.length > 0;
  const judgedBySelf = card.kind === 'recall';
  const language = useLanguage();
  const waiting = useRef(false);
  useEffect(() => {
    warmJudge(language).catch(() => {});
  }, [language]);
  // Before the paint: who types at once must find the box ready.
  useLayoutEffect(() => {
    (box.current ?? question.current)?.focus();
  }, []);

  const answer = () => {
    const words = said.trim();
    if (judgedBySelf || words === '') {
      onAnswer({ said: words, chose: null, judged: null, grade: judgedBySelf ? null : 'again' });
      return;
    }
    if (waiting.current) return;
    waiting.current = true;
    // A judge that does not arrive leaves the words in the box, to be sent again.
    judgedWords(words, contextOf(card))
      .then(
        (findings) => {
          const judged = judgeCard(card, words, () => findings);
          onAnswer({ said: words, chose: null, judged, grade: judged.grade });
        },
        () => {},
      )
      .finally(() => {
        waiting.current = false;
      });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    answer();
  };
  return (
    <>
      <h2 ref={question} id="question" tabIndex={-1} className={classes.question}>
        {t(`review.ask.${card.kind}`)}
      </h2>
      {chooses ? (
        <ul className={classes.options} aria-labelledby="question">
          {card.options.map((option) => (
            <li key={option.id}>
              <Button
                variant="default"
                onClick={() =>
                  onAnswer({
                    said: '',
                    chose: option.id,
                    judged: null,
                    grade: card.right.includes(option.id) ? 'good' : 'again',
                  })
                }
                data-testid={`option-${option.id}`}
              >
                {text(option.label)}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            answer();
          }}
        >
          <textarea
            ref={box}
            className={`${reading.field} ${classes.box}`}
            aria-labelledby="question"
            rows={2}
            maxLength={LONGEST_ANSWER}
            value={said}
            onChange={(event) => setSaid(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            data-testid="card-answer"
          />
          <Button type="submit" data-testid="card-submit">
            {said.trim() === '' ? t('review.show') : t('review.submit')}
          </Button>
        </form>
      )}
    </>
  );
}

interface BackProps {
  readonly card: Card;
  readonly norms: Norms;
  readonly answer: Answer;
  readonly dueOn: (grade: Grade) => string;
  readonly onGrade: (grade: Grade) => void;
}

function Back({ card, norms, answer, dueOn, onGrade }: BackProps) {
  const { t } = useTranslation();
  const text = useText();
  const chosen = card.options.find(({ id }) => id === answer.chose);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className={classes.answer}>
        <h2
          ref={heading}
          tabIndex={-1}
          className={classes.outcome}
          data-testid="card-outcome"
          data-grade={answer.grade}
        >
          {answer.grade ? <StateIcon state={OUTCOME_ICONS[answer.grade]} /> : null}
          {outcomeOf(answer, chosen ? text(chosen.label) : '', t)}
        </h2>
        {answer.said ? <p className={classes.yours}>{t('review.yours', { words: answer.said })}</p> : null}
        <Parts judged={answer.judged} />
      </div>
      <Lesson card={card} norms={norms} />
      <Grades suggested={answer.grade} dueOn={dueOn} onGrade={onGrade} />
    </>
  );
}

const OUTCOME_ICONS = { again: 'bad', hard: 'late', good: 'met', easy: 'met' } as const;

function outcomeOf({ grade, judged, chose }: Answer, chosen: string, t: Translate): string {
  if (grade === null) return t('review.outcome.self');
  if (judged?.forbidden) return t('review.outcome.forbidden');
  if (grade === 'again') return chose ? t('review.outcome.other', { chosen }) : t('review.outcome.missed');
  return grade === 'hard' ? t('review.outcome.part') : t('review.outcome.right');
}

function Parts({ judged }: { readonly judged: Judged | null }) {
  const { t } = useTranslation();
  const text = useText();
  if (!judged || judged.parts.length === 0) return null;
  return (
    <ul className={classes.parts}>
      {judged.parts.map((part) => (
        <li key={part.text.zh}>
          <StateIcon state={part.found ? 'met' : 'idle'} size={16} />
          {t(part.found ? 'review.partFound' : 'review.partMissing', { part: text(part.text) })}
        </li>
      ))}
    </ul>
  );
}

/** What to take away: the duty in words, a sentence for this very case, the norm's own text. */
function Lesson({ card, norms }: { readonly card: Card; readonly norms: Norms }) {
  const { t } = useTranslation();
  const text = useText();
  const fill = useEncounterText(card.encounter, card.draws);
  const entry = [...TEN, ...OTHERS].find(({ clauses }) => clauses.includes(card.clause.id));
  const model: Text | undefined = card.duty?.better ?? (card.kind === 'reword' ? entry?.instead[0] : undefined);
  const right = card.encounter.actions.filter(({ id }) => card.right.includes(id));
  return (
    <dl className={classes.lesson}>
      {right.length > 0 ? (
        <div>
          <dt>{card.kind === 'avoid' ? t('review.notThis') : t('review.action')}</dt>
          <dd>{right.map(({ label }) => text(label)).join(t('norms.comma'))}</dd>
        </div>
      ) : null}
      {model ? (
        <div>
          <dt>{t(card.spoken ? 'review.model' : 'review.modelDo')}</dt>
          <dd className={classes.model}>{fill(model)}</dd>
        </div>
      ) : null}
      {card.duty ? (
        <div>
          <dt>{t('review.duty')}</dt>
          <dd>{fill(card.duty.text)}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t('review.norm')}</dt>
        <dd>
          <Wording clause={card.clause.id} norms={norms} />
        </dd>
      </div>
    </dl>
  );
}

interface GradesProps {
  readonly suggested: Grade | null;
  readonly dueOn: (grade: Grade) => string;
  readonly onGrade: (grade: Grade) => void;
}

/** What the judge found is chosen already; whoever knows better chooses otherwise. 1 to 4 choose, Enter accepts. */
function Grades({ suggested, dueOn, onGrade }: GradesProps) {
  const { t } = useTranslation();
  const date = useShortDate();
  const [chosen, setChosen] = useState<Grade | null>(suggested);
  const [due] = useState(() => new Map(GRADES.map((grade) => [grade, dueOn(grade)])));
  const decided = useRef(false);
  const accept = () => {
    if (!chosen || decided.current) return;
    decided.current = true;
    onGrade(chosen);
  };
  const onKeyDown = (event: globalThis.KeyboardEvent) => {
    const grade = GRADES[Number(event.key) - 1];
    // The Enter that gave the answer, or one held down, accepts nothing.
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (grade) setChosen(grade);
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) accept();
    else return;
    event.preventDefault();
  };
  const listen = useRef(onKeyDown);
  listen.current = onKeyDown;
  // Before the paint: who sees the outcome may press a key at once.
  useLayoutEffect(() => {
    const heard = (event: globalThis.KeyboardEvent) => listen.current(event);
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, []);
  return (
    <div className={classes.grading}>
      <fieldset className={classes.grades}>
        <legend>{suggested ? t('review.gradeJudged') : t('review.gradeSelf')}</legend>
        {GRADES.map((grade, index) => (
          <label key={grade} className={classes.grade}>
            <input
              type="radio"
              name="grade"
              checked={chosen === grade}
              onChange={() => setChosen(grade)}
              data-testid={`grade-${grade}`}
            />
            <span className={classes.key} aria-hidden="true">
              {index + 1}
            </span>
            <span>
              {t(`review.grade.${grade}`)}
              <span className={classes.due}>{t('review.dueOn', { date: date(due.get(grade) ?? '') })}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Button onClick={accept} disabled={chosen === null} data-testid="card-next">
        {t('review.accept')}
      </Button>
    </div>
  );
}
