export { type Application, applies, dutiesOf } from './duties';
export {
  type ClauseMastery,
  clauseMastery,
  type DatedSheet,
  type PerMille,
  type Sighting,
  type WeakSpot,
  weakSpots,
} from './mastery';
export { type MonitorState, monitorEnd, monitorKey, monitorStart, monitorStep, monitorVerdict } from './monitor';
export type { Outcome, Ref, Verdict } from './outcome';
export { rulesOf } from './points';
export { type DutyProgress, liveProgress } from './progress';
export { type Result, resultOf, type ScoreOptions, scoreSheet } from './sheet';
export { type TraceStep, traceStep } from './trace';
export type * from './types';
export { type Watch, watchEnd, watchKey, watchOf, watchStart, watchStep } from './watch';
