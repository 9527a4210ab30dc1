/** The rooms of the stage as files, for pages that show them still; they come after the first paint. */
const FILES = import.meta.glob<string>('../../../assets/hall/back*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Painted far beyond the widest view, in world units. */
export const PAINTED = { x: -1200, y: -900, width: 3360, height: 2400 } as const;

/** Address of a room's picture; a place that nobody drew is the hall. */
export const roomPicture = (place: string): string | undefined =>
  FILES[`../../../assets/hall/back-${place}.svg`] ?? FILES['../../../assets/hall/back.svg'];
