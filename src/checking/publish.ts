import { compileDocument, type FragmentLibrary } from '../encounter/authoring';
import { judge } from '../language';
import { allNorms } from '../norms/library';
import { byPlace, checkDocument } from './check';
import { type Attainable, type GateProblem, publishGate } from './gate';

export interface Published extends Omit<ReturnType<typeof checkDocument>, 'problems'> {
  readonly problems: readonly GateProblem[];
  /** What each ending can be worth; absent when the document did not compile. */
  readonly attainable?: readonly Attainable[];
}

/** What the structure proves needs no run to show it, and is told once. */
const SAID_BY_STRUCTURE = ['E-GATE-DUTY-UNMET', 'E-GATE-DUTY-SURE', 'E-GATE-TRIGGER', 'E-GATE-FULL'];

/** The whole check before an encounter meets a trainee: the document, its structure, and every run through it. */
export function publishDocument(text: string, file: string, fragments?: FragmentLibrary): Published {
  const checked = checkDocument(text, file, fragments);
  const { encounter, hash, problems } = checked;
  const { at } = compileDocument(text, file, fragments);
  if (!encounter || !hash || !at) return checked;
  const gate = publishGate({ encounter, hash, at }, { judge, norms: allNorms });
  const dutyTold = problems.some(({ code }) => code.startsWith('E-GATE-DUTY'));
  const key = ({ code, line, column }: GateProblem): string => `${code} ${line} ${column}`;
  const found = new Map<string, GateProblem>(problems.map((problem) => [key(problem), problem]));
  for (const problem of gate.problems) {
    if (dutyTold && SAID_BY_STRUCTURE.includes(problem.code)) continue;
    // Why a rule is never taken says more than that it is never taken.
    if (problem.code === 'W-GATE-RULE' && found.has(key({ ...problem, code: 'W-GATE-RULE-NEVER' }))) continue;
    found.set(key(problem), problem);
  }
  return { encounter, hash, problems: [...found.values()].sort(byPlace(file)), attainable: gate.attainable };
}
