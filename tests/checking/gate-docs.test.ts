import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GATE_PROBLEMS } from '../../src/checking/gate/problems';

test('docs/publish-gate.md speaks of every diagnostic and of no other', () => {
  const page = readFileSync('docs/publish-gate.md', 'utf8');
  const headings = [...page.matchAll(/^### (\S+)$/gm)].map(([, code]) => code);
  expect([...headings].sort()).toEqual(Object.keys(GATE_PROBLEMS).sort());
});
