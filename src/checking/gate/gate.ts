import { type Attainable, attainableScores } from './attainable';
import { checkConsequences } from './consequences';
import { checkCourse } from './course';
import { checkDuty, checkScores } from './duties';
import type { GateInput, GateOptions } from './ground';
import { checkLanguages } from './languages';
import type { GateProblem } from './problems';
import { surveyOf } from './survey';

export interface GateReport {
  readonly problems: readonly GateProblem[];
  readonly attainable: readonly Attainable[];
  /** A run that earns 100 at a human pace, for every variant: lines of a run file. */
  readonly fullRuns: readonly (readonly string[])[];
  readonly explored: {
    readonly variants: number;
    /** Courses that rules take differently, by draws; every option of every draw is in one that was explored. */
    readonly courses: { readonly of: number; readonly explored: number };
    readonly situations: number;
    readonly symbols: number;
    /** Nothing was left out. */
    readonly complete: boolean;
  };
}

/** The publish gate: explores the compiled machine together with the duties, over everything a trainee can do. */
export function publishGate(input: GateInput, options: GateOptions): GateReport {
  const problems: GateProblem[] = [];
  const survey = surveyOf(input, options, problems);
  const { encounter } = input;
  const [first] = survey.variants;
  if (!first) return { problems, attainable: [], fullRuns: [], explored: NOTHING_EXPLORED };
  const home = survey.ground(first);
  for (const wish of survey.unheard) {
    const path = wish.kind === 'fact' ? ['facts', wish.label] : ['duties'];
    home.report('W-GATE-WORDING', path, { found: `${wish.kind} ${wish.label}` });
  }
  if (!home.graph.complete) home.report('W-GATE-SITUATIONS', ['moments'], { found: String(home.graph.nodes.length) });
  checkLanguages(home);
  checkCourse(
    survey.covering.map(survey.ground),
    survey.others.map((variant) => () => survey.ground(variant)),
  );
  const enough = (): boolean => options.brief === true && problems.length > 0;
  if (enough()) return { problems, attainable: [], fullRuns: [], explored: NOTHING_EXPLORED };
  checkConsequences(survey.explored());
  for (const variant of survey.variants) checkScores(survey.sketch(variant));
  const reaches = survey.reaches(first);
  for (const duty of encounter.duties) if (!enough()) checkDuty(home, duty, survey.reachesOf(duty));
  if (enough()) return { problems, attainable: [], fullRuns: [], explored: NOTHING_EXPLORED };
  const full: (() => readonly string[])[] = [];
  const hints: (readonly number[])[] = [];
  if (home.graph.complete && reaches.every((reach) => reach.met !== null)) {
    for (const variant of survey.variants) {
      const run = enough() ? null : survey.fullRun(variant, hints);
      if (!run) continue;
      hints.push(run.symbols);
      full.push(() => survey.sketch(variant).lines(run.path));
    }
  }
  // They are found; lines are played by the machine for trainees only for whoever reads them.
  let told: readonly (readonly string[])[] | null = null;
  return {
    problems,
    attainable: options.brief ? [] : attainableScores(home, reaches, hints),
    get fullRuns() {
      told ??= full.map((lines) => lines());
      return told;
    },
    explored: {
      variants: survey.variants.length,
      courses: { of: survey.covering.length + survey.others.length, explored: survey.explored().length },
      situations: home.graph.nodes.length,
      symbols: home.symbols.length,
      complete: home.graph.complete && survey.allVariants,
    },
  };
}

const NOTHING_EXPLORED = {
  variants: 0,
  courses: { of: 0, explored: 0 },
  situations: 0,
  symbols: 0,
  complete: true,
} as const;
