import type { Text } from '../../norms';
import classes from './story.module.css';
import { happening, type Line } from './transcript';

interface StoryProps {
  readonly lines: readonly Line[];
  readonly read: (text: Text) => string;
  readonly strip?: boolean;
}

/** What has just happened in the hall, in the picture as in a comic's box. The log says the same to a screen reader. */
export function Story({ lines, read, strip = false }: StoryProps) {
  const line = happening(lines);
  if (!line) return null;
  return (
    <p key={line.key} className={strip ? classes.strip : classes.box} aria-hidden="true" data-testid="story">
      {read(line.text)}
    </p>
  );
}
