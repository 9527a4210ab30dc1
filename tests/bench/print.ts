interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  /** Above 1: better than the peer. */
  readonly ratio?: number;
}

/** One result, as one line of JSON. */
export function print(line: Line): void {
  console.log(JSON.stringify(line));
}
