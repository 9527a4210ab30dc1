// Scoring recorded attempts again beside a bare XState actor. Prints JSON Lines {name, value, unit, peer?, ratio?}; a ratio
// above 1 means better than the peer.
import { readFileSync } from 'node:fs';
import { createActor } from 'xstate';
import { type AttemptLog, type LogEntry, replay, startRun } from '../../../src/encounter';
import { compileMachine } from '../../../src/encounter/machine';
import { JUDGE_VERSION, judge, lexiconHash } from '../../../src/language';
import { scoreSheet } from '../../../src/scoring';
import { compile } from '../../support/encounters';
import { print } from '../print';
import { megabytes, seconds } from './measure';

// Scoring again what has been recorded, chain and all, against an XState actor that is sent the same events and nothing
// more. An archive holds many attempts at an encounter, each in its own variant: here as many as there are seeds.
const SEEDS = 16;
const ROOT = process.env.YINGSHENG_ROOT ?? process.cwd();
const { encounter, hash } = compile(readFileSync(`${ROOT}/scenarios/encounters/s28-power-cut.yaml`, 'utf8'));
const script = readFileSync(`${ROOT}/tests/fixtures/runs/s28-good.jsonl`, 'utf8');

function record(seed: number): AttemptLog {
  const run = startRun({
    encounter,
    hash,
    judge,
    header: { packs: {}, lexicon: lexiconHash, judge: JUDGE_VERSION, seed, mode: 'exam' },
  });
  for (const line of script.trim().split('\n')) {
    const { t, type, text = '', action = '', target, form = '', fields = {} } = JSON.parse(line);
    if (type === 'SAY') run.say(t, text);
    else if (type === 'DO') run.act(t, action, target);
    else if (type === 'FILE') run.file(t, form, fields);
  }
  return { header: run.header, entries: [...run.entries] };
}

const INPUTS = new Set<LogEntry['type']>(['SAY', 'DO', 'FILE', 'TIMER']);
const attempts = Array.from({ length: SEEDS }, (_, n) => {
  const log = record(n + 1);
  const draws = Object.fromEntries(
    log.entries.flatMap((entry) => (entry.type === 'DRAW' ? [[entry.draw, entry.value]] : [])),
  );
  const events = log.entries.filter(({ type }) => INPUTS.has(type));
  return { log, events, machine: compileMachine(encounter, draws) };
});
/** Events of all of them together. */
const EVENTS = attempts.reduce((sum, { events }) => sum + events.length, 0);

function rescoreAll(): void {
  for (const { log } of attempts) {
    const { steps, problems } = replay(encounter, hash, log);
    if (problems.length > 0 || scoreSheet(encounter, log, steps).total === 0) throw new Error('the log does not hold');
  }
}

function bareAll(): void {
  for (const { machine, events } of attempts) {
    const actor = createActor(machine);
    actor.start();
    for (const event of events) actor.send(event as Parameters<typeof actor.send>[0]);
    actor.stop();
  }
}

/** Rounds in one turn: long enough that neither pays for the other's garbage. */
const ROUNDS = 8;
const rounds = (work: () => void): void => {
  for (let n = 0; n < ROUNDS; n += 1) work();
};

rescoreAll();
bareAll();
for (const count of [10_000, 100_000, 1_000_000]) {
  const turns = Math.ceil(count / (EVENTS * ROUNDS));
  const before = megabytes();
  let own = 0;
  let peer = 0;
  // In turns, so that a busy machine meets both alike.
  for (let n = 0; n < turns; n += 1) {
    own += seconds(() => rounds(rescoreAll));
    peer += seconds(() => rounds(bareAll));
  }
  const grown = megabytes() - before;
  print({
    name: `engine/rescore/${count}`,
    value: (turns * ROUNDS * EVENTS) / own,
    unit: 'events/s',
    peer: 'bare XState actor',
    ratio: peer / own,
  });
  print({ name: `engine/rescore/${count}/memory`, value: grown, unit: 'MB grown' });
}
