export { type BotReport, type BotShare, runBots } from './bots';
export { checkDocument } from './check';
export { type ClauseCoverage, type CoveragePlace, type CoverageReport, coverage, type Share } from './coverage';
export type { Attainable, GateProblem } from './gate';
export { type Published, publishDocument } from './publish';
export { type Rejudged, type Rejudgement, rejudge } from './rejudge';
export { type ClauseDifference, type Rescored, rescore } from './rescore';
export { type Bench, benchHeader, runScript, type ScriptOutcome } from './run-script';
