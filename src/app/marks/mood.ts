import type { MoodFace } from '../../encounter';

export const MOOD_COLOUR: Readonly<Record<MoodFace, string>> = {
  content: 'var(--mood-content)',
  calm: 'var(--mood-calm)',
  uneasy: 'var(--mood-uneasy)',
  displeased: 'var(--mood-displeased)',
  angry: 'var(--mood-angry)',
  panic: 'var(--mood-panic)',
};
