import { useEffect, useState } from 'react';
import { useRested } from '../use-rested';

type Part = readonly [file: string, x: number, y: number, width: number, height: number];

/** A figure put together from baked parts. */
export interface Still {
  readonly parts: readonly Part[];
  /** Paint classes of the pictures, where they differ from what is baked in. */
  readonly paints: Readonly<Record<string, string>>;
  /** Centre line and crown in the hall, figure units to world units, and which way the figure looks. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly mirrored: boolean;
}

/** Hip of a figure, which stands on its centre line; the stage places its figures by the same point. */
const HIP_X = 430;
export const BODY = [-60, 320, 1420, 2690] as const;
export const HEAD = [100, -110, 700, 800] as const;
export const FACE = [380, 200, 300, 300] as const;
const UNIFORM = [320, 540, 360, 280] as const;

/** The worker, seated: lower by 58 behind the counter. */
export const CLERK: Still = {
  parts: [
    ['body-shirt', ...BODY],
    ['worn-uniform', ...UNIFORM],
    ['hair-bun', ...HEAD],
    ['face-calm', ...FACE],
  ],
  paints: { skin: '#F2C9A4', top: '#2B4C66', collar: '#F4F7F8', gap: '#203A4E', trousers: '#24405A', hair: '#33302F' },
  x: 182,
  y: 182,
  scale: 0.205,
  mirrored: false,
};
export const CLERK_STANDING: Still = { ...CLERK, y: 124 };

/** Anybody, for pages that await nobody in particular. */
export const SOMEBODY: Still = {
  parts: [
    ['body-resting', ...BODY],
    ['hair-bob', ...HEAD],
    ['face-calm', ...FACE],
  ],
  paints: {},
  x: 648,
  y: 112,
  scale: 0.212,
  mirrored: true,
};

/** Small files, fetched when somebody is drawn with them. */
const FILES = import.meta.glob<string>(
  [
    '../../../assets/figures/body-{resting,shirt,crossed,pointing,call}.svg',
    '../../../assets/figures/{worn,hair,face,head,front}-*.svg',
  ],
  { query: '?url', import: 'default', eager: true },
);

/** Several people may share a face or a coat: each picture is fetched once. */
const texts = new Map<string, Promise<string>>();

async function fetchText(file: string): Promise<string> {
  const address = FILES[`../../../assets/figures/${file}.svg`];
  const response = address === undefined ? null : await fetch(address);
  return response?.ok ? response.text() : '';
}

function textOf(file: string): Promise<string> {
  const known = texts.get(file);
  if (known) return known;
  const text = fetchText(file);
  text.catch(() => texts.delete(file));
  texts.set(file, text);
  return text;
}

/** The baked picture with other colours: later rules win over those in the file. */
async function dressed(file: string, paints: Readonly<Record<string, string>>): Promise<string> {
  const svg = await textOf(file);
  const rules = Object.entries(paints).map(
    ([name, colour]) => `.${name}{fill:${colour}}.${name}-edge{stroke:${colour}}`,
  );
  return `data:image/svg+xml,${encodeURIComponent(svg.replace('</style>', `${rules.join('')}</style>`))}`;
}

/** A figure that does not move, for pages without a stage and for the time before it arrives. */
export function StillFigure({ figure }: { readonly figure: Still }) {
  const { parts, paints, x, y, scale, mirrored } = figure;
  const rested = useRested();
  const [pictures, setPictures] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!rested) return;
    let left = false;
    Promise.all(parts.map(([file]) => dressed(file, paints))).then(
      (ready) => {
        if (!left) setPictures(ready);
      },
      // An empty hall is a picture too.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [rested, parts, paints]);
  return (
    <g transform={`translate(${x} ${y}) scale(${mirrored ? -scale : scale} ${scale}) translate(${-HIP_X} 0)`}>
      {pictures.map((picture, index) => {
        const part = parts[index];
        return part ? (
          <image key={part[0]} href={picture} x={part[1]} y={part[2]} width={part[3]} height={part[4]} />
        ) : null;
      })}
    </g>
  );
}
