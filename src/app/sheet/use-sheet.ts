import { loadExample } from 'virtual:encounters';
import { useEffect, useState } from 'react';
import type { StoredAttempt } from '../../archive';
import { type Problem, replay, type Step } from '../../encounter';
import { createNorms, type Norms } from '../../norms';
import { type ScoreSheet, scoreSheet } from '../../scoring';
import { archive } from '../archive-host';
import type { Language } from '../i18n';
import { useLanguage } from '../i18n/use-text';

export interface SheetData {
  readonly stored: StoredAttempt;
  readonly steps: readonly Step[];
  readonly sheet: ScoreSheet;
  readonly norms: Norms;
  /** Whose attempt it is; null where nobody said. */
  readonly name: string | null;
  /** What replaying the log found wrong; an empty list means that log, chain and digests agree. */
  readonly problems: readonly Problem[];
}

export type SheetState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'missing' }
  | ({ readonly kind: 'ready' } & SheetData);

/** The sheet is never stored: it is derived again from the attempt's log, with the encounter as it was that day. */
export function useSheet(attempt: string): SheetState {
  const [state, setState] = useState<SheetState>({ kind: 'loading' });
  useEffect(() => {
    let left = false;
    void derive(attempt).then((next) => {
      if (!left) setState(next);
    });
    return () => {
      left = true;
    };
  }, [attempt]);
  return state;
}

/**
 * A trainer's run of the same encounter, scored alike; null where there is none for this version, undefined while it is
 * being fetched. It may show another variant than the attempt's own.
 */
export function useExample(own: SheetData | null): SheetData | null | undefined {
  const language = useLanguage();
  const [example, setExample] = useState<SheetData | null | undefined>(undefined);
  useEffect(() => {
    if (!own) return;
    let left = false;
    void exampleFor(own, language).then((found) => {
      if (!left) setExample(found);
    });
    return () => {
      left = true;
    };
  }, [own, language]);
  return example;
}

async function exampleFor({ stored, norms }: SheetData, language: Language): Promise<SheetData | null> {
  const { encounter, hash } = stored;
  const log = await loadExample(encounter.id, language).catch(() => null);
  // An attempt at an older version keeps its own text; the example speaks of the present one.
  if (!log || log.header.hash !== hash) return null;
  const { steps, problems } = replay(encounter, hash, log);
  const summary = { ...stored.summary, mode: log.header.mode, seed: log.header.seed };
  return {
    stored: { ...stored, summary, log, lines: [] },
    steps,
    problems,
    sheet: scoreSheet(encounter, log, steps),
    norms,
    name: null,
  };
}

async function derive(attempt: string): Promise<SheetState> {
  const room = await archive();
  const stored = await room.load(attempt);
  if (!stored) return { kind: 'missing' };
  const { person } = stored.summary;
  const people = person === undefined ? [] : await room.people.list().catch(() => []);
  const { encounter, hash, log } = stored;
  const { steps, problems } = replay(encounter, hash, log);
  const sheet = scoreSheet(encounter, log, steps);
  const name = people.find(({ id }) => id === person)?.name ?? null;
  return { kind: 'ready', stored, steps, problems, sheet, norms: createNorms(stored.clauses), name };
}
