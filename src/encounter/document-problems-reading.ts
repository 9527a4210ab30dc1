import { error, type ProblemCatalogue, warning } from './problem-catalogue';

/** Problems of reading a document: YAML, format version, keys and values. */
export const READING_PROBLEMS = {
  'E-DOC-SIZE': error(
    '文件有 {found}，超过 {expected}。',
    'The file has {found}, more than {expected}.',
    '一个情景一个文件；图片和声音放在 assets。',
    'Keep one encounter per file; pictures and sounds belong in assets.',
  ),
  'E-DOC-EMPTY': error(
    '文件里没有情景或片段：{found}。',
    'The file holds no encounter or fragment: {found}.',
    '从 docs/encounter-format.md 里最短的情景抄起，第一行是 format: yingsheng-encounter/1。',
    'Start from the shortest encounter in docs/encounter-format.md; its first line is format: yingsheng-encounter/1.',
  ),
  'E-DOC-DEPTH': error(
    '嵌套超过 {expected} 层。',
    'Nested deeper than {expected} levels.',
    '把内层时刻提到外层。',
    'Move the inner moments outwards.',
  ),
  'E-YAML-SYNTAX': error(
    'YAML 写法有误：{found}',
    'Not valid YAML: {found}',
    '检查此处的缩进、冒号后的空格和引号。',
    'Check indentation, the blank after colons, and quotes here.',
  ),
  'E-YAML-ALIASES': error(
    '别名展开超过 {expected} 次。',
    'Aliases expand more than {expected} times.',
    '少用锚点和别名，把内容直接写出来。',
    'Write the content out instead of using anchors and aliases.',
  ),
  'E-KEY-DUPLICATE': error(
    '键“{found}”在同一处写了两次。',
    'The key “{found}” occurs twice in the same place.',
    '改名或删去其中一个。',
    'Rename or remove one of them.',
  ),
  'E-KEY-UNKNOWN': error(
    '不认识的键“{found}”。',
    'Unknown key “{found}”.',
    '此处可用：{expected}。',
    'Known here: {expected}.',
  ),
  'E-KEY-RESERVED': error(
    '“{found}”不能用作键。',
    '“{found}” cannot be a key.',
    '换一个编号：小写字母开头，只用小写字母、数字和下划线。',
    'Choose another id: a lower-case letter, then lower-case letters, digits and underscores.',
  ),
  'E-KEY-MISSING': error('缺少“{expected}”。', 'Missing “{expected}”.', '补上这一项。', 'Add it.'),
  'E-TEXT-MISSING': error(
    '缺少 {expected} 文本。',
    'The {expected} text is missing.',
    '两种语言都要写：zh 和 en。',
    'Write both languages: zh and en.',
  ),
  'E-VALUE': error(
    '值不合要求：{found}；应为 {expected}。',
    'Not a valid value: {found}; expected {expected}.',
    '按要求改写这个值。',
    'Change the value as expected.',
  ),
  'E-FORMAT': error(
    '格式写的是“{found}”，这里要“{expected}”。',
    'The format is “{found}”; expected “{expected}”.',
    '确认文件没有拿错；情景、片段各有各的格式。',
    'Make sure it is the right file; encounters and fragments have formats of their own.',
  ),
  'E-FORMAT-FUTURE': error(
    '“{found}”是更新版本的格式，本程序只认识到“{expected}”。',
    '“{found}” is a newer format; this program knows up to “{expected}”.',
    '请升级迎声后再打开。',
    'Update Yingsheng, then open it again.',
  ),
  'W-FORMAT-OLD': warning(
    '文件是旧格式“{found}”，已按“{expected}”读取。',
    'The file has the old format “{found}”; it was read as “{expected}”.',
    '另存为新格式，这条提示就没有了。',
    'Save it in the new format and this note goes away.',
  ),
} as const satisfies ProblemCatalogue;
