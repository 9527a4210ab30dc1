import type { ClauseId, Norms, PackId, Text } from '../norms';
import { ACTIONS } from './actions';
import { type DocumentCode, documentProblem } from './document-problems';
import { MAX_ACTIONS, type SourceDocument } from './document-schema';
import type { SourceEffects } from './document-schema-effects';
import type { SourceMoment } from './document-schema-moments';
import type { Path, Source } from './document-source';
import { slotsOf } from './draws';
import { createGuardParser } from './guard';
import { ENDED_BY_LIMIT, ENDED_BY_TRAINEE } from './machine';
import type { Problem } from './problem';
import type { ProblemValues } from './problem-catalogue';
import type { ActionDef, Draw, Ending, Variable } from './types';

const ENDINGS_OF_THEIR_OWN: readonly Ending[] = [
  {
    id: ENDED_BY_LIMIT,
    tone: 'mixed',
    title: { zh: '时间到', en: 'Time is up' },
    text: { zh: '规定的时间用完了，事情停在这里。', en: 'The time allowed has run out; things stop here.' },
  },
  {
    id: ENDED_BY_TRAINEE,
    tone: 'mixed',
    title: { zh: '你结束了作答', en: 'You ended the attempt' },
    text: { zh: '事情还没有办完，对方还在等。', en: 'The matter is not settled; people are still waiting.' },
  },
];

const NONE_YET: Text = { zh: '一个也没有，先写上', en: 'none yet; write it first' };

export const isStandardEnding = (id: string): boolean => ENDINGS_OF_THEIR_OWN.some((ending) => ending.id === id);

interface Written {
  readonly path: Path;
  readonly raw: SourceMoment;
}

/** What every part of the resolving needs: the names of the document, and a way to report at a path. */
export interface Resolver {
  readonly source: SourceDocument;
  readonly yaml: Source;
  readonly norms: Norms;
  readonly problems: Problem[];
  readonly cast: readonly string[];
  readonly draws: readonly Draw[];
  readonly vars: readonly Variable[];
  readonly actions: readonly ActionDef[];
  readonly endings: readonly Ending[];
  /** Every moment by id, nested ones and interruptions too. */
  readonly moments: ReadonlyMap<string, Written>;
  /** Events that some effect raises, and timers that some effect starts. */
  readonly raised: ReadonlySet<string>;
  readonly started: ReadonlySet<string>;
  readonly parseGuard: ReturnType<typeof createGuardParser>;
  report(code: DocumentCode, path: Path, values?: ProblemValues, offset?: number): void;
  /** Reports unless the value is one of the options. */
  known(code: DocumentCode, path: Path, value: string, options: readonly string[], offset?: number): boolean;
  /** Checks the `<draw>` slots of a text. */
  text(value: Text, path: Path): Text;
  clause(id: string, path: Path): ClauseId;
}

export function createResolver(source: SourceDocument, yaml: Source, norms: Norms): Resolver {
  const problems: Problem[] = [];
  const report: Resolver['report'] = (code, path, values = {}, offset) => {
    problems.push(documentProblem(code, offset === undefined ? yaml.at(path) : yaml.inside(path, offset), values));
  };
  const draws = Object.entries(source.draws).map(([id, options]) => ({
    id,
    options: Object.entries(options).map(([option, text]) => ({ id: option, text })),
  }));
  const vars = Object.entries(source.vars).map(([id, declared]) => variable(id, declared));
  for (const v of vars)
    if (Object.hasOwn(source.draws, v.id)) report('E-ID-DUPLICATE', ['vars', v.id], { found: v.id });
  const moments = listMoments(source, report);
  if (Object.keys(source.moments).length === 0) report('E-MOMENT-EMPTY', ['moments']);
  if (Object.keys(source.endings).length === 0) report('E-ENDING-EMPTY', ['endings']);

  return {
    source,
    yaml,
    norms,
    problems,
    cast: Object.keys(source.cast),
    draws,
    vars,
    actions: listActions(source, report),
    endings: [
      ...Object.entries(source.endings).map(([id, ending]) => ({ id, ...ending })),
      ...ENDINGS_OF_THEIR_OWN.filter((ending) => !Object.hasOwn(source.endings, ending.id)),
    ],
    moments,
    ...collectEffects(moments),
    parseGuard: createGuardParser({
      vars: Object.fromEntries([
        ...draws.map((draw) => [draw.id, 'string'] as const),
        ...vars.map((v) => [v.id, v.type] as const),
      ]),
    }),
    report,
    known: (code, path, value, options, offset) => {
      if (options.includes(value)) return true;
      report(code, path, { found: value, expected: options.length > 0 ? options.join(', ') : NONE_YET }, offset);
      return false;
    },
    text: (value, path) => {
      for (const lang of ['zh', 'en'] as const) {
        for (const slot of slotsOf(value[lang])) {
          if (draws.some((draw) => draw.id === slot)) continue;
          report('E-DRAW-UNKNOWN', [...path, lang], { found: slot }, value[lang].indexOf(`<${slot}>`));
        }
      }
      return value;
    },
    clause: (id, path) => {
      const found = norms.clause(id);
      if (!found) report('E-CLAUSE-UNKNOWN', path, { found: id, expected: nearestClauses(id, norms).join(', ') });
      else if (!(source.packs as readonly PackId[]).includes(found.pack))
        report('E-CLAUSE-PACK', path, { found: id, expected: found.pack });
      return id as ClauseId;
    },
  };
}

