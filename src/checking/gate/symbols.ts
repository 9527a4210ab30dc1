import { calls, checkForm, type Encounter, type FieldValue, type MachineEvent, type ModelTree } from '../../encounter';
import { FORBIDDEN, type Situation } from '../../language';
import { fillings } from './fillings';
import type { Future } from './future';
import type { Relevance } from './relevance';
import { type Signer, signer, wholeOf } from './signatures';
import { dutyExprs, ruleExprs, type Term, waysOf } from './terms';
import { textVariants } from './variants';
import { authoredTexts, situationsOf, type Wish, type Wording, type Wordings } from './wording';

/** One thing the abstract trainee can do. Symbols that nothing in the encounter tells apart are one. */
export interface TraineeSymbol {
  readonly id: number;
  readonly input:
    | { readonly type: 'SAY'; readonly text: string }
    | { readonly type: 'DO'; readonly action: string; readonly target?: string }
    | { readonly type: 'FILE'; readonly form: string; readonly fields: Readonly<Record<string, FieldValue>> };
  /** The event it becomes; always the same object for the same situation. */
  event(situation: Situation | undefined): MachineEvent;
  /** Other actions that do exactly the same. */
  readonly twins: readonly string[];
  /** Symbols of one class move the machine alike; duties may still tell them apart. */
  machineClass(situation: Situation | undefined): string;
  /** The same where only these nodes are active, and only this will be asked for. */
  classAt(situation: Situation | undefined, active: readonly number[], future: Future): string;
}

export interface Alphabet {
  readonly symbols: readonly TraineeSymbol[];
  /** What expressions ask for and no wording of ours brings about. */
  readonly unheard: readonly Wish[];
}

interface Draft {
  readonly input: TraineeSymbol['input'];
  readonly event: (situation: Situation | undefined) => MachineEvent;
  /** Worth telling apart by situation; other wordings are new only if they are new where no situation is given. */
  readonly everywhere: boolean;
}

const WISHES: Readonly<Record<string, Wish['kind']>> = {
  said: 'act',
  has_said: 'act',
  told: 'fact',
  has_told: 'fact',
  forbidden: 'forbidden',
  phrase: 'phrase',
};

function wishesOf(terms: readonly Term[]): readonly Wish[] {
  const wishes = terms.flatMap(([name, args]): readonly Wish[] => {
    const kind = WISHES[name];
    if (kind === undefined) return [];
    // Arguments of `phrase` are equivalents of the first: any of them will do.
    return (kind === 'phrase' ? args.slice(0, 1) : args).map((label) => ({ kind, label }));
  });
  const once = new Map(wishes.map((wish) => [`${wish.kind}:${wish.label}`, wish]));
  return [...once.values()];
}

/** Everything that expressions ask of an utterance: single labels first, then what they ask for in one breath. */
function breathsOf(encounter: Encounter): readonly (readonly Wish[])[] {
  const { duties } = encounter;
  const written = [...ruleExprs(encounter), ...duties.flatMap(dutyExprs)];
  const exprs = [...new Map(written.map((expr) => [JSON.stringify(expr), expr])).values()];
  const singles = exprs.flatMap((expr) => wishesOf(calls(expr).map(([name, args]) => [name, args] as const)));
  const together = exprs.flatMap((expr) => waysOf(expr).map(wishesOf));
  const wholePhrases = duties.map((duty) =>
    (duty.parts ?? []).flatMap((part) => wishesOf(waysOf(part.expr)[0] ?? []).filter((wish) => wish.kind !== 'phrase')),
  );
  const breaths = [...singles.map((wish) => [wish]), ...together, ...wholePhrases].filter(
    (breath) => breath.length > 0,
  );
  const once = new Map(
    breaths.map((breath) => [
      breath
        .map((w) => `${w.kind}:${w.label}`)
        .sort()
        .join(),
      breath,
    ]),
  );
  return [...once.values()].sort((a, b) => a.length - b.length);
}

/** The alphabets of all variants of an encounter: only entries of forms differ, so everything else is made once. */
export function alphabetsOf(
  encounter: Encounter,
  tree: ModelTree,
  relevance: Relevance,
  wordings: Wordings,
): (draws: Readonly<Record<string, string>>) => Alphabet {
  const sign = signer(encounter, tree, relevance);
  const words = new Letters(situationsOf(encounter), sign);
  const unheard = spell(encounter, relevance, wordings, words);
  return (draws) => {
    const all = words.copy();
    for (const form of encounter.forms) {
      for (const fields of fillings(form, draws)) {
        const checks = checkForm(form, fields, draws);
        all.same({ type: 'FILE', form: form.id, fields }, { type: 'FILE', form: form.id, fields, checks });
      }
    }
    return { symbols: all.symbols, unheard };
  };
}

