import { parsePhrase, Rules, TemplateError } from './grammar';
import type { CompileTemplate, Flaw, LexiconSource, ReadyLexicon } from './lexicon';
import { PhraseCompiler } from './phrase-compiler';
import type { Ref } from './program';

/** Compiles the sources of templates and rules into the program of a lexicon, whose rules they may use and replace. */
export class SourceCompiler {
  readonly #rules: Rules;
  readonly #compiler: PhraseCompiler;

  constructor(ready: ReadyLexicon, sources: readonly LexiconSource[]) {
    this.#rules = new Rules(Object.assign({}, ...sources.map((source) => source.rules)), ready.tongue, ready.rules);
    this.#compiler = new PhraseCompiler(ready.program);
  }

  readonly template: CompileTemplate = (say) => unlessFlawed(() => this.#compiler.add(parsePhrase(say, this.#rules)));

  /** A rule may begin with a gap or say nothing. */
  rule(name: string): Ref | Flaw {
    return unlessFlawed(() => this.#compiler.compile(this.#rules.get(name, 1)));
  }
}

function unlessFlawed(compile: () => Ref): Ref | Flaw {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { code: error.code, column: error.column };
  }
}
