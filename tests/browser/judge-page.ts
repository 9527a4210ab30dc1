/** Entry of a page that judges what a test hands it, with the judge as pages load it. Bundled by judge.test.ts. */
import { fetchLexicon } from '../../src/app/fetch-lexicon';
import { LazyJudge, type Situation } from '../../src/language';

export interface Said {
  readonly text: string;
  readonly context?: Situation;
}

declare global {
  interface Window {
    judgeAll?: (lines: readonly Said[]) => Promise<readonly string[]>;
  }
}

window.judgeAll = async (lines) => {
  const judge = new LazyJudge(fetchLexicon);
  for (const tongue of ['zh', 'en'] as const) for (const _ of await judge.load(tongue));
  return lines.map(({ text, context }) => JSON.stringify(judge.judge(text, context ? { situation: context } : {})));
};
