import { canonicalJsonWithout, stringText } from './canonical';

/**
 * Canonical JSON of a log line without its hash: what the chain hashes. Words with what was found in them are most of a log;
 * they are written out member by member, in half the time. A line from outside may hold anything, so whatever has other
 * members than those, or others than the types say, goes the long way.
 */
export function lineText(entry: object): string {
  return saidText(entry as Line) ?? canonicalJsonWithout(entry, 'hash');
}

type Line = Readonly<Record<string, unknown>>;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && !Object.is(value, -0);

/** Own members, those that are undefined too. */
function members(object: object): number {
  let count = 0;
  for (const _ in object) count += 1;
  return count;
}

function saidText(line: Line): string | null {
  const { type, seq, t, state, text, findings, hash } = line;
  if (type !== 'SAY' || typeof text !== 'string' || typeof state !== 'string' || !isCount(seq) || !isCount(t))
    return null;
  if (!Array.isArray(findings) || members(line) !== (hash === undefined ? 6 : 7)) return null;
  let list = '';
  for (const finding of findings) {
    const one = findingText(finding);
    if (one === null) return null;
    list += list === '' ? one : `,${one}`;
  }
  return `{"findings":[${list}],"seq":${seq},"state":${stringText(state)},"t":${t},"text":${stringText(text)},"type":"SAY"}`;
}

/** Without slots: few findings have any. */
function findingText(finding: Line | null | undefined): string | null {
  if (typeof finding !== 'object' || finding === null) return null;
  const { certainty, clauses, end, kind, label, start, template } = finding;
  if (typeof certainty !== 'string' || typeof kind !== 'string') return null;
  if (typeof label !== 'string' || typeof template !== 'string') return null;
  if (!isCount(start) || !isCount(end) || !Array.isArray(clauses) || members(finding) !== 7) return null;
  let cited = '';
  for (const clause of clauses) {
    if (typeof clause !== 'string') return null;
    cited += cited === '' ? stringText(clause) : `,${stringText(clause)}`;
  }
  return (
    `{"certainty":${stringText(certainty)},"clauses":[${cited}],"end":${end},"kind":${stringText(kind)},` +
    `"label":${stringText(label)},"start":${start},"template":${stringText(template)}}`
  );
}
