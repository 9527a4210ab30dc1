import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BubbleAnchor } from '../../stage';
import { useLanguage } from '../i18n/use-text';
import classes from './bubble.module.css';
import { bubbleLines, LONGEST_LINE } from './bubble-lines';
import { MARGIN, placeBubble } from './bubble-place';
import { useLetterSize } from './use-layout';

interface BubbleProps {
  readonly anchor: BubbleAnchor;
  readonly speaker: string | null;
  readonly text: string;
  /** Of the stage. */
  readonly width: number;
  readonly height: number;
  /** How far left the bubble may reach. */
  readonly edge: number;
}

/** Padding and border of the bubble, left and right together. */
const FRAME = 36;
const SMALLEST = 200;
/** Beyond this the letters get smaller, so that no face is covered. */
const MOST_LINES = 3;
const LONG_ENGLISH = 110;
/** A tail: its outline, and where it grows out of the bubble, whose border is wiped away there. */
interface TailShape {
  readonly width: number;
  readonly height: number;
  /** At least so far from the bubble's corners. */
  readonly inset: number;
  readonly outline: string;
  readonly root: string;
  readonly place: string | undefined;
}
const BESIDE: TailShape = {
  width: 28,
  height: 22,
  inset: 4,
  outline: 'M0 2q12 8 26 16-14 2-26-2',
  root: 'M0 3v12',
  place: classes.beside,
};
const BELOW: TailShape = {
  width: 24,
  height: 20,
  inset: 14,
  outline: 'M3 0q0 12-1 18 12-4 18-18',
  root: 'M2 0h19',
  place: classes.below,
};
/** The tip of the tail beside is so far down, at its right. */
const TIP = 18;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** What the citizen says, over the stage. The log carries the same words for a screen reader. */
export function Bubble({ anchor, speaker, text, width, height, edge }: BubbleProps) {
  const language = useLanguage();
  const letter = useLetterSize();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const words = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    fitToWords(box.current, words.current);
    const { offsetWidth = 0, offsetHeight = 0 } = box.current ?? {};
    setSize((known) =>
      known.width === offsetWidth && known.height === offsetHeight
        ? known
        : { width: offsetWidth, height: offsetHeight },
    );
  });
  const [, refit] = useState(0);
  useEffect(() => {
    // Letters that arrive late are of another width than those it was fitted to.
    const again = () => refit((count) => count + 1);
    document.fonts.addEventListener('loadingdone', again);
    return () => document.fonts.removeEventListener('loadingdone', again);
  }, []);
  const room = anchor.narrow ? width - 2 * MARGIN : Math.max(SMALLEST, anchor.right - edge);
  const fits = Math.floor((room - FRAME) / letter);
  const lines = language === 'zh' ? bubbleLines(text, anchor.narrow ? fits : Math.min(LONGEST_LINE, fits)) : [text];
  const long = lines.length > MOST_LINES || text.length > LONG_ENGLISH;
  const place = placeOf(anchor, { width, height }, size, room);
  return (
    <div
      ref={box}
      className={classes.bubble}
      style={place}
      data-narrow={anchor.narrow || undefined}
      aria-hidden="true"
      data-testid="bubble"
    >
      {speaker && !anchor.narrow ? <p className={classes.speaker}>{speaker}</p> : null}
      <div ref={words} className={classes.text} data-long={long || undefined}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one sentence never move
          <span key={index} className={classes.line}>
            {line}
          </span>
        ))}
      </div>
      {anchor.narrow || anchor.above ? (
        <Tail shape={BELOW} at={{ right: Math.max(BELOW.inset, width - place.right - anchor.x) }} />
      ) : (
        <Tail
          shape={BESIDE}
          at={{ top: clamp(anchor.y - place.top - TIP, BESIDE.inset, size.height - BESIDE.height - BESIDE.inset) }}
        />
      )}
    </div>
  );
}

/** Lines that the browser balanced are shorter than the room it gave them: the bubble closes round them. */
function fitToWords(box: HTMLElement | null, words: HTMLElement | null): void {
  if (!box || !words) return;
  box.style.width = '';
  // The text alone: a line that is a block would count with its whole width.
  const range = document.createRange();
  const rows = [...words.children].flatMap((line) => {
    range.selectNodeContents(line);
    return [...range.getClientRects()];
  });
  const { left, width } = words.getBoundingClientRect();
  const spare = Math.floor(left + width - Math.max(...rows.map(({ right }) => right)));
  if (rows.length > 1 && spare > 1) box.style.width = `${box.offsetWidth - spare + 1}px`;
}

type Place = CSSProperties & { readonly right: number; readonly top: number };
type Size = { readonly width: number; readonly height: number };

/** Where it covers no face; at the top of a narrow screen. `room` is the width it may take. */
function placeOf(anchor: BubbleAnchor, stage: Size, bubble: Size, room: number): Place {
  const { x, top } = anchor;
  if (anchor.narrow) {
    // Short words go to the left, as far as their tail asks.
    const reach = clamp(stage.width - MARGIN - x + BELOW.width + BELOW.inset, 0, room);
    return { right: MARGIN + Math.max(0, reach - bubble.width), top, maxWidth: room };
  }
  const place = placeBubble(anchor, bubble, stage);
  return {
    right: stage.width - place.x - bubble.width,
    top: place.y,
    maxWidth: anchor.above ? stage.width - 2 * MARGIN : room,
  };
}

function Tail({ shape, at }: { readonly shape: TailShape; readonly at: CSSProperties }) {
  const { width, height, outline, root, place } = shape;
  return (
    <svg
      className={place}
      style={at}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path d={outline} fill="#fff" stroke="#2B2E36" strokeWidth="2" strokeLinejoin="round" />
      <path d={root} stroke="#fff" strokeWidth="4" />
    </svg>
  );
}
