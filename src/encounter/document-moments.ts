import { effects } from './document-effects';
import { guard } from './document-expressions';
import type { Resolver } from './document-names';
import type { Insertion, SourceMoment, SourceRule, SourceTimer } from './document-schema-moments';
import { millis } from './document-schema-terms';
import type { Path } from './document-source';
import { calls, eventTypes } from './expression';
import type { Expr, Moment, Rule } from './types';

/** Atoms about what a step led to; rules decide before that is known. */
const LATER_ATOMS = new Set(['event', 'entered']);

interface Around {
  /** The moment and those around it, outermost first. */
  readonly chain: readonly string[];
  readonly interruption: boolean;
}

export function moment(
  r: Resolver,
  id: string,
  raw: SourceMoment,
  path: Path,
  interruption: boolean,
  above: readonly string[] = [],
): Moment {
  const around: Around = { chain: [...above, id], interruption };
  const own: Part = { raw, path, mark: '' };
  // What a fragment adds is about something special; the moment's own catch-all rules come after it.
  const added = (raw.inserted ?? []).map((insertion, i): Part => {
    return { raw: insertion, path: [...path, 'inserted', i], mark: `${insertion.as}.` };
  });
  return {
    id,
    ...(raw.situation === undefined ? {} : { situation: raw.situation }),
    ...(raw.hint === undefined ? {} : { hint: r.text(raw.hint, [...path, 'hint']) }),
    cards: raw.cards.map((card, i) => ({
      label: card.label,
      text: r.text(card.text, [...path, 'cards', i, 'text']),
      ...(card.clause === undefined ? {} : { clause: r.clause(card.clause, [...path, 'cards', i, 'clause']) }),
    })),
    enter: [own, ...added].flatMap((part) => effects(r, part.raw.enter, [...part.path, 'enter'], around.chain)),
    timers: [own, ...added].flatMap((part) => timersOf(id, part)),
    rules: [...added, own].flatMap((part) =>
      part.raw.rules.map((given, i) =>
        rule(r, given, [...part.path, 'rules', i], `${id}#${part.mark}${i + 1}`, around),
      ),
    ),
    parallel: raw.parallel,
    moments: Object.entries(raw.moments).map(([child, inner]) =>
      moment(r, child, inner, [...path, 'moments', child], interruption, around.chain),
    ),
  };
}

/** The moment itself, or what a fragment adds to it; `mark` keeps their numbering apart. */
interface Part {
  readonly raw: Pick<Insertion, 'enter' | 'timers' | 'rules'>;
  readonly path: Path;
  readonly mark: string;
}

function timersOf(id: string, { raw, mark }: Part): Moment['timers'] {
  return [
    ...Object.entries(raw.timers).map(([name, timer]) => namedTimer(`${id}/${name}`, timer)),
    ...raw.rules.flatMap((rule, i) =>
      rule.after === undefined ? [] : [{ id: `${id}/${mark}${i + 1}`, after: millis(rule.after), runsOn: false }],
    ),
  ];
}

function namedTimer(id: string, raw: SourceTimer): Moment['timers'][number] {
  return typeof raw === 'object'
    ? { id, after: millis(raw.after), runsOn: raw.runs_on, ...(raw.silence ? { ofSilence: true } : {}) }
    : { id, after: millis(raw), runsOn: false };
}

function rule(r: Resolver, raw: SourceRule, path: Path, id: string, { chain, interruption }: Around): Rule {
  const parts: Expr[] = [];
  if (raw.after !== undefined) parts.push(['call', 'timer', `${chain.at(-1)}/${id.split('#')[1]}`]);
  if (raw.when !== undefined) parts.push(condition(r, raw.when, [...path, 'when'], chain));
  const on = raw.after !== undefined ? (['TIMER'] as const) : eventTypes(parts[0] ?? false);
  // A broken expression has been reported already; only a sound one without an event is worth this line.
  if (on.length === 0 && (parts[0] === undefined || parts[0] !== false)) r.report('E-RULE-EVENT', path);
  if (raw.if !== undefined) parts.push(condition(r, raw.if, [...path, 'if'], chain));
  if (raw.goto === 'back') {
    if (!interruption) r.report('E-BACK-OUTSIDE', [...path, 'goto']);
  } else if (raw.goto !== undefined) {
    const places = [...r.moments.keys(), ...r.endings.map((ending) => ending.id), ...(interruption ? ['back'] : [])];
    r.known('E-MOMENT-UNKNOWN', [...path, 'goto'], raw.goto, places);
  }
  return {
    id,
    when: parts.length === 0 ? false : parts.reduce((all, one) => ['&&', all, one]),
    on,
    do: effects(r, raw.do, [...path, 'do'], chain),
    ...(raw.goto === undefined ? {} : { goto: raw.goto }),
  };
}

function condition(r: Resolver, expression: string | boolean, path: Path, chain: readonly string[]): Expr {
  const expr = guard(r, expression, path, { chain, later: false });
  const later = calls(expr).find(([name]) => LATER_ATOMS.has(name));
  if (!later) return expr;
  r.report('E-EXPR-LATER', path, { found: `${later[0]}()` });
  return false;
}
