import { rem } from './rem';
/** List icons: each state has a shape of its own besides its colour. */
export type MarkState = 'met' | 'part' | 'bad' | 'late' | 'tried' | 'question' | 'idle';

export function StateIcon({ state, size = 20 }: { readonly state: MarkState; readonly size?: number }) {
  return (
    <svg
      width={rem(size)}
      height={rem(size)}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {SHAPES[state]}
    </svg>
  );
}

const STROKE = {
  fill: 'none',
  stroke: '#fff',
  strokeWidth: 1.9,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const SHAPES = {
  met: (
    <>
      <circle cx="10" cy="10" r="10" fill="var(--ok)" />
      <path d="M5.8 10.300l2.9 2.8 5.5-5.9" {...STROKE} />
    </>
  ),
  part: (
    <>
      <circle cx="10" cy="10" r="9" fill="none" stroke="var(--ok)" strokeWidth="2" />
      <path d="M10 1a9 9 0 0 0 0 18z" fill="var(--ok)" />
    </>
  ),
  bad: (
    <>
      <rect width="20" height="20" rx="5" fill="var(--bad)" />
      <path d="M6.8 6.800l6.4 6.400M13.2 6.800l-6.4 6.4" {...STROKE} />
    </>
  ),
  late: (
    <>
      <path d="M10 0h8a2 2 0 0 1 2 2v8a10 10 0 1 1-10-10z" transform="matrix(-1 0 0 -1 20 20)" fill="var(--warn)" />
      <circle cx="10" cy="10" r="5" {...STROKE} strokeWidth={1.6} />
      <path d="M10 7.500V10l1.7 1.2" {...STROKE} strokeWidth={1.6} />
    </>
  ),
  tried: (
    <>
      <circle cx="10" cy="10" r="9" fill="none" stroke="var(--ink-2)" strokeWidth="1.9" />
      <path d="M6 10h8" {...STROKE} stroke="var(--ink-2)" />
    </>
  ),
  question: (
    <>
      <circle cx="10" cy="10" r="9" fill="none" stroke="var(--ink-2)" strokeWidth="1.9" />
      <path d="M7.6 8a2.4 2.4 0 1 1 3.5 2.100c-.8.4-1.1.8-1.1 1.600M10 14.300v.2" {...STROKE} stroke="var(--ink-2)" />
    </>
  ),
  idle: <circle cx="10" cy="10" r="9" fill="none" stroke="var(--field)" strokeWidth="1.6" strokeDasharray="3 3" />,
} as const;
