import type { Clause, ClauseKind, PackId } from '../../norms';

/** What the browser of norms is asked for; empty strings ask for everything. */
export interface NormQuery {
  readonly text: string;
  readonly pack: string;
  readonly area: string;
  readonly kind: string;
  readonly critical: boolean;
}

export interface NormIndex {
  readonly clauses: readonly Clause[];
  /** By clause: everything it is found by, folded. */
  readonly words: ReadonlyMap<string, string>;
}

/** Longest question that is looked at. */
const LONGEST = 80;

/** Case, width and spaces do not matter to who searches. */
function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

export function indexNorms(clauses: readonly Clause[], initials: Readonly<Record<string, string>>): NormIndex {
  const words = new Map(
    clauses.map((clause): [string, string] => {
      const { id, text, place, phrase = [], note = '', steps = [], elements = [] } = clause;
      return [
        id,
        fold([id, text.zh, text.en, place, ...phrase, note, ...steps, ...elements, initials[id] ?? ''].join('|')),
      ];
    }),
  );
  return { clauses, words };
}

/** Every word of the question must occur; a clause named by its id comes first, and then those it begins. */
export function searchNorms({ clauses, words }: NormIndex, query: NormQuery): readonly Clause[] {
  const asked = fold(query.text.slice(0, LONGEST)).trim();
  const parts = asked.split(' ').filter(Boolean);
  const found = clauses.filter(
    (clause) =>
      (query.pack === '' || clause.pack === query.pack) &&
      (query.area === '' || clause.area === query.area) &&
      (query.kind === '' || clause.kind === query.kind) &&
      (!query.critical || clause.critical) &&
      parts.every((part) => words.get(clause.id)?.includes(part)),
  );
  if (asked === '') return found;
  const rank = ({ id }: Clause): number => {
    const name = id.toLowerCase();
    return name === asked ? 0 : name.startsWith(asked) ? 1 : 2;
  };
  return [...found].sort((a, b) => rank(a) - rank(b));
}

/** An address may say anything: what names no pack, area or kind asks for nothing. */
export function queryFrom(
  search: URLSearchParams,
  known: {
    readonly packs: readonly PackId[];
    readonly areas: readonly string[];
    readonly kinds: readonly ClauseKind[];
  },
): NormQuery & { readonly page: number } {
  const among = (name: string, options: readonly string[]): string => {
    const value = search.get(name) ?? '';
    return options.includes(value) ? value : '';
  };
  const page = Number(search.get('page') ?? '1');
  return {
    text: (search.get('q') ?? '').slice(0, LONGEST),
    pack: among('pack', known.packs),
    area: among('area', known.areas),
    kind: among('kind', known.kinds),
    critical: search.get('critical') === '1',
    page: Number.isInteger(page) && page > 0 && page < 1000 ? page : 1,
  };
}
