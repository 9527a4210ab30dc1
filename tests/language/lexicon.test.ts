import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createJudge, judge } from '../../src/language';
import { compiledLexicons } from '../../src/language/built-in';

interface Example {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
}

const tool = new URL('../../tools/build-lexicon.mjs', import.meta.url).pathname;

describe('the lexicon', { timeout: 60_000 }, () => {
  it('is compiled from the YAML as it stands', () => {
    expect(() => execFileSync('node', [tool, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('names every template once, and every guard once', () => {
    for (const { tongue, groups } of compiledLexicons()) {
      const guards = groups.filter((group) => group.kind === 'guard').map((group) => group.label);
      const ids = groups
        .filter((group) => group.kind !== 'guard')
        .flatMap((group) => group.templates.map((template) => `${group.kind} ${template.id}`));
      expect([new Set(ids).size, new Set(guards).size], tongue).toEqual([ids.length, guards.length]);
    }
  });

  it('holds no bad template', () => {
    expect(createJudge().problems).toEqual([]);
  });

  it('finds the label of a template in every example of it', () => {
    const examples = JSON.parse(
      execFileSync('node', [tool, '--examples'], { encoding: 'utf8', maxBuffer: 1 << 26 }),
    ) as Example[];
    const verdicts = examples.filter((example) => example.kind !== 'guard');
    expect(verdicts.filter((example) => example.text === '').map((example) => example.id)).toEqual([]);
    const missed = verdicts.filter(
      ({ text, kind, label }) =>
        !judge(text, {}).some((f) => f.kind === kind && f.label === label && f.certainty === 'certain'),
    );
    expect(missed.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });
});
