import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { type Plugin, runnerImport } from 'vite';
import { parse } from 'yaml';
import * as z from 'zod';
import type * as Checking from '../src/checking';
import type { Encounter } from '../src/encounter';
import type * as Authoring from '../src/encounter/authoring';
import type { Clause } from '../src/norms';
import type * as Library from '../src/norms/library';
import { folderFragments } from './fragment-folder.ts';
import { inOneLine } from './problem-line.ts';

const COURSE = 'virtual:course';
const TRAINING = 'virtual:training';
/** Rollup's convention: nobody else resolves or loads an id that begins so. */
const RESOLVED = '\0';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const numbers = z.array(z.string().regex(/^S\d{2}$/)).min(1);
const courseSchema = z.strictObject({
  format: z.literal('yingsheng-course/1'),
  id,
  title: text,
  stages: z.array(z.strictObject({ id, title: text, aim: text, encounters: numbers })).min(1),
  exam: z.strictObject({
    title: text,
    aim: text,
    parts: z.array(z.strictObject({ id, title: text, of: numbers })).min(1),
  }),
});
type CourseDocument = z.infer<typeof courseSchema>;

/** Where encounters go that a trainer has added and the course does not name. */
const OWN = {
  id: 'own',
  title: { zh: '本中心自编', en: 'Your own' },
  aim: { zh: '课程之外、自己编写的情景。', en: 'Encounters written here, beyond the course.' },
} as const satisfies Omit<CourseDocument['stages'][number], 'encounters'>;

/** Ids of the library's encounters by number; a trainer's variant may bear the number of another. */
type Numbered = Readonly<Record<string, string | readonly string[]>>;

/** `encounter` by number, as far as the library has it. */
export function compileCourse(source: string, library: Numbered) {
  const course = courseSchema.parse(parse(source));
  const staged = course.stages.flatMap(({ encounters }) => encounters);
  const twice = staged.find((number, index) => staged.indexOf(number) !== index);
  if (twice) throw new Error(`${course.id}: ${twice} stands in two stages`);
  const unplaced = Object.keys(library).filter((number) => !staged.includes(number));
  const known = (list: readonly string[]) => list.flatMap((number) => library[number] ?? []);
  const stages = [...course.stages, ...(unplaced.length > 0 ? [{ ...OWN, encounters: unplaced }] : [])]
    .map((stage) => ({ ...stage, encounters: known(stage.encounters) }))
    .filter(({ encounters }) => encounters.length > 0);
  const parts = course.exam.parts.map((part) => ({ ...part, of: known(part.of) })).filter(({ of }) => of.length > 0);
  return { id: course.id, title: course.title, stages, exam: { ...course.exam, parts } } satisfies Omit<
    CourseDocument,
    'format'
  >;
}

interface Rooms {
  readonly compile: (file: string) => Encounter;
  readonly coverage: typeof Checking.coverage;
  readonly library: typeof Library;
}

/**
 * `virtual:course` is the course map of scenarios/courses; `virtual:training` says for every clause which encounters
 * train it, and the pinyin initials it is found by. Both are worked out while building: the page carries the answers, not
 * thirty encounters and a dictionary.
 */
export function courseModules(): Plugin {
  let root = '';
  const encounterFiles = () => {
    const folder = join(root, 'scenarios', 'encounters');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name));
  };
  return {
    name: 'yingsheng-courses',
    configResolved(config) {
      root = config.root;
    },
    resolveId(source) {
      return source === COURSE || source === TRAINING ? RESOLVED + source : null;
    },
    async load(source) {
      if (source !== RESOLVED + COURSE && source !== RESOLVED + TRAINING) return null;
      const files = encounterFiles();
      for (const file of files) this.addWatchFile(file);
      if (source === RESOLVED + COURSE) {
        const file = join(root, 'scenarios', 'courses', 'pre-post.yaml');
        this.addWatchFile(file);
        const course = compileCourse(readFileSync(file, 'utf8'), numbered(files));
        return `export const course = ${JSON.stringify(course)};`;
      }
      return trainingModule(await loadRooms(root), files);
    },
    hotUpdate({ file }) {
      if (!/^scenarios\/|^src\/(?:norms|encounter|checking)\//.test(relative(root, file).replaceAll('\\', '/'))) return;
      const graph = this.environment.moduleGraph;
      for (const name of [COURSE, TRAINING]) {
        const module = graph.getModuleById(RESOLVED + name);
        if (module) graph.invalidateModule(module);
      }
    },
  };
}

function numbered(files: readonly string[]): Numbered {
  const found: Record<string, string[]> = {};
  for (const [number, name] of files.flatMap(frontPage)) found[number] = [...(found[number] ?? []), name];
  return found;
}

/** Number and id of an encounter, without compiling it; none of a file that does not read, which the compiler tells of. */
function frontPage(file: string): readonly (readonly [number: string, id: string])[] {
  try {
    const document: unknown = parse(readFileSync(file, 'utf8'));
    const { number, id: name } = z.looseObject({ number: z.string(), id: z.string() }).parse(document);
    return [[number, name]];
  } catch {
    return [];
  }
}

/** The project's own code is loaded by a runner with its own resolution: it is no part of the configuration. */
async function loadRooms(root: string): Promise<Rooms> {
  const load = async <T>(file: string): Promise<T> =>
    (await runnerImport<T>(join(root, file), { root, configFile: false, logLevel: 'error' })).module;
  const [authoring, checking, library] = await Promise.all([
    load<typeof Authoring>('src/encounter/authoring.ts'),
    load<typeof Checking>('src/checking/index.ts'),
    load<typeof Library>('src/norms/library.ts'),
  ]);
  return {
    library,
    coverage: checking.coverage,
    compile: (file) => {
      const name = (path: string): string => relative(root, path).replaceAll('\\', '/');
      const fragments = folderFragments(join(root, 'scenarios', 'fragments'), name);
      const { encounter, problems } = authoring.compileDocument(readFileSync(file, 'utf8'), name(file), fragments);
      if (!encounter)
        throw new Error(
          problems
            .filter(({ severity }) => severity === 'error')
            .map(inOneLine)
            .join('\n'),
        );
      return encounter;
    },
  };
}

function trainingModule({ compile, coverage, library }: Rooms, files: readonly string[]): string {
  const encounters = files.map(compile);
  const report = coverage(library.allNorms, encounters);
  const trained = Object.fromEntries(
    report.clauses
      .filter(({ places }) => places.length > 0)
      .map(({ clause, places }) => [clause, [...new Set(places.map(({ encounter }) => encounter))]]),
  );
  const initials = Object.fromEntries(library.allNorms.clauses.map((clause) => [clause.id, initialsOf(clause)]));
  return `export const trained = JSON.parse(${JSON.stringify(JSON.stringify(trained))});
export const initials = JSON.parse(${JSON.stringify(JSON.stringify(initials))});`;
}

/** First letters of what a person would look the clause up by. */
export function initialsOf(clause: Pick<Clause, 'text' | 'phrase'>): string {
  const words = [clause.text.zh, ...(clause.phrase ?? [])].join('|');
  return pinyin(words, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9|]/g, '');
}
