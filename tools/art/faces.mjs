// @ts-check
/** Faces by mood: Open Peeps faces, some of them composed of two, each with lids for the blink. */
import { loopsOf } from './outline.mjs';
import { headParts } from './peeps.mjs';

/** @typedef {{ from: string, mouthOf?: string }} Face */

/** Mood → the face that shows it. `attentive` is the clerk before someone in distress: worried brows over a quiet mouth. */
/** @type {Record<string, Face>} */
export const FACES = {
  content: { from: 'Calm' },
  calm: { from: 'Smile' },
  uneasy: { from: 'Tired' },
  displeased: { from: 'Angry', mouthOf: 'Tired' },
  angry: { from: 'VeryAngry' },
  panic: { from: 'Concerned', mouthOf: 'ConcernedFear' },
  attentive: { from: 'Concerned', mouthOf: 'Serious' },
};

/** Below this line of the head lie mouths only, above it brows, eyes and nose. */
const MOUTH_LINE = 392;

/** @param {import('./outline.mjs').Loop} loop */
function boxOf(loop) {
  const xs = loop.points.map(([x]) => x);
  const ys = loop.points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    left,
    right,
    top,
    bottom,
    width: right - left,
    height: bottom - top,
    cx: (left + right) / 2,
    cy: (top + bottom) / 2,
  };
}

/** An open eye is a small upright oval; brows, nose and mouth are wide or large. @param {ReturnType<typeof boxOf>} box */
const isEye = (box) =>
  box.width > 8 &&
  box.width < 42 &&
  box.height > 16 &&
  box.height < 64 &&
  box.height > box.width * 0.9 &&
  box.cy > 215 &&
  box.cy < 330;

/** @param {Face} face */
export function faceContent({ from, mouthOf }) {
  const mouths = mouthOf ? headParts('face', mouthOf) : [];
  /** @param {import('./peeps.mjs').Part[]} parts @param {(cy: number) => boolean} keep */
  const drawn = (parts, keep) =>
    parts
      .map((part) => {
        const loops = loopsOf(part.d).filter((loop) => keep(boxOf(loop).cy));
        const cls = part.role === 'ink' ? 'ink' : 'skin';
        const eyes = part.role === 'ink' ? loops.filter((loop) => isEye(boxOf(loop))) : [];
        const rest = loops.filter((loop) => !eyes.includes(loop));
        return (
          (rest.length > 0
            ? `<path class="${cls}" fill-rule="evenodd" d="${rest.map((loop) => loop.d).join('')}"/>`
            : '') +
          eyes
            .map((eye) => {
              const { cx, cy } = boxOf(eye);
              return `<path class="eye" d="${eye.d}"/><path class="lid" d="M${Math.round(cx) - 19} ${Math.round(cy)}q19 14 38 0"/>`;
            })
            .join('')
        );
      })
      .join('');
  if (!mouthOf) return drawn(headParts('face', from), () => true);
  const teeth = mouths
    .flatMap((part) => loopsOf(part.d))
    .filter((loop) => boxOf(loop).cy >= MOUTH_LINE)
    .slice(1);
  return (
    drawn(headParts('face', from), (cy) => cy < MOUTH_LINE) +
    teeth.map((loop) => `<path fill="#fff" d="${loop.d}"/>`).join('') +
    drawn(mouths, (cy) => cy >= MOUTH_LINE)
  );
}
