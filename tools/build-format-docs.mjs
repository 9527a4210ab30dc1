// @ts-check
// Writes docs/encounter-format.md, docs/problems.md and the JSON Schemas for editors from the schema in the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './run.mjs';

const { module } = await runnerImport(join(ROOT, 'tools/format-docs.ts'), {
  root: ROOT,
  configFile: false,
  logLevel: 'error',
});
const { renderFormatDocs } = /** @type {typeof import('./format-docs.ts')} */ (module);
for (const [path, text] of Object.entries(renderFormatDocs())) {
  writeFileSync(join(ROOT, path), text);
  console.log(path);
}
