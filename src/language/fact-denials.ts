import type { Span } from './guards';
import type { Normalised, Tongue } from './normalise';
import { isBoundary } from './units';

/** How far back and on a doubt is looked for; a clause is rarely longer. */
const NEAR = 80;
const SENTENCE_MARKS = '。？';

/**
 * Whether the words beside a named fact take it back: a denial, a doubt, or a question that asks for it. Only a fact that
 * must be stated is tested; naming a paper in a question names it.
 */
export function isTakenBack(normalised: Normalised, span: Span, tongue: Tongue): boolean {
  const { text } = normalised;
  const [start, end] = [begin(text, span.start), stop(text, span.end)];
  if (tongue === 'zh') {
    const before = text.slice(start, span.start);
    const after = text.slice(span.end, span.end + NEAR);
    return isTakenBackInChinese(before, text.slice(start, end), text.charAt(end), after);
  }
  const mark = SENTENCE_MARKS.includes(text.charAt(end)) ? text.charAt(end) : '';
  return isTakenBackInEnglish(spelt(normalised, start, span.start), spelt(normalised, start, end), mark);
}

/** Whether a denial ends at `at`, so that what follows is not said: 条件不达标, “are not here”. */
export function isNegatedAt({ text, edge }: Normalised, at: number, tongue: Tongue): boolean {
  if (tongue === 'zh') return text.charAt(at - 1) === '不' || text.charAt(at - 1) === '没';
  return NEGATIVES.some((word) => text.endsWith(word, at) && edge[at - word.length] === 1);
}

const CONTRACTED = ['ca', 'wo', 'is', 'are', 'was', 'were', 'do', 'does', 'did', 'could', 'would', 'has', 'have'];
const NEGATIVES = ['not', 'never', 'nolonger', 'hardly', ...CONTRACTED.map((verb) => `${verb}nt`)];

/** 不得不, 要不 and the like do not deny what follows. */
const DENIED =
  /(?<!要|得|是)(不能|不可以|不可|无法|没法|没办法|没|没有|未|尚未|不是|并非|不太|不够|未必|不见得|不一定|别|难以|不能说|不敢说|很难说|没说)在?$/;
const DOUBTED =
  /不知道|不清楚|不确定|不晓得|说不准|说不好|不敢说|没把握|不能保证|不敢保证|是否|是不是|会不会|难道|要不要问/;
const DOUBTED_AFTER =
  /^[^。？]{0,5}(我|我们|咱们|现在|目前|谁也|还)[也还都可真就]?(不知道|不清楚|不确定|说不准|说不好|不好说|没把握|不敢说|没底|说了不算|得再?问|要再?问)/;
/** What turns the verb before it: 上传不了. */
const CANNOT_AFTER = /^(不了|不上|不成|不到|不下)/;
const ASKS = /[吗么]$/;
const CONSENT = /(好|行|成|可以|对|是|明白|清楚|知道|懂|记住|记得|同意|放心)了?[吗么]$/;
const RHETORICAL = /不是|不就|还能|哪能|怎么会/;
const ASKING_WORD = /什么|哪|谁|怎么|多久|多少|几/;

function isTakenBackInChinese(before: string, clause: string, mark: string, after: string): boolean {
  if (DENIED.test(before) || DOUBTED.test(before) || CANNOT_AFTER.test(after) || DOUBTED_AFTER.test(after)) return true;
  if (CONSENT.test(clause) || RHETORICAL.test(clause)) return false;
  return ASKS.test(clause) || (mark === '？' && ASKING_WORD.test(clause));
}

const SMALL =
  'a|the|any|be|been|being|get|give|given|you|your|it|this|that|them|done|made|accept|accepted|possible|able|to|by|in|at|on|quite|really|yet|all|have|come|go|use|send|do';
const NOT = new RegExp(`\\b(not|never|no longer|no|hardly|(${CONTRACTED.join('|')})nt)( (${SMALL})){0,3}$`);
const UNSURE =
  /\b(whether|wonder|doubt|unsure|uncertain|unclear|not (sure|certain|clear|known|decided)|(not|dont|cant|cannot) (know|say|tell you|promise|guarantee)|(know|tell you|tell|ask|see|sure|say) if)\b/;
const ASKED = /^(and |but |so |or )?(did|do|does|is|are|was|were|have|has|had|am|who|what|when|where|why|which|how)\b/;
const ASKED_OF_IT =
  /^(and |but |so |or )?(can|will|would|could|should|may|might) (it|the|they|this|that|there|he|she|your)\b/;
/** Plain even without a question mark. */
const ASKED_OF_SOMEBODY = /^(did|do|does|are|were|was|is) (you|we|they|it|he|she|the|your|there)\b/;
const SUGGESTED = /^(how about|what about|why not|why dont you|is it all right|is it ok)\b/;

function isTakenBackInEnglish(before: string, clause: string, mark: string): boolean {
  if (NOT.test(before) || UNSURE.test(before)) return true;
  if (SUGGESTED.test(clause)) return false;
  return ASKED_OF_SOMEBODY.test(clause) || (mark === '？' && (ASKED.test(clause) || ASKED_OF_IT.test(clause)));
}

function begin(text: string, from: number): number {
  let at = from;
  while (at > 0 && from - at < NEAR && !isBoundary(text.charAt(at - 1))) at--;
  return at;
}

function stop(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < NEAR && !isBoundary(text.charAt(at))) at++;
  return at;
}

/** With the blanks between words that the matcher does without. */
function spelt({ text, edge }: Normalised, from: number, to: number): string {
  let words = '';
  for (let at = from; at < to; at++) words += (at > from && edge[at] ? ' ' : '') + text.charAt(at);
  return words;
}
