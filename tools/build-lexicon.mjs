// Compiles src/language/lexicon/{zh-CN,en}/**/*.yaml into compiled-zh.json and compiled-en.json beside them, so that no page
// carries a YAML parser, the grammar, the examples or a language that nobody speaks to it; compiled.json holds what both
// share. `--check` compares instead of writing; `--examples` prints the examples as JSON for the tests.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../src/language/lexicon/', import.meta.url));
const LISTS = {
  clauses: 'clauses',
  unless: 'unless',
  when: 'when',
  not_before: 'notBefore',
  not_after: 'notAfter',
  situations: 'situations',
};

/** A list is parted at its blanks when it is read: an entry of several words keeps together by blanks that do not break. */
const listed = (entries) => entries.map((entry) => entry.replaceAll(' ', '\u00a0')).join(' ');

function options(source) {
  const fields = [];
  for (const [key, name] of Object.entries(LISTS)) if (source[key]) fields.push(`${name}=${listed(source[key])}`);
  for (const key of ['where', 'within']) if (source[key] !== undefined) fields.push(`${key}=${source[key]}`);
  if (source.possible) fields.push('possible=1');
  if (source.weak) fields.push('weak=1');
  return fields;
}

/** A template is `[say, example…]`, or a map with `say`, `examples` and what else it needs. */
function template(entry) {
  if (Array.isArray(entry)) return { say: entry[0], examples: entry.slice(1) };
  const { list, ...rest } = entry;
  return list ? { say: list[0], examples: list.slice(1), ...rest } : { examples: [], ...rest };
}

/** The packer is written in the language of what it packs for. It lies in a folder of its own, which no other tree shares. */
async function loadPacker() {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-pack-'));
  try {
    await build({
      configFile: false,
      root: fileURLToPath(new URL('..', import.meta.url)),
      logLevel: 'error',
      build: {
        ssr: 'tools/lexicon/pack.ts',
        outDir: folder,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'pack.mjs' } },
      },
    });
    return await import(pathToFileURL(join(folder, 'pack.mjs')).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile() {
  const linesOf = { zh: [], en: [] };
  const sourcesOf = { zh: { rules: {}, lines: [] }, en: { rules: {}, lines: [] } };
  const examples = [];
  const parts = {};
  for (const [folder, tongue] of [
    ['zh-CN', 'zh'],
    ['en', 'en'],
  ]) {
    const lines = linesOf[tongue];
    const source = sourcesOf[tongue];
    /** What the hash is taken of has the phrase among the fields; what is packed has it beside them. */
    const add = (kind, name, say, fields = []) => {
      lines.push([kind, name, say, ...fields].join('\t'));
      source.lines.push({ line: [kind, name, ...fields].join('\t'), say });
    };
    const seen = new Map();
    for (const file of filesIn(folder)) {
      const document = parse(readFileSync(`${root}${folder}/${file}`, 'utf8'));
      for (const [name, say] of Object.entries(document.rules ?? {})) {
        once(seen, `rule ${name}`, `${folder}/${file}`);
        source.rules[name] = clean(say);
        add('R', name, clean(say));
      }
      Object.assign(parts, document.parts ?? {});
      for (const group of document.groups ?? []) {
        const line = ['G', group.kind, group.label, ...options(group)].join('\t');
        lines.push(line);
        source.lines.push({ line });
        if (group.kind === 'guard') once(seen, `guard ${group.label}`, `${folder}/${file}`);
        for (const [id, entry] of Object.entries(group.templates)) {
          if (group.kind !== 'guard') once(seen, `${group.kind} ${group.label}.${id}`, `${folder}/${file}`);
          const t = template(entry);
          add('T', id, clean(t.say), options(t));
          for (const text of t.examples)
            examples.push({
              file: `${folder}/${file}`,
              kind: group.kind,
              label: group.label,
              id: `${group.label}.${id}`,
              text,
            });
          if (t.examples.length === 0 && group.kind !== 'guard')
            examples.push({ file, kind: group.kind, label: group.label, id: `${group.label}.${id}`, text: '' });
        }
      }
    }
  }
  // Everything that decides a verdict besides the code, which JUDGE_VERSION stands for.
  const hash = createHash('sha256').update(JSON.stringify([linesOf, parts]));
  for (const table of ['hanzi', 'syllables', 'overtone', 'overtone-en'])
    hash.update(readFileSync(`${root}../${table}.json`));
  return { shared: { hash: hash.digest('hex'), parts }, sourcesOf, examples };
}

/** Rules, guards and parts lie in the folder of a language, acts and forbidden language in folders of their own, a label a file. */
function filesIn(folder) {
  return readdirSync(root + folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

/** An id is stored with every finding; of two guards or rules of one name the second would silence the first. */
function once(seen, name, file) {
  if (seen.has(name)) throw new Error(`${file}: ${name} stands already in ${seen.get(name)}`);
  seen.set(name, file);
}

/** Blanks in a template are for the eye, except in English, where the normaliser drops them too. */
function clean(source) {
  return String(source)
    .replace(/\s+/g, ' ')
    .replace(/([^a-zA-Z']) | (?=[^a-zA-Z'])/g, '$1')
    .trim();
}

const { shared, sourcesOf, examples } = compile();
const mode = process.argv[2];
if (mode === '--examples') console.log(JSON.stringify(examples));
else {
  const { pack } = await loadPacker();
  const files = { 'compiled.json': shared };
  for (const [tongue, { rules, lines }] of Object.entries(sourcesOf))
    files[`compiled-${tongue}.json`] = pack(tongue, rules, lines);
  for (const [name, content] of Object.entries(files)) {
    const target = root + name;
    const text = `${JSON.stringify(content, null, 1)}\n`;
    if (mode !== '--check') writeFileSync(target, text);
    else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
      console.error(`${name} is stale: run node tools/build-lexicon.mjs`);
      process.exitCode = 1;
    }
  }
}
