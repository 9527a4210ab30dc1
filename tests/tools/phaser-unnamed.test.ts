import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, parseAst, type ResolvedConfig } from 'vite';
import { describe, expect, it } from 'vitest';
import { phaserCut } from '../../tools/phaser-cut';
import { withoutUnnamed } from '../../tools/phaser-unnamed';

const cut = (source: string, caller = '') => withoutUnnamed(new Map([['it', source]]), caller).get('it') ?? '';

describe('methods that nobody names', () => {
  it('leave their class, whichever of its methods they are, and with them what only they name', () => {
    const source = `var Hall = new Class({
      open: function () { return this.lamp(); },
      lamp: function () { return 1; },
      dance: function () { return this.drum(); },
      drum: function () { return 2; }
    });
    new Hall().open();`;
    const kept = cut(source);
    expect(kept).toContain('open: function');
    expect(kept).toContain('lamp: function');
    expect(kept).not.toMatch(/dance|drum/);
    expect(() => parseAst(kept)).not.toThrow();
  });

  it('stay where another source, the caller or a text names them, and where the language does', () => {
    const source = `var Mixin = {
      bow: function () {}, wave: function () {}, nod: function () {}, toJSON: function () {},
      height: { get: function () { return 1; } }, depth: { get: function () { return 1; } }
    }; call('wave height');`;
    const kept = cut(source, 'figure.bow()');
    for (const name of ['bow', 'wave', 'toJSON', 'height']) expect(kept).toContain(`${name}:`);
    for (const name of ['nod', 'depth']) expect(kept).not.toContain(`${name}:`);
    expect(() => parseAst(kept)).not.toThrow();
  });

  it('are not kept by their own calls of themselves', () => {
    expect(cut('var Tree = { walk: function () { this.walk(); } };')).not.toContain('walk');
  });

  it('take along the modules that only they asked for', () => {
    const kept = cut(`var Drum = require('./Drum'); var Lamp = require('./Lamp');
    var Hall = { dance: function () { new Drum(); }, open: function () { new Lamp(); } }; new Hall().open();`);
    expect(kept).not.toContain('Drum');
    expect(kept).toContain("var Lamp = require('./Lamp');");
  });

  it('do not draw in what is no method', () => {
    expect(cut("var words = { unused: 'a', also: 2 };")).toContain("unused: 'a', also: 2");
  });
});

it('cuts the engine to sources that still read, with all that the stage calls by name', () => {
  const root = process.cwd();
  const engine = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src');
  const plugin: Plugin = phaserCut();
  (plugin.configResolved as (config: Pick<ResolvedConfig, 'root'>) => void)({ root });
  const load = plugin.load as (id: string) => string | null;
  const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const kept = sources.flatMap((file) => {
    try {
      return [load(join(engine, file)) ?? ''];
    } catch {
      return [];
    }
  });
  expect(() => load(join(engine, 'physics/arcade/index.js'))).toThrow('physics/arcade/index');
  expect(kept.length).toBeGreaterThan(200);
  for (const source of kept) expect(() => parseAst(source)).not.toThrow();
  const whole = kept.join('\n');
  const stage = readFileSync(join(root, 'src/stage/phaser/hall-signs.ts'), 'utf8');
  for (const [, method] of stage.matchAll(/\.(set[A-Z]\w+)\(/g)) expect(whole).toContain(`${method}: function`);
});
