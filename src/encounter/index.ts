export { ACTIONS } from './actions';
export { canonicalJson, sha256Hex } from './canonical';
export { allowsDraws, countVariants, drawAll, fillText, resolveText } from './draws';
export { causesOf } from './dynamics';
export { calls, evaluate, holds, type Observation, rememberedKey, type Scope } from './expression';
export { checkForm, expected } from './forms';
export { forkLog, logText, parseLog, verifyChain } from './log';
export { allMoments, ENDED_BY_LIMIT, ENDED_BY_TRAINEE } from './machine';
export { leavesMemory } from './machine-memory';
export {
  fireTimer,
  leaveModel,
  type Model,
  type ModelOpening,
  nextDue,
  openModel,
  skipSilence,
  stepModel,
} from './model';
export { specialise } from './model-guards';
export type { ModelState, ModelStep } from './model-run';
export { BACK, type ModelNode, type ModelRule, type ModelTree, modelTree, momentsAt } from './model-tree';
export { type MoodFace, type MoodLevel, moodLevel } from './mood';
export type { Position, Problem } from './problem';
export { error, type ProblemCatalogue, warning } from './problem-catalogue';
export { replay, resumeRun } from './replay';
export { ENGINE_VERSION, type Question, type Run, type RunOptions, startRun } from './run';
export { RUN_PROBLEMS, type RunCode } from './run-problems';
export { limitOf } from './scheduler';
export { MOOD_ACTS } from './tempers';
export type * from './types';
export { Variants } from './variants';
