import { type CaseFact, type NameFault, readFactName } from '../language';
import type { Norms, Text } from '../norms';
import { constraints } from './document-constraints';
import { duty } from './document-duties';
import { form } from './document-forms';
import { moment } from './document-moments';
import { createResolver, defined, type Resolver } from './document-names';
import type { SourceDocument } from './document-schema';
import { millis } from './document-schema-terms';
import type { Source } from './document-source';
import { reportUnused } from './document-unused';
import { calls, rememberedKey } from './expression';
import { allMoments } from './machine';
import type { Problem } from './problem';
import { TEMPERS } from './tempers';
import type { Encounter, Expr, Temper, Variable } from './types';

const POSTS: Readonly<Record<SourceDocument['post'], Text>> = {
  window: { zh: '综合窗口', en: 'Comprehensive service window' },
  guide: { zh: '引导台', en: 'Guide desk' },
  enquiry: { zh: '咨询台', en: 'Enquiry desk' },
  phone: { zh: '电话台', en: 'Phone desk' },
  self_service: { zh: '自助区', en: 'Self-service zone' },
  reception: { zh: '接待室', en: 'Reception room' },
  unresolved: { zh: '“办不成事”反映窗口', en: '“Can’t get it done” window' },
  hall: { zh: '大厅', en: 'Service hall' },
  lift_lobby: { zh: '电梯厅', en: 'Lift lobby' },
  office: { zh: '办公区', en: 'Office area' },
};

const LEVELS: Readonly<Record<SourceDocument['level'], Text>> = {
  5: { zh: '五级，入门', en: 'Level 5, entry' },
  4: { zh: '四级，熟练', en: 'Level 4, skilled' },
  3: { zh: '三级，最高', en: 'Level 3, highest' },
};

/** Default weights by kind, as the scoring contract fixes them. */
const WEIGHTS = {
  encounter: { etiquette: 30, forbidden: 25, procedure: 45 },
  emergency: { etiquette: 15, forbidden: 15, procedure: 70 },
  phone: { etiquette: 35, forbidden: 20, procedure: 45 },
} as const;

const SIGN: Text = { zh: '综合受理', en: 'Comprehensive Service' };

/** Fills defaults, expands short forms and checks every reference. An encounter comes back even with problems, for live editing. */
export function resolveDocument(
  source: SourceDocument,
  yaml: Source,
  norms: Norms,
): { encounter: Encounter; problems: readonly Problem[] } {
  const r = createResolver(source, yaml, norms);
  const weights = source.weights ?? WEIGHTS[source.kind];
  const sum = weights.etiquette + weights.forbidden + weights.procedure;
  if (sum !== 100) r.report('E-WEIGHTS', ['weights'], { found: String(sum) });
  for (const v of r.vars) checkStart(r, v);

  const encounter: Encounter = {
    format: source.format,
    id: source.id,
    number: source.number,
    title: source.title,
    summary: source.summary,
    briefing: r.text(source.briefing, ['briefing']),
    post: POSTS[source.post],
    level: LEVELS[source.level],
    kind: source.kind,
    limit: Math.round(source.minutes * 60_000),
    packs: source.packs,
    weights,
    stage: { ...source.stage, sign: source.stage.sign ?? SIGN },
    cast: Object.entries(source.cast).map(([id, citizen]) => ({ id, ...citizen, look: defined(citizen.look) })),
    tempers: tempers(r),
    draws: r.draws,
    ...(source.constraints.length === 0 ? {} : { constraints: constraints(r) }),
    vars: r.vars,
    facts: facts(r),
    actions: r.actions,
    forms: Object.entries(source.forms).map(([id, raw]) => form(r, id, raw, ['forms', id])),
    moments: Object.entries(source.moments).map(([id, raw]) => moment(r, id, raw, ['moments', id], false)),
    interruptions: Object.entries(source.interruptions).map(([id, raw]) =>
      moment(r, id, raw, ['interruptions', id], true),
    ),
    endings: r.endings.map((ending) => ({ ...ending, text: r.text(ending.text, ['endings', ending.id, 'text']) })),
    duties: Object.entries(source.duties).map(([id, raw]) => duty(r, id, raw, ['duties', id])),
    remembered: [],
  };
  const moments = allMoments(encounter);
  const rules = moments.flatMap((m) => m.rules);
  reportUnused(r, encounter, rules);
  const effects = [...moments.flatMap((m) => m.enter), ...rules.flatMap((rule) => rule.do)];
  const asked = [...rules.map((rule) => rule.when), ...effects.flatMap((e) => ('set' in e ? [e.set.to] : []))];
  return { encounter: { ...encounter, remembered: remembered(asked) }, problems: r.problems };
}

/** The machine remembers only what some rule or effect asks about. */
function remembered(asked: readonly Expr[]): readonly string[] {
  const keys = asked.flatMap((expr) => calls(expr).flatMap(([name, args]) => rememberedKey(name, args[0]) ?? []));
  return [...new Set(keys)].sort();
}

const NAME_FAULTS: Readonly<Record<NameFault, string>> = {
  brackets: '( | ) [ ]',
  empty: '(a|b)',
  gap: 'a..4b',
  many: '≤ 600',
};

function facts(r: Resolver): readonly CaseFact[] {
  return Object.entries(r.source.facts).map(([id, { kind, names, stated }]) => {
    names.forEach((name, index) => {
      const fault = readFactName(name);
      if (typeof fault !== 'string') return;
      r.report('E-FACT-NAME', ['facts', id, 'names', index], { found: name, expected: NAME_FAULTS[fault] });
    });
    return { id, kind, names, ...(stated ? { stated } : {}) };
  });
}

function tempers(r: Resolver): readonly Temper[] {
  const found = new Map<string, Temper>();
  const standard = (id: string) => (Object.hasOwn(TEMPERS, id) ? TEMPERS[id] : undefined);
  for (const [id, own] of Object.entries(r.source.tempers)) {
    const { from = 'even', silence_after, ...changes } = own;
    const base = standard(from);
    if (!base) {
      const expected = Object.keys(TEMPERS).join(', ');
      r.report('E-TEMPER-UNKNOWN', ['tempers', id, 'from'], { found: from, expected });
    }
    found.set(id, {
      id,
      ...(base ?? TEMPERS.even),
      ...defined(changes),
      ...(silence_after === undefined ? {} : { silence_after: millis(silence_after) }),
    } as Temper);
  }
  for (const [id, { temper }] of Object.entries(r.source.cast)) {
    if (found.has(temper)) continue;
    const base = standard(temper);
    const expected = [...Object.keys(r.source.tempers), ...Object.keys(TEMPERS)].join(', ');
    if (base) found.set(temper, { id: temper, ...base });
    else r.report('E-TEMPER-UNKNOWN', ['cast', id, 'temper'], { found: temper, expected });
  }
  return [...found.values()];
}

function checkStart(r: Resolver, { id, type, start, min, max, values }: Variable): void {
  const declared = r.source.vars[id];
  const path = typeof declared === 'object' ? ['vars', id, 'start'] : ['vars', id];
  const given = typeof start === 'boolean' ? 'bool' : typeof start === 'number' ? 'int' : 'string';
  if (given !== type) r.report('E-START-TYPE', path, { found: JSON.stringify(start), expected: type });
  else if (typeof start === 'number' && (start < (min ?? start) || start > (max ?? start)))
    r.report('E-START-BOUNDS', path, { found: String(start), expected: `${min ?? '…'} … ${max ?? '…'}` });
  else if (typeof start === 'string' && values && !values.includes(start))
    r.report('E-START-BOUNDS', path, { found: start, expected: values.join(', ') });
}
