import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScript } from '../../src/checking';
import { publishGate } from '../../src/checking/gate';
import { JUDGE_VERSION, judge, lexiconHash } from '../../src/language';
import { allNorms } from '../../src/norms/library';
import { scoreSheet } from '../../src/scoring';
import { compile } from '../support/encounters';

const DOOR = readFileSync('tests/fixtures/encounters/door.yaml', 'utf8');

/** The small encounter with another visitor and, if given, a rule for the moment in which only her mood answers. */
function silences(visitor: string, rule = '') {
  const source = DOOR.replace('figure: woman }\n', `figure: woman }\n${visitor}`).replace(
    'situation: farewell\n    rules:\n',
    `situation: farewell\n    rules:\n${rule}`,
  );
  const compiled = compile(source, 'door.yaml');
  const { problems } = publishGate(compiled, { judge, norms: allNorms });
  return { ...compiled, silent: problems.filter(({ code }) => code === 'E-GATE-SILENT') };
}

const HOT = '    temper: hot\n    mood: 80\n';

describe('a breach that a mood alone answers', () => {
  test('is silent where the mood can be at its end, and the run shows the first breach', () => {
    const { encounter, hash, silent } = silences(HOT);
    expect(silent.map(({ message }) => message.en)).toEqual([
      'A breach of “never_rude” shows no consequence at all; moments: told.',
    ]);
    const bench = { encounter, hash, judge, judgeVersion: JUDGE_VERSION, lexicon: lexiconHash };
    const played = (lines: readonly string[]) => {
      const { log, steps = [], problems } = runScript(lines.join('\n'), 'silent.jsonl', bench);
      expect(problems).toEqual([]);
      if (!log) throw new Error('the run does not play');
      const duty = scoreSheet(encounter, log, steps).duties.find((mark) => mark.duty === 'never_rude');
      return { state: duty?.state, last: steps.findLast(({ entry }) => entry?.type === 'SAY') };
    };
    const run = silent[0]?.run ?? [];
    const { state, last } = played(run);
    expect(state).toBe('violated');
    expect(last?.moments).toEqual(['told']);
    expect(last?.cues).toEqual([]);
    expect(played(run.slice(0, -1)).state).not.toBe('violated');
  });

  test('is answered where the mood has room whatever is done in ten steps more', () => {
    expect(silences('    temper: even\n    mood: 50\n').silent).toEqual([]);
  });

  test('is answered where somebody says something as well', () => {
    const rule = '      - { when: forbidden(), do: [{ visitor: { zh: 您怎么说话呢。, en: Mind your tongue. } }] }\n';
    expect(silences(HOT, rule).silent).toEqual([]);
  });

  test('is silent where the one who would be moved can have left', () => {
    const walk = '      - { when: did("stand"), do: [{ walk: { who: visitor, to: away } }] }\n';
    expect(silences('    temper: even\n    mood: 50\n', walk).silent).toHaveLength(1);
  });
});
