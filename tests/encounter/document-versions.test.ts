import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileDocument, migratedText } from '../../src/encounter/authoring';
import { smallDocument } from '../support/encounters';

const LIBRARY = join(import.meta.dirname, '../../scenarios/encounters');

/** As the document would have been written for version 0. */
function older(text: string): string {
  return text
    .replace('yingsheng-encounter/1', 'yingsheng-encounter/0')
    .replaceAll(/^( +)do:$/gm, '$1then:')
    .replaceAll(/(zh: )([^"{}]*?)<([a-z_]+)>([^"{}]*?)(, en: |$)/gm, '$1"$2{{$3}}$4"$5')
    .replaceAll(/<([a-z_]+)>/g, '{{$1}}');
}

describe('documents of an older format', () => {
  const text = readFileSync(join(LIBRARY, 's04-third-trip.yaml'), 'utf8');
  const now = compileDocument(text, 's04.yaml');

  test('a version 0 document of the library means what it means today', () => {
    const old = compileDocument(older(text), 's04.yaml');
    expect(older(text)).toContain('{{missing}}');
    expect(older(text)).toContain('then:');
    expect(old.problems.map((problem) => problem.code)).toEqual(['W-FORMAT-OLD']);
    expect(old.hash).toBe(now.hash);
  });

  test('saved in the new format it has no note any more, keeps its comments, and means the same', () => {
    const saved = migratedText(`# keep me\n${older(text)}`, 'encounter') ?? '';
    expect(saved.startsWith('# keep me\n')).toBe(true);
    expect(compileDocument(saved, 's04.yaml')).toMatchObject({ hash: now.hash, problems: [] });
    expect(migratedText(saved, 'encounter')).toBeNull();
    expect(migratedText('a: [', 'encounter')).toBeNull();
  });

  test('problems keep their places in the old text', () => {
    const old = smallDocument({
      format: 'yingsheng-encounter/0',
      moments: `
  one:
    rules:
      - when: did("stand")
        then:
          - li: { zh: "{{paper}}", en: x }
        goto: fine`,
    });
    const found = compileDocument(old, 'd.yaml').problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
    const lines = old.split('\n');
    const line = lines.findIndex((each) => each.includes('paper')) + 1;
    expect(found).toEqual(['W-FORMAT-OLD 1:9', `E-DRAW-UNKNOWN ${line}:${(lines[line - 1]?.indexOf('"') ?? 0) + 1}`]);
  });

  test('a choice that is called “then” stays, and so does a rule that has both', () => {
    const draws = '{ p: { then: { zh: 后, en: then }, now: { zh: 先, en: now } } }';
    const kept = compileDocument(smallDocument({ format: 'yingsheng-encounter/0', draws }), 'd.yaml');
    expect(kept.encounter?.draws[0]?.options.map((option) => option.id)).toEqual(['then', 'now']);
    const both = smallDocument({
      format: 'yingsheng-encounter/0',
      moments: '\n  one: { rules: [{ when: did("stand"), do: [], then: [{ sound: door }], goto: fine }] }',
    });
    expect(compileDocument(both, 'd.yaml').problems.map((problem) => problem.code)).toContain('E-KEY-UNKNOWN');
  });

  test.each([
    ['yingsheng-encounter/2', 'E-FORMAT-FUTURE'],
    ['yingsheng-encounter/999999', 'E-FORMAT-FUTURE'],
    ['yingsheng-encounter/1.5', 'E-FORMAT'],
    ['yingsheng-encounter', 'E-FORMAT'],
    ['7', 'E-FORMAT'],
  ])('the format %s is refused with %s', (format, code) => {
    const { encounter, problems } = compileDocument(smallDocument({ format }), 'd.yaml');
    expect(encounter).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });
});
