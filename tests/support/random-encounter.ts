import fc from 'fast-check';
import { ACTIONS, calls, type Effect, type Encounter, type Expr, type Moment, type Rule } from '../../src/encounter';
import { eventTypes, rememberedKey } from '../../src/encounter/expression';
import { TEMPERS } from '../../src/encounter/tempers';

const text = (zh: string) => ({ zh, en: zh });
const ACTION_IDS = ['stand', 'sit', 'nod', 'bow', 'report_lead', 'lean_in'];
const SHAPES = ['flat', 'nested', 'parallel', 'deep'] as const;

interface Plan {
  readonly shapes: readonly (typeof SHAPES)[number][];
  readonly interruptions: number;
  readonly rolls: readonly number[];
}

interface Planned {
  readonly id: string;
  readonly parallel: boolean;
  readonly inner: readonly Planned[];
}

/** Encounters that no author would write: every feature of the machine in any combination. */
export function randomEncounter(): fc.Arbitrary<Encounter> {
  return fc
    .record({
      shapes: fc.array(fc.constantFrom(...SHAPES), { minLength: 2, maxLength: 4 }),
      interruptions: fc.integer({ min: 0, max: 2 }),
      rolls: fc.array(fc.nat(1_000_000), { minLength: 120, maxLength: 120 }),
    })
    .map(build);
}

