import { encounters, loadEncounter } from 'virtual:encounters';
import { describe, expect, it } from 'vitest';
import { cardOf, judgeCard } from '../../../src/app/path/card';
import { deckOf, dueBy } from '../../../src/app/path/deck';
import { reviewed } from '../../../src/app/path/schedule';
import type { Review } from '../../../src/archive';
import { judge } from '../../../src/language';
import type { ClauseId } from '../../../src/norms';
import { allNorms } from '../../../src/norms/library';
import type { DutyMark, ScoreSheet } from '../../../src/scoring';

const source = (clause: string, duty: string, encounter = 's28-power-cut', said?: string) => ({
  clause: clause as ClauseId,
  encounter,
  duty,
  ...(said === undefined ? {} : { said }),
});

const sheet = (marks: readonly Partial<DutyMark>[]): ScoreSheet =>
  ({
    encounter: { id: 's28-power-cut' },
    duties: marks.map((mark) => ({ beyond: false, evidence: [], clauses: [], ...mark })),
  }) as unknown as ScoreSheet;

async function cardsOf(encounter: string) {
  const subject = await loadEncounter(encounter);
  if (!subject) throw new Error(encounter);
  return subject.encounter.duties.flatMap((duty) => {
    const [clause] = duty.clauses;
    const card = clause && cardOf(source(clause, duty.id, encounter), subject.encounter, allNorms.clauses);
    return card ? [card] : [];
  });
}

describe('the deck', () => {
  const missed = {
    at: '2026-03-02T09:00:00.000Z',
    sheet: sheet([
      { duty: 'a', clauses: ['cq.H5.1' as ClauseId], state: 'missed' },
      { duty: 'b', clauses: ['cq.H5.2a' as ClauseId], state: 'met' },
      { duty: 'c', clauses: ['cq.H5.3b' as ClauseId], state: 'missed', beyond: true },
      { duty: 'd', clauses: ['cq.D2.04' as ClauseId], state: 'violated', evidence: [{ seq: 1, t: 0, said: '急什么' }] },
    ]),
  };

  it('holds what was missed, said wrongly, late or in part, and nothing else', () => {
    const deck = deckOf([missed], []);
    expect(deck.map(({ source }) => source)).toEqual([
      source('cq.D2.04', 'd', 's28-power-cut', '急什么'),
      source('cq.H5.1', 'a'),
    ]);
    expect(dueBy(deck, '2026-03-02T09:00:00.000Z')).toHaveLength(2);
    expect(dueBy(deck, '2026-03-01T09:00:00.000Z')).toHaveLength(0);
  });

  it('puts a reviewed card off, until it is missed again', () => {
    const now = new Date('2026-03-03T09:00:00.000Z');
    const review = reviewed('', source('cq.H5.1', 'a'), undefined, now, 'good');
    expect(review.due > '2026-03-03T09:00:00.000Z').toBe(true);
    const due = (attempts: Parameters<typeof deckOf>[0]) =>
      deckOf(attempts, [review]).find(({ source }) => source.clause === 'cq.H5.1')?.due;
    expect(due([missed])).toBe(review.due);
    expect(due([{ ...missed, at: '2026-03-04T09:00:00.000Z' }, missed])).toBe('2026-03-04T09:00:00.000Z');
  });

  it('keeps a card whose attempts were removed', () => {
    const review = reviewed('', source('cq.H5.1', 'a'), undefined, new Date('2026-03-03'), 'good');
    expect(deckOf([], [review]).map(({ source }) => source)).toEqual([source('cq.H5.1', 'a')]);
  });
});

describe('the schedule', () => {
  it('asks sooner the less was known, and ever later while it is known', () => {
    const now = new Date('2026-03-02T09:00:00.000Z');
    const due = (['again', 'hard', 'good', 'easy'] as const).map(
      (grade) => reviewed('p', source('cq.H5.1', 'a'), undefined, now, grade).due,
    );
    expect([...due].sort()).toEqual(due);
    let review: Review | undefined;
    let last = 0;
    for (let i = 0; i < 6; i += 1) {
      const at: Date = review ? new Date(review.due) : now;
      review = reviewed('p', source('cq.H5.1', 'a'), review, at, 'good');
      expect(review.memory.interval).toBeGreaterThanOrEqual(last);
      last = review.memory.interval;
    }
    expect(last).toBeGreaterThan(30);
    const lapsed = reviewed('p', source('cq.H5.1', 'a'), review, new Date(review?.due ?? now), 'again');
    expect(lapsed.memory.interval).toBeLessThan(last);
    expect(lapsed.memory.lapses).toBe(1);
  });

  it('is the same for the same answers, and bears a clock that was set back', () => {
    const at = new Date('2026-03-02T09:00:00.000Z');
    const one = reviewed('p', source('cq.H5.1', 'a'), undefined, at, 'good');
    expect(reviewed('p', source('cq.H5.1', 'a'), undefined, at, 'good')).toEqual(one);
    expect(() => reviewed('p', source('cq.H5.1', 'a'), one, new Date('2020-01-01'), 'good')).not.toThrow();
  });
});

