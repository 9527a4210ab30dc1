import type { Text } from '../norms';

/** The one shape of every error that a trainer, a trainee or an assessor can meet. Lines and columns are 1-based, in UTF-16 units. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** What was found and what was expected. */
  readonly message: Text;
  readonly mend: Text;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}
