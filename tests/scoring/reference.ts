import type { DutyTemplate } from '../../src/encounter';

/**
 * The slow reference: linear temporal logic on finite traces, evaluated straight from its definition. It knows nothing
 * of monitors; the templates are written as formulas.
 */
type Formula =
  | { readonly op: 'atom'; readonly name: string }
  | { readonly op: 'not' | 'next' | 'weakNext' | 'always' | 'eventually'; readonly of: Formula }
  | { readonly op: 'and' | 'or' | 'until' | 'weakUntil'; readonly of: Formula; readonly then: Formula };

const atom = (name: string): Formula => ({ op: 'atom', name });
const not = (of: Formula): Formula => ({ op: 'not', of });
const next = (of: Formula): Formula => ({ op: 'next', of });
const weakNext = (of: Formula): Formula => ({ op: 'weakNext', of });
const always = (of: Formula): Formula => ({ op: 'always', of });
const eventually = (of: Formula): Formula => ({ op: 'eventually', of });
const and = (of: Formula, then: Formula): Formula => ({ op: 'and', of, then });
const or = (of: Formula, then: Formula): Formula => ({ op: 'or', of, then });
const until = (of: Formula, then: Formula): Formula => ({ op: 'until', of, then });
const weakUntil = (of: Formula, then: Formula): Formula => ({ op: 'weakUntil', of, then });
const implies = (a: Formula, b: Formula): Formula => or(not(a), b);

type Trace = readonly ReadonlySet<string>[];

/** Past the last position nothing holds, so `always` and the weak operators are true there and the others false. */
function truth(f: Formula, trace: Trace, at: number): boolean {
  const over = at >= trace.length;
  switch (f.op) {
    case 'atom':
      return !over && (trace[at]?.has(f.name) ?? false);
    case 'not':
      return !truth(f.of, trace, at);
    case 'and':
      return truth(f.of, trace, at) && truth(f.then, trace, at);
    case 'or':
      return truth(f.of, trace, at) || truth(f.then, trace, at);
    case 'next':
      return at + 1 < trace.length && truth(f.of, trace, at + 1);
    case 'weakNext':
      return at + 1 >= trace.length || truth(f.of, trace, at + 1);
    case 'always':
      return over || (truth(f.of, trace, at) && truth(f, trace, at + 1));
    case 'eventually':
      return !over && (truth(f.of, trace, at) || truth(f, trace, at + 1));
    case 'until':
      return !over && (truth(f.then, trace, at) || (truth(f.of, trace, at) && truth(f, trace, at + 1)));
    case 'weakUntil':
      return over || truth(f.then, trace, at) || (truth(f.of, trace, at) && truth(f, trace, at + 1));
  }
}

const [a, b, c] = [atom('a'), atom('b'), atom('c')];
const response = always(implies(a, eventually(b)));
const precedence = weakUntil(not(b), a);
const alternateResponse = always(implies(a, or(b, next(until(not(a), b)))));
const alternatePrecedence = and(precedence, always(implies(b, weakNext(weakUntil(not(b), a)))));
const chainResponse = always(implies(a, or(b, next(b))));
const chainPrecedence = and(implies(b, a), always(implies(next(b), or(a, next(a)))));

const FORMULAS: Readonly<Record<DutyTemplate, Formula>> = {
  existence: eventually(a),
  absence: always(not(a)),
  init: a,
  end: eventually(and(a, not(next(or(a, not(a)))))),
  response,
  precedence,
  succession: and(response, precedence),
  alternate_response: alternateResponse,
  alternate_precedence: alternatePrecedence,
  alternate_succession: and(alternateResponse, alternatePrecedence),
  chain_response: chainResponse,
  chain_precedence: chainPrecedence,
  chain_succession: and(chainResponse, chainPrecedence),
  not_coexistence: not(and(eventually(a), eventually(b))),
  choice: or(eventually(a), eventually(b)),
  all_of: and(eventually(a), and(eventually(b), eventually(c))),
};

/** Something that happens: who made it happen, and which of a, b, c it shows. */
export interface Happening {
  readonly by: 'word' | 'act' | 'machine' | 'nothing';
  readonly shows: readonly string[];
}

/** `init` and `end` look at the trainee alone; the rest also at what the machine raises. What shows nothing and is nobody's doing is no position. */
export function reference(template: DutyTemplate, happenings: readonly Happening[]): boolean {
  const trainee = template === 'init' || template === 'end';
  const counted = happenings.filter(({ by, shows }) =>
    by === 'word' || by === 'act' ? true : !trainee && by === 'machine' && shows.length > 0,
  );
  const trace = counted.map(({ shows }) => new Set(shows));
  return truth(FORMULAS[template], trace, 0);
}

export const TEMPLATES = Object.keys(FORMULAS) as readonly DutyTemplate[];
export const ARITY = (template: DutyTemplate): number =>
  template === 'all_of' ? 3 : ['existence', 'absence', 'init', 'end'].includes(template) ? 1 : 2;