type Letter = TraineeSymbol & { readonly twins: string[] };

/** Symbols so far, each once. */
class Letters {
  constructor(
    readonly situations: readonly (Situation | undefined)[],
    readonly sign: Signer,
    readonly symbols: Letter[] = [],
    readonly known = new Map<string, Letter>(),
  ) {}

  copy(): Letters {
    return new Letters(this.situations, this.sign, [...this.symbols], new Map(this.known));
  }

  same(input: TraineeSymbol['input'], event: MachineEvent): void {
    this.add({ input, event: () => event, everywhere: false });
  }

  say(wording: Wording, everywhere = false): boolean {
    return this.add({
      input: { type: 'SAY', text: wording.text },
      event: (situation) => ({ type: 'SAY', text: wording.text, findings: wording.heard(situation) }),
      everywhere,
    });
  }

  add(draft: Draft): boolean {
    const { sign, symbols, known } = this;
    const events = new Map<Situation | undefined, MachineEvent>();
    const event = (situation: Situation | undefined): MachineEvent => {
      let made = events.get(situation);
      if (!made) {
        made = draft.event(situation);
        events.set(situation, made);
      }
      return made;
    };
    const plain = sign.whole(event(undefined));
    const all = draft.everywhere ? this.situations.map((situation) => sign.whole(event(situation))).join('|') : plain;
    const same = known.get(all);
    if (same) {
      if (draft.input.type === 'DO' && same.input.type === 'DO' && draft.input.target === undefined)
        same.twins.push(draft.input.action);
      return false;
    }
    const symbol: Letter = {
      id: symbols.length,
      input: draft.input,
      event,
      machineClass: (situation) => wholeOf(sign.machine(event(situation))),
      classAt: (situation, active, { memories, moods }) => {
        const signature = sign.machine(event(situation));
        const { gains } = signature;
        const people = moods.size > 0 ? signature.people : signature.sets;
        const gained = gains.filter((key) => memories.has(key)).join();
        let name = `${people} ${gained}`;
        for (const index of active) name += ` ${sign.at(signature, index)}`;
        return name;
      },
      twins: [],
    };
    symbols.push(symbol);
    known.set(all, symbol);
    if (!known.has(plain)) known.set(plain, symbol);
    return true;
  }
}

/** Everything but entries of forms. Returns what could not be brought about. */
function spell(encounter: Encounter, relevance: Relevance, wordings: Wordings, letters: Letters): readonly Wish[] {
  const say = (wording: Wording, everywhere?: boolean): boolean => letters.say(wording, everywhere);
  say(wordings.of(wordings.nothing[0] ?? '嗯。'));
  const unheard: Wish[] = [];
  const acts: Wording[] = [];
  const rude: Wording[] = [];
  const breaths = breathsOf(encounter);
  for (const breath of breaths) {
    const wording = wordings.forAll(breath);
    if (wording === null) {
      if (breath.length === 1 && breath[0]) unheard.push(breath[0]);
      continue;
    }
    if (say(wording, breath.length === 1))
      (breath.some((wish) => wish.kind === 'forbidden') ? rude : acts).push(wording);
  }
  // Somebody rude in a way the encounter does not name.
  const named = new Set(breaths.flatMap((breath) => breath.map((wish) => wish.label)));
  const other = FORBIDDEN.find((label) => !named.has(label) && wordings.forAll([{ kind: 'forbidden', label }]));
  const unnamed = other === undefined ? null : wordings.forAll([{ kind: 'forbidden', label: other }]);
  if (unnamed && say(unnamed)) rude.push(unnamed);
  // Courtesies that tempers hear although no expression names them.
  for (const label of relevance.moodActs) {
    const wording = wordings.forAll([{ kind: 'act', label }]);
    if (wording) say(wording);
  }
  for (const text of authoredTexts(encounter, textVariants(encounter))) say(wordings.of(text));
  for (const bad of rude) for (const good of acts) say(wordings.of(`${good.text}${bad.text}`));
  const targets = new Set(
    [...ruleExprs(encounter), ...encounter.duties.flatMap(dutyExprs)].flatMap((expr) =>
      calls(expr).flatMap(([name, [action, target]]) =>
        name === 'did' && target !== undefined ? [`${action} ${target}`] : [],
      ),
    ),
  );
  for (const { id: action } of encounter.actions) letters.same({ type: 'DO', action }, { type: 'DO', action });
  for (const pair of targets) {
    const [action = '', target = ''] = pair.split(' ');
    letters.same({ type: 'DO', action, target }, { type: 'DO', action, target });
  }
  return unheard;
}
