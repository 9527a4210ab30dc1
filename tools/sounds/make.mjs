// @ts-check
/** Writes assets/sounds/*.ogg and *.mp3. Needs oggenc (vorbis-tools) and lame on the path; the results are committed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RECIPES } from './recipes.mjs';
import { RATE } from './synth.mjs';

const TARGET = fileURLToPath(new URL('../../assets/sounds/', import.meta.url));

/** 16-bit mono WAV. @param {import('./synth.mjs').Samples} samples */
function wav(samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8);
  for (const [value, at, size] of [
    [16, 16, 4],
    [1, 20, 2],
    [1, 22, 2],
    [RATE, 24, 4],
    [RATE * 2, 28, 4],
    [2, 32, 2],
    [16, 34, 2],
  ])
    bytes.writeUIntLE(value, at, size);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, i) => {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32767), 44 + i * 2);
  });
  return bytes;
}

mkdirSync(TARGET, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'yingsheng-sounds-'));
for (const [name, recipe] of Object.entries(RECIPES)) {
  const source = join(work, `${name}.wav`);
  writeFileSync(source, wav(recipe()));
  // A fixed serial number: the same recipe, the same file.
  execFileSync('oggenc', ['-Q', '-q', '1', '-s', '1', '-o', join(TARGET, `${name}.ogg`), source]);
  execFileSync('lame', ['--silent', '-m', 'm', '-b', '32', '--cbr', source, join(TARGET, `${name}.mp3`)]);
  const size = (/** @type {string} */ ending) =>
    `${(statSync(join(TARGET, `${name}.${ending}`)).size / 1024).toFixed(1)} KiB ${ending}`;
  console.log(name.padEnd(14), size('ogg').padStart(14), size('mp3').padStart(14));
}
rmSync(work, { recursive: true });
