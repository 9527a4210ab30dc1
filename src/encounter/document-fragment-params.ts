import { z } from 'zod';
import type { Norms, Text } from '../norms';
import { ACTIONS } from './actions';
import type { Parameter, ParameterType } from './document-fragment-schema';
import { documentProblem } from './document-problems';
import type { SourceDocument } from './document-schema';
import type { SourceMoment } from './document-schema-moments';
import { duration, id, text } from './document-schema-terms';
import type { Path, Source } from './document-source';
import type { Problem } from './problem';

/** A parameter with its value, and where the value is written: in the encounter, or as default in the fragment. */
export interface Argument {
  readonly type: ParameterType;
  readonly value: unknown;
  readonly source: Source;
  readonly path: Path;
  /** What stands in a text for something that has a name of its own. */
  readonly name?: Text;
}

const SHAPES: Readonly<Record<ParameterType, z.ZodType>> = {
  text,
  string: z.string().min(1).max(200),
  words: z.array(z.string().min(1).max(60)).min(1).max(40),
  int: z.int(),
  bool: z.boolean(),
  duration,
  citizen: id,
  moment: id,
  action: id,
  clause: z.string().max(40),
};

const WANTED: Readonly<Record<ParameterType, Text>> = {
  text: { zh: '两种语言的文本 { zh, en }', en: 'a text { zh, en }' },
  string: { zh: '一个词', en: 'a word' },
  words: { zh: '说法的列表', en: 'a list of wordings' },
  int: { zh: '整数', en: 'a whole number' },
  bool: { zh: 'true 或 false', en: 'true or false' },
  duration: { zh: '时长，如 20s', en: 'a duration such as 20s' },
  citizen: { zh: '人物编号', en: 'the id of a citizen' },
  moment: { zh: '时刻或结局的编号', en: 'the id of a moment or an ending' },
  action: { zh: '动作编号', en: 'the id of an action' },
  clause: { zh: '条款号', en: 'the id of a clause' },
};

const giveIt = (name: string, type: ParameterType): Text => ({
  zh: `在 with 里写 ${name}: …，值是${WANTED[type].zh}。`,
  en: `Write ${name}: … under with; its value is ${WANTED[type].en}.`,
});

/** Matches `with` against the parameters. Problems with what the encounter gives point at its lines. */
export function bindArguments(
  parameters: Readonly<Record<string, Parameter>>,
  given: Readonly<Record<string, unknown>>,
  encounter: { readonly document: SourceDocument; readonly source: Source; readonly path: Path },
  fragment: Source,
  norms: Norms,
): { readonly bound: ReadonlyMap<string, Argument>; readonly problems: readonly Problem[] } {
  const bound = new Map<string, Argument>();
  const problems: Problem[] = [];
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(parameters, name)) continue;
    const at = encounter.source.atKey([...encounter.path, 'with', name]);
    problems.push(
      documentProblem('E-PARAM-UNKNOWN', at, { found: name, expected: Object.keys(parameters).join(', ') }),
    );
  }
  for (const [name, { type, about, default: fallback }] of Object.entries(parameters)) {
    const own = Object.hasOwn(given, name);
    const source = own ? encounter.source : fragment;
    const path = own ? [...encounter.path, 'with', name] : ['params', name, 'default'];
    const value = own ? given[name] : fallback;
    if (value === undefined) {
      const at = encounter.source.at(encounter.path);
      problems.push(documentProblem('E-PARAM-MISSING', at, { found: name, expected: about, mend: giveIt(name, type) }));
      continue;
    }
    if (!SHAPES[type].safeParse(value).success) {
      problems.push(documentProblem('E-PARAM-TYPE', source.at(path), { found: name, expected: WANTED[type] }));
      continue;
    }
    const options = optionsOf(type, encounter.document, norms);
    if (options && !options.includes(String(value))) {
      const expected = options.length > 40 ? WANTED[type] : options.join(', ');
      problems.push(documentProblem('E-PARAM-REFERENCE', source.at(path), { found: name, expected }));
      continue;
    }
    const person = type === 'citizen' ? encounter.document.cast[String(value)]?.name : undefined;
    bound.set(name, { type, value, source, path, ...(person === undefined ? {} : { name: person }) });
  }
  return { bound, problems };
}

/** What a parameter that names something may name; null for plain values. */
function optionsOf(type: ParameterType, document: SourceDocument, norms: Norms): readonly string[] | null {
  switch (type) {
    case 'citizen':
      return Object.keys(document.cast);
    case 'moment':
      return [...momentIds(document.moments), ...momentIds(document.interruptions), ...Object.keys(document.endings)];
    case 'action':
      return [
        ...ACTIONS.map((action) => action.id),
        ...document.actions.flatMap((a) => (typeof a === 'string' ? [] : a.id)),
      ];
    case 'clause':
      return norms.clauses.map((clause) => clause.id);
    default:
      return null;
  }
}

export function momentIds(list: Readonly<Record<string, SourceMoment>>): readonly string[] {
  return Object.entries(list).flatMap(([name, moment]) => [name, ...momentIds(moment.moments)]);
}
