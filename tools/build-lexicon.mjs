// Compiles src/language/lexicon/{zh-CN,en}/*.yaml into src/language/lexicon/compiled.json, so that no page carries a YAML
// parser or the examples. `--check` compares instead of writing; `--examples` prints the examples as JSON for the tests.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../src/language/lexicon/', import.meta.url));
const target = `${root}compiled.json`;
const LISTS = {
  clauses: 'clauses',
  unless: 'unless',
  when: 'when',
  not_before: 'notBefore',
  not_after: 'notAfter',
  situations: 'situations',
};

function options(source) {
  const fields = [];
  for (const [key, name] of Object.entries(LISTS)) if (source[key]) fields.push(`${name}=${source[key].join(' ')}`);
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

function compile() {
  const lines = [];
  const examples = [];
  const parts = {};
  for (const [folder, tongue] of [
    ['zh-CN', 'zh'],
    ['en', 'en'],
  ]) {
    lines.push(`L\t${tongue}`);
    for (const file of readdirSync(root + folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()) {
      const document = parse(readFileSync(`${root}${folder}/${file}`, 'utf8'));
      for (const [name, source] of Object.entries(document.rules ?? {})) lines.push(`R\t${name}\t${clean(source)}`);
      Object.assign(parts, document.parts ?? {});
      for (const group of document.groups ?? []) {
        lines.push(['G', group.kind, group.label, ...options(group)].join('\t'));
        for (const [id, entry] of Object.entries(group.templates)) {
          const t = template(entry);
          lines.push(['T', id, clean(t.say), ...options(t)].join('\t'));
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
  const hash = createHash('sha256').update(lines.join('\n')).update(JSON.stringify(parts)).digest('hex');
  return { compiled: `${JSON.stringify({ hash, parts, lines }, null, 1)}\n`, examples };
}

/** Blanks in a template are for the eye, except in English, where the normaliser drops them too. */
function clean(source) {
  return String(source)
    .replace(/\s+/g, ' ')
    .replace(/([^a-zA-Z']) | (?=[^a-zA-Z'])/g, '$1')
    .trim();
}

const { compiled, examples } = compile();
const mode = process.argv[2];
if (mode === '--examples') console.log(JSON.stringify(examples));
else if (mode === '--check') {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== compiled) {
    console.error('compiled.json is stale: run node tools/build-lexicon.mjs');
    process.exit(1);
  }
} else writeFileSync(target, compiled);
