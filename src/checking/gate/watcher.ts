import type { Duty } from '../../encounter';
import { type MonitorState, monitorKey, type TraceStep, type Watch, watchOf, watchStep } from '../../scoring';
import { type Graph, type GraphNode, type Happening, type InputEdge, WAIT } from './explore';
import { type FlatGraph, flatGraph } from './flat-graph';
import { NumberList } from './number-list';
import { NumberTable } from './number-table';
import { View } from './view';

/** A way on from a node, as some duties see it: inputs they do not tell apart are one. */
export interface Move {
  readonly to: number;
  /** −1 is waiting. */
  readonly symbol: number;
  /** The same number exactly if every watch moves alike; 0 if none can move. */
  readonly kind: number;
}

/** Moves of the nodes that were asked for, one after the other. */
export interface Moves {
  /** By node: where its moves begin and end; −1 where they were not asked for. */
  readonly begin: NumberList;
  readonly end: NumberList;
  /** By move, as in `Move`. */
  readonly to: NumberList;
  readonly symbol: NumberList;
  readonly kind: NumberList;
}

export function roomForMoves(): Moves {
  const list = (): NumberList => new NumberList();
  return { begin: list(), end: list(), to: list(), symbol: list(), kind: list() };
}

const STILL = 0;
const UNASKED = -1;
const WIDE = 2 ** 26;
const MOST_SHOWN = 4096;

/**
 * Watches of some duties over one graph, as numbers. Two watches that earn the same from the same continuation are one
 * number, and what a move makes of it is found once; so following duties through a graph is looking up in a table.
 */
export class Watcher {
  readonly start: number;
  readonly limited: boolean;
  readonly #watches: Watch[] = [];
  /** Lines so far: a label is charged once a line. */
  readonly #lines: number[] = [];
  readonly #byKey = new Map<string, number>();
  /** What a move makes of a watch: by watch and kind where there are few of both, else in one table. */
  readonly #rows: number[][] = [];
  readonly #table = new NumberTable();
  readonly #few: boolean;
  readonly #kinds = new Map<number | string, number>();
  readonly #steps: (readonly Happening[])[] = [[]];
  readonly #before: (readonly string[])[] = [[]];
  /** By node. */
  readonly #inputs: (readonly Move[])[] = [];
  readonly #waits: (Move | null)[] = [];
  readonly #view: View;
  readonly #flat: FlatGraph;
  /** By what duties see of the place, then by what an edge shows and its symbols: kinds and symbols in turn. */
  readonly #ways: Map<number, readonly number[]>[] = [];

  constructor(
    readonly graph: Graph,
    readonly duties: readonly Duty[],
    draws: Readonly<Record<string, string>>,
    readonly moves: Moves = roomForMoves(),
  ) {
    const active = duties.map(() => true);
    this.#flat = flatGraph(graph);
    this.#view = new View(graph, duties, this.#flat);
    moves.begin.reset(graph.nodes.length, UNASKED);
    moves.end.reset(graph.nodes.length);
    for (const list of [moves.to, moves.symbol, moves.kind]) list.reset();
    this.#keys = duties.map(() => new WeakMap());
    this.limited = duties.some(({ within, since }) => (within ?? since) !== undefined);
    this.#few = duties.length === 1 && !this.limited;
    const { opening } = graph;
    const first: TraceStep = { ...opening, event: null, seq: 0, t: 0 };
    this.start = this.#number(watchStep(watchOf(duties, active, draws), first), 0);
  }

  get size(): number {
    return this.#watches.length;
  }

  watch(id: number): Watch {
    return this.#watches[id] as Watch;
  }

  readonly #keys: readonly WeakMap<MonitorState, string>[];

