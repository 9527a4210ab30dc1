import type { Text } from '../norms';

/** A slip of the hand that a YAML parser notices only by what it leads to, often further down. */
export interface Slip {
  /** Offset in the file. */
  readonly offset: number;
  readonly found: Text;
  readonly mend: Text;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

const wide = (sign: string, plain: string, zh: string, en: string) => ({
  found: {
    zh: `“${sign}”是中文标点`,
    en: `“${sign}” is a full-width sign`,
  },
  mend: { zh: `${zh}，写“${plain}”。`, en: `${en}; write “${plain}”.` },
});

type Pattern = readonly [RegExp, Pick<Slip, 'found' | 'mend'>];

/** Each with one group: what stands before the slip. Lines are looked at without what stands in quotes. */
const PATTERNS: readonly Pattern[] = [
  [
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /^([^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*)[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/,
    {
      found: { zh: '这里有一个看不见的控制字符', en: 'there is an invisible control character here' },
      mend: { zh: '删去它，多半是从别处粘贴来的。', en: 'Delete it; it was most likely pasted.' },
    },
  ],
  [
    /^([ ]*)[\u3000\u00a0]/,
    {
      found: { zh: '缩进用了全角空格或不换行空格', en: 'indented with full-width or no-break blanks' },
      mend: { zh: '改成普通空格。', en: 'Use plain blanks.' },
    },
  ],
  [
    /^(\s*)[\uff0d\u2014\u2013\u2022\u00b7](?=\s|[^\s-])/,
    wide('－', '- ', '列表每项用英文短横加空格', 'Items of a list begin with a hyphen and a blank'),
  ],
  [
    /^(\s*(?:- +)?["']?[A-Za-z_][\w-]*["']?\s*)\uff1a/,
    wide('：', ': ', '键后面用英文冒号加空格', 'A key takes a plain colon and a blank'),
  ],
  [
    /^(.*[{,\uff0c]\s*["']?[A-Za-z_][\w-]*["']?\s*)\uff1a/,
    wide('：', ': ', '键后面用英文冒号加空格', 'A key takes a plain colon and a blank'),
  ],
  [/^(.*:\s*)\uff5b/, wide('｛', '{', '用英文花括号', 'Use plain braces')],
  [/^(.*:\s*)\uff3b/, wide('［', '[', '用英文方括号', 'Use plain brackets')],
  [/^(.*:\s*)[\u3010]/, wide('【', '[', '用英文方括号', 'Use plain brackets')],
  [
    /^(.*\{.*)\uff0c(?=\s*["']?[a-z_][\w-]*["']?\s*[:\uff1a])/,
    wide('，', ', ', '键与键之间用英文逗号', 'Between keys stands a plain comma'),
  ],
];

/** A call with a comma in it ends the value there, where braces or brackets are open. */
const CALL = /([a-z_]+)\("[^"]*",/;
/** The whole of it, as far as it stands on the line. */
const WHOLE_CALL = /^[a-z_]+\([^)]*\)/;

/** What an author most likely did at the place where the parser stumbled, or in the lines just before; null if nothing shows. */
export function slipNear(text: string, offset: number): Slip | null {
  const lines = linesBefore(text, offset, 3);
  for (const line of lines) {
    const bare = withoutQuoted(line.text);
    for (const [pattern, { found, mend }] of PATTERNS) {
      const before = pattern.exec(bare)?.[1];
      if (before !== undefined) return { offset: line.start + before.length, found, mend };
    }
  }
  const [last, above] = lines;
  if (last === undefined) return null;
  return callWithComma(last) ?? (above === undefined ? null : leftOpen(last, above));
}

const OPENING = '{[';
const CLOSING = '}]';

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** A line that begins a key of its own, no deeper than the line above it, ends what that one left open. */
function leftOpen(last: Line, above: Line): Slip | null {
  if (!/^\s*(?:- +)?[A-Za-z_][\w-]*:(?:\s|$)/.test(last.text)) return null;
  if (indentOf(last.text) > indentOf(above.text)) return null;
  const open: number[] = [];
  for (const [at, sign] of withoutQuoted(above.text).split('').entries()) {
    if (OPENING.includes(sign)) open.push(at);
    else if (CLOSING.includes(sign)) open.pop();
  }
  const first = open.at(-1);
  if (first === undefined) return null;
  const closing = CLOSING[OPENING.indexOf(above.text[first] ?? '')] ?? '}';
  return {
    offset: above.start + first,
    found: { zh: '这个括号没有收尾', en: 'this bracket is not closed' },
    mend: { zh: `在行末补上“${closing}”。`, en: `Add “${closing}” at the end of the line.` },
  };
}

/** The line of the offset first, then those above that are not blank. */
function linesBefore(text: string, offset: number, count: number): readonly Line[] {
  const lines: Line[] = [];
  let end = text.indexOf('\n', offset);
  if (end < 0) end = text.length;
  while (lines.length < count && end >= 0) {
    // Before the first character there is nothing to look back on; a negative place would count as the first one.
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).slice(0, 2000);
    if (line.trim() !== '') lines.push({ start, text: line });
    if (start === 0) break;
    end = start - 1;
  }
  return lines;
}

/** Blanks out what stands in quotes, so that a text may hold any sign. */
const withoutQuoted = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => `"${'x'.repeat(quoted.length - 2)}"`);

function callWithComma({ start, text }: Line): Slip | null {
  const single = text.replace(/'(?:[^']|'')*'/g, (quoted) => '_'.repeat(quoted.length));
  const call = CALL.exec(single);
  if (!call || !/[{[]/.test(single.slice(0, call.index))) return null;
  const whole = WHOLE_CALL.exec(text.slice(call.index))?.[0] ?? `${call[1]}(…)`;
  return {
    offset: start + call.index,
    found: { zh: '条件里有逗号，没有加引号', en: 'a condition with a comma in it stands without quotes' },
    mend: {
      zh: `整个条件用单引号括起来，如 '${whole}'。`,
      en: `Put single quotes around the whole condition: '${whole}'.`,
    },
  };
}
