import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const packages = (JSON.parse(text) as { packages: Readonly<Record<string, Entry>> }).packages;

it('holds every optional package of every system, without which npm ci refuses the whole lock file', () => {
  const absent = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map((name) => `${path}: ${name}`),
  );
  expect(absent).toEqual([]);
});

it('binds nobody to the registry it was made with', () => {
  const bound = Object.entries(packages).filter(([, entry]) => entry.resolved?.startsWith('http'));
  expect(bound.map(([path]) => path)).toEqual([]);
});
