import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutNotes } from '../../tools/react-placeholders';

const CLIENT = join(import.meta.dirname, '../../node_modules/react-dom/cjs/react-dom-client.production.js');

test('React makes no error while it is read: those it throws as signs to itself carry no stack', () => {
  const made = (code: string) => code.match(/\w+Exception = Error\(/g) ?? [];
  const source = readFileSync(CLIENT, 'utf8');
  expect(made(source)).toHaveLength(5);
  const without = withoutNotes(source);
  expect(made(without)).toEqual([]);
  const [, sign = ''] = /SuspenseException = (Object\.create\(.*\))[,;]$/m.exec(without) ?? [];
  const message = (code: number) => `Minified React error #${code}`;
  const thrown = new Function('formatProdErrorMessage', `return ${sign}`)(message);
  expect(thrown).toBeInstanceOf(Error);
  expect(thrown.message).toBe('Minified React error #460');
  expect(thrown.stack).toBeUndefined();
});
