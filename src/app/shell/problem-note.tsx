import type { ReactNode } from 'react';
import type { Problem } from '../../encounter';
import { useText } from '../i18n/use-text';
import classes from './problem-note.module.css';

/** One coded problem, what to do about it, and the way out. */
export function ProblemNote({ problem, children }: { readonly problem: Problem; readonly children?: ReactNode }) {
  const text = useText();
  return (
    <section className={classes.note} role="alert">
      <h2 className={classes.title}>{text(problem.message)}</h2>
      <p>{text(problem.mend)}</p>
      <p className={classes.code}>{problem.code}</p>
      {children ? <div className={classes.ways}>{children}</div> : null}
    </section>
  );
}
