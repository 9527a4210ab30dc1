import { error, type ProblemCatalogue, warning } from './problem-catalogue';

/** Problems of variables, draws, constraints and fragments. */
export const VARIATION_PROBLEMS = {
  'E-START-BOUNDS': error(
    '初值 {found} 不在允许的范围内：{expected}。',
    'The start value {found} is outside what is allowed: {expected}.',
    '改初值，或放宽范围。',
    'Change the start value or widen the bounds.',
  ),
  'E-START-TYPE': error(
    '初值 {found} 与类型 {expected} 不符。',
    'The start value {found} does not fit the type {expected}.',
    '改初值，或改类型。',
    'Change the start value or the type.',
  ),
  'E-SET-VALUE': error(
    '变量不能取“{found}”；可取：{expected}。',
    'The variable cannot be “{found}”; it can be: {expected}.',
    '改成允许的值，或把它加进 values。',
    'Use an allowed value, or add it to values.',
  ),
  'E-OPTION-UNKNOWN': error(
    '“{found}”永远不会出现；可能的值：{expected}。',
    '“{found}” can never be; possible values: {expected}.',
    '检查拼写。',
    'Check the spelling.',
  ),
  'E-CONSTRAINT-DRAWS': error(
    'constraints 里只能用 draws，不能用“{found}”。',
    'Constraints speak of draws alone, not of “{found}”.',
    '改写成抽签项之间的关系，例如 paper != "deed" || cause == "trip"。',
    'Relate draws to each other, e.g. paper != "deed" || cause == "trip".',
  ),
  'E-CONSTRAINT-SIZE': error(
    '相互约束的抽签项有 {found} 种组合，超过 {expected} 种。',
    'The draws that constrain each other have {found} combinations, more than {expected}.',
    '减少选项，或把约束拆开。',
    'Use fewer options, or separate the constraints.',
  ),
  'E-CONSTRAINT-UNSATISFIABLE': error(
    '没有一种抽签结果能满足全部约束。',
    'No outcome of the draws satisfies all constraints.',
    '放宽或删去一条约束。',
    'Loosen or remove a constraint.',
  ),
  'W-DRAW-NEVER': warning(
    '受约束所限，选项“{found}”永远抽不到。',
    'Because of the constraints the option “{found}” is never drawn.',
    '放宽约束，或删去这个选项。',
    'Loosen the constraints, or remove the option.',
  ),
  'E-FRAGMENT-UNKNOWN': error(
    '没有叫“{found}”的片段。',
    'There is no fragment “{found}”.',
    '检查拼写；片段放在 scenarios/fragments，文件名就是编号。',
    'Check the spelling; fragments lie in scenarios/fragments, named by their id.',
  ),
  'E-FRAGMENT-ID': error(
    '片段文件里的编号是“{found}”，应为“{expected}”。',
    'The fragment calls itself “{found}”; expected “{expected}”.',
    '让编号与文件名一致。',
    'Make the id match the name of the file.',
  ),
  'E-FRAGMENT-BROKEN': error(
    '片段“{found}”本身有误，无法使用。',
    'The fragment “{found}” has errors of its own and cannot be used.',
    '先按片段文件里的提示改好。',
    'Mend the fragment first, as its own problems say.',
  ),
  'E-PARAM-UNKNOWN': error(
    '片段没有参数“{found}”。',
    'The fragment has no parameter “{found}”.',
    '可用：{expected}。',
    'Known: {expected}.',
  ),
  'E-PARAM-MISSING': error(
    '没有给参数“{found}”（{expected}）。',
    'The parameter “{found}” ({expected}) is not given.',
    '在 with 里写上它。',
    'Give it under with.',
  ),
  'E-PARAM-TYPE': error(
    '参数“{found}”应为：{expected}。',
    'The parameter “{found}” should be: {expected}.',
    '按要求改写 with 里的值。',
    'Change the value under with.',
  ),
  'E-PARAM-REFERENCE': error(
    '参数“{found}”指的东西不存在；现有：{expected}。',
    'What the parameter “{found}” names does not exist; there are: {expected}.',
    '检查拼写。',
    'Check the spelling.',
  ),
  'E-USE-INTO': error(
    '片段“{found}”有要插入时刻的规则，却没写插到哪里。',
    'The fragment “{found}” has rules for moments, but into names none.',
    '写 into: [时刻编号]。',
    'Write into: [ids of moments].',
  ),
} as const satisfies ProblemCatalogue;
