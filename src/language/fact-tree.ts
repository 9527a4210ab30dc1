import { isNegatedAt } from './fact-denials';
import { type FactName, readFactName } from './fact-names';
import { normalise, type Tongue } from './normalise';
import type { Slips } from './slips';
import type { Normalised } from './writer';

/** The wordings of one fact, letter by letter. */
export interface FactTree {
  readonly next: Map<string, FactTree>;
  readonly gaps: { readonly most: number; readonly to: FactTree }[];
  ends: boolean;
}

/** A page asks about the same few encounters again and again; a folder of them must not fill the memory. */
const MOST_KEPT = 400;
const kept = new Map<string, FactTree>();

const leaf = (): FactTree => ({ next: new Map(), gaps: [], ends: false });

/** The tree of a fact's names as `tongue` reads them; a name whose signs are faulty stands for itself. */
export function factTree(names: readonly string[], tongue: Tongue, slips: Slips | null): FactTree {
  // By content: a fact that came through a thread's door is never the same object twice.
  const key = `${tongue}\n${names.join('\n')}`;
  const known = kept.get(key);
  if (known) return known;
  const tree = leaf();
  for (const name of names) {
    const read = readFactName(name);
    plant(tree, typeof read === 'string' ? { pieces: [[name]], gaps: [] } : read, (words) =>
      normalise(words, tongue, slips),
    );
  }
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, tree);
  return tree;
}

function plant(tree: FactTree, { pieces, gaps }: FactName, read: (words: string) => Normalised): void {
  let from = [tree];
  pieces.forEach((wordings, index) => {
    const ends = from.flatMap((node) =>
      wordings.flatMap((words) => {
        const { text } = read(words);
        return text === '' ? [] : [along(node, text)];
      }),
    );
    const gap = gaps[index];
    if (gap === undefined) {
      for (const end of ends) end.ends = true;
      return;
    }
    // However the piece was worded, what may follow is the same.
    const to = leaf();
    for (const end of new Set(ends)) end.gaps.push({ most: gap, to });
    from = [to];
  });
}

function along(tree: FactTree, text: string): FactTree {
  let node = tree;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    let next = node.next.get(unit);
    if (!next) {
      next = leaf();
      node.next.set(unit, next);
    }
    node = next;
  }
  return node;
}

/**
 * Where a wording that begins at `at` may end, in no order; in English a piece ends and the next begins with a word.
 * `stated`: what a denial in the gap turns round is not said.
 */
export function endsFrom(
  tree: FactTree,
  normalised: Normalised,
  at: number,
  tongue: Tongue,
  stated: boolean,
): readonly number[] {
  const { text, edge } = normalised;
  const ends: number[] = [];
  const atEdge = (i: number) => tongue === 'zh' || i >= text.length || edge[i] === 1;
  // Gaps lead to the same place by many ways.
  const beyond = new Map<FactTree, Set<number>>();
  const isNew = (node: FactTree, from: number): boolean => {
    const places = beyond.get(node) ?? new Set();
    if (places.has(from)) return false;
    beyond.set(node, places.add(from));
    return true;
  };
  const walk = (node: FactTree, from: number): void => {
    if (node.ends) ends.push(from);
    const next = node.next.get(text.charAt(from));
    if (next && from < text.length) walk(next, from + 1);
    if (node.gaps.length === 0 || !atEdge(from)) return;
    for (const { most, to } of node.gaps) {
      for (let past = 0; past <= most && from + past < text.length; past++) {
        const isTurned = stated && past > 0 && isNegatedAt(normalised, from + past, tongue);
        if (!isTurned && atEdge(from + past) && isNew(to, from + past)) walk(to, from + past);
        if (text.charAt(from + past) === '。') break;
      }
    }
  };
  walk(tree, at);
  return ends;
}
