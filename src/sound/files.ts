import type { SoundId } from './captions';

/** Addresses of the sound files; Ogg first, since MP3 leaves a gap in loops, MP3 for browsers without Ogg. */
const FILES = import.meta.glob<string>('../../assets/sounds/*.{ogg,mp3}', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

export function sourcesOf(id: SoundId): readonly string[] {
  return ['ogg', 'mp3'].flatMap((ending) => FILES[`../../assets/sounds/${id}.${ending}`] ?? []);
}
