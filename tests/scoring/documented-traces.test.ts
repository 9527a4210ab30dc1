import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Duty, DutyTemplate, Expr } from '../../src/encounter';
import { scoreSheet, traceStep, watchEnd, watchStart, watchStep } from '../../src/scoring';
import { attempt, duty, either, encounter, event, type Move, phrase, said } from './fixtures';

const page = readFileSync(new URL('../../docs/duties.md', import.meta.url), 'utf8');
const lines = [...page.matchAll(/```trace\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? '').trim().split('\n'));

const WORDING = 'cq.C1.01';

function operand(letter: string): Expr {
  return letter === 'P' ? phrase(WORDING) : either(said(letter), event(letter));
}

function options(words: string): Partial<Duty> {
  const tokens = words.split(' ').filter(Boolean);
  const after = (key: string): string | undefined =>
    tokens.includes(key) ? tokens[tokens.indexOf(key) + 1] : undefined;
  const [within, during, since] = [after('within'), after('in'), after('since')];
  return {
    clauses: [WORDING as never],
    ...(within === undefined ? {} : { within: Number(within) * 1000 }),
    ...(during === undefined ? {} : { during: [during] }),
    ...(since === undefined ? {} : { since: operand(since) }),
    fixedWording: tokens.includes('fixed'),
    ...(tokens.includes('parts')
      ? { parts: ['p', 'q'].map((name) => ({ expr: said(name), text: { zh: name, en: name } })) }
      : {}),
  };
}

function moves(words: string): readonly Move[] {
  const made: Move[] = [];
  let at: number | undefined;
  for (const token of words.split(' ').filter(Boolean)) {
    if (token.startsWith('@')) {
      at = Number(token.slice(1)) * 1000;
      continue;
    }
    const time = at === undefined ? {} : { t: at };
    at = undefined;
    if (token === '~') made.push({ ...time, timer: 'tick' });
    else if (token === '.') made.push({ ...time, do: 'nod' });
    else if (token.startsWith('[')) made.push({ ...time, timer: 'tick', enter: [token.slice(1, -1)] });
    else if (/^[A-C]$/.test(token)) made.push({ ...time, timer: 'tick', raise: [token.toLowerCase()] });
    else made.push({ ...time, say: [...token].map((letter) => (letter === 'P' ? `§${WORDING}` : letter)).join(' ') });
  }
  return made;
}

describe('the logs in docs/duties.md', () => {
  it('are many', () => expect(lines.length).toBeGreaterThan(100));

  it.each(lines)('%s', (line) => {
    const [, template, letters, words, log, state, worth] =
      /^(\w+)\(([^)]*)\)([^:]*):(.*)→ (\w+)(?: (\d+))?$/.exec(line.trim()) ?? [];
    const watched = duty('d', template as DutyTemplate, (letters ?? '').split(', ').map(operand), options(words ?? ''));
    const world = encounter([watched]);
    const { log: entries, steps } = attempt(moves(log ?? ''));
    const sheet = scoreSheet(world, entries, steps);
    const [outcome] = watchEnd(steps.reduce((so, step) => watchStep(so, traceStep(step)), watchStart(world, {})));
    const full = state === 'met' ? 1000 : 0;
    expect([sheet.duties[0]?.state, outcome?.worth]).toEqual([state, worth === undefined ? full : Number(worth)]);
  });
});
