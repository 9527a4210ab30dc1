import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Tongue } from '../../src/language';
import { createJudge, judge } from '../../src/language';
import { type CompiledLexicon, readLexicon } from '../../src/language/compiled';
import type { ReadyLexicon } from '../../src/language/lexicon';
import english from '../../src/language/lexicon/compiled-en.json';
import chinese from '../../src/language/lexicon/compiled-zh.json';

interface Example {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
}

const tool = new URL('../../tools/build-lexicon.mjs', import.meta.url).pathname;

function read(tongue: Tongue, compiled: CompiledLexicon): ReadyLexicon {
  const steps = readLexicon(tongue, compiled);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

describe('the lexicon', { timeout: 60_000 }, () => {
  it('is compiled from the YAML as it stands', () => {
    expect(() => execFileSync('node', [tool, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it('names every template once, and every guard once', () => {
    for (const { tongue, groups } of [read('zh', chinese), read('en', english)]) {
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
