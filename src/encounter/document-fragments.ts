import type { Norms } from '../norms';
import { expandFragment } from './document-fragment-expand';
import { bindArguments, momentIds } from './document-fragment-params';
import { fragmentSchema, type Parameter, parametersSchema, type SourceFragment } from './document-fragment-schema';
import { schemaProblems } from './document-issues';
import { type DocumentCode, documentProblem } from './document-problems';
import type { SourceDocument, SourceUse } from './document-schema';
import type { Insertion, SourceMoment } from './document-schema-moments';
import { MountedSource, type Path, type Source, valueAt } from './document-source';
import { readYaml } from './document-yaml';
import type { Problem } from './problem';
import type { ProblemValues } from './problem-catalogue';

/** Where the fragments are that a document names. */
export interface FragmentLibrary {
  fragment(id: string): { readonly text: string; readonly file: string } | undefined;
}

const RECORDS = ['cast', 'tempers', 'draws', 'vars', 'facts', 'forms', 'moments', 'interruptions', 'duties'] as const;

/** A parameter that every fragment has: the moments it goes into, e.g. for the scope of its duties. */
const INTO = 'into';

interface Merged {
  readonly document: SourceDocument;
  readonly source: Source;
  readonly problems: readonly Problem[];
}

/** Puts every fragment that the document uses in its place. What follows sees one document, with the way back to each file. */
export function mountFragments(document: SourceDocument, yaml: Source, norms: Norms, library: FragmentLibrary): Merged {
  if (document.use.length === 0) return { document, source: yaml, problems: [] };
  const source = new MountedSource(yaml.value, yaml);
  const problems: Problem[] = [];
  let merged = document;
  for (const [i, use] of document.use.entries()) {
    const path: Path = ['use', i];
    const report = (code: DocumentCode, at: Path, values: ProblemValues): void => {
      problems.push(documentProblem(code, yaml.at([...path, ...at]), values));
    };
    if (document.use.findIndex((other) => other.as === use.as) !== i) {
      report('E-ID-DUPLICATE', ['as'], { found: use.as });
      continue;
    }
    const found = library.fragment(use.fragment);
    if (!found) {
      report('E-FRAGMENT-UNKNOWN', ['fragment'], { found: use.fragment });
      continue;
    }
    const read = readFragment(found.text, found.file, use.fragment);
    if (!read.fragment) {
      problems.push(...read.problems);
      report('E-FRAGMENT-BROKEN', ['fragment'], { found: use.fragment });
      continue;
    }
    const encounter = { document: merged, source: yaml, path };
    const { bound, problems: mismatches } = bindArguments(read.parameters, use.with, encounter, read.fragment, norms);
    problems.push(...read.problems, ...mismatches);
    if (mismatches.length > 0) continue;
    const into = use.into === undefined ? [] : Array.isArray(use.into) ? use.into : [use.into];
    const places = { type: 'moment', value: into, source: yaml, path: [...path, 'into'] } as const;
    const expanded = expandFragment(read.fragment, use.as, new Map([[INTO, places], ...bound]));
    const parsed = fragmentSchema.safeParse(expanded.value);
    if (!parsed.success) {
      problems.push(...schemaProblems(parsed.error.issues, expanded.value, fragmentSchema, expanded.source));
      report('E-FRAGMENT-BROKEN', ['fragment'], { found: use.fragment });
      continue;
    }
    merged = insert(
      merge(merged, parsed.data, source, expanded.source, report),
      use,
      parsed.data,
      source,
      expanded.source,
      report,
    );
  }
  return { document: merged, source, problems };
}

