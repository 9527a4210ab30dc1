import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import type * as Engine from '../src/encounter';
import type { AttemptLog, Encounter, EncounterHash, FieldValue } from '../src/encounter';
import type * as Authoring from '../src/encounter/authoring';
import type * as Speech from '../src/language';
import type * as Lookup from '../src/norms';
import type { Norms, Text } from '../src/norms';
import type * as Library from '../src/norms/library';
import { folderFragments } from './fragment-folder.ts';
import { inOneLine } from './problem-line.ts';

const INDEX = 'virtual:encounters';
const ONE = 'virtual:encounter/';
const EXAMPLE = 'virtual:example/';
/** Rollup's convention: nobody else resolves or loads an id that begins so. */
const RESOLVED = '\0';
const LANGUAGES = ['zh', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** An exemplary run as a trainer writes it: when, what, and with what; words in both languages. */
interface ExampleRun {
  readonly seed: number;
  readonly moves: readonly (readonly [number, 'say' | 'do' | 'file' | 'wait' | 'end', unknown?])[];
}

/** A change here changes what a document compiles to. */
const COMPILER = /^src\/(?:norms|language|encounter)\//;

/** A fragment is part of every document that uses it. */
const SOURCES = /^scenarios\/(?:encounters|fragments|runs)\//;

interface Compiled {
  readonly encounter: Encounter;
  readonly hash: EncounterHash;
}

interface Compiler {
  readonly compileDocument: typeof Authoring.compileDocument;
  readonly norms: Norms;
  readonly subset: typeof Lookup.subset;
}

/**
 * Compiles scenarios/encounters/*.yaml while building, so that the trainee's page carries no YAML parser, no schema
 * library and only the clauses its encounters cite. `virtual:encounters` is the list with a lazy loader for each.
 */
export function encounterModules(): Plugin {
  let folder = '';
  let root = '';
  let compiler: Promise<Compiler> | null = null;

  const compile = async (file: string): Promise<Compiled> => {
    compiler ??= loadCompiler(root);
    const { compileDocument } = await compiler;
    const name = (path: string) => relative(root, path).replaceAll('\\', '/');
    const fragments = folderFragments(join(root, 'scenarios', 'fragments'), name);
    const { encounter, hash, problems } = compileDocument(readFileSync(file, 'utf8'), name(file), fragments);
    if (encounter && hash) return { encounter, hash };
    throw new Error(
      problems
        .filter((problem) => problem.severity === 'error')
        .map(inOneLine)
        .join('\n'),
    );
  };
  const withClauses = async (compiled: Compiled) => {
    compiler ??= loadCompiler(root);
    const { norms, subset } = await compiler;
    // Whatever an encounter is about, forbidden language can be used in it, and a mark shows the norm's wording.
    const forbidden = norms.clauses.filter(({ kind }) => kind === 'phrase_forbidden').map(({ id }) => id);
    return { ...compiled, clauses: subset(norms, [...clauseIdsIn(compiled.encounter, norms), ...forbidden]) };
  };

  return {
    name: 'yingsheng-encounters',
    configResolved(config) {
      root = config.root;
      folder = join(root, 'scenarios', 'encounters');
    },
    resolveId(id) {
      return id === INDEX || id.startsWith(ONE) || id.startsWith(EXAMPLE) ? RESOLVED + id : null;
    },
    async load(id) {
      if (id === RESOLVED + INDEX) {
        const files = documents(folder);
        for (const file of [...files, ...documents(join(root, 'scenarios', 'fragments'))]) this.addWatchFile(file);
        const rows = await Promise.all(files.map(async (file) => listing(await compile(file), basename(file))));
        mustDiffer(rows);
        return indexModule(rows.sort((a, b) => (a.number < b.number ? -1 : 1)));
      }
      if (id.startsWith(RESOLVED + EXAMPLE)) {
        const [language, name = ''] = id.slice((RESOLVED + EXAMPLE).length).split('/');
        const script = join(root, 'scenarios', 'runs', name.replace(/\.yaml$/, '.json'));
        this.addWatchFile(join(folder, name));
        this.addWatchFile(script);
        const log = existsSync(script)
          ? await playExample(
              root,
              await compile(join(folder, name)),
              JSON.parse(readFileSync(script, 'utf8')),
              language === 'en' ? 'en' : 'zh',
            )
          : null;
        return `export default JSON.parse(${JSON.stringify(JSON.stringify(log))});`;
      }
      if (!id.startsWith(RESOLVED + ONE)) return null;
      const file = join(folder, basename(id.slice((RESOLVED + ONE).length)));
      this.addWatchFile(file);
      const subject = await withClauses(await compile(file));
      // Parsing JSON is faster than parsing a literal, and this is the largest thing a page loads before playing.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(subject))});`;
    },
    hotUpdate({ file }) {
      const path = relative(root, file).replaceAll('\\', '/');
      if (COMPILER.test(path)) compiler = null;
      else if (!SOURCES.test(path)) return;
      if (this.environment.name !== 'client') return;
      const graph = this.environment.moduleGraph;
      for (const [id, module] of graph.idToModuleMap) {
        if (id === RESOLVED + INDEX || id.startsWith(RESOLVED + ONE)) graph.invalidateModule(module);
      }
      this.environment.hot.send({ type: 'full-reload' });
      return [];
    },
  };
}

function documents(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** Two encounters of one id could not be told apart by the page. */
function mustDiffer(rows: readonly { readonly id: string; readonly file: string }[]): void {
  const twice = rows.find(({ id }, i) => rows.findIndex((other) => other.id === id) !== i);
  if (!twice) return;
  const files = rows.filter(({ id }) => id === twice.id).map(({ file }) => file);
  throw new Error(`${files.join(' and ')} have the same id “${twice.id}”. Give one of them another id.`);
}

/** The authoring code is part of the project, not of the configuration: a runner loads it with its own resolution. */
async function loadCompiler(root: string): Promise<Compiler> {
  const load = async <T>(file: string): Promise<T> =>
    (await runnerImport<T>(join(root, file), { root, configFile: false, logLevel: 'error' })).module;
  const [authoring, library, lookup] = await Promise.all([
    load<typeof Authoring>('src/encounter/authoring.ts'),
    load<typeof Library>('src/norms/library.ts'),
    load<typeof Lookup>('src/norms/index.ts'),
  ]);
  return { compileDocument: authoring.compileDocument, norms: library.allNorms, subset: lookup.subset };
}

/** Plays a trainer's run with the judge of this build: the page then only replays it. */
async function playExample(
  root: string,
  compiled: Compiled,
  { seed, moves }: ExampleRun,
  speech: Language,
): Promise<AttemptLog> {
  const load = async <T>(file: string): Promise<T> =>
    (await runnerImport<T>(join(root, file), { root, configFile: false, logLevel: 'error' })).module;
  const [engine, language, { packVersions }] = await Promise.all([
    load<typeof Engine>('src/encounter/index.ts'),
    load<typeof Speech>('src/language/index.ts'),
    load<typeof Lookup>('src/norms/index.ts'),
  ]);
  const run = engine.startRun({
    ...compiled,
    judge: language.judge,
    header: {
      packs: packVersions(compiled.encounter.packs),
      lexicon: language.lexiconHash,
      judge: language.JUDGE_VERSION,
      seed,
      mode: 'script',
    },
  });
  for (const [t, kind, payload] of moves) {
    if (kind === 'say') run.say(t, (payload as Text)[speech]);
    else if (kind === 'do') run.act(t, String(payload));
    else if (kind === 'file') {
      const [form, fields] = payload as readonly [string, Readonly<Record<string, FieldValue>>];
      run.file(t, form, fields);
    } else if (kind === 'wait') run.advance(t);
    else run.end(t);
  }
  // What nobody waits for any more ends by itself.
  run.advance(engine.limitOf(compiled.encounter, run.header));
  return { header: run.header, entries: run.entries };
}

/** As many of a cast as find room in a picture of the list. */
const PICTURED = 3;

/** What the list of encounters shows before one is chosen. */
function listing({ encounter, hash }: Compiled, file: string) {
  const { id, number, title, summary, post, level, kind, limit, duties, cast } = encounter;
  const people = cast.slice(0, PICTURED).map(({ id, look, mood, fear }) => ({ id, look, mood, fear }));
  return { id, number, title, summary, post, level, kind, limit, hash, duties: duties.length, people, file };
}

function indexModule(rows: readonly ReturnType<typeof listing>[]): string {
  const list = rows.map(({ file: _, ...row }) => row);
  const loaders = rows.map(({ id, file }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(ONE + file)})`);
  const examples = LANGUAGES.flatMap((language) =>
    rows.map(
      ({ id, file }) =>
        `${JSON.stringify(`${language}/${id}`)}: () => import(${JSON.stringify(`${EXAMPLE}${language}/${file}`)})`,
    ),
  );
  return `export const encounters = ${JSON.stringify(list)};
const loaders = new Map(Object.entries({ ${loaders.join(', ')} }));
export async function loadEncounter(id) {
  const load = loaders.get(id);
  return load ? (await load()).default : null;
}
const examples = new Map(Object.entries({ ${examples.join(', ')} }));
export async function loadExample(id, language) {
  const load = examples.get(language + '/' + id);
  return load ? (await load()).default : null;
}`;
}

/** Wherever an encounter cites a clause (duties, phrase cards, form fields), it does so by an id of the library. */
function clauseIdsIn(value: unknown, norms: Norms): string[] {
  if (typeof value === 'string') return norms.clause(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => clauseIdsIn(part, norms));
}
