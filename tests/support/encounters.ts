import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Encounter, type EncounterHash, type Run, replay, startRun } from '../../src/encounter';
import { compileDocument } from '../../src/encounter/authoring';
import { JUDGE_VERSION, type Judge, judge, lexiconHash } from '../../src/language';
import { folderFragments } from '../../tools/fragment-folder';

export interface Compiled {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
}

/** The fragments that come with the program. */
export const libraryFragments = folderFragments(join(import.meta.dirname, '../../scenarios/fragments'), (file) =>
  basename(file),
);

/** Compiles YAML that must be good; fails the test with the problems otherwise. */
export function compile(yaml: string, file = 'test.yaml'): Compiled {
  const { encounter, hash, problems } = compileDocument(yaml, file, libraryFragments);
  if (!encounter || !hash) {
    throw new Error(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.code} ${p.message.en}`).join('\n'));
  }
  return { encounter, hash };
}

/** An encounter of the library, e.g. `s28-power-cut`. */
export function libraryEncounter(id: string): Compiled {
  const file = join(import.meta.dirname, '../../scenarios/encounters', `${id}.yaml`);
  return compile(readFileSync(file, 'utf8'), `${id}.yaml`);
}

export function open(compiled: Compiled, options: { seed?: number; judge?: Judge } = {}): Run {
  const run = startRun({
    ...compiled,
    judge: options.judge ?? judge,
    header: {
      packs: { cq: '1.0.0' },
      lexicon: lexiconHash,
      judge: JUDGE_VERSION,
      seed: options.seed ?? 1,
      mode: 'practice',
    },
  });
  origins.set(run, compiled);
  return run;
}

const origins = new WeakMap<Run, Compiled>();

/** Replays what a test has played. */
export function replayed(run: Run): ReturnType<typeof replay> {
  const origin = origins.get(run);
  if (!origin) throw new Error('the run was not opened by `open`');
  return replay(origin.encounter, origin.hash, logOf(run));
}

export function logOf(run: Run) {
  return { header: run.header, entries: [...run.entries] };
}

/** Lines spoken by the cast and the narrator, in order, in Chinese. */
export function heard(run: Run): readonly string[] {
  return run.steps.flatMap((step) =>
    step.cues.flatMap((cue) => (cue.cue === 'say' || cue.cue === 'narrate' ? [cue.text.zh] : [])),
  );
}

/** The smallest complete document; `parts` are appended or replace top-level keys of the same name. */
export function smallDocument(parts: Readonly<Record<string, string>> = {}): string {
  const base: Record<string, string> = {
    format: 'yingsheng-encounter/1',
    id: 'small',
    number: 'T1',
    title: '{ zh: 小, en: Small }',
    summary: '{ zh: 小, en: Small }',
    briefing: '{ zh: 小, en: Small }',
    post: 'window',
    level: '5',
    minutes: '5',
    cast: '\n  li: { name: { zh: 李, en: Li }, role: { zh: 群众, en: citizen }, age: 40, look: { figure: man } }',
    actions: '[stand, sit, report_lead]',
    moments: '\n  one:\n    rules:\n      - { when: did("stand"), goto: fine }',
    endings: '\n  fine: { tone: good, title: { zh: 好, en: Fine }, text: { zh: 好, en: Fine } }',
    duties: '\n  rise: { text: { zh: 起立, en: Rise }, clauses: [cq.4.2.2.2a], existence: did("stand") }',
  };
  return Object.entries({ ...base, ...parts })
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}
