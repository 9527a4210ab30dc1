import type { Text } from '../norms';
import { EFFECT_NAMES } from './document-schema-effects';

/** What an unknown key was probably meant to be. */
export interface Suggestion {
  readonly mend: Text;
  /** Keys that it stands for: that they are missing need not be told besides. */
  readonly stands: readonly string[];
}

/** Words that other formats and other trainers use, and ours; the first that the place knows is meant. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  zh: ['zhcn', 'zhhans', 'cn', 'chinese', '中文'],
  en: ['enus', 'engb', 'english', '英文'],
  vars: ['variables', 'variable', 'data', 'context', '变量'],
  draws: ['variation', 'variations', 'variants', 'random', 'seeds', '抽签'],
  cast: ['persons', 'people', 'characters', 'roles', 'citizens', 'actors', '人物'],
  moments: ['states', 'scenes', 'steps', 'nodes', '时刻'],
  interruptions: ['interrupts', 'interruption', '插曲'],
  endings: ['ends', 'outcomes', 'results', '结局'],
  duties: ['checkpoints', 'criteria', 'goals', 'tasks', '考核点'],
  forms: ['papers', 'documents', '文书'],
  actions: ['acts', '动作'],
  facts: ['items', 'things', '事实'],
  clauses: ['clause', 'norm', 'norms', 'cites', 'references', 'source', '条款'],
  minutes: ['timelimit', 'duration', 'time', 'limit', '时限'],
  number: ['no', 'code'],
  summary: ['description', 'about', 'abstract'],
  briefing: ['intro', 'introduction', 'instructions'],
  rules: ['transitions', 'on', 'edges', 'reactions', '规则'],
  enter: ['onenter', 'entry', 'onentry', 'start', 'say', 'opening'],
  when: ['on', 'trigger', 'event'],
  if: ['guard', 'condition', 'cond', 'where', 'unless'],
  goto: ['target', 'to', 'next', 'then', 'transition', 'go'],
  do: ['effects', 'effect', 'then', 'actions', 'action', 'run'],
  after: ['delay', 'duration', 'timeout', 'in', 'time'],
  within: ['timelimit', 'deadline', 'limit', 'time', 'before', 'withinseconds'],
  during: ['scope', 'in', 'moment', 'moments', 'while', 'at'],
  weight: ['points', 'score', 'value'],
  text: ['title', 'description', 'name', 'label'],
  title: ['name', 'label', 'text'],
  label: ['title', 'name', 'text'],
  kind: ['type'],
  type: ['kind'],
  start: ['default', 'initial', 'value', 'init'],
  who: ['person', 'citizen', 'speaker', 'name', 'actor'],
  by: ['delta', 'change', 'value', 'amount'],
  why: ['reason', 'because'],
  figure: ['body', 'type', 'gender'],
  expect: ['answer', 'correct', 'right', 'value'],
  one_of: ['oneof', 'any', 'anyof', 'values'],
  names: ['words', 'wordings', 'synonyms', 'aliases'],
  parts: ['elements', 'components'],
  existence: ['exists', 'occurs', 'must', 'required'],
  absence: ['absent', 'never', 'mustnot', 'forbidden'],
  precedence: ['precedes', 'before', 'order'],
  response: ['responds', 'followedby'],
  not_coexistence: ['notcoexist', 'exclusive'],
  all_of: ['all', 'every', 'unordered', 'simultaneous', 'allof'],
  choice: ['anyof', 'oneof', 'any', 'either'],
};

const plain = (key: string): string => key.toLowerCase().replace(/[-_\s]/g, '');

/** Keys that other formats need and this one does not. */
const NEEDLESS: Readonly<Record<string, Text>> = {
  initial: { zh: '不用写：从写在第一个的开始。', en: 'Not needed: the one written first opens.' },
  history: { zh: '不用写：goto: back 就回到原处。', en: 'Not needed: goto: back returns to where it was.' },
  id: { zh: '不用写：键就是编号。', en: 'Not needed: the key is the id.' },
};

function closest(found: string, known: readonly string[]): string | undefined {
  const own = plain(found);
  const same = known.find((key) => plain(key) === own);
  if (same !== undefined) return same;
  const meant = known.find((key) => Object.hasOwn(SAME, key) && SAME[key]?.includes(own));
  if (meant !== undefined) return meant;
  return nearest(own, known, own.length < 4 ? 0 : own.length < 6 ? 1 : 2);
}

function nearest(own: string, known: readonly string[], most: number): string | undefined {
  let best: string | undefined;
  let least = most;
  for (const key of known) {
    const far = distance(own, plain(key));
    if (far <= least && far > 0 && (best === undefined || far < least)) {
      best = key;
      least = far;
    }
  }
  return best;
}

/** Letters to change, add or leave out. Keys are short; long ones are nobody's slip. */
function distance(a: string, b: string): number {
  if (a.length > 40 || Math.abs(a.length - b.length) > 2) return 9;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 9;
}

const isMapping = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What to write instead of a key that the place does not know; null if nothing comes to mind. */
export function suggestKey(found: string, value: unknown, known: readonly string[]): Suggestion | null {
  if (/^[\u3000\u00a0]/.test(found)) {
    return {
      mend: { zh: '缩进用普通空格，不用全角空格。', en: 'Indent with plain blanks, not with full-width ones.' },
      stands: [],
    };
  }
  const before = /^([a-z_]\w*)\s*\uff1a/.exec(found)?.[1];
  if (before !== undefined && known.includes(before)) {
    return {
      mend: {
        zh: `“${before}”后面用英文冒号加空格，文字用英文双引号。`,
        en: `After “${before}” write a plain colon and a blank, and plain double quotes around the text.`,
      },
      stands: [before],
    };
  }
  if (known.includes('zh') && ['text', 'words', 'content'].includes(plain(found)) && isMapping(value)) {
    return {
      mend: { zh: 'zh 和 en 直接写在这里，外面不套一层。', en: 'Write zh and en here, without a level around them.' },
      stands: ['zh', 'en'],
    };
  }
  const effects = known.includes('goto') ? 'do' : known.includes('enter') ? 'enter' : undefined;
  if (effects && (EFFECT_NAMES as readonly string[]).includes(found)) {
    return {
      mend: { zh: `这是效果，放进 ${effects} 里。`, en: `This is an effect; put it under ${effects}.` },
      stands: [],
    };
  }
  const needless = Object.hasOwn(NEEDLESS, found) ? NEEDLESS[found] : undefined;
  const meant = closest(found, known);
  if (meant === undefined) return needless ? { mend: needless, stands: [] } : null;
  return { mend: { zh: `改成“${meant}”。`, en: `Write “${meant}”.` }, stands: [meant] };
}
