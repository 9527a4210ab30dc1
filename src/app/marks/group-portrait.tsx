import { useMemo, useState } from 'react';
import { type Seen, stillOf } from './awaited';
import classes from './group-portrait.module.css';
import { StillFigure } from './still-figure';

/** Where they stand, by how many they are: centre line, crown and size in figure units; the first is in front. */
const PLACES: readonly (readonly (readonly [x: number, y: number, size: number])[])[] = [
  [],
  [[460, 60, 1]],
  [
    [560, 60, 1],
    [1060, 190, 0.86],
  ],
  [
    [400, 60, 1],
    [850, 190, 0.86],
    [1230, 240, 0.8],
  ],
];
/** Figure units in view: head and shoulders of one, or of up to three. */
const VIEW_ALONE = '0 -70 880 880';
const VIEW = '0 -40 1500 1000';

interface GroupPortraitProps {
  readonly people: readonly Seen[];
  /** They call: each has a handset at the ear. */
  readonly phones?: boolean;
}

/** Whom one will meet, head and shoulders, in the mood they come in. */
export function GroupPortrait({ people, phones = false }: GroupPortraitProps) {
  const figures = useMemo(() => {
    const places = PLACES[people.length] ?? [];
    return people.flatMap((citizen, n) => {
      const [x, y, size] = places[n] ?? [];
      if (x === undefined || y === undefined || size === undefined) return [];
      const still = stillOf(citizen, phones);
      return [{ id: citizen.id, still: { ...still, x, y, scale: size, mirrored: false } }];
    });
  }, [people, phones]);
  const parts = figures.reduce((count, { still }) => count + still.parts.length, 0);
  const [arrived, setArrived] = useState(0);
  return (
    <svg
      className={classes.portrait}
      data-part={arrived < parts || undefined}
      onLoadCapture={() => setArrived((count) => count + 1)}
      viewBox={people.length === 1 ? VIEW_ALONE : VIEW}
      aria-hidden="true"
      focusable="false"
    >
      {figures.toReversed().map(({ id, still }) => (
        <StillFigure key={id} figure={still} />
      ))}
    </svg>
  );
}

interface PortraitProps {
  readonly citizen: Seen;
  /** As they feel now; without it, as they came. */
  readonly mood?: number;
  readonly phones?: boolean;
}

/** One of them. */
export function Portrait({ citizen, mood = citizen.mood, phones = false }: PortraitProps) {
  const people = useMemo(() => [{ ...citizen, mood }], [citizen, mood]);
  return <GroupPortrait people={people} phones={phones} />;
}
