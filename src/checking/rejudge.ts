import { type AttemptLog, allMoments, canonicalJson, type LogEntry, type Step } from '../encounter';
import type { Finding, JudgeContext } from '../language';
import { scoreSheet } from '../scoring';
import type { Bench } from './run-script';

export interface Rejudged {
  readonly seq: number;
  readonly text: string;
  /** Findings that only the log has, and those that only today's judge has. */
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
}

export interface Rejudgement {
  readonly lexicon: { readonly recorded: string; readonly now: string };
  readonly judge: { readonly recorded: string; readonly now: string };
  readonly differences: readonly Rejudged[];
  /** Points with the recorded findings (official), and with today's on the same course of events. */
  readonly total: { readonly recorded: number; readonly now: number };
}

/** Judges every utterance of a log again, in the moment in which it was said. The official findings stay as they are. */
export function rejudge(log: AttemptLog, steps: readonly Step[], bench: Bench): Rejudgement {
  const moments = new Map(allMoments(bench.encounter).map((moment) => [moment.id, moment]));
  const contextAt = (index: number): JudgeContext => {
    const situation = (steps[index]?.moments ?? [])
      .map((id) => moments.get(id)?.situation)
      .findLast((candidate) => candidate !== undefined);
    return { facts: bench.encounter.facts, ...(situation === undefined ? {} : { situation }) };
  };
  // steps[0] is the opening: the moments an entry was said in are those after the step before it.
  const entries = log.entries.map(
    (entry, index): LogEntry =>
      entry.type === 'SAY' ? { ...entry, findings: bench.judge(entry.text, contextAt(index)) } : entry,
  );
  const byEntry = new Map(entries.map((entry) => [entry.seq, entry]));
  const again = steps.map((step) => ({ ...step, entry: byEntry.get(step.entry?.seq ?? 0) ?? step.entry }));
  const differences = entries.flatMap((entry, index): readonly Rejudged[] => {
    const was = log.entries[index];
    if (entry.type !== 'SAY' || was?.type !== 'SAY') return [];
    const gone = without(was.findings, entry.findings);
    const come = without(entry.findings, was.findings);
    return gone.length + come.length === 0 ? [] : [{ seq: entry.seq, text: entry.text, gone, come }];
  });
  return {
    lexicon: { recorded: log.header.lexicon, now: bench.lexicon },
    judge: { recorded: log.header.judge, now: bench.judgeVersion },
    differences,
    total: {
      recorded: scoreSheet(bench.encounter, log, steps).total,
      now: scoreSheet(bench.encounter, { header: log.header, entries }, again).total,
    },
  };
}

function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(canonicalJson));
  return findings.filter((finding) => !known.has(canonicalJson(finding)));
}
