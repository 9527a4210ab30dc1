import type { Text } from '../norms';
import { ATOM_WORDS } from './expression-words';
import type { ProblemValues } from './problem-catalogue';

const TOKENS: Readonly<Record<string, Text>> = {
  EOF: { zh: '结尾', en: 'the end' },
  RPAREN: { zh: '“)”', en: '“)”' },
  LPAREN: { zh: '“(”', en: '“(”' },
  RBRACKET: { zh: '“]”', en: '“]”' },
  COLON: { zh: '“:”', en: '“:”' },
  COMMA: { zh: '“,”', en: '“,”' },
  LBRACKET: { zh: '“[”', en: '“[”' },
  DOT: { zh: '“.”', en: '“.”' },
  QUESTION: { zh: '“?”', en: '“?”' },
  PLUS: { zh: '“+”', en: '“+”' },
  MINUS: { zh: '“-”', en: '“-”' },
  MULTIPLY: { zh: '“*”', en: '“*”' },
  DIVIDE: { zh: '“/”', en: '“/”' },
  MODULO: { zh: '“%”', en: '“%”' },
  AND: { zh: '“&&”', en: '“&&”' },
  OR: { zh: '“||”', en: '“||”' },
  NOT: { zh: '“!”', en: '“!”' },
  EQ: { zh: '“==”', en: '“==”' },
  NE: { zh: '“!=”', en: '“!=”' },
  LT: { zh: '“<”', en: '“<”' },
  LE: { zh: '“<=”', en: '“<=”' },
  GT: { zh: '“>”', en: '“>”' },
  GE: { zh: '“>=”', en: '“>=”' },
  STRING: { zh: '引号里的文字', en: 'a quoted text' },
  NUMBER: { zh: '数字', en: 'a number' },
  IDENTIFIER: { zh: '名字', en: 'a name' },
};
const TYPES: Readonly<Record<string, Text>> = {
  bool: { zh: '是非（bool）', en: 'bool' },
  int: { zh: '整数（int）', en: 'int' },
  string: { zh: '文字（string）', en: 'string' },
};

const named = (table: Readonly<Record<string, Text>>, name = ''): Text =>
  Object.hasOwn(table, name) ? (table[name] ?? { zh: name, en: name }) : { zh: name, en: name };

/** Punctuation of a Chinese keyboard, which looks right and is not. */
const WIDE = /[\u2018-\u201d\u3000-\u303f\uff01-\uff5e]/;

const PATTERNS: readonly (readonly [RegExp, (...groups: readonly string[]) => Text])[] = [
  [
    /^Expected (\S+), got (\S+)$/,
    (want, got) => ({
      zh: `应为${named(TOKENS, want).zh}，却是${named(TOKENS, got).zh}`,
      en: `expected ${named(TOKENS, want).en}, found ${named(TOKENS, got).en}`,
    }),
  ],
  [
    /^Unexpected token: (\S+)$/,
    (token) => ({ zh: `这里不该是${named(TOKENS, token).zh}`, en: `${named(TOKENS, token).en} was not expected here` }),
  ],
  [
    /^Unexpected character: '?(.+?)'?$/,
    (character = '') =>
      WIDE.test(character)
        ? {
            zh: `“${character}”是中文标点，条件里要用英文标点`,
            en: `“${character}” is full-width; conditions use plain punctuation`,
          }
        : { zh: `这里不该有“${character}”`, en: `“${character}” was not expected here` },
  ],
  [/^Unterminated string/, () => ({ zh: '引号没有配对', en: 'a quote is not closed' })],
  [
    /^found no matching overload for '(\w+)\(/,
    (name) => ({ zh: `${name}() 的参数个数或类型不对`, en: `${name}() takes other arguments` }),
  ],
  [
    /^no such overload: (.+)$/,
    (use) => ({ zh: `类型不能这样用：${use}`, en: `these types do not go together: ${use}` }),
  ],
  [
    /^Logical operator requires bool operands, got '(\w+)'/,
    (type) => ({
      zh: `&& 和 || 的两边要是条件，这里有${named(TYPES, type).zh}`,
      en: `&& and || join conditions; one side is ${named(TYPES, type).en}`,
    }),
  ],
  [
    /^Ternary branches must have the same type, got '(\w+)' and '(\w+)'/,
    (a, b) => ({
      zh: `? : 的两个结果类型不同：${named(TYPES, a).zh}、${named(TYPES, b).zh}`,
      en: `the results of ? : differ in type: ${named(TYPES, a).en} and ${named(TYPES, b).en}`,
    }),
  ],
  [
    /^(\w+), expected (\w+)$/,
    (got, want) => ({
      zh: `得到的是${named(TYPES, got).zh}，应为${named(TYPES, want).zh}`,
      en: `it is ${named(TYPES, got).en}, expected ${named(TYPES, want).en}`,
    }),
  ],
  [
    /^Exceeded max\w+ \((\d+)\)/,
    (most) => ({ zh: `太长或太深，最多 ${most}`, en: `too long or too deep, at most ${most}` }),
  ],
  [/^(\w+)\(\)$/, (name) => ({ zh: `没有 ${name}() 这个词`, en: `there is no ${name}()` })],
];

/** What the expression library found, in both languages. What it has never said before stays as it is. */
function foundWords(found: string): Text {
  for (const [pattern, words] of PATTERNS) {
    const match = pattern.exec(found);
    if (match) return words(...match.slice(1));
  }
  return { zh: found, en: found };
}

/** What was found, and how the word in question is written where that is the matter. */
export function guardWords(found: string): ProblemValues {
  const values = { found: foundWords(found) };
  const called = /^found no matching overload for '(\w+)\(/.exec(found)?.[1];
  const form = called !== undefined && Object.hasOwn(ATOM_WORDS, called) ? ATOM_WORDS[called]?.form : undefined;
  if (form !== undefined) return { ...values, mend: { zh: `写成 ${form}。`, en: `Write ${form}.` } };
  if (!/^\w+\(\)$/.test(found)) return values;
  const known = Object.keys(ATOM_WORDS).join(', ');
  return { ...values, mend: { zh: `可用：${known}。`, en: `Known: ${known}.` } };
}

/** Things have no members here; what somebody looks for behind a dot has a word of its own. */
export function memberWords(found: string): ProblemValues {
  if (!found.startsWith('.')) return {};
  return {
    mend: {
      zh: '条件里没有“.”：情绪写 mood("人物编号")，变量直接写名字，此前的事写 has_said、has_told、has_done。',
      en: 'Conditions have no “.”: write mood("citizen") for a mood, the bare name of a variable, has_said, has_told, has_done for what came before.',
    },
  };
}
