import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DOOR, ROOT, runBody, S28, scratch, script, yingsheng } from './terminal';

vi.setConfig({ testTimeout: 60_000 });

const DOC = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');

/** Fenced blocks of the page by what they are marked with: `schema=judge` → its JSON. */
const blocks = (kind: 'schema' | 'run'): ReadonlyMap<string, string> =>
  new Map(
    [...DOC.matchAll(new RegExp(`\`\`\`\\w+ ${kind}=([\\w-]+)\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, name, body]) => [
      name ?? '',
      body ?? '',
    ]),
  );

const schema = (name: string): Record<string, unknown> => JSON.parse(blocks('schema').get(name) ?? 'null');
const keys = (value: object): readonly string[] => Object.keys(value).sort();

/** Same members as the page shows; `optional` ones need not be there. */
function sameMembers(
  answer: Record<string, unknown>,
  documented: Record<string, unknown>,
  optional: readonly string[] = [],
): void {
  expect(keys(answer).filter((key) => !optional.includes(key))).toEqual(
    keys(documented).filter((key) => !optional.includes(key)),
  );
}

describe('docs/cli.md', () => {
  it('documents the JSON of problems and of check', async () => {
    const { out } = await yingsheng(['check', DOOR, 'tests/fixtures/encounters/bad/unknown-key.yaml', '--json']);
    const answer = JSON.parse(out);
    sameMembers(answer, schema('check'));
    const [file] = schema('check').files as Record<string, unknown>[];
    sameMembers(answer.files[0], file ?? {});
    sameMembers(answer.files[1], file ?? {}, ['encounter', 'hash', 'attainable']);
    sameMembers(answer.files[1].problems[0], schema('problem'));
  });

  it('documents the JSON of judge, good lines and bad', async () => {
    const { out } = await yingsheng(
      ['judge'],
      '{"id":"1","text":"您好，请坐，请问您办什么业务？","context":"greet"}\n{"id":"2"}\n',
    );
    const [good, bad] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    sameMembers(good, schema('judge'));
    expect({ ...good, findings: [] }).toEqual({ ...schema('judge'), findings: [] });
    sameMembers(good.findings[0], (schema('judge').findings as Record<string, unknown>[])[0] ?? {}, ['slots']);
    sameMembers(bad, schema('judge-problem'));
  });

  it('documents the JSON of bots, and says how to mend what they flag', async () => {
    const { code, out } = await yingsheng(['bots', DOOR, '--runs', '3', '--json']);
    const answer = JSON.parse(out);
    sameMembers(answer, schema('bots'));
    sameMembers(answer.bots[0], (schema('bots').bots as Record<string, unknown>[])[0] ?? {});
    sameMembers(answer.duties[0], (schema('bots').duties as Record<string, unknown>[])[0] ?? {});
    expect(code).toBe(answer.flags.length === 0 ? 0 : 1);
    const deaf = readFileSync(DOOR, 'utf8').replace(
      '    absence: forbidden()',
      '    beyond: true\n    absence: forbidden()',
    );
    const flagged = await yingsheng(['bots', '-', '--runs', '3', '--lang', 'en'], deaf);
    expect([flagged.code, flagged.out]).toEqual([1, expect.stringMatching(/! the rude bot passes\n {2}To mend: /)]);
  });

  it('documents the JSON of explain and coverage', async () => {
    const explained = JSON.parse((await yingsheng(['explain', '您好', '--json'])).out);
    sameMembers(explained, schema('explain'));
    sameMembers(explained.candidates[0], (schema('explain').candidates as Record<string, unknown>[])[0] ?? {});
    const coverage = JSON.parse((await yingsheng(['coverage', '--json'])).out);
    sameMembers(coverage, schema('coverage'));
    sameMembers(coverage.clauses[0], (schema('coverage').clauses as Record<string, unknown>[])[0] ?? {});
  });

  it('documents the sheet, what --rejudge adds, and the header', async () => {
    const log = join(scratch(), 'log.jsonl');
    const text = await script(DOOR, '{"t":3000,"type":"SAY","text":"您好"}\n{"t":5000,"type":"END"}\n');
    const sheet = JSON.parse((await yingsheng(['play', DOOR, '--script', '-', '--json', '--log', log], text)).out);
    sameMembers(sheet, schema('sheet'));
    sameMembers(sheet.dimensions[0], (schema('sheet').dimensions as Record<string, unknown>[])[0] ?? {});
    const again = JSON.parse((await yingsheng(['play', DOOR, '--script', log, '--rejudge', '--json'])).out);
    expect(keys(again)).toEqual(['rejudged', 'sheet']);
    sameMembers(again.rejudged, schema('rejudged'));
    sameMembers(JSON.parse(text.split('\n')[0] ?? ''), schema('header'));
  });

  it('has examples that run as they stand', async () => {
    const examples = blocks('run');
    expect([...examples.keys()]).toEqual([
      'play-by-hand',
      'play-script',
      'check',
      'bots',
      'judge',
      'explain',
      'coverage',
    ]);
    const argv = (name: string): string[] => {
      const call = /npx yingsheng ([^\n|>]*)$/m.exec(examples.get(name) ?? '')?.[1] ?? '';
      return [...call.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
    };
    const piped = (name: string): string =>
      (/(?:printf|echo) '([^']*)'/.exec(examples.get(name) ?? '')?.[1] ?? '').replaceAll('\\n', '\n');
    for (const name of ['play-by-hand', 'check', 'bots', 'judge', 'explain', 'coverage']) {
      const { code, out } = await yingsheng(argv(name), piped(name));
      expect([name, code]).toEqual([name, 0]);
      expect(out).not.toBe('');
    }
    const run = join(scratch(), 'run.jsonl');
    writeFileSync(run, await script(S28, runBody('s28-good')));
    const played = await yingsheng(argv('play-script').map((word) => (word === 'run.jsonl' ? run : word)));
    expect(played.code).toBe(0);
    expect(played.out).toContain('合格');
  });

  it('names every flag of every command', async () => {
    for (const command of ['play', 'check', 'bots', 'judge', 'explain', 'coverage']) {
      const { err } = await yingsheng([command, '--no-such-flag']);
      for (const flag of err.match(/--[a-z-]+/g) ?? []) if (flag !== '--no-such-flag') expect(DOC).toContain(flag);
    }
  });
});
