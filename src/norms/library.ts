/**
 * Second door of this room, for authoring, checking and the command line: all clauses of all packs.
 * The trainee's page must not import it; it gets the cited clauses with each encounter and uses `createNorms`.
 */
import beyondRows from './beyond.json';
import { packOf } from './clause-id';
import { createNorms } from './lookup';
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