function build({ shapes, interruptions, rolls }: Plan): Encounter {
  let at = 0;
  const roll = (n: number): number => (rolls[at++ % rolls.length] ?? 0) % n;
  const ids: string[] = [];
  const plan = (id: string, shape: (typeof SHAPES)[number]): Planned => {
    ids.push(id);
    const inner =
      shape === 'flat'
        ? []
        : shape === 'deep'
          ? [plan(`${id}a`, 'nested'), plan(`${id}b`, 'parallel')]
          : [plan(`${id}a`, 'flat'), plan(`${id}b`, shape === 'parallel' && roll(2) === 0 ? 'nested' : 'flat')];
    return { id, parallel: shape === 'parallel', inner };
  };
  const mains = shapes.map((shape, i) => plan(`m${i}`, shape));
  const asides = Array.from({ length: interruptions }, (_, i) => plan(`i${i}`, roll(3) === 0 ? 'nested' : 'flat'));
  const timersOf = new Map<string, string[]>();

  const atom = (id: string): Expr => {
    switch (roll(11)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return ['call', 'did', ACTION_IDS[roll(ACTION_IDS.length)] ?? 'stand'];
      case 4:
        return ['call', 'said', ['greet', 'thank', 'apologize_inconvenience'][roll(3)] ?? 'greet'];
      case 5:
        return ['call', 'forbidden'];
      case 6:
        return ['call', 'unrecognised'];
      case 7:
        return ['call', 'timer', timersOf.get(id)?.[0] ?? 'bell'];
      case 8:
        return ['call', 'timer', 'bell'];
      case 9:
        return ['call', 'recognised'];
      default:
        return ['call', 'filed', 'slip'];
    }
  };
  const condition = (): Expr => {
    switch (roll(6)) {
      case 0:
        return ['<', ['call', 'mood', 'li'], 50];
      case 1:
        return ['call', 'has_done', 'stand'];
      case 2:
        return ['var', 'flag'];
      case 3:
        return ['>=', ['var', 'count'], 2];
      case 4:
        return ['call', 'at', ids[roll(ids.length)] ?? 'm0'];
      default:
        return ['!', ['call', 'has_said', 'greet']];
    }
  };
  const effect = (): Effect => {
    switch (roll(9)) {
      case 0:
        return { say: { who: 'li', text: text('说') } };
      case 1:
        return { mood: { who: 'li', by: roll(40) - 20, why: text('因') } };
      case 2:
        return { set: { id: 'flag', to: ['!', ['var', 'flag']] } };
      case 3:
        return { set: { id: 'count', to: ['+', ['var', 'count'], 1] } };
      case 4:
        return { event: 'ding' };
      case 5:
        return { walk: { who: 'li', to: (['counter', 'queue', 'away'] as const)[roll(3)] ?? 'queue' } };
      case 6:
        return { start: { timer: 'bell', after: 1000 * (1 + roll(8)) } };
      case 7:
        return { stop: 'bell' };
      default:
        return { set: { id: 'flag', to: ['call', 'at', ids[roll(ids.length)] ?? 'm0'] } };
    }
  };
  const rule = (id: string, n: number, aside: boolean): Rule => {
    const first = atom(id);
    const when: Expr = roll(3) === 0 ? ['&&', first, condition()] : roll(4) === 0 ? ['||', first, atom(id)] : first;
    const targets = [...ids, 'fine', 'bad', ...(aside ? ['back', 'back', 'back'] : [])];
    const goto = roll(3) === 0 ? {} : { goto: targets[roll(roll(4) === 0 ? targets.length : ids.length)] ?? 'fine' };
    const back = aside && roll(2) === 0 ? { goto: 'back' } : goto;
    return {
      id: `${id}#${n + 1}`,
      when,
      on: eventTypes(when),
      do: Array.from({ length: roll(3) }, effect),
      ...back,
    };
  };
  const moment = ({ id, parallel, inner }: ReturnType<typeof plan>, aside: boolean): Moment => {
    const timers =
      roll(2) === 0
        ? [{ id: `${id}/t`, after: 1000 * (1 + roll(9)), runsOn: roll(2) === 0, ofSilence: roll(3) === 0 }]
        : [];
    timersOf.set(
      id,
      timers.map((timer) => timer.id),
    );
    return {
      id,
      cards: [],
      enter: Array.from({ length: roll(3) }, effect),
      timers,
      rules: Array.from({ length: 1 + roll(4) }, (_, n) => rule(id, n, aside)),
      parallel,
      moments: inner.map((child) => moment(child, aside)),
    };
  };
  const moments = mains.map((one) => moment(one, false));
  const aside = asides.map((one) => moment(one, true));
  const rules = (list: readonly Moment[]): readonly Rule[] => list.flatMap((m) => [...m.rules, ...rules(m.moments)]);
  const remembered = new Set(
    rules([...moments, ...aside]).flatMap((r) =>
      calls(r.when).flatMap(([name, args]) => rememberedKey(name, args[0]) ?? []),
    ),
  );
  return {
    format: 'yingsheng-encounter/1',
    id: 'random',
    number: 'R1',
    title: text('随机'),
    summary: text('随机'),
    briefing: text('随机'),
    post: text('窗口'),
    level: text('五级'),
    kind: 'encounter',
    limit: 120_000,
    packs: ['cq'],
    weights: { etiquette: 30, forbidden: 25, procedure: 45 },
    stage: { place: 'hall', window: '3', sign: text('窗'), crowd: 3 },
    cast: [
      {
        id: 'li',
        name: text('李'),
        role: text('群众'),
        age: 40,
        look: { figure: 'man' },
        temper: 'hot',
        mood: 40,
        fear: false,
        at: 'counter',
      },
    ],
    tempers: [{ id: 'hot', ...(TEMPERS.hot as Omit<Encounter['tempers'][number], 'id'>) }],
    draws: [],
    vars: [
      { id: 'flag', type: 'bool', start: false },
      { id: 'count', type: 'int', start: 0, min: 0, max: 3 },
    ],
    facts: [],
    actions: ACTIONS.filter((action) => ACTION_IDS.includes(action.id)),
    forms: [
      {
        id: 'slip',
        layout: 'register',
        title: text('单'),
        fields: [{ id: 'a', label: text('甲'), kind: 'text', expect: [{ value: { kind: 'any' } }], clauses: [] }],
      },
    ],
    moments,
    interruptions: aside,
    endings: ['fine', 'bad', 'time_up', 'left'].map((id) => ({
      id,
      tone: 'mixed' as const,
      title: text(id),
      text: text(id),
    })),
    duties: [],
    remembered: [...remembered].sort(),
  };
}
