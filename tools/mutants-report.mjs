#!/usr/bin/env node
// Writes docs/mutants.md from what `npm run test:long` left in .cache/mutants.jsonl: every mutant of the last run, by
// encounter and kind, what the gate said, and why those that it let pass are harmless.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** @typedef {{ id: string, kind: string, where: string, codes: string[], wrong: string[] }} Tried */

/** Why a change of this kind that the gate passes spoils nothing. @type {Record<string, string>} */
const HARMLESS = {
  'drop a transition':
    'Another rule, a timer or the end of a parallel moment leads on as well: every moment and ending is still entered.',
  'stay where it led on': 'The way on stays open by another rule or by the clock; the trainee only takes it later.',
  'say nothing where it reacted':
    'The reaction was not the only one: a mood, an event or the next line still shows that something happened, and no breach goes unseen.',
  'shorten a timer to a second':
    'Nothing that is asked of the trainee has to happen before this timer: it speeds the story up, not the trainee.',
  'forbid what was asked':
    'The deed can be left undone in a run to 100, and doing it is answered by somebody: strange teaching, but fair and attainable. Only a reader of the norm sees this mistake.',
  'leave no time': 'The run to 100 does it in the very step that starts the limit, so 300 ms are enough.',
  'look in another moment': 'The same words or deeds are possible there too, and can be missed there too.',
  'ask what was forbidden':
    'What was forbidden can be done in a run to 100 and answered; perverse, but attainable. Only a reader of the norm sees this mistake.',
  'swap a duty': 'Both orders can be kept and can be broken here, so the swapped duty is as attainable as the first.',
};

/** @type {Tried[]} */
const tried = [];
/** A later run of the same mutant replaces the earlier one. @type {Map<string, Tried>} */
const last = new Map();
for (const line of readFileSync(join(ROOT, '.cache/mutants.jsonl'), 'utf8').split('\n')) {
  if (line === '') continue;
  /** @type {Tried} */
  const one = JSON.parse(line);
  last.set(`${one.id}\n${one.kind}\n${one.where}`, one);
}
tried.push(...last.values());

const caught = tried.filter(({ codes }) => codes.length > 0);
const escaped = tried.filter(({ codes, wrong }) => codes.length === 0 && wrong.length > 0);
const harmless = tried.filter(({ codes, wrong }) => codes.length === 0 && wrong.length === 0);
const kinds = [...new Set(tried.map(({ kind }) => kind))];
const encounters = [...new Set(tried.map(({ id }) => id))].sort();
const count = (/** @type {Tried[]} */ list, /** @type {string} */ id, /** @type {string} */ kind) =>
  list.filter((one) => one.id === id && one.kind === kind).length;

const lines = [
  '# Mutants of the library',
  '',
  '*Written by `node tools/mutants-report.mjs` from the last `npm run test:long`.*',
  '',
  `${tried.length} changes that an author could make by mistake were made to the five encounters. The gate reported ${caught.length}; the other ${harmless.length + escaped.length} were played by XState and marked by the score sheet, which the gate does not use: ${harmless.length} were harmless (every moment and ending is entered, every duty can be met and missed, every variant has a run to 100, every breach is answered), ${escaped.length} were not.`,
  '',
  'Caught / tried, by kind:',
  '',
  `| kind | ${encounters.map((id) => id.slice(0, 3).toUpperCase()).join(' | ')} |`,
  `|---|${encounters.map(() => '---').join('|')}|`,
  ...kinds.map(
    (kind) =>
      `| ${kind} | ${encounters
        .map((id) => {
          const all = count(tried, id, kind);
          return all === 0 ? '' : `${count(caught, id, kind)} / ${all}`;
        })
        .join(' | ')} |`,
  ),
];
if (escaped.length > 0) {
  lines.push('', '## Escaped', '');
  for (const { id, kind, where, wrong } of escaped) lines.push(`- ${id}, ${kind}, \`${where}\`: ${wrong.join(', ')}`);
}
lines.push('', '## Harmless, and why');
for (const kind of kinds) {
  const list = harmless.filter((one) => one.kind === kind);
  if (list.length === 0) continue;
  const why = HARMLESS[kind];
  if (why === undefined) throw new Error(`say in HARMLESS why “${kind}” can be harmless`);
  lines.push('', `### ${kind[0]?.toUpperCase()}${kind.slice(1)}`, '', why, '');
  for (const id of encounters) {
    const here = list.filter((one) => one.id === id).map(({ where }) => `\`${where}\``);
    if (here.length > 0) lines.push(`- ${id}: ${here.join(', ')}`);
  }
}
lines.push('', '## Caught', '');
for (const id of encounters) {
  lines.push(`### ${id}`, '');
  for (const kind of kinds) {
    const here = caught.filter((one) => one.id === id && one.kind === kind);
    if (here.length > 0)
      lines.push(`- ${kind}: ${here.map(({ where, codes }) => `\`${where}\` (${codes.join(', ')})`).join('; ')}`);
  }
  lines.push('');
}
writeFileSync(join(ROOT, 'docs/mutants.md'), `${lines.join('\n').trimEnd()}\n`);
console.log(`${tried.length} mutants: ${caught.length} caught, ${harmless.length} harmless, ${escaped.length} escaped`);
