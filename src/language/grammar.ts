import { marked, normalise, type Tongue } from './normalise';
import { isParticle } from './normalise-chinese';
import { type Ref, SLOTS } from './program';

/** What a template says, after parsing. Positions in problems are 1-based columns of the template source. */
export type Phrase =
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'all'; readonly parts: readonly Phrase[] }
  | { readonly is: 'one'; readonly of: readonly Phrase[] }
  | { readonly is: 'maybe'; readonly part: Phrase }
  | { readonly is: 'gap'; readonly most: number; readonly wide: boolean }
  | { readonly is: 'digits' }
  | { readonly is: 'edge'; readonly must: boolean }
  | { readonly is: 'slot'; readonly name: string; readonly part: Phrase }
  /** A rule that is compiled already. */
  | { readonly is: 'ready'; readonly ref: Ref };

export type LexiconCode =
  | 'LEX_UNCLOSED'
  | 'LEX_UNEXPECTED'
  | 'LEX_EMPTY'
  | 'LEX_UNKNOWN_RULE'
  | 'LEX_RULE_CYCLE'
  | 'LEX_GAP'
  | 'LEX_OPEN_START'
  | 'LEX_TOO_LARGE'
  | 'LEX_UNKNOWN_LABEL';

export interface LexiconProblem {
  readonly code: LexiconCode;
  /** Id of the template or name of the rule. */
  readonly where: string;
  /** 1-based column, UTF-16 units, in the template source. */
  readonly column: number;
  readonly zh: string;
  readonly en: string;
}

const PROBLEMS: Readonly<Record<LexiconCode, readonly [string, string]>> = {
  LEX_UNCLOSED: ['括号没有闭合', 'a bracket is not closed'],
  LEX_UNEXPECTED: ['这里不能出现这个符号', 'this sign cannot stand here'],
  LEX_EMPTY: ['模板或选项为空', 'the template or an alternative is empty'],
  LEX_UNKNOWN_RULE: ['没有这个规则或槽位', 'no such rule or slot'],
  LEX_RULE_CYCLE: ['规则引用了自己', 'the rule refers to itself'],
  LEX_GAP: ['间隔要写成 ..1 到 ..40', 'a gap is written ..1 to ..40'],
  LEX_OPEN_START: ['模板不能以间隔开头，也不能什么都不说', 'a template cannot begin with a gap or say nothing'],
  LEX_TOO_LARGE: ['模板展开后太大', 'the template is too large once expanded'],
  LEX_UNKNOWN_LABEL: ['没有这个标签', 'no such label'],
};

export class TemplateError extends Error {
  readonly code: LexiconCode;
  readonly column: number;

  constructor(code: LexiconCode, column: number) {
    super(`${code} at ${column}: ${PROBLEMS[code][1]}`);
    this.name = 'TemplateError';
    this.code = code;
    this.column = column;
  }
}

export function problemOf(code: LexiconCode, where: string, column: number): LexiconProblem {
  const [zh, en] = PROBLEMS[code];
  return { code, where, column, zh, en };
}

const WIDEST_GAP = 40;
const SIGNS = '[]()|<>{},^$#';

/** Named phrases that templates refer to with <name>, and slots with {name}. Parsed once, on first use. */
export class Rules {
  private readonly parsed = new Map<string, Phrase>();
  private readonly sources: Readonly<Record<string, string>>;
  private readonly open: string[] = [];
  readonly tongue: Tongue;

  /** `ready`: rules of a compiled lexicon, which a source of the same name takes the place of. */
  constructor(sources: Readonly<Record<string, string>>, tongue: Tongue, ready: ReadonlyMap<string, Ref> = new Map()) {
    this.sources = sources;
    this.tongue = tongue;
    for (const [name, ref] of ready) if (!Object.hasOwn(sources, name)) this.parsed.set(name, { is: 'ready', ref });
  }

  get(name: string, column: number): Phrase {
    const known = this.parsed.get(name);
    if (known) return known;
    const source = Object.hasOwn(this.sources, name) ? this.sources[name] : undefined;
    if (source === undefined) throw new TemplateError('LEX_UNKNOWN_RULE', column);
    if (this.open.includes(name)) throw new TemplateError('LEX_RULE_CYCLE', column);
    this.open.push(name);
    const phrase = parsePhrase(source, this);
    this.open.pop();
    this.parsed.set(name, phrase);
    return phrase;
  }
}

