import { isTakenBack } from './fact-denials';
import { endsFrom, factTree } from './fact-tree';
import type { Lexicon } from './lexicon';
import { type Normalised, normalise, type Tongue } from './normalise';
import type { CaseFact, Finding } from './types';

const DENIALS: readonly string[] = [
  '不用',
  '不用带',
  '不用交',
  '不用补',
  '不必',
  '不需要',
  '无需',
  '不要',
  '不缺',
  '不差',
  '没缺',
  '免交',
  '不用再交',
  '不用提供',
  '不需要提供',
  '不收',
  '不用您交',
];
const ENGLISH_DENIALS: readonly string[] = [
  'no need for',
  'no need for the',
  'no need to bring',
  'no need to bring the',
  'do not need',
  'do not need the',
  'dont need',
  'dont need the',
];
/** “不符合条件” denies what “符合条件” says; in 要不 the 不 belongs to something else. */
const NO_DENIAL = ['要不'];
const MOST_PER_FACT = 3;

/**
 * Things of the case that the utterance names, each at most a few times; a thing that is waved off is not named, and one
 * that must be stated is not told by a question or a doubt.
 */
export function findFacts(
  normalised: Normalised,
  facts: readonly CaseFact[],
  { tongue, slips }: Pick<Lexicon, 'tongue' | 'slips'>,
): readonly Finding[] {
  const found: Finding[] = [];
  for (const { id, names, stated = false } of facts) {
    const tree = factTree(names, tongue, slips);
    let times = 0;
    for (let at = 0; at < normalised.text.length && times < MOST_PER_FACT; at++) {
      const ends = endsFrom(tree, normalised, at, tongue, stated).filter((end) => isWhole(normalised, at, end, tongue));
      if (ends.length === 0) continue;
      const end = Math.max(...ends);
      if (isDenied(normalised.text, at, tongue) || (stated && isTakenBack(normalised, { start: at, end }, tongue))) {
        // Nor is told what the words hold: in 不符合规定 there is 合规定.
        if (stated) at = end - 1;
        continue;
      }
      found.push({
        kind: 'fact',
        label: id,
        start: normalised.from[at] ?? 0,
        end: normalised.to[end - 1] ?? 0,
        template: 'fact',
        clauses: [],
        certainty: 'certain',
      });
      times += 1;
      at = end - 1;
    }
  }
  return found;
}

const NUMERALS = '0123456789零一二三四五六七八九十百两';

/** Not a piece of something else: 五个工作日 is not in 十五个工作日, and “lease” is not in “please”. */
function isWhole({ text, from, to, edge }: Normalised, at: number, end: number, tongue: Tongue): boolean {
  // Digits with a space between them are groups of one number: 139 0000 2715 ends with 2715.
  const goesOn = (i: number) =>
    i > 0 && i < text.length && from[i] === to[i - 1] && isNumeral(text, i - 1) && isNumeral(text, i);
  if (goesOn(at) || goesOn(end)) return false;
  if (tongue === 'zh') return true;
  if (TENS.some((tens) => text.endsWith(tens, at)) && UNITS.some((unit) => text.startsWith(unit, at))) return false;
  const plural = text[end] === 's' ? end + 1 : end;
  return edge[at] === 1 && [end, plural].some((stop) => stop === text.length || edge[stop] === 1);
}

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const UNITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const isNumeral = (text: string, i: number) => NUMERALS.includes(text.charAt(i));

/** As the normaliser leaves them; English ones once something reads English. */
let english: readonly string[] | null = null;

function denialsOf(tongue: Tongue): readonly string[] {
  if (tongue === 'zh') return DENIALS;
  english ??= ENGLISH_DENIALS.map((denial) => normalise(denial, 'en').text);
  return english;
}

function isDenied(text: string, at: number, tongue: Tongue): boolean {
  if (denialsOf(tongue).some((denial) => text.endsWith(denial, at))) return true;
  return tongue === 'zh' && text.endsWith('不', at) && !NO_DENIAL.some((word) => text.endsWith(word, at));
}
