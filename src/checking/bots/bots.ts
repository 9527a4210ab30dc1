import { allMoments, drawAll, type Encounter, type EncounterHash, modelTree } from '../../encounter';
import type { Finding, Judge, Situation } from '../../language';
import type { Norms } from '../../norms';
import { trainersRuns } from '../gate';
import { chanceOf } from './chance';
import { BOTS, type BotName, type Brief, movesOf } from './manners';
import { type BotRun, playBot } from './play-bot';

export interface BotOptions {
  readonly judge: Judge;
  readonly norms: Norms;
  readonly runs: number;
  readonly seed?: number;
}

/** What a thousand attempts of one bot came to; totals in thousandths of a point. */
export interface BotShare {
  readonly bot: BotName;
  readonly runs: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  /** Runs by score: 0–9, 10–19, … 90–99, 100. */
  readonly histogram: readonly number[];
  readonly passed: number;
  readonly endings: Readonly<Record<string, number>>;
}

export interface DutyShare {
  readonly duty: string;
  /** Runs with full worth, in thousandths, by bot. */
  readonly met: Readonly<Record<string, number>>;
  /** Some runs have it and some do not. */
  readonly discriminates: boolean;
}

export interface BotReport {
  readonly bots: readonly BotShare[];
  readonly duties: readonly DutyShare[];
  /** Moments that no bot ever entered. */
  readonly deadMoments: readonly string[];
  readonly flags: readonly ('EXEMPLARY_NOT_FULL' | 'RUDE_PASSES' | 'NO_FULL_RUN')[];
}

/** Plays every bot so many times, each run with a seed of its own. The same options give the same report. */
export function runBots(
  { encounter, hash }: { readonly encounter: Encounter; readonly hash: EncounterHash },
  { judge, norms, runs, seed = 1 }: BotOptions,
): BotReport {
  const trained = trainersRuns({ encounter, hash }, { judge, norms });
  const tree = modelTree(encounter);
  const memory = new Map<string, readonly Finding[]>();
  const listen = (text: string, situation: Situation | undefined): readonly Finding[] => {
    const key = `${situation ?? ''} ${text}`;
    let findings = memory.get(key);
    if (!findings) {
      findings = judge(text, { facts: encounter.facts, ...(situation === undefined ? {} : { situation }) });
      memory.set(key, findings);
    }
    return findings;
  };
  const heard: Brief['heard'] = (text) => {
    const certain = listen(text, undefined).filter((finding) => finding.certainty === 'certain');
    const of = (kind: Finding['kind']) => [...new Set(certain.filter((f) => f.kind === kind).map((f) => f.label))];
    return { acts: of('act'), facts: of('fact'), forbidden: of('forbidden') };
  };
  const played = BOTS.map((bot, number) => ({
    bot,
    runs: Array.from({ length: runs }, (_, i): BotRun => {
      const runSeed = seed + i;
      const draws = drawAll(encounter, runSeed);
      const { exemplary, symbols } = trained.for(draws);
      const chance = chanceOf(runSeed * 7919 + number);
      return playBot(encounter, draws, movesOf(bot, { encounter, exemplary, symbols, heard }, chance), listen, tree);
    }),
  }));
  const shares = played.map(({ bot, runs: list }) => shareOf(bot, list));
  const entered = new Set(played.flatMap(({ runs: list }) => list.flatMap((run) => [...run.moments])));
  const exemplary = shares.find(({ bot }) => bot === 'exemplary');
  const rude = shares.find(({ bot }) => bot === 'rude');
  return {
    bots: shares,
    duties: encounter.duties.map(({ id }) => dutyShare(id, played)),
    deadMoments: allMoments(encounter)
      .map(({ id }) => id)
      .filter((id) => !entered.has(id)),
    flags: [
      ...(trained.complete ? [] : ['NO_FULL_RUN' as const]),
      ...(exemplary && exemplary.least < 100_000 ? ['EXEMPLARY_NOT_FULL' as const] : []),
      ...(rude && rude.passed > 0 ? ['RUDE_PASSES' as const] : []),
    ],
  };
}

function shareOf(bot: BotName, runs: readonly BotRun[]): BotShare {
  const totals = runs.map((run) => run.result.total);
  const histogram = Array.from({ length: 11 }, () => 0);
  for (const total of totals) {
    const bin = Math.min(10, Math.floor(total / 10_000));
    histogram[bin] = (histogram[bin] ?? 0) + 1;
  }
  const endings: Record<string, number> = {};
  for (const { ending } of runs) endings[ending] = (endings[ending] ?? 0) + 1;
  return {
    bot,
    runs: runs.length,
    least: Math.min(...totals),
    mean: Math.round(totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length)),
    most: Math.max(...totals),
    histogram,
    passed: runs.filter((run) => run.result.verdict.passed).length,
    endings,
  };
}

function dutyShare(
  duty: string,
  played: readonly { readonly bot: BotName; readonly runs: readonly BotRun[] }[],
): DutyShare {
  let full = 0;
  let all = 0;
  const met = Object.fromEntries(
    played.map(({ bot, runs }) => {
      const states = runs.map((run) => run.result.duties.find((tally) => tally.duty.id === duty)?.state);
      const counted = states.filter((state) => state !== undefined && state !== 'inactive');
      const good = counted.filter((state) => state === 'met').length;
      full += good;
      all += counted.length;
      return [bot, Math.round((1000 * good) / Math.max(1, counted.length))];
    }),
  );
  return { duty, met, discriminates: full > 0 && full < all };
}
