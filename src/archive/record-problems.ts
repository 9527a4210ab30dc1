import type { Problem } from '../encounter';
import type { Text } from '../norms';

const CHOOSE: Text = { zh: '请选择由迎声导出的 JSON 记录。', en: 'Choose a JSON record that Yingsheng exported.' };
const AGAIN: Text = {
  zh: '文件在导出后被改动或损坏，请重新导出。',
  en: 'The file was changed or damaged after it was exported; export it again.',
};

function error(code: string, zh: string, en: string, mend: Text, line?: number): Problem {
  return { code, severity: 'error', message: { zh, en }, mend, ...(line !== undefined && { line, column: 1 }) };
}

/** Foreign text inside a message is cut short. */
function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value;
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text;
}

export function tooLarge(chars: number, cap: number): Problem {
  const [found, limit] = [Math.ceil(chars / 1_000_000), Math.floor(cap / 1_000_000)];
  const zh = `文件约 ${found} 百万字符，超过 ${limit} 百万字符。`;
  return error(
    'E-RECORD-SIZE',
    zh,
    `The file has about ${found} million characters, more than ${limit} million.`,
    CHOOSE,
  );
}

export function tooDeep(cap: number): Problem {
  return error('E-RECORD-DEPTH', `数据嵌套超过 ${cap} 层。`, `The data is nested deeper than ${cap} levels.`, CHOOSE);
}

export function notJson(): Problem {
  return error('E-RECORD-JSON', '文件不是完整的 JSON。', 'The file is not complete JSON.', AGAIN);
}

export function notRecord(found: unknown, expected: string): Problem {
  const newer = typeof found === 'string' && found.startsWith('yingsheng-record/');
  const update = {
    zh: '它来自较新的版本，请先更新迎声。',
    en: 'It comes from a newer version; update Yingsheng first.',
  };
  const zh = `格式应为 ${expected}，实为 ${quoted(found)}。`;
  return error('E-RECORD-FORMAT', zh, `Expected format ${expected}, found ${quoted(found)}.`, newer ? update : CHOOSE);
}

export function misshapen(key: string): Problem {
  return error('E-RECORD-SHAPE', `“${key}” 缺失或类型不对。`, `“${key}” is missing or of the wrong type.`, AGAIN);
}

export function tooManyLines(found: number, cap: number): Problem {
  const en = `The log has ${found} lines, more than ${cap}.`;
  return error('E-RECORD-ENTRIES', `日志有 ${found} 行，超过 ${cap} 行。`, en, CHOOSE);
}

export function badLine(line: number): Problem {
  const en = `Line ${line} of the log is too long or not in canonical form.`;
  return error('E-RECORD-LINE', `日志第 ${line} 行过长，或不是规范写法。`, en, AGAIN, line);
}

export function wrongHash(stated: string, found: string): Problem {
  const zh = `情景内容与摘要值不符：记录为 ${quoted64(stated)}，实际为 ${quoted64(found)}。`;
  const en = `The encounter does not match its hash: the record says ${quoted64(stated)}, the content gives ${quoted64(found)}.`;
  return error('E-RECORD-HASH', zh, en, AGAIN);
}

export function unplayable(): Problem {
  const zh = '记录里的情景无法重放。';
  return error('E-RECORD-REPLAY', zh, 'The encounter in the record cannot be replayed.', AGAIN);
}

export function otherSheet(): Problem {
  const mend: Text = {
    zh: '以按日志重新计算的评分表为准；请向导出人核实。',
    en: 'The sheet derived from the log counts; ask whoever exported the file.',
  };
  const zh = '文件里的评分表与按日志重新计算的不同。';
  const en = 'The score sheet in the file differs from the one derived from the log.';
  return { ...error('E-RECORD-SHEET', zh, en, mend), severity: 'warning' };
}

/** A SHA-256 in hex is shown whole; anything longer is not one. */
function quoted64(text: string): string {
  return text.slice(0, 64).toWellFormed();
}
