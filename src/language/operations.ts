// What the nodes of a program are made of. Used as a namespace, `op`: whatever reads a program needs nearly all of it.

/** What a node of the program does: the low three bits of its first word; above them its flag and a number. */
export const ALL = 0;
export const ONE = 1;
export const MAYBE = 2;
export const GAP = 3;
export const DIGITS = 4;
export const EDGE = 5;
export const SLOT = 6;
/** Of a gap: it runs over the ends of sentences. Of an edge: it must be there. */
export const FLAG = 8;
export const KIND = 7;
export const NUMBER = 4;
/** Of a choice, after its head: its number; then the options. Their order tells only where wording is kept. */
export const OPTIONS = 2;
