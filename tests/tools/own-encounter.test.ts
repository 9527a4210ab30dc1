import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { courseModules } from '../../tools/course-modules';
import { encounterModules } from '../../tools/encounter-modules';
import { smallDocument } from '../support/encounters';

vi.setConfig({ testTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../..');
const project = mkdtempSync(join(tmpdir(), 'own-encounter-'));
for (const name of ['src', 'node_modules', 'package.json', 'tsconfig.json'])
  symlinkSync(join(ROOT, name), join(project, name));
for (const name of ['fragments', 'courses'])
  cpSync(join(ROOT, 'scenarios', name), join(project, 'scenarios', name), { recursive: true });
const folder = join(project, 'scenarios', 'encounters');

/** What a build makes of a project whose library holds these encounters. */
async function built(files: Readonly<Record<string, string>>, plugin: Plugin, module: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const hooks = plugin as unknown as {
    configResolved(config: { root: string }): void;
    load(this: { addWatchFile(file: string): void }, id: string): Promise<string>;
  };
  hooks.configResolved({ root: project });
  return hooks.load.call({ addWatchFile: () => {} }, `\0${module}`);
}

const OWN = smallDocument({
  id: 'own-words',
  number: 'X01',
  use: '\n  - { fragment: leaving_desk, as: away, into: one, with: { citizen: li } }',
});

describe('an encounter that a trainer puts into the folder', () => {
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test('comes into the list, the course and the table of clauses, with the fragments it uses', async () => {
    const files = { 'own.yaml': OWN };
    expect(await built(files, encounterModules(), 'virtual:encounters')).toContain('"id":"own-words"');
    expect(await built(files, courseModules(), 'virtual:course')).toContain('"encounters":["own-words"]');
    // A clause that only the fragment cites.
    expect(await built(files, courseModules(), 'virtual:training')).toContain('cq.4.2.2.5a');
  });

  test('stops the build with its place if it is faulty, and is not read as a course before', async () => {
    const files = { 'own.yaml': OWN.replace('goto: fine', 'goto: nowhere'), 'torn.yaml': 'format: "' };
    expect(await built(files, courseModules(), 'virtual:course')).toContain('own-words');
    const refused = /scenarios\/encounters\/own\.yaml:\d+:\d+ E-MOMENT-UNKNOWN .*nowhere/;
    await expect(built({ 'own.yaml': files['own.yaml'] }, courseModules(), 'virtual:training')).rejects.toThrow(
      refused,
    );
    await expect(built({ 'own.yaml': files['own.yaml'] }, encounterModules(), 'virtual:encounters')).rejects.toThrow(
      refused,
    );
  });

  test('is told from another of the same id', async () => {
    const twice = { 'own.yaml': OWN, 'copy.yaml': OWN };
    await expect(built(twice, encounterModules(), 'virtual:encounters')).rejects.toThrow(
      'copy.yaml and own.yaml have the same id “own-words”',
    );
  });
});