  /** As `watchKey`; what does not depend on the clock is kept. */
  #keyOf({ states, remembered, t }: Watch): string {
    let key = remembered.join();
    for (const [index, state] of states.entries()) {
      const duty = this.duties[index] as Duty;
      if (duty.within !== undefined || duty.since !== undefined) {
        key += `;${monitorKey(state, duty, t)}`;
        continue;
      }
      const kept = this.#keys[index] as WeakMap<MonitorState, string>;
      let name = kept.get(state);
      if (name === undefined) {
        name = `;${monitorKey(state, duty, t)}`;
        kept.set(state, name);
      }
      key += name;
    }
    return key;
  }

  #number(watch: Watch, lines: number): number {
    const key = this.#keyOf(watch);
    let id = this.#byKey.get(key);
    if (id === undefined) {
      id = this.#watches.length;
      this.#byKey.set(key, id);
      this.#watches.push(watch);
      this.#lines.push(lines);
    }
    return id;
  }

  #kind(name: number | string, before: readonly string[], steps: readonly Happening[]): number {
    let kind = this.#kinds.get(name);
    if (kind === undefined) {
      kind = this.#steps.length;
      this.#kinds.set(name, kind);
      this.#steps.push(steps);
      this.#before.push(before);
    }
    return kind;
  }

  /** What a move of this kind makes of the watch. */
  next(id: number, kind: number): number {
    if (kind === STILL) return id;
    if (!this.#few) {
      const name = kind * WIDE + id;
      let next = this.#table.get(name);
      if (next === undefined) {
        next = this.#step(id, kind);
        this.#table.set(name, next);
      }
      return next;
    }
    let row = this.#rows[id];
    if (!row) {
      row = [];
      this.#rows[id] = row;
    }
    let next = row[kind];
    if (next === undefined) {
      next = this.#step(id, kind);
      row[kind] = next;
    }
    return next;
  }

  #step(id: number, kind: number): number {
    let watch = this.watch(id);
    let lines = this.#lines[id] ?? 0;
    let before = this.#before[kind] ?? [];
    for (const happening of this.#steps[kind] ?? []) {
      lines += 1;
      const { event, raised, entered, moments, after } = happening;
      const step: TraceStep = { event, raised, entered, moments, seq: lines, t: watch.t + after };
      watch = watchStep(watch, step, before);
      before = moments;
    }
    return this.#number(watch, lines);
  }

  #kindAt(
    before: readonly string[],
    situation: GraphNode['situation'],
    edge: InputEdge,
    sight: number,
    symbol: number,
  ): number {
    const view = this.#view;
    const shown = view.shown(edge);
    if (sight === 0 && shown === 0 && !this.limited && !view.all) return STILL;
    const name = (view.scope(before) * MOST_SHOWN + shown) * WIDE + sight;
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const { raised, entered, moments } = edge;
    return this.#kind(name, before, [{ event: view.event(symbol, situation), raised, entered, moments, after: 0 }]);
  }

  /** Finds the moves of the node, if they were not asked for yet: one symbol for all that these duties do not tell apart. */
  open({ id, moments, situation }: GraphNode): void {
    const { begin, end, to, symbol, kind } = this.moves;
    if (begin.at(id) !== UNASKED) return;
    const first = to.length;
    begin.set(id, first);
    const { starts, to: leadsTo, group, edges, groups, situations } = this.#flat;
    const place = this.#view.scopeAt(id) * this.#flat.situationOf.length + (situations[id] as number);
    let ways = this.#ways[place];
    if (!ways) {
      ways = new Map();
      this.#ways[place] = ways;
    }
    const last = starts[id + 1] as number;
    for (let edge = starts[id] as number; edge < last; edge += 1) {
      const one = edges[edge] as InputEdge;
      const name = this.#view.shown(one) * groups + (group[edge] as number);
      let list = ways.get(name);
      if (!list) {
        const sights = this.#view.sightsIn(situation)(one);
        list = sights.flatMap((way) => [this.#kindAt(moments, situation, one, way.sight, way.symbol), way.symbol]);
        ways.set(name, list);
      }
      const goal = leadsTo[edge] as number;
      for (let at = 0; at < list.length; at += 2) {
        const own = list[at] as number;
        let listed = false;
        for (let move = first; move < to.length && !listed; move += 1)
          listed = kind.at(move) === own && to.at(move) === goal;
        if (listed) continue;
        to.push(goal);
        kind.push(own);
        symbol.push(list[at + 1] as number);
      }
    }
    end.set(id, to.length);
  }

  /** The same as objects. */
  inputs(node: GraphNode): readonly Move[] {
    const known = this.#inputs[node.id];
    if (known) return known;
    this.open(node);
    const { begin, end, to, symbol, kind } = this.moves;
    const list: Move[] = [];
    for (let move = begin.at(node.id); move < end.at(node.id); move += 1)
      list.push({ to: to.at(move), symbol: symbol.at(move), kind: kind.at(move) });
    this.#inputs[node.id] = list;
    return list;
  }

  wait(node: GraphNode): Move | null {
    let found = this.#waits[node.id];
    if (found === undefined) {
      found = node.wait && { to: node.wait.to, symbol: WAIT, kind: this.#waitKind(node, node.wait.happenings) };
      this.#waits[node.id] = found;
    }
    return found;
  }

  #waitKind(node: GraphNode, happenings: readonly Happening[]): number {
    const view = this.#view;
    let seen = this.limited;
    for (const happening of happenings) seen ||= view.sees(happening);
    if (!seen) return STILL;
    let name = '';
    let before = view.scope(node.moments);
    for (const { event, raised, entered, moments, after } of happenings) {
      const timer = event.type === 'TIMER' && view.timers.has(event.timer) ? event.timer : '';
      const shown = view.shownBy(raised, entered);
      const scope = view.scope(moments);
      name += `|${timer} ${shown} ${before} ${scope} ${this.limited ? after : ''}`;
      before = scope;
    }
    return this.#kind(name, node.moments, happenings);
  }

  /** The move that one input is, or waiting; null where it cannot be. */
  moveBy(node: GraphNode, symbol: number): Move | null {
    if (symbol === WAIT) return this.wait(node);
    const edge = node.inputs.find(({ symbols }) => symbols.includes(symbol));
    if (!edge) return null;
    const sight = this.#view.sightOf(symbol, node.situation);
    return { to: edge.to, symbol, kind: this.#kindAt(node.moments, node.situation, edge, sight, symbol) };
  }
}
