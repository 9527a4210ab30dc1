/**
 * Second door of this room, for authoring, checking and the command line: all clauses of all packs.
 * The trainee's page must not import it; it gets the cited clauses with each encounter and uses `createNorms`.
 */
import beyondRows from './beyond.json';
import { isClauseId, NormsError, packOf } from './clause-id';
import { createNorms, type Norms } from './lookup';
import bu from './packs/bu.json';
import cq from './packs/cq.json';
import gd from './packs/gd.json';
import hr from './packs/hr.json';
import tt from './packs/tt.json';
import { normSource, PACK_IDS } from './sources';
import tensionRows from './tensions.json';
import type { Clause, ClauseId, NormPack, PackId, Text } from './types';

/** One line of a pack file: as {@link Clause}, with what can be derived or is the default left out. */
type ClauseRow = Omit<Clause, 'id' | 'pack' | 'text' | 'critical' | 'criticalReason' | 'sameAs'> & {
  readonly id: ClauseId;
  readonly zh: string;
  readonly en: string;
  /** Why a breach fails the whole attempt; absent when it does not. */
  readonly critical?: string;
  readonly sameAs?: readonly ClauseId[];
};

/** Where two norms, or a norm and common practice, pull apart, and how this project scores it. */
export interface Tension {
  readonly ids: readonly ClauseId[];
  readonly text: Text;
}

/** Good practice that no clause asks for: taught and labelled, never scored. */
export interface BeyondPractice {
  readonly id: string;
  readonly area: string;
  readonly text: Text;
  /** Addresses of where it was read; empty for general knowledge. */
  readonly basis: readonly string[];
  /** Clauses it goes further than. */
  readonly attach: readonly ClauseId[];
}

// The rows are our own data; tests/norms checks every one of them against the type.
const ROWS = { tt, hr, bu, cq, gd } as unknown as Readonly<Record<PackId, readonly ClauseRow[]>>;

function clauseOf({ zh, en, critical, sameAs, ...row }: ClauseRow): Clause {
  return {
    ...row,
    pack: packOf(row.id),
    text: { zh, en },
    critical: critical !== undefined,
    ...(critical === undefined ? {} : { criticalReason: critical }),
    sameAs: sameAs ?? [],
  };
}

const PACKS: readonly NormPack[] = PACK_IDS.map((id) => ({ ...normSource(id), clauses: ROWS[id].map(clauseOf) }));

export function packs(): readonly NormPack[] {
  return PACKS;
}

export const allNorms = createNorms(PACKS.flatMap((pack) => pack.clauses));

/** All clauses, those of one pack taken from another version of it; `withdrawn` are clauses that this version lacks. */
export function normsUnder(
  pack: PackId,
  text: string,
): { readonly norms: Norms; readonly withdrawn: ReadonlySet<string> } {
  const clauses = rowsOf(pack, text).map(clauseOf);
  const ids = new Set<string>(clauses.map(({ id }) => id));
  const before = PACKS.find(({ id }) => id === pack)?.clauses ?? [];
  const withdrawn = before.filter(({ id }) => !ids.has(id));
  const others = PACKS.flatMap((one) => (one.id === pack ? [] : one.clauses));
  // Withdrawn clauses can still be looked up, so that what cites them can say so.
  const norms = createNorms([...others, ...clauses, ...withdrawn]);
  return { norms, withdrawn: new Set(withdrawn.map(({ id }) => id)) };
}

const DIMENSIONS: readonly unknown[] = ['etiquette', 'forbidden', 'procedure', 'readiness', 'knowledge'];

/** Rows of a pack file that did not come with the program: every row is looked at before it is believed. */
function rowsOf(pack: PackId, text: string): readonly ClauseRow[] {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    throw new NormsError('norms/bad-pack', pack);
  }
  const isRow = (row: unknown): row is ClauseRow => {
    if (typeof row !== 'object' || row === null) return false;
    const { id, zh, en, dimension, sameAs } = row as Readonly<Record<string, unknown>>;
    const twins = sameAs === undefined || (Array.isArray(sameAs) && sameAs.every((one) => typeof one === 'string'));
    return (
      typeof id === 'string' &&
      isClauseId(id) &&
      packOf(id) === pack &&
      typeof zh === 'string' &&
      typeof en === 'string' &&
      DIMENSIONS.includes(dimension) &&
      twins
    );
  };
  if (!Array.isArray(rows)) throw new NormsError('norms/bad-pack', pack);
  const bad = rows.findIndex((row) => !isRow(row));
  if (bad >= 0) throw new NormsError('norms/bad-pack', `${pack} ${bad + 1}`);
  return rows as readonly ClauseRow[];
}

export const tensions: readonly Tension[] = tensionRows.map(({ ids, zh, en }) => ({
  ids: ids.map(allNorms.known),
  text: { zh, en },
}));

export const beyond: readonly BeyondPractice[] = beyondRows.map(({ id, area, zh, en, basis, attach }) => ({
  id,
  area,
  text: { zh, en },
  basis,
  attach: attach.map(allNorms.known),
}));
