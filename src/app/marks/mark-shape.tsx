import type { TimelineKind } from '../sheet/timeline-model';

const WHITE = {
  fill: 'none',
  stroke: '#fff',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** A mark of the timeline, drawn about its own middle: every kind has a shape of its own besides its colour. */
export function MarkShape({ kind }: { readonly kind: TimelineKind }) {
  switch (kind) {
    case 'phrase':
      return (
        <>
          <circle r="8.5" fill="var(--ok)" stroke="var(--paper)" strokeWidth="1.5" />
          <path d="M-3.6.2l2.5 2.5 4.7-5" {...WHITE} />
        </>
      );
    case 'forbidden':
      return (
        <>
          <rect
            x="-8.5"
            y="-8.5"
            width="17"
            height="17"
            rx="4"
            fill="var(--bad)"
            stroke="var(--paper)"
            strokeWidth="1.5"
          />
          <path d="M-3-3l6 6M3-3l-6 6" {...WHITE} />
        </>
      );
    case 'step':
      return <path d="M0-9.500L9.5 0 0 9.5-9.5 0z" fill="var(--pri)" stroke="var(--paper)" strokeWidth="1.5" />;
    case 'late':
      return (
        <>
          <path d="M0-9L9 0 0 9-9 0z" fill="var(--paper)" stroke="var(--warn)" strokeWidth="1.8" />
          <path d="M0-9V9L-9 0z" fill="var(--warn)" />
        </>
      );
  }
}
