import { calls, type Duty, type Encounter, type MachineEvent, type ModelTree, specialise } from '../../encounter';
import { dutiesOf } from '../../scoring';
import { kindsOf } from './kinds';
import { gained, type Relevance } from './relevance';
import { dutyExprs, memoriesOf } from './terms';

export interface Signer {
  /** The same for two events exactly if nothing in the encounter tells them apart. */
  whole(event: MachineEvent): string;
  /** The same for two events exactly if the machine does not tell them apart. */
  machine(event: MachineEvent): Signature;
  /** What rules could be taken at a node, of a signature. */
  at(signature: Signature, node: number): number;
}

/** What the machine makes of an event. */
interface Signature {
  /** By kind of node: the rules it could take there. All of it as numbers for what it says. */
  readonly kinds: readonly number[];
  /** What variables make of it, and what variables and people do. */
  readonly sets: number;
  readonly people: number;
  /** Memories it leaves. */
  readonly gains: readonly string[];
}

export const wholeOf = ({ kinds, people, gains }: Signature): string => `${kinds.join()} ${people} ${gains.join()}`;

export function signer(encounter: Encounter, tree: ModelTree, relevance: Relevance): Signer {
  const duties = dutiesOf(encounter);
  const { kindOf, examples } = kindsOf(tree);
  const memories = duties.flatMap(memoriesOf);
  const known = new WeakMap<MachineEvent, Signature>();
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const make = (event: MachineEvent): Signature => {
    const observation = { event, raised: [], entered: [] };
    const kinds = examples.map((node) => {
      const parts: string[] = [];
      for (const [place, { rule }] of node.rules.entries()) {
        const rest = rule.on.includes(event.type) ? specialise(rule.when, observation) : false;
        if (rest !== false) parts.push(`${place}${rest === true ? '' : JSON.stringify(rest)}`);
        // What stands below a rule that always takes the event never sees it.
        if (rest === true) break;
      }
      return numberOf(parts.join(' '));
    });
    const assigned = relevance.sets.map((expr) => JSON.stringify(specialise(expr, observation)));
    const sets = `${event.type} ${assigned.join(' ')}`;
    return {
      kinds,
      sets: numberOf(sets),
      people: numberOf(`${sets} ~ ${relevance.moodSignature(event)}`),
      gains: encounter.remembered.filter((key) => relevance.remembers(event, key)),
    };
  };
  const machine = (event: MachineEvent): Signature => {
    const signature = known.get(event) ?? make(event);
    known.set(event, signature);
    return signature;
  };
  return {
    machine,
    at: ({ kinds }, node) => kinds[kindOf[node] ?? -1] ?? 0,
    whole: (event) =>
      `${wholeOf(machine(event))} ${memories.filter((key) => gained(event, key)).join()} # ${duties.map((duty) => dutySignature(duty, event)).join(' ')}`,
  };
}

/** What one duty sees of an event: its expressions with the event worked in, and labels that are charged one by one. */
export function dutySignature(duty: Duty, event: MachineEvent): string {
  let byDuty = signatures.get(event);
  if (!byDuty) {
    byDuty = new Map();
    signatures.set(event, byDuty);
  }
  let found = byDuty.get(duty);
  if (found === undefined) {
    found = signatureOf(duty, event);
    byDuty.set(duty, found);
  }
  return found;
}

const signatures = new WeakMap<MachineEvent, Map<Duty, string>>();

function signatureOf(duty: Duty, event: MachineEvent): string {
  const observation = { event, raised: [], entered: [] };
  const exprs = dutyExprs(duty).map((expr) => specialise(expr, observation, true));
  const wording = duty.fixedWording && event.type === 'SAY' ? wordingSignature(duty, event) : '';
  const labels = duty.template === 'absence' && event.type === 'SAY' ? offences(duty, event) : '';
  return `${exprs.map((expr) => (expr === true ? '1' : expr === false ? '0' : JSON.stringify(expr))).join('')}${wording}${labels}`;
}

/** Clauses whose wording a duty asks about. */
const wordings = new WeakMap<Duty, readonly string[]>();

function wordingSignature(duty: Duty, event: MachineEvent & { type: 'SAY' }): string {
  const clauses = new Set<string>(
    event.findings
      .filter(({ certainty, kind }) => certainty === 'certain' && (kind === 'act' || kind === 'part'))
      .flatMap((f) => f.clauses),
  );
  let asked = wordings.get(duty);
  if (!asked) {
    asked = [
      ...duty.clauses,
      ...dutyExprs(duty).flatMap((expr) => calls(expr).flatMap(([name, args]) => (name === 'phrase' ? args : []))),
    ];
    wordings.set(duty, asked);
  }
  return `w${asked.map((clause) => (clauses.has(clause) ? 1 : 0)).join('')}`;
}

function offences(duty: Duty, event: MachineEvent & { type: 'SAY' }): string {
  const labels = new Set(
    event.findings.filter((f) => f.kind === 'forbidden' && f.certainty === 'certain').map((f) => f.label),
  );
  const [operand = false] = duty.operands;
  const charged = [...labels].filter((label) => {
    const alone: MachineEvent = {
      ...event,
      findings: event.findings.filter((f) => f.kind === 'forbidden' && f.label === label),
    };
    return specialise(operand, { event: alone, raised: [], entered: [] }, true) !== false;
  });
  return `x${charged.length}`;
}
