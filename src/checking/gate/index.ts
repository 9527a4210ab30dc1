export type { Attainable, Bound } from './attainable';
export { type GateReport, publishGate } from './gate';
export type { GateInput, GateOptions } from './ground';
export type { GateCode, GateProblem } from './problems';
export { type TrainersRuns, trainersRuns } from './trainers-runs';
