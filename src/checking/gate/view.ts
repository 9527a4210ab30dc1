import { calls, type Duty } from '../../encounter';
import type { Graph, GraphNode, Happening, InputEdge } from './explore';
import type { FlatGraph } from './flat-graph';
import { gained } from './relevance';
import { dutySignature } from './signatures';
import { dutyExprs, memoriesOf } from './terms';

/** Templates for which everything the trainee does counts, whatever it is. */
const WATCHES_ALL = /^(init|end|chain)/;

/** Numbers for what the duties see of moments, of what is shown, and of symbols; 0 for what they do not see. */
export class View {
  readonly all: boolean;
  readonly timers: ReadonlySet<string>;
  readonly #raised: ReadonlySet<string>;
  readonly #moments: ReadonlySet<string>;
  readonly #memories: readonly string[];
  readonly #scopes = new Map<string, number>([['', 0]]);
  readonly #scopeOf = new Map<readonly string[], number>();
  /** By node, where it is not 0. */
  readonly #scopeAt = new Map<number, number>();
  readonly #shows = new Map<string, number>([['', 0]]);
  /** By number of what an edge shows, where it is not 0. */
  readonly #showOf = new Map<number, number>();
  readonly #sights = new Map<string, number>();
  readonly #bySituation = new Map<string, readonly number[]>();
  readonly #sightsIn = new Map<string, (edge: InputEdge) => readonly Sighted[]>();

  constructor(
    readonly graph: Graph,
    readonly duties: readonly Duty[],
    { nodesIn, showing, edges }: FlatGraph,
  ) {
    const exprs = duties.flatMap(dutyExprs).flatMap(calls);
    const asked = (...atoms: readonly string[]) =>
      exprs.flatMap(([name, [arg]]) => (atoms.includes(name) && arg !== undefined ? [arg] : []));
    this.#raised = new Set(asked('event'));
    this.timers = new Set(asked('timer'));
    this.#moments = new Set([...asked('entered', 'at'), ...duties.flatMap((duty) => duty.during)]);
    this.#memories = [...new Set(duties.flatMap(memoriesOf))];
    this.all = duties.some(({ template }) => WATCHES_ALL.test(template));
    for (const moment of this.#moments) {
      for (const id of nodesIn.get(moment) ?? []) this.#scopeAt.set(id, this.scope(graph.nodes[id]?.moments ?? []));
    }
    const asking = [...[...this.#raised].map((name) => `!${name}`), ...this.#moments];
    for (const edge of this.all ? edges : asking.flatMap((name) => showing.get(name) ?? []))
      this.#showOf.set(edge.shown, this.shownBy(edge.raised, edge.entered));
  }

  /** The same for the moments of a node. */
  scopeAt(node: number): number {
    return this.#scopeAt.get(node) ?? 0;
  }

  scope(moments: readonly string[]): number {
    let scope = this.#scopeOf.get(moments);
    if (scope === undefined) {
      let named = false;
      for (const id of moments) named ||= this.#moments.has(id);
      scope = named ? numberOf(this.#scopes, moments.filter((id) => this.#moments.has(id)).join()) : 0;
      this.#scopeOf.set(moments, scope);
    }
    return scope;
  }

  shown({ shown }: InputEdge): number {
    return this.#showOf.get(shown) ?? 0;
  }

  shownBy(raised: readonly string[], entered: readonly string[]): number {
    // Mostly nothing that these duties ask about: told without making a name of it.
    let seen = this.all && raised.length > 0;
    for (const name of raised) seen ||= this.#raised.has(name);
    for (const id of entered) seen ||= this.#moments.has(id);
    if (!seen) return 0;
    const names = [
      ...raised.filter((name) => this.#raised.has(name)).map((name) => `!${name}`),
      ...entered.filter((id) => this.#moments.has(id)),
      ...(this.all && raised.length > 0 ? ['!'] : []),
    ];
    return numberOf(this.#shows, names.join());
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

export interface Sighted {
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