describe('a card', () => {
  it('says which papers were handed in, where the answer names what they lack', async () => {
    const cards = await cardsOf('s04-third-trip');
    const card = cards.find(({ duty }) => duty?.text.zh === '需补材料一项不漏');
    expect(card?.known.map(({ text }) => text.zh).join()).toMatch(/你逐份核对：身份证没有复印件；缺[^<]+；[^<]+。/);
    expect(card?.quote?.text.zh).toBe('怎么样？这回齐了吧？');
  });

  it('answers every gap that the papers are known to have', async () => {
    const cards = (await cardsOf('s04-third-trip')).filter(({ known }) => known.length > 0);
    expect(cards.map(({ duty }) => duty?.id)).toEqual(['polite_missing', 'list_all', 'tell_papers']);
    for (const { duty } of cards) expect(duty?.better?.zh).toMatch(/<missing>.*<flaw>.*身份证.*复印/);
  });

  it.each([
    ['s04-third-trip', ['list_all', 'fix_now', 'never_said_before', 'greeting'], true],
    ['s29-lift', ['escort', 'no_quarrel'], true],
    ['s27-petitioners', ['hold_tongue', 'stay', 'keep_papers'], false],
    ['s28-power-cut', ['register', 'notify', 'hand_back'], false],
  ] as const)('tells words to say from things to do: %s %j', async (encounter, duties, spoken) => {
    const cards = await cardsOf(encounter);
    for (const id of duties) expect(cards.find(({ duty }) => duty?.id === id)?.spoken, id).toBe(spoken);
  });

  it('is made for every duty of every encounter of the library, and asks what can be answered', async () => {
    for (const { id } of encounters) {
      for (const card of await cardsOf(id)) {
        const name = `${id} ${card.duty?.id}`;
        if (card.kind === 'do' || card.kind === 'avoid') {
          expect(card.options.length, name).toBeGreaterThan(1);
          expect(
            card.options.filter((option) => card.right.includes(option.id)),
            name,
          ).toHaveLength(1);
        } else expect(card.options, name).toEqual([]);
      }
    }
  });

  it.each([
    ['greeting', '您好，请坐，请问您要办什么业务？', 'good'],
    ['greeting', '您好。', 'hard'],
    ['greeting', '嗯。', 'again'],
    ['greeting', '您好，请坐，急什么，没看我正忙着吗！', 'again'],
    ['send_off', '请慢走，再见。', 'good'],
  ])('%s: “%s” is %s', async (duty, said, grade) => {
    const card = (await cardsOf('s04-third-trip')).find((one) => one.duty?.id === duty);
    expect(card?.kind).toBe('say');
    expect(card && judgeCard(card, said, judge).grade).toBe(grade);
  });

  it('asks for other words where words were forbidden', async () => {
    const subject = await loadEncounter('s28-power-cut');
    const card =
      subject &&
      cardOf(
        source('cq.D2.04', 'builtin:no_forbidden_language', 's28-power-cut', '急什么'),
        subject.encounter,
        allNorms.clauses,
      );
    expect(card?.kind).toBe('reword');
    const grade = (said: string) => card && judgeCard(card, said, judge).grade;
    expect(grade('对不起，让您久等了，请稍等。')).toBe('good');
    expect(grade('急什么！')).toBe('again');
  });

  it('asks for the act where an act was due, and which act not where one was forbidden', async () => {
    const cards = await cardsOf('s28-power-cut');
    const kindOf = (duty: string) => cards.find((card) => card.duty?.id === duty)?.kind;
    expect([kindOf('cut_power'), kindOf('not_idle'), kindOf('register')]).toEqual(['do', 'avoid', 'recall']);
  });

  it('is none where the encounter no longer has the duty', async () => {
    const subject = await loadEncounter('s28-power-cut');
    expect(subject && cardOf(source('cq.H5.1', 'gone'), subject.encounter, allNorms.clauses)).toBeNull();
  });
});