function listMoments(source: SourceDocument, report: Resolver['report']): ReadonlyMap<string, Written> {
  const found = new Map<string, Written>();
  const visit = (list: Readonly<Record<string, SourceMoment>>, path: Path): void => {
    for (const [id, raw] of Object.entries(list)) {
      if (found.has(id) || Object.hasOwn(source.endings, id)) report('E-ID-DUPLICATE', [...path, id], { found: id });
      found.set(id, { path: [...path, id], raw });
      visit(raw.moments, [...path, id, 'moments']);
    }
  };
  visit(source.moments, ['moments']);
  visit(source.interruptions, ['interruptions']);
  return found;
}

function listActions(source: SourceDocument, report: Resolver['report']): readonly ActionDef[] {
  const actions = source.actions.flatMap((entry, i): readonly ActionDef[] => {
    if (typeof entry !== 'string') return [defined(entry) as ActionDef];
    const standard = ACTIONS.find((action) => action.id === entry);
    if (!standard) report('E-ACTION-UNKNOWN', ['actions', i], { found: entry });
    return standard ? [standard] : [];
  });
  const twice = actions.find((action, i) => actions.findIndex((other) => other.id === action.id) !== i);
  if (twice) report('E-ID-DUPLICATE', ['actions'], { found: twice.id });
  if (actions.length > MAX_ACTIONS)
    report('E-ACTIONS-MANY', ['actions'], { found: String(actions.length), expected: String(MAX_ACTIONS) });
  return actions;
}

function collectEffects(moments: ReadonlyMap<string, Written>): Pick<Resolver, 'raised' | 'started'> {
  const raised = new Set<string>();
  const started = new Set<string>();
  const collect = (effects: SourceEffects): void => {
    for (const raw of Array.isArray(effects) ? effects : [effects]) {
      if (typeof raw.event === 'string') raised.add(raw.event);
      const { start } = raw;
      if (typeof start === 'object' && start !== null && 'timer' in start) started.add(String(start.timer));
    }
  };
  for (const { raw } of moments.values()) {
    for (const part of [raw, ...(raw.inserted ?? [])]) {
      collect(part.enter);
      for (const rule of part.rules) collect(rule.do);
    }
  }
  return { raised, started };
}

function variable(id: string, declared: SourceDocument['vars'][string]): Variable {
  if (typeof declared === 'object') return { id, ...defined(declared) } as Variable;
  const type = typeof declared === 'boolean' ? 'bool' : typeof declared === 'number' ? 'int' : 'string';
  return { id, type, start: declared };
}

/** Drops undefined members, which canonical JSON cannot hold. */
export function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Clause ids that share the longest beginning, dots and letter case aside, for the hint. */
export function nearestClauses(id: string, norms: Norms): readonly string[] {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const own = bare(id);
  const shared = (other: string): number => {
    let n = 0;
    while (n < own.length && own[n] === other[n]) n += 1;
    return n;
  };
  return norms.clauses
    .map((clause) => ({ id: clause.id, length: clause.id.length, shared: shared(bare(clause.id)) }))
    .filter((other) => other.shared >= 2)
    .sort((a, b) => b.shared - a.shared || a.length - b.length)
    .slice(0, 5)
    .map((other) => other.id);
}
