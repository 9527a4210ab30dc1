import { readFileSync } from 'node:fs';
import type { Finding, Situation } from '../../src/language';

/** A labelled line of the corpus; see tests/corpus/README.md. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly context?: Situation;
  readonly acts: readonly string[];
  readonly forbidden: readonly string[];
  readonly acts_ok?: readonly string[];
  readonly forbidden_ok?: readonly string[];
  readonly kind: 'act' | 'forb' | 'neg';
  readonly ambiguous?: boolean;
}

export function readCorpus(path: string): readonly Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled)
    .filter((line) => !line.ambiguous);
}

class Tally {
  hits = 0;
  extra = 0;
  missed = 0;

  get precision(): number {
    return this.hits + this.extra === 0 ? 1 : this.hits / (this.hits + this.extra);
  }

  get recall(): number {
    return this.hits + this.missed === 0 ? 1 : this.hits / (this.hits + this.missed);
  }

  get f1(): number {
    return this.hits === 0 ? 0 : (2 * this.hits) / (2 * this.hits + this.extra + this.missed);
  }
}

const TEN = [
  'dont_know_go_ask',
  'refuse_flat',
  'not_my_business',
  'impatient_busy',
  'impatient_repeat',
  'blame_unclear',
  'go_find_leader',
  'hurry_offwork',
  'read_the_sign',
  'go_complain',
];

export interface Report {
  readonly any: Tally;
  readonly forbidden: Tally;
  readonly acts: Tally;
  /** Macro F1 over the ten labels of appendix D.2 that occur. */
  readonly macroTen: number;
  /** Share of lines without forbidden language that were flagged, by kind of line. */
  readonly falseAlarms: Readonly<Record<'act' | 'neg', number>>;
}

/** Tolerated labels are neither right nor wrong; only certain findings count. */
export function evaluate(lines: readonly Labelled[], judge: (line: Labelled) => readonly Finding[]): Report {
  const any = new Tally();
  const totals = { forbidden: new Tally(), acts: new Tally() };
  const ten = new Map(TEN.map((label) => [label, new Tally()]));
  const flagged = { act: [0, 0], neg: [0, 0] } satisfies Record<'act' | 'neg', [number, number]>;
  for (const line of lines) {
    const certain = judge(line).filter((finding) => finding.certainty === 'certain');
    const found = {
      forbidden: new Set(certain.filter((f) => f.kind === 'forbidden').map((f) => f.label)),
      acts: new Set(certain.filter((f) => f.kind === 'act').map((f) => f.label)),
    };
    for (const side of ['forbidden', 'acts'] as const) {
      const tolerated = line[`${side}_ok`] ?? [];
      const count = (label: string, key: 'hits' | 'extra' | 'missed') => {
        totals[side][key]++;
        const own = ten.get(label);
        if (own) own[key]++;
      };
      for (const label of found[side]) {
        if (line[side].includes(label)) count(label, 'hits');
        else if (!tolerated.includes(label)) count(label, 'extra');
      }
      for (const label of line[side]) if (!found[side].has(label)) count(label, 'missed');
    }
    const rude = line.forbidden.length > 0;
    const caught = found.forbidden.size > 0;
    if (rude) any[caught ? 'hits' : 'missed']++;
    else {
      if (caught) any.extra++;
      if (line.kind !== 'forb') {
        flagged[line.kind][0] += caught ? 1 : 0;
        flagged[line.kind][1]++;
      }
    }
  }
  const present = [...ten.values()].filter((tally) => tally.hits + tally.missed > 0);
  return {
    any,
    ...totals,
    macroTen: present.reduce((sum, tally) => sum + tally.f1, 0) / Math.max(present.length, 1),
    falseAlarms: {
      act: flagged.act[0] / Math.max(flagged.act[1], 1),
      neg: flagged.neg[0] / Math.max(flagged.neg[1], 1),
    },
  };
}
