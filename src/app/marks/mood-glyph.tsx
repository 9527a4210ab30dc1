import type { MoodFace } from '../../encounter';
import { MOOD_COLOUR } from './mood';
import { rem } from './rem';

/** Brows and mouth in a disc of 24: the shapes differ, so that a mood can be told without its colour. */
const FACES: Readonly<Record<MoodFace, readonly string[]>> = {
  content: ['M6.5 13q5.5 7 11 0'],
  calm: ['M8 14.800q4 2.6 8 0'],
  uneasy: ['M6.2 8.600l3.6-1.2', 'M17.8 8.600l-3.6-1.2', 'M8.5 16h7'],
  displeased: ['M6.4 7.800l3.4.9', 'M17.6 7.800l-3.4.9', 'M8 17q4-3.4 8 0'],
  angry: ['M6 6.600l4.2 2.4', 'M18 6.600l-4.2 2.4', 'M7.5 17.800q4.5-5.6 9 0'],
  panic: ['M6 7.600l3.6-1.8', 'M18 7.600l-3.6-1.8'],
};

export function MoodGlyph({ face, size = 24 }: { readonly face: MoodFace; readonly size?: number }) {
  return (
    <svg width={rem(size)} height={rem(size)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="12" fill={MOOD_COLOUR[face]} />
      <g fill="#fff">
        <circle cx="8.5" cy="10.6" r="1.3" />
        <circle cx="15.5" cy="10.6" r="1.3" />
        {face === 'panic' ? <ellipse cx="12" cy="16.5" rx="2.6" ry="3.2" /> : null}
      </g>
      <g fill="none" stroke="#fff" strokeWidth="1.7" strokeLinecap="round">
        {FACES[face].map((path) => (
          <path key={path} d={path} />
        ))}
      </g>
    </svg>
  );
}