/**
 * Parses a template: literals, [optional], (a|b|c), <rule>, {slot}, ..n and ...n (gap of up to n units inside a clause or
 * across clauses), # (digits), `,` (a clause edge or nothing), ^ and $ (a clause edge, required).
 */
export function parsePhrase(source: string, rules: Rules): Phrase {
  let at = 0;

  function alternatives(closing: string, opened: number): Phrase {
    const of: Phrase[] = [sequence(closing !== '')];
    while (source.charAt(at) === '|') {
      at++;
      of.push(sequence(true));
    }
    if (closing !== '') {
      if (source.charAt(at) !== closing) throw new TemplateError('LEX_UNCLOSED', opened + 1);
      at++;
    } else if (at < source.length) throw new TemplateError('LEX_UNEXPECTED', at + 1);
    const only = of[0];
    return of.length === 1 && only ? only : { is: 'one', of };
  }

  function sequence(nested: boolean): Phrase {
    const parts: Phrase[] = [];
    const start = at;
    while (at < source.length) {
      const sign = source.charAt(at);
      if (sign === '|' || sign === ')' || sign === ']') {
        if (!nested) throw new TemplateError('LEX_UNEXPECTED', at + 1);
        break;
      }
      parts.push(element(sign));
    }
    if (parts.length === 0) throw new TemplateError('LEX_EMPTY', start + 1);
    const only = parts[0];
    return parts.length === 1 && only ? only : { is: 'all', parts };
  }

  function element(sign: string): Phrase {
    const opened = at;
    switch (sign) {
      case '[':
        at++;
        return { is: 'maybe', part: alternatives(']', opened) };
      case '(':
        at++;
        return alternatives(')', opened);
      case '<':
      case '{': {
        const end = source.indexOf(sign === '<' ? '>' : '}', at);
        if (end < 0) throw new TemplateError('LEX_UNCLOSED', opened + 1);
        const name = source.slice(at + 1, end);
        at = end + 1;
        const part = rules.get(name, opened + 1);
        return sign === '<' || !SLOTS.includes(name) ? part : { is: 'slot', name, part };
      }
      case ',':
        at++;
        return { is: 'edge', must: false };
      case '^':
      case '$':
        at++;
        return { is: 'edge', must: true };
      case '#':
        at++;
        return { is: 'digits' };
      case '>':
      case '}':
        throw new TemplateError('LEX_UNEXPECTED', at + 1);
    }
    if (source.startsWith('..', at)) {
      at += 2;
      const wide = source.charAt(at) === '.';
      if (wide) at++;
      const from = at;
      while (source.charAt(at) >= '0' && source.charAt(at) <= '9') at++;
      const most = at > from && at - from <= 2 ? Number(source.slice(from, at)) : 0;
      if (most < 1 || most > WIDEST_GAP) throw new TemplateError('LEX_GAP', opened + 1);
      return { is: 'gap', most, wide };
    }
    let end = at + 1;
    while (end < source.length && !SIGNS.includes(source.charAt(end)) && !source.startsWith('..', end)) end++;
    const raw = source.slice(at, end);
    at = end;
    return literal(raw, rules.tongue);
  }

  return alternatives('', 0);
}

/**
 * A literal is written as people write and matched as the normaliser leaves it: a particle or mark that the normaliser
 * turns into an edge is an edge here too (来啊 is 来 and an edge). A question mark stands for itself.
 */
function literal(raw: string, tongue: Tongue): Phrase {
  const parts: Phrase[] = [];
  let plain = '';
  const flush = () => {
    const text = marked(normalise(plain, tongue), tongue);
    if (text !== '') parts.push({ is: 'literal', text });
    plain = '';
  };
  for (const unit of raw) {
    if (unit === '？') {
      flush();
      parts.push({ is: 'literal', text: unit });
    } else if (
      EDGES.includes(unit) ||
      (tongue === 'zh' && isParticle(unit) && !plain.endsWith('干') && !plain.endsWith('哈'))
    ) {
      flush();
      parts.push({ is: 'edge', must: true });
    } else plain += unit;
  }
  flush();
  const only = parts[0];
  return parts.length === 1 && only ? only : { is: 'all', parts };
}

const EDGES = '，。、：；！';
