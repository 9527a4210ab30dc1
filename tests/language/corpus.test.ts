import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/language';
import { evaluate, readCorpus } from './evaluate';

const CORPUS = new URL('../corpus/', import.meta.url).pathname;
const chinese = (split: 'train' | 'held') =>
  readdirSync(`${CORPUS}${split}`).filter((name) => name.endsWith('.jsonl') && !/^en[.-]/.test(name));

/** In these nobody labelled the acts. */
const WITHOUT_ACTS = JSON.parse(readFileSync(`${CORPUS}without-acts.json`, 'utf8')) as readonly string[];

/** Cold in correct and courteous words. */
const FORMAL = 'round9-formal.jsonl';
/** No frames were written for these: they only taught the overtone. */
const ONLY_LEARNED: readonly string[] = [FORMAL, 'round10-mixed.jsonl', 'round11-mixed.jsonl', 'round12-mixed.jsonl'];

function report(split: 'train' | 'held' | 'aside', names: readonly string[]) {
  const lines = names.flatMap((name) => readCorpus(`${CORPUS}${split}/${name}`));
  return evaluate(lines, (line) => judge(line.text, line.context ? { situation: line.context } : {}));
}

/** Floors, not targets: they hold what has been reached, so that a change that costs more is seen. */
describe('the judge on the corpus', { timeout: 60_000 }, () => {
  it('keeps its level on the registers the lexicon was written from', () => {
    const names = chinese('train').filter((name) => !ONLY_LEARNED.includes(name));
    const { any, forbidden, macroTen } = report('train', names);
    const { acts } = report(
      'train',
      names.filter((name) => !WITHOUT_ACTS.includes(name)),
    );
    expect(any.precision).toBeGreaterThanOrEqual(0.98);
    expect(any.recall).toBeGreaterThanOrEqual(0.955);
    expect(forbidden.f1).toBeGreaterThanOrEqual(0.955);
    expect(macroTen).toBeGreaterThanOrEqual(0.92);
    expect(acts.f1).toBeGreaterThanOrEqual(0.94);
    expect(acts.precision).toBeGreaterThanOrEqual(0.94);
  });

  it('keeps its level on the lines held aside', () => {
    const { any, forbidden, acts, falseAlarms } = report('held', chinese('held'));
    expect(any.precision).toBeGreaterThanOrEqual(0.97);
    expect(any.recall).toBeGreaterThanOrEqual(0.905);
    expect(forbidden.f1).toBeGreaterThanOrEqual(0.9);
    expect(acts.f1).toBeGreaterThanOrEqual(0.935);
    expect(acts.precision).toBeGreaterThanOrEqual(0.94);
    expect(falseAlarms.act).toBeLessThanOrEqual(0.01);
    expect(falseAlarms.neg).toBeLessThanOrEqual(0.02);
  });

  it('keeps its level on the lines of hands that nobody ever read', () => {
    const zh = report('aside', ['zh.jsonl']);
    expect(zh.any.precision).toBeGreaterThanOrEqual(0.97);
    expect(zh.any.recall).toBeGreaterThanOrEqual(0.9);
    expect(zh.forbidden.f1).toBeGreaterThanOrEqual(0.89);
    expect(zh.acts.f1).toBeGreaterThanOrEqual(0.915);
    expect(zh.acts.precision).toBeGreaterThanOrEqual(0.93);
    const en = report('aside', ['en.jsonl']);
    expect(en.any.f1).toBeGreaterThanOrEqual(0.885);
    expect(en.acts.f1).toBeGreaterThanOrEqual(0.89);
  });

  it('keeps its level on rudeness in courteous words', () => {
    const seen = report('train', [FORMAL]);
    expect(seen.any.precision).toBeGreaterThanOrEqual(0.98);
    expect(seen.any.recall).toBeGreaterThanOrEqual(0.9);
    const zh = report('aside', ['zh-formal.jsonl']);
    expect(zh.any.precision).toBeGreaterThanOrEqual(0.97);
    expect(zh.any.recall).toBeGreaterThanOrEqual(0.75);
    const en = report('aside', ['en-formal.jsonl']);
    expect(en.any.precision).toBeGreaterThanOrEqual(0.97);
    expect(en.any.recall).toBeGreaterThanOrEqual(0.59);
  });

  it('keeps its level in English', () => {
    const seen = report('train', ['en.jsonl', 'en-round3.jsonl']);
    expect(seen.any.f1).toBeGreaterThanOrEqual(0.95);
    expect(seen.acts.f1).toBeGreaterThanOrEqual(0.95);
    const held = report('held', ['en.jsonl']);
    expect(held.any.f1).toBeGreaterThanOrEqual(0.87);
    expect(held.any.precision).toBeGreaterThanOrEqual(0.92);
    expect(held.acts.f1).toBeGreaterThanOrEqual(0.915);
  });
});
