import type { Dimension } from '../norms';
import { guard } from './document-expressions';
import type { Resolver } from './document-names';
import { DUTY_TEMPLATES, type SourceDuty } from './document-schema-duties';
import { millis } from './document-schema-terms';
import type { Path } from './document-source';
import { calls } from './expression';
import type { Duty, DutyTemplate, Expr } from './types';

/** Atoms that look at the machine's memory; duties watch the log alone. */
const STATE_ATOMS = new Set(['at', 'has_said', 'has_told', 'has_done', 'has_filed', 'has_offended', 'mood']);
const OPERANDS: Readonly<Partial<Record<DutyTemplate, readonly [number, number]>>> = {
  existence: [1, 1],
  absence: [1, 1],
  init: [1, 1],
  end: [1, 1],
  choice: [2, 12],
  all_of: [2, 12],
};
const BINARY = [2, 2] as const;

export function duty(r: Resolver, id: string, raw: SourceDuty, path: Path): Duty {
  const { template, operands } = constraint(r, raw, path);
  const clauses = raw.clauses.map((clause, i) => r.clause(clause, [...path, 'clauses', i]));
  if (clauses.length === 0 && !raw.beyond && raw.basis !== 'encounter') r.report('E-DUTY-CLAUSE', path);
  const first = clauses[0] === undefined ? undefined : r.norms.clause(clauses[0]);
  const marked = clauses.some((clause) => r.norms.clause(clause)?.critical);
  if (raw.critical && raw.basis !== 'encounter' && !marked) r.report('E-DUTY-BASIS', path);
  return {
    id,
    text: r.text(raw.text, [...path, 'text']),
    clauses,
    beyond: raw.beyond,
    dimension: raw.dimension ?? scoredDimension(first?.dimension, template),
    weight: raw.beyond ? 0 : raw.weight,
    ...(raw.most === undefined ? {} : { most: raw.most }),
    critical: raw.critical,
    basis: raw.basis ?? 'norm',
    template,
    operands,
    ...(raw.parts === undefined
      ? {}
      : {
          parts: raw.parts.map((part, i) => ({
            expr: watch(r, part.when, [...path, 'parts', i, 'when']),
            text: r.text(part.text, [...path, 'parts', i, 'text']),
          })),
        }),
    fixedWording: raw.fixed_wording,
    during: scope(r, raw, path),
    ...(raw.elsewhere === 'none' ? { elsewhere: 'none' } : {}),
    ...(raw.within === undefined ? {} : { within: millis(raw.within) }),
    ...(raw.since === undefined ? {} : { since: watch(r, raw.since, [...path, 'since']) }),
    ...(raw.if === undefined ? {} : { if: overDraws(r, raw.if, [...path, 'if']) }),
    ...(raw.better === undefined ? {} : { better: r.text(raw.better, [...path, 'better']) }),
  };
}

function constraint(r: Resolver, raw: SourceDuty, path: Path): Pick<Duty, 'template' | 'operands'> {
  const constraints = DUTY_TEMPLATES.filter((name) => raw[name] !== undefined);
  if (constraints.length !== 1) r.report('E-DUTY-TEMPLATE', path, { found: String(constraints.length) });
  const template = constraints[0] ?? 'existence';
  const given = raw[template] ?? false;
  const [min, max] = OPERANDS[template] ?? BINARY;
  const list = Array.isArray(given) ? given : [given];
  if (list.length < min || list.length > max) {
    const expected = min === max ? String(min) : `${min}–${max}`;
    r.report('E-DUTY-OPERANDS', [...path, template], { found: template, expected });
  }
  const at = (i: number): Path => (Array.isArray(given) ? [...path, template, i] : [...path, template]);
  return { template, operands: list.map((operand, i) => watch(r, operand, at(i))) };
}

/** An expression that monitors can evaluate: over the log alone. */
function watch(r: Resolver, expression: string | boolean, path: Path): Expr {
  const expr = guard(r, expression, path);
  const state = calls(expr).find(([name]) => STATE_ATOMS.has(name));
  if (state) r.report('E-EXPR-STATE', path, { found: `${state[0]}()` });
  return expr;
}

function overDraws(r: Resolver, expression: string | boolean, path: Path): Expr {
  const expr = guard(r, expression, path);
  if (foreignName(r, expr) !== null) r.report('E-DUTY-BOUND', path);
  return expr;
}

/** A call or a variable in an expression that may speak of draws alone; null if there is none. */
export function foreignName(r: Resolver, expr: Expr): string | null {
  if (!Array.isArray(expr)) return null;
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === 'call') return `${args[0]}()`;
  if (op === 'var') return r.vars.some((v) => v.id === args[0]) ? String(args[0]) : null;
  return args.map((arg) => foreignName(r, arg)).find((name) => name !== null) ?? null;
}

function scope(r: Resolver, raw: SourceDuty, path: Path): readonly string[] {
  if (raw.during === undefined) {
    if (raw.elsewhere === 'none') r.report('E-DUTY-ELSEWHERE', [...path, 'elsewhere']);
    return [];
  }
  const during = Array.isArray(raw.during) ? raw.during : [raw.during];
  for (const [i, moment] of during.entries()) {
    const at = Array.isArray(raw.during) ? [...path, 'during', i] : [...path, 'during'];
    r.known('E-MOMENT-UNKNOWN', at, moment, [...r.moments.keys()]);
  }
  return during;
}

function scoredDimension(dimension: Dimension | undefined, template: DutyTemplate): Duty['dimension'] {
  if (dimension === 'etiquette' || dimension === 'procedure' || dimension === 'forbidden') return dimension;
  return template === 'absence' ? 'forbidden' : 'procedure';
}
