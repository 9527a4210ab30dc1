import { type ReactNode, useEffect, useRef } from 'react';
import { useAttempt } from './attempt-context';
import classes from './last-heard.module.css';
import { hideCut, showTop } from './show-top';
import { useBubble } from './use-bubble';

/** Of the hall's height, above the heads that stand in it. */
const OVER_HEADS = 0.08;

/**
 * Where the picture scrolls out of sight or has no bubble, what was said last stands above the text box as well.
 * The log tells it to a screen reader.
 */
export function LastHeard({ children }: { readonly children: ReactNode }) {
  const { session, state, lines, own, read } = useAttempt();
  const line = useBubble(lines);
  const heard = line && state.view.present.includes(line.who) ? line : null;
  const speaker = session.encounter.cast.find(({ id }) => id === heard?.who);
  const block = useRef<HTMLDivElement>(null);
  const key = heard?.key;
  const turns = own.length;
  // Marks and longer words push the box down: whoever has said something, or scrolled to it, keeps both in sight.
  useEffect(() => {
    const writing = turns > 0 || scrollY > 0;
    if (key !== undefined && writing && block.current?.contains(document.activeElement)) {
      block.current.scrollIntoView({ block: 'nearest' });
      // But not past one's own words.
      showTop(block.current.closest('[role="tabpanel"]')?.querySelector('[data-own]'));
      hideCut(document.querySelector('[data-stage]'), OVER_HEADS);
      hideCut(document.querySelector('[data-strips]'));
    }
  }, [key, turns]);
  return (
    <div ref={block} className={classes.block}>
      {heard ? (
        <p className={classes.heard} aria-hidden="true" data-testid="last-heard">
          {speaker ? <span className={classes.who}>{read(speaker.name)}</span> : null} {read(heard.text)}
        </p>
      ) : null}
      {children}
    </div>
  );
}
