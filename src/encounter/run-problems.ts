import type { Problem } from './problem';
import { error, fillProblem, type ProblemCatalogue, type ProblemValues } from './problem-catalogue';

const RESTORE = [
  '请从备份或导出的记录恢复这份日志。',
  'Restore this log from a backup or from the exported record.',
] as const;
const RECHECK = [
  '请用作答时的情景版本和程序版本复核；若仍不符，这份日志不能作为依据。',
  'Check against the encounter and program versions of the attempt; if it still differs, the log is no evidence.',
] as const;

/** Every problem of a log and of its replay. `{found}` is often the number of an entry or a line. */
export const RUN_PROBLEMS = {
  'E-LOG-SIZE': error(
    '日志文件过大。',
    'The log file is too large.',
    '单份日志不超过 {expected}。',
    'A log is at most {expected}.',
  ),
  'E-LOG-ENTRIES': error(
    '日志有 {found} 条，超过 {expected} 条。',
    'The log has {found} entries, more than {expected}.',
    '请确认这是一次作答的日志。',
    'Make sure that this is the log of one attempt.',
  ),
  'E-LOG-JSON': error('第 {found} 行不是 JSON。', 'Line {found} is not JSON.', ...RESTORE),
  'E-LOG-FORMAT': error(
    '首行不是 yingsheng-run/1 的开头。',
    'The first line is not the header of a yingsheng-run/1 file.',
    '请选择由迎声导出的日志。',
    'Choose a log that Yingsheng exported.',
  ),
  'E-LOG-ENTRY': error('第 {found} 行不是日志条目。', 'Line {found} is not a log entry.', ...RESTORE),
  'E-LOG-HEADER': error('日志首行与其摘要不符。', 'The first line of the log does not match its digest.', ...RESTORE),
  'E-LOG-SEQ': error(
    '序号应为 {expected}，实为 {found}。',
    'Expected sequence number {expected}, found {found}.',
    ...RESTORE,
  ),
  'E-LOG-CHAIN': error('第 {found} 条与前后不连。', 'Entry {found} breaks the chain.', ...RESTORE),
  'E-REPLAY-VERSION': error(
    '日志属于 {found}，手上的情景是 {expected}。',
    'The log belongs to {found}; this encounter is {expected}.',
    '请用与日志同一版本的情景。',
    'Use the version of the encounter that the log was made with.',
  ),
  'E-REPLAY-ENGINE': error(
    '日志由引擎 {found} 记录，本机是 {expected}。',
    'The log was made by engine {found}; this is {expected}.',
    ...RECHECK,
  ),
  'E-REPLAY-INPUT': error(
    '第 {found} 条不是这个情景里能做的事。',
    'Entry {found} is nothing this encounter knows.',
    ...RECHECK,
  ),
  'E-REPLAY-ENTRY': error(
    '重放到第 {found} 条时，经过与记录不同。',
    'At entry {found} the replay differs from the record.',
    ...RECHECK,
  ),
  'E-REPLAY-STATE': error(
    '重放到第 {found} 条时，状态摘要与记录不同。',
    'At entry {found} the replayed state differs from the recorded one.',
    ...RECHECK,
  ),
} as const satisfies ProblemCatalogue;

export type RunCode = keyof typeof RUN_PROBLEMS;

export function runProblem(code: RunCode, values: ProblemValues = {}, line?: number): Problem {
  return fillProblem(code, RUN_PROBLEMS[code], line === undefined ? {} : { line, column: 1 }, values);
}
