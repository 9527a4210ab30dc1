import { calls, type Duty } from '../../encounter';
import { type MonitorState, monitorKey, type TraceStep, type Watch, watchOf, watchStep } from '../../scoring';
import { type Graph, type GraphNode, type Happening, type InputEdge, WAIT } from './explore';
import { NumberTable } from './number-table';
import { gained } from './relevance';
import { dutySignature } from './symbols';
import { dutyExprs, memoriesOf } from './terms';

/** A way on from a node, as some duties see it: inputs they do not tell apart are one. */
export interface Move {
  readonly to: number;
  /** −1 is waiting. */
  readonly symbol: number;
  /** The same number exactly if every watch moves alike; 0 if none can move. */
  readonly kind: number;
}

const STILL = 0;
/** Templates for which everything the trainee does counts, whatever it is. */
const WATCHES_ALL = /^(init|end|chain)/;
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
  readonly #moves = new NumberTable();
  readonly #kinds = new Map<number | string, number>();
  readonly #steps: (readonly Happening[])[] = [[]];
  readonly #before: (readonly string[])[] = [[]];
  /** By node. */
  readonly #inputs: (readonly Move[])[] = [];
  readonly #waits: (Move | null)[] = [];
  readonly #view: View;

  constructor(
    readonly graph: Graph,
    readonly duties: readonly Duty[],
    draws: Readonly<Record<string, string>>,
  ) {
    const active = duties.map(() => true);
    this.#view = new View(graph, duties);
    this.#keys = duties.map(() => new WeakMap());
    this.limited = duties.some(({ within, since }) => (within ?? since) !== undefined);
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

  /** What the move makes of the watch. */
  next(id: number, { kind }: Move): number {
    if (kind === STILL) return id;
    const name = kind * WIDE + id;
    let next = this.#moves.get(name);
    if (next === undefined) {
      next = this.#step(id, kind);
      this.#moves.set(name, next);
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

  #kindAt(node: GraphNode, edge: InputEdge, sight: number, symbol: number): number {
    const view = this.#view;
    const shown = view.shown(edge);
    if (sight === 0 && shown === 0 && !this.limited && !view.all) return STILL;
    const name = (view.scope(node.moments) * MOST_SHOWN + shown) * WIDE + sight;
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const event = view.event(symbol, node.situation);
    const { raised, entered, moments } = edge;
    return this.#kind(name, node.moments, [{ event, raised, entered, moments, after: 0 }]);
  }

  /** Everything that can be done at the node; one symbol for all that these duties do not tell apart. */
  inputs(node: GraphNode): readonly Move[] {
    const known = this.#inputs[node.id];
    if (known) return known;
    const list: Move[] = [];
    const sightsOf = this.#view.sightsIn(node.situation);
    for (const edge of node.inputs) {
      for (const { sight, symbol } of sightsOf(edge)) {
        const kind = this.#kindAt(node, edge, sight, symbol);
        let listed = false;
        for (const move of list) if (move.kind === kind && move.to === edge.to) listed = true;
        if (!listed) list.push({ to: edge.to, symbol, kind });
      }
    }
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
    if (!this.limited && !happenings.some((happening) => view.sees(happening))) return STILL;
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
    return { to: edge.to, symbol, kind: this.#kindAt(node, edge, sight, symbol) };
  }
}

/** Numbers for what the duties see of moments, of what is shown, and of symbols; 0 for what they do not see. */
class View {
  readonly all: boolean;
  readonly timers: ReadonlySet<string>;
  readonly #raised: ReadonlySet<string>;
  readonly #moments: ReadonlySet<string>;
  readonly #memories: readonly string[];
  readonly #scopes = new Map<string, number>();
  readonly #scopeOf = new Map<readonly string[], number>();
  readonly #shows = new Map<string, number>([['', 0]]);
  /** By number of what an edge shows. */
  readonly #showOf: number[] = [];
  readonly #sights = new Map<string, number>();
  readonly #bySituation = new Map<string, readonly number[]>();
  readonly #sightsIn = new Map<string, (edge: InputEdge) => readonly Sighted[]>();

  constructor(
    readonly graph: Graph,
    readonly duties: readonly Duty[],
  ) {
    const exprs = duties.flatMap(dutyExprs).flatMap(calls);
    const asked = (...atoms: readonly string[]) =>
      exprs.flatMap(([name, [arg]]) => (atoms.includes(name) && arg !== undefined ? [arg] : []));
    this.#raised = new Set(asked('event'));
    this.timers = new Set(asked('timer'));
    this.#moments = new Set([...asked('entered', 'at'), ...duties.flatMap((duty) => duty.during)]);
    this.#memories = [...new Set(duties.flatMap(memoriesOf))];
    this.all = duties.some(({ template }) => WATCHES_ALL.test(template));
  }

  scope(moments: readonly string[]): number {
    let scope = this.#scopeOf.get(moments);
    if (scope === undefined) {
      scope = numberOf(this.#scopes, moments.filter((id) => this.#moments.has(id)).join());
      this.#scopeOf.set(moments, scope);
    }
    return scope;
  }

  shown({ shown: number, raised, entered }: InputEdge): number {
    let shown = this.#showOf[number];
    if (shown === undefined) {
      shown = this.shownBy(raised, entered);
      this.#showOf[number] = shown;
    }
    return shown;
  }

  shownBy(raised: readonly string[], entered: readonly string[]): number {
    if (raised.length === 0 && entered.length === 0) return 0;
    const seen = [
      ...raised.filter((name) => this.#raised.has(name)).map((name) => `!${name}`),
      ...entered.filter((id) => this.#moments.has(id)),
      ...(this.all && raised.length > 0 ? ['!'] : []),
    ].join();
    return numberOf(this.#shows, seen);
  }

  /** Whether the duties see anything of what comes while the trainee waits. */
  sees({ event, raised, entered }: Happening): boolean {
    return (event.type === 'TIMER' && this.timers.has(event.timer)) || this.shownBy(raised, entered) !== 0;
  }

  event(symbol: number, situation: GraphNode['situation']) {
    const found = this.graph.symbols[symbol];
    if (!found) throw new RangeError(`no symbol ${symbol}`);
    return found.event(situation);
  }

  sightOf(symbol: number, situation: GraphNode['situation']): number {
    let list = this.#bySituation.get(situation ?? '');
    if (!list) {
      list = this.graph.symbols.map(({ id }) => this.#sightOf(id, situation));
      this.#bySituation.set(situation ?? '', list);
    }
    return list[symbol] ?? 0;
  }

  #sightOf(symbol: number, situation: GraphNode['situation']): number {
    const event = this.event(symbol, situation);
    const left = this.#memories.filter((key) => gained(event, key)).join();
    const signatures = this.duties.map((duty) => dutySignature(duty, event));
    const blind = left === '' && signatures.every((signature) => NOTHING_SEEN.test(signature));
    if (blind) return 0;
    // Which duty charges a label depends on the label, as soon as there are several.
    const labels =
      this.duties.length > 1 && event.type === 'SAY'
        ? event.findings.flatMap((f) => (f.kind === 'forbidden' && f.certainty === 'certain' ? [f.label] : []))
        : [];
    return 1 + numberOf(this.#sights, `${event.type} ${signatures.join(' ')} ${labels.join()} ${left}`);
  }

  /** Inputs of an edge that these duties tell apart, the first of each. */
  sightsIn(situation: GraphNode['situation']): (edge: InputEdge) => readonly Sighted[] {
    let find = this.#sightsIn.get(situation ?? '');
    if (!find) {
      const byGroup: (readonly Sighted[])[] = [];
      find = ({ group, symbols }) => {
        let list = byGroup[group];
        if (!list) {
          const firsts = new Map<number, number>();
          for (const symbol of symbols) {
            const sight = this.sightOf(symbol, situation);
            if (!firsts.has(sight)) firsts.set(sight, symbol);
          }
          list = [...firsts].map(([sight, symbol]) => ({ sight, symbol }));
          byGroup[group] = list;
        }
        return list;
      };
      this.#sightsIn.set(situation ?? '', find);
    }
    return find;
  }
}

interface Sighted {
  readonly sight: number;
  readonly symbol: number;
}

const NOTHING_SEEN = /^0*(w0*)?(x0)?$/;

function numberOf(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(name, number);
  }
  return number;
}
