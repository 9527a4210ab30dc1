import { ACTS, FORBIDDEN, parts } from '../language';
import type { ClauseId } from '../norms';
import { ACTIONS } from './actions';
import { nearestClauses, type Resolver } from './document-names';
import type { Path } from './document-source';
import type { Named } from './guard';
import { guardWords, memberWords } from './guard-words';
import type { Expr } from './types';

export interface GuardContext {
  /** Moments around the expression, outermost first: whose timers it may name. */
  readonly chain?: readonly string[];
  readonly want?: 'bool' | 'int' | 'string';
  /** False where events cannot be asked for: that is told, and not whether there are such events. */
  readonly later?: boolean;
}

/** Parses an expression and checks every name in it. What is broken is reported and reads as false. */
export function guard(r: Resolver, expression: string | boolean, path: Path, context: GuardContext = {}): Expr {
  if (typeof expression === 'boolean') return expression;
  const { chain = [], want = 'bool', later = true } = context;
  const parsed = r.parseGuard(expression, want);
  if (parsed.problem) {
    const { code, found, offset } = parsed.problem;
    const name = /^Unknown variable: (\S+)/.exec(found)?.[1];
    if (name !== undefined) r.report('E-VAR-UNKNOWN', path, { found: name }, offset);
    else r.report(code, path, code === 'E-EXPR' ? guardWords(found) : { found, ...memberWords(found) }, offset);
    return false;
  }
  for (const name of parsed.named) if (later || name.reference !== 'event') checkReference(r, name, path, chain);
  return finish(r, parsed.expr, chain);
}

/** The engine's name of a timer that an expression or an effect speaks of: the innermost moment that has it wins. */
export function timerName(r: Resolver, name: string, chain: readonly string[]): string | null {
  for (const id of [...chain].reverse()) {
    const raw = r.moments.get(id)?.raw;
    if (raw && [raw, ...(raw.inserted ?? [])].some((part) => Object.hasOwn(part.timers, name))) return `${id}/${name}`;
  }
  return r.started.has(name) ? name : null;
}

/**
 * Whether whoever says the phrase of `twin` has said that of `clause`. Equivalent clauses need not share their words: the
 * common words 您好 and 对不起 are each part of one duty of another norm, and neither says the other.
 */
function saysAlso(twin: ClauseId, clause: string): boolean {
  return parts(clause as ClauseId).every((wanted) =>
    parts(twin).some((said) => said.every((label) => wanted.includes(label))),
  );
}

/** Qualifies timers and widens `phrase` to equivalent clauses, so that the machine needs neither document nor norms. */
function finish(r: Resolver, expr: Expr, chain: readonly string[]): Expr {
  if (!Array.isArray(expr)) return expr;
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'var') return expr;
  if (op !== 'call') return [op, ...args.map((arg) => finish(r, arg, chain))];
  const [name, first] = args as string[];
  if (name === 'timer') return ['call', 'timer', timerName(r, first ?? '', chain) ?? first ?? ''];
  if (name === 'phrase' && first !== undefined) {
    return ['call', 'phrase', first, ...r.norms.equivalents(first).filter((twin) => saysAlso(twin, first))];
  }
  return expr;
}

function checkReference(r: Resolver, name: Named, path: Path, chain: readonly string[]): void {
  const { value, offset, before } = name;
  switch (name.reference) {
    case 'act':
      r.known('E-ACT-UNKNOWN', path, value, ACTS, offset);
      break;
    case 'forbidden':
      r.known('E-FORBIDDEN-UNKNOWN', path, value, FORBIDDEN, offset);
      break;
    case 'fact':
      r.known('E-FACT-UNKNOWN', path, value, Object.keys(r.source.facts), offset);
      break;
    case 'clause':
      if (!r.norms.clause(value)) {
        const expected = nearestClauses(value, r.norms).join(', ');
        r.report('E-CLAUSE-UNKNOWN', path, { found: value, expected }, offset);
      }
      break;
    case 'action':
      if (!r.actions.some((action) => action.id === value)) {
        const standard = ACTIONS.some((action) => action.id === value);
        // Listed among actions, though nobody knows it: told there.
        if (!standard && r.source.actions.includes(value)) break;
        r.report(standard ? 'E-ACTION-NOT-OFFERED' : 'E-ACTION-UNKNOWN', path, { found: value }, offset);
      }
      break;
    case 'target':
    case 'citizen':
      r.known('E-CAST-UNKNOWN', path, value, r.cast, offset);
      break;
    case 'form':
      r.known('E-FORM-UNKNOWN', path, value, Object.keys(r.source.forms), offset);
      break;
    case 'field': {
      const { forms } = r.source;
      const form = before[0] ?? '';
      // An unknown form has been told of already.
      if (Object.hasOwn(forms, form))
        r.known('E-FIELD-UNKNOWN', path, value, Object.keys(forms[form]?.fields ?? {}), offset);
      break;
    }
    case 'event':
      if (!r.raised.has(value)) r.report('E-EVENT-UNKNOWN', path, { found: value }, offset);
      break;
    case 'moment':
      r.known('E-MOMENT-UNKNOWN', path, value, [...r.moments.keys()], offset);
      break;
    case 'timer':
      if (timerName(r, value, chain) === null) r.report('E-TIMER-UNKNOWN', path, { found: value }, offset);
      break;
    case 'option': {
      const options = optionsOf(r, before[0] ?? '');
      if (options) r.known('E-OPTION-UNKNOWN', path, value, options, offset);
      break;
    }
  }
}

/** What a draw or a string variable can be; null where it is not known. */
export function optionsOf(r: Resolver, name: string): readonly string[] | null {
  const draw = r.draws.find((candidate) => candidate.id === name);
  return draw ? draw.options.map((option) => option.id) : (r.vars.find((v) => v.id === name)?.values ?? null);
}
