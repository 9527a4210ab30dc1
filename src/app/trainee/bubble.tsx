import type { BubbleAnchor } from '../../stage';
import { useLanguage } from '../i18n/use-text';
import classes from './bubble.module.css';
import { bubbleLines, LONGEST_LINE } from './bubble-lines';
import { useLetterSize } from './use-layout';

interface BubbleProps {
  readonly anchor: BubbleAnchor;
  readonly speaker: string | null;
  readonly text: string;
  readonly width: number;
  /** How far left the bubble may reach. */
  readonly edge: number;
}

/** Space between the bubble and the edge of a narrow screen. */
const MARGIN = 14;
/** Padding and border of the bubble, left and right together. */
const FRAME = 36;
const SMALLEST = 200;
/** Beyond this the letters get smaller, so that no face is covered. */
const MOST_LINES = 3;
const LONG_ENGLISH = 110;

/** What the citizen says, over the stage. The log carries the same words for a screen reader. */
export function Bubble({ anchor, speaker, text, width, edge }: BubbleProps) {
  const language = useLanguage();
  const letter = useLetterSize(width);
  const room = anchor.narrow ? width - 2 * MARGIN : Math.max(SMALLEST, anchor.right - edge);
  const place = anchor.narrow
    ? { left: MARGIN, right: MARGIN, top: anchor.top }
    : { right: Math.max(MARGIN, width - anchor.right), top: anchor.top, maxWidth: room };
  const fits = Math.floor((room - FRAME) / letter);
  const lines = language === 'zh' ? bubbleLines(text, anchor.narrow ? fits : Math.min(LONGEST_LINE, fits)) : [text];
  const long = lines.length > MOST_LINES || text.length > LONG_ENGLISH;
  return (
    <div
      className={classes.bubble}
      style={place}
      data-narrow={anchor.narrow || undefined}
      aria-hidden="true"
      data-testid="bubble"
    >
      {speaker && !anchor.narrow ? <p className={classes.speaker}>{speaker}</p> : null}
      <div className={classes.text} data-long={long || undefined}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one sentence never move
          <span key={index} className={classes.line}>
            {line}
          </span>
        ))}
      </div>
      <Tail narrow={anchor.narrow} x={anchor.x} />
    </div>
  );
}

function Tail({ narrow, x }: { readonly narrow: boolean; readonly x: number }) {
  return narrow ? (
    <svg
      className={classes.below}
      style={{ left: x - MARGIN - 24 }}
      width="24"
      height="20"
      viewBox="0 0 24 20"
      aria-hidden="true"
    >
      <path d="M3 0q0 12-1 18 12-4 18-18" fill="#fff" stroke="#2B2E36" strokeWidth="2" strokeLinejoin="round" />
      <path d="M2 0h19" stroke="#fff" strokeWidth="4" />
    </svg>
  ) : (
    <svg className={classes.beside} width="28" height="22" viewBox="0 0 28 22" aria-hidden="true">
      <path d="M0 2q12 8 26 16-14 2-26-2" fill="#fff" stroke="#2B2E36" strokeWidth="2" strokeLinejoin="round" />
      <path d="M0 3v12" stroke="#fff" strokeWidth="4" />
    </svg>
  );
}
