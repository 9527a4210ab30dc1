import type { Problem } from './problem';
import { error, fillProblem, type ProblemCatalogue, type ProblemValues, warning } from './problem-catalogue';

const ANEW = ['请从头试玩新版本。', 'Play the new version from the start.'] as const;
const GO_ON = ['可以接着玩；要看新的样子，从头试玩。', 'Play on; to see it as it is now, start anew.'] as const;

/** What an edit does to a run that is being played: errors end it, warnings do not. `{found}` is the number of a log entry. */
export const LIVE_EDIT_PROBLEMS = {
  'E-LIVE-LOG': error(
    '这次试玩在旧版本里就重放不出来。',
    'The run does not replay in the old version either.',
    ...ANEW,
  ),
  'E-LIVE-DRAW': error('抽签项“{found}”现在抽到的是另一个结果。', 'The draw “{found}” now falls differently.', ...ANEW),
  'E-LIVE-INPUT': error(
    '第 {found} 步做的事，新版本里没有了。',
    'What was done at step {found} does not exist in the new version.',
    ...ANEW,
  ),
  'E-LIVE-TIME': error(
    '第 {found} 步起，计时与新版本不同：{expected}。',
    'From step {found} on, timers fire differently in the new version: {expected}.',
    ...ANEW,
  ),
  'E-LIVE-MOMENTS': error(
    '第 {found} 步之后，新版本在别的时刻：{expected}。',
    'After step {found} the new version is in other moments: {expected}.',
    ...ANEW,
  ),
  'W-LIVE-FINDINGS': warning(
    '第 {found} 步说的话，新版本判定不同。',
    'What was said at step {found} is judged differently in the new version.',
    ...GO_ON,
  ),
  'W-LIVE-TEXT': warning(
    '第 {found} 步里听到的话，新版本换了说法。',
    'What was heard at step {found} has other words in the new version.',
    ...GO_ON,
  ),
  'W-LIVE-CUES': warning(
    '第 {found} 步里看到的事，新版本里不同。',
    'What was seen at step {found} is different in the new version.',
    ...GO_ON,
  ),
} as const satisfies ProblemCatalogue;

export type LiveEditCode = keyof typeof LIVE_EDIT_PROBLEMS;

export function liveEditProblem(code: LiveEditCode, values: ProblemValues = {}): Problem {
  return fillProblem(code, LIVE_EDIT_PROBLEMS[code], {}, values);
}
