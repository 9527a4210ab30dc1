import { useAttempt } from './attempt-context';
import classes from './story.module.css';
import { happening } from './transcript';

/** What has just happened in the hall, in the picture as in a comic's box. The log says the same to a screen reader. */
export function Story({ strip = false }: { readonly strip?: boolean }) {
  const { lines, read } = useAttempt();
  const line = happening(lines);
  if (!line) return null;
  return (
    <p key={line.key} className={strip ? classes.strip : classes.box} aria-hidden="true" data-testid="story">
      {read(line.text)}
    </p>
  );
}
