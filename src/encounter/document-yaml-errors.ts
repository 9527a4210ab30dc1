import type { Text } from '../norms';

/** The parser's own messages are English and speak of its grammar; these say what an author has to look for. */
const SYNTAX: Readonly<Record<string, Text>> = {
  BAD_ALIAS: { zh: '别名写法不对', en: 'not a valid alias' },
  ALIAS_PROPS: { zh: '别名不能再带锚点或标签', en: 'an alias cannot carry an anchor or a tag' },
  BAD_COLLECTION_TYPE: { zh: '标签与内容的类型不符', en: 'the tag does not fit this kind of content' },
  BAD_DIRECTIVE: { zh: '% 开头的指令写法不对', en: 'not a valid % directive' },
  BAD_DQ_ESCAPE: { zh: '双引号里的反斜杠写法不对', en: 'not a valid backslash escape in double quotes' },
  BAD_INDENT: { zh: '缩进不对，或前面的括号没有收尾', en: 'wrong indentation, or a bracket above is not closed' },
  BAD_PROP_ORDER: { zh: '锚点或标签放错了位置', en: 'an anchor or tag stands in the wrong place' },
  BAD_SCALAR_START: {
    zh: '不加引号的文字不能用这个字符开头',
    en: 'text without quotes cannot begin with this character',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '一行里有两个“键: 值”，要加引号或换行',
    en: 'two “key: value” on one line; quote the text or start a new line',
  },
  BLOCK_IN_FLOW: {
    zh: '括号里的文字有“: ”，没有加双引号；括号里也不能用缩进的写法',
    en: 'a text inside brackets has “: ” in it and no double quotes; indented lists and maps cannot stand there either',
  },
  MISSING_CHAR: { zh: '少了引号、逗号、冒号或括号', en: 'a quotation mark, comma, colon or bracket is missing' },
  MULTILINE_IMPLICIT_KEY: { zh: '键要写在一行里', en: 'a key has to stand on one line' },
  MULTIPLE_ANCHORS: { zh: '一处只能有一个锚点', en: 'there can be only one anchor here' },
  MULTIPLE_DOCS: { zh: '一个文件里有多份文档（---）', en: 'the file holds several documents (---)' },
  MULTIPLE_TAGS: { zh: '一处只能有一个标签', en: 'there can be only one tag here' },
  NON_STRING_KEY: { zh: '键要是文字', en: 'a key has to be text' },
  TAB_AS_INDENT: { zh: '缩进用了制表符，要用空格', en: 'indented with a tab; use blanks' },
  TAG_RESOLVE_FAILED: { zh: '标签与内容不符', en: 'the tag does not fit the content' },
  UNEXPECTED_TOKEN: {
    zh: '这里多出了内容，多半是缩进或引号不对',
    en: 'something too much here; most likely the indentation or a quotation mark',
  },
};

/** What the parser found, in both languages; its own words where it says more than we do. */
export function syntaxText(code: string, message: string): Text {
  const own = message.split('\n')[0] ?? '';
  const known = SYNTAX[code];
  return known ? { zh: known.zh, en: `${known.en} (${own})` } : { zh: own, en: own };
}

export const UNRESOLVED_ALIAS: Text = { zh: '别名前面没有对应的锚点', en: 'an alias without an anchor before it' };

/**
 * Offset at which brackets nest deeper than allowed. The parser gives up on such a document in the middle, and its error
 * stands where its stack ran out; quotation marks need no care, since it takes thousands of brackets to get here.
 */
export function bracketsTooDeep(text: string, most: number): number {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const c = text.charAt(offset);
    if (c === '[' || c === '{') depth += 1;
    else if (c === ']' || c === '}') depth = Math.max(0, depth - 1);
    if (depth > most) return offset;
  }
  return 0;
}