function readFragment(
  text: string,
  file: string,
  id: string,
): { fragment?: Source; parameters: Readonly<Record<string, Parameter>>; problems: readonly Problem[] } {
  const { source, problems } = readYaml(text, file, 'fragment');
  if (!source) return { parameters: {}, problems };
  const written = valueAt(source.value, ['params']);
  const parameters = parametersSchema.safeParse(written ?? undefined);
  if (!parameters.success) {
    const found = schemaProblems(parameters.error.issues, written, parametersSchema, source, ['params']);
    return { parameters: {}, problems: [...problems, ...found] };
  }
  const own = valueAt(source.value, ['id']);
  if (typeof own === 'string' && own !== id) {
    const mismatch = documentProblem('E-FRAGMENT-ID', source.at(['id']), { found: own, expected: id });
    return { parameters: {}, problems: [...problems, mismatch] };
  }
  return { fragment: source, parameters: parameters.data, problems };
}

type Report = (code: DocumentCode, at: Path, values: ProblemValues) => void;

function merge(
  document: SourceDocument,
  fragment: SourceFragment,
  source: MountedSource,
  origin: Source,
  report: Report,
): SourceDocument {
  const merged: Record<string, unknown> = { ...document };
  const taken = new Set([
    ...momentIds(document.moments),
    ...momentIds(document.interruptions),
    ...Object.keys(document.endings),
  ]);
  for (const id of [...momentIds(fragment.moments), ...momentIds(fragment.interruptions)]) {
    if (taken.has(id)) report('E-ID-DUPLICATE', ['as'], { found: id });
  }
  for (const section of RECORDS) {
    for (const id of Object.keys(fragment[section])) {
      const moments = section === 'moments' || section === 'interruptions';
      if (!moments && Object.hasOwn(document[section], id)) report('E-ID-DUPLICATE', ['as'], { found: id });
      source.mount([section, id], origin, [section, id]);
    }
    merged[section] = { ...document[section], ...fragment[section] };
  }
  const offered = new Set(document.actions.flatMap((action) => (typeof action === 'string' ? action : action.id)));
  const actions = [...document.actions];
  for (const [i, action] of fragment.actions.entries()) {
    // A standard action that the encounter offers already is the same action.
    if (typeof action === 'string' && offered.has(action)) continue;
    source.mount(['actions', actions.length], origin, ['actions', i]);
    actions.push(action);
  }
  for (const i of fragment.constraints.keys()) {
    source.mount(['constraints', document.constraints.length + i], origin, ['constraints', i]);
  }
  return { ...(merged as SourceDocument), actions, constraints: [...document.constraints, ...fragment.constraints] };
}

/** Adds the fragment's rules, timers and entry effects to the moments under `into`. */
function insert(
  document: SourceDocument,
  use: SourceUse,
  fragment: SourceFragment,
  source: MountedSource,
  origin: Source,
  report: Report,
): SourceDocument {
  const { enter, timers, rules } = fragment;
  const nothing =
    rules.length === 0 && Object.keys(timers).length === 0 && (!Array.isArray(enter) || enter.length === 0);
  const wanted = new Set(use.into === undefined ? [] : Array.isArray(use.into) ? use.into : [use.into]);
  if (!nothing && wanted.size === 0) report('E-USE-INTO', [], { found: use.fragment });
  const known = [...momentIds(document.moments), ...momentIds(document.interruptions)];
  for (const id of wanted) {
    if (!known.includes(id)) report('E-MOMENT-UNKNOWN', ['into'], { found: id, expected: known.join(', ') });
  }
  if (nothing) return document;
  const insertion: Insertion = { as: use.as, enter, timers, rules };
  const into = (list: Readonly<Record<string, SourceMoment>>, path: Path): Record<string, SourceMoment> =>
    Object.fromEntries(
      Object.entries(list).map(([id, moment]) => {
        const here = [...path, id];
        const inner = { ...moment, moments: into(moment.moments, [...here, 'moments']) };
        if (!wanted.has(id)) return [id, inner];
        const inserted = moment.inserted ?? [];
        source.mount([...here, 'inserted', inserted.length], origin, []);
        return [id, { ...inner, inserted: [...inserted, insertion] }];
      }),
    );
  return {
    ...document,
    moments: into(document.moments, ['moments']),
    interruptions: into(document.interruptions, ['interruptions']),
  };
}
