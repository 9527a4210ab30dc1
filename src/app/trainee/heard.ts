import type { Question } from '../../encounter';
import type { Finding, Judge } from '../../language';

/** The judge of a run whose answers have come from the judge's thread before the run asks. */
export class Heard {
  #key = '';
  #findings: readonly Finding[] = [];

  readonly judge: Judge = (words, context) => {
    if (!this.knows({ words, context })) throw new Error('the judge has not been asked about these words');
    return this.#findings;
  };

  knows(question: Question): boolean {
    return this.#key === keyOf(question);
  }

  learn(question: Question, findings: readonly Finding[]): void {
    this.#key = keyOf(question);
    this.#findings = findings;
  }
}

const keyOf = ({ words, context }: Question): string => JSON.stringify([words, context]);
