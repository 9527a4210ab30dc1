import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Encounter } from '../../src/encounter';
import { ATOM_WORDS, checkFragment, compileDocument, type FragmentLibrary } from '../../src/encounter/authoring';
import { ATOMS } from '../../src/encounter/expression';
import { renderFormatDocs } from '../../tools/format-docs';
import { libraryFragments, open, smallDocument } from '../support/encounters';

const ROOT = join(import.meta.dirname, '../..');
const generated = renderFormatDocs();

describe('what is made from the schema', () => {
  test.each(Object.keys(generated))('%s is up to date (else: node tools/build-format-docs.mjs)', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(generated[path]);
  });

  test('the words cover exactly the vocabulary of expressions', () => {
    expect(Object.keys(ATOM_WORDS).sort()).toEqual(Object.keys(ATOMS).sort());
  });

  test('every key is described in both languages', () => {
    const missing: string[] = [];
    const visit = (part: unknown, path: string): void => {
      if (typeof part !== 'object' || part === null) return;
      for (const [key, value] of Object.entries(part)) {
        if (key !== 'properties') visit(value, `${path}/${key}`);
        else {
          for (const [name, inner] of Object.entries(
            value as Record<string, { description?: string; $ref?: string }>,
          )) {
            const words = inner.description?.split('\n') ?? [];
            if (!inner.$ref && words.length !== 2) missing.push(`${path}/${name}`);
            visit(inner, `${path}/${name}`);
          }
        }
      }
    };
    for (const path of ['scenarios/encounter.schema.json', 'scenarios/fragment.schema.json']) {
      visit(JSON.parse(generated[path] ?? ''), path);
    }
    expect(missing).toEqual([]);
  });

  test.each([
    ['encounters', 'encounter'],
    ['fragments', 'fragment'],
  ])('the files under scenarios/%s fit the JSON Schema that they name', (folder, schema) => {
    const json = JSON.parse(generated[`scenarios/${schema}.schema.json`] ?? '') as Parameters<
      typeof z.fromJSONSchema
    >[0];
    const check = z.fromJSONSchema(json);
    const files = readdirSync(join(ROOT, 'scenarios', folder)).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(join(ROOT, 'scenarios', folder, file), 'utf8');
      expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=../${schema}.schema.json`);
      expect([file, check.safeParse(parse(text)).error?.issues.slice(0, 3)]).toEqual([file, undefined]);
    }
  });
});

interface Fence {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
}

const fences: readonly Fence[] = [
  ...(generated['docs/encounter-format.md'] ?? '').matchAll(/^```([a-z]+(?: [a-z]+)?)\n([\s\S]*?)^```$/gm),
].map((match) => ({
  kind: match[1] ?? '',
  text: match[2] ?? '',
  line: (match.input.slice(0, match.index).match(/\n/g)?.length ?? 0) + 1,
}));

/** Indented lines below each top-level key, as `smallDocument` takes them. */
function topLevel(text: string): Record<string, string> {
  const parts: Record<string, string> = {};
  let key = '';
  for (const line of text.split('\n')) {
    const found = /^([a-z_]+):(.*)$/.exec(line);
    if (found) key = found[1] ?? '';
    parts[key] = found ? (found[2] ?? '') : `${parts[key] ?? ''}\n${line}`;
  }
  return parts;
}

const indented = (text: string) => `\n${text.replaceAll(/^(?=.)/gm, '  ')}`;

describe('the examples of the page on the format', () => {
  const fragments: FragmentLibrary = {
    fragment: (id) => {
      const fence = fences.find(({ kind, text }) => kind === 'yaml fragment' && text.includes(`id: ${id}\n`));
      return fence ? { text: fence.text, file: 'page' } : libraryFragments.fragment(id);
    },
  };
  const documentOf = ({ kind, text }: Fence): string =>
    kind === 'yaml encounter'
      ? text
      : smallDocument(kind === 'yaml moments' ? { moments: indented(text) } : topLevel(text));

  test('are many', () => {
    expect(fences.filter(({ kind }) => kind.startsWith('yaml')).length).toBeGreaterThanOrEqual(7);
    expect(fences.filter(({ kind }) => kind === 'play').length).toBeGreaterThanOrEqual(4);
  });

  test.each(
    fences.filter(({ kind }) => kind.startsWith('yaml ') && kind !== 'yaml fragment').map((f) => [f.line, f] as const),
  )('line %i compiles without a problem', (_, fence) => {
    expect(compileDocument(documentOf(fence), 'page', fragments).problems).toEqual([]);
  });

  test.each(fences.filter(({ kind }) => kind === 'yaml fragment').map((f) => [f.line, f] as const))(
    'the fragment at line %i is sound',
    (_, { text }) => expect(checkFragment(text, 'page')).toEqual([]),
  );

  test.each(
    fences.flatMap((fence, i) => (fence.kind === 'play' ? [[fence.line, fence, fences[i - 1] as Fence] as const] : [])),
  )('the play at line %i goes as it says', (_, { text }, before) => {
    const { encounter, hash } = compileDocument(documentOf(before), 'page', fragments);
    if (!encounter || !hash) throw new Error('does not compile');
    const run = open({ encounter: encounter as Encounter, hash });
    for (const line of text.trim().split('\n')) {
      const [, seconds, what, rest, where, heard] =
        /^(\d+)s (say|do|wait)(?: (.*?))? → ([^:]*?)(?: : (.*))?$/.exec(line) ?? [];
      const t = Number(seconds) * 1000;
      const steps = what === 'say' ? run.say(t, rest ?? '') : what === 'do' ? run.act(t, rest ?? '') : run.advance(t);
      const { ending, moments } = run.view();
      expect([line, ending ?? moments.join(', ')]).toEqual([line, where]);
      const said = steps.flatMap((step) =>
        step.cues.flatMap((c) => (c.cue === 'say' || c.cue === 'narrate' ? c.text.zh : [])),
      );
      if (heard !== undefined) expect([line, said.join(' ')]).toEqual([line, heard]);
    }
  });

  test('a simple moment is five lines', () => {
    expect(
      fences
        .find(({ kind }) => kind === 'yaml moments')
        ?.text.trim()
        .split('\n'),
    ).toHaveLength(5);
  });
});
