import { createContext, useContext } from 'react';
import type { Text } from '../../norms';
import type { Credit } from '../marks/annotate';
import type { Session, SessionState } from './session';
import type { Line, OwnLine } from './transcript';
import type { Layout } from './use-layout';

/** What every panel of a running attempt reads. */
export interface AttemptView {
  readonly session: Session;
  readonly state: SessionState;
  readonly layout: Layout;
  readonly lines: readonly Line[];
  readonly own: readonly OwnLine[];
  /** By log line, the words that earned credit; empty in exams. */
  readonly credits: ReadonlyMap<number, readonly Credit[]>;
  /** Marks, reasons, cards and hints: practice only. */
  readonly practice: boolean;
  readonly read: (text: Text) => string;
}

export const AttemptContext = createContext<AttemptView | null>(null);

export function useAttempt(): AttemptView {
  const view = useContext(AttemptContext);
  if (!view) throw new Error('panels of an attempt are rendered inside Play');
  return view;
}
