import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GATE_PROBLEMS } from '../src/checking/gate/problems.ts';
import { SCRIPT_PROBLEMS } from '../src/checking/script-problems.ts';
import { CLI_PROBLEMS } from '../src/cli/problems.ts';
import { ACTIONS, RUN_PROBLEMS } from '../src/encounter';
import {
  ATOM_WORDS,
  DOCUMENT_PROBLEMS,
  documentJsonSchema,
  fragmentJsonSchema,
  type JsonSchema,
  LIVE_EDIT_PROBLEMS,
} from '../src/encounter/authoring.ts';
import { TEMPERS } from '../src/encounter/tempers.ts';
import { ACTS, FORBIDDEN } from '../src/language';
import type { Text } from '../src/norms';
import { libraryFragments, stageWords } from './format-docs-words.ts';

const ROOT = join(import.meta.dirname, '..');
const NOTE =
  '<!-- 由 tools/build-format-docs.mjs 生成，请勿手改。 Made by tools/build-format-docs.mjs; do not edit. -->';

/** Every generated file by its path from the root. */
export function renderFormatDocs(): Readonly<Record<string, string>> {
  return {
    'scenarios/encounter.schema.json': `${JSON.stringify(documentJsonSchema(), null, 2)}\n`,
    'scenarios/fragment.schema.json': `${JSON.stringify(fragmentJsonSchema(), null, 2)}\n`,
    'docs/encounter-format.md': formatPage(),
    'docs/problems.md': problemsPage(),
  };
}

function formatPage(): string {
  const template = readFileSync(join(ROOT, 'tools/format-docs/encounter-format.md'), 'utf8');
  return template.replace(/<!-- ([a-z]+)(?:: ([a-z_]+))? -->/g, (_, what: string, name: string | undefined) => {
    const render = RENDERERS[what];
    if (!render) throw new Error(`the template asks for “${what}”, which nothing renders`);
    return render(name ?? '');
  });
}

const RENDERERS: Readonly<Record<string, (name: string) => string>> = {
  note: () => NOTE,
  keys: keysTable,
  tempers: tempersTable,
  atoms: () =>
    table(
      ['写法 · form', '用在 · in', '中文', 'English'],
      Object.values(ATOM_WORDS).map(({ form, place, words }) => [code(form), PLACES[place], words.zh, words.en]),
    ),
  actions: () =>
    table(
      ['id', '组 · group', '中文', 'English', '礼貌 · courtesy'],
      ACTIONS.map(({ id, group, label, courtesy }) => [code(id), group, label.zh, label.en, courtesy ? '✓' : '']),
    ),
  stagewords: () => table(['写在 · in', '', '名字 · names'], stageWords()),
  fragments: libraryFragments,
  acts: () => ACTS.map(code).join(' '),
  forbidden: () => FORBIDDEN.map(code).join(' '),
};

const PLACES = { rules: '规则 · rules', duties: '考核点 · duties', both: '都可以 · both' } as const;

function keysTable(name: string): string {
  const pages: Readonly<Record<string, JsonSchema>> = { root: documentJsonSchema(), fragment: fragmentJsonSchema() };
  const definition = pages[name] ?? definitionOf(name);
  if (!definition) throw new Error(`there is no definition “${name}”`);
  const [zh = '', en = ''] = inWords(definition);
  const heading = name === 'root' ? [] : [`**${name}** ${zh} ${en}`, ''];
  // Of several forms, those with keys of their own are told in the table.
  const forms = definition.anyOf?.filter((branch) => branch.properties) ?? [definition];
  const rows = forms.flatMap((form) =>
    Object.entries(form.properties ?? {}).map(([key, value]) => {
      const [keyZh = '', keyEn = ''] = inWords(value);
      const due = form.required?.includes(key) ? '✓' : defaultOf(value);
      return [code(key), typeOf(value), due, keyZh, keyEn];
    }),
  );
  return [...heading, table(['key', '类型 · type', '必写或默认 · required or default', '中文', 'English'], rows)].join(
    '\n',
  );
}

/** The two lines of a description; those of the definition where a place has none of its own. */
function inWords(part: JsonSchema): readonly string[] {
  const target = part.$ref ? definitionOf(part.$ref) : undefined;
  return (part.description ?? target?.description ?? '').split('\n');
}

function definitionOf(ref: string): JsonSchema | undefined {
  const name = ref.split('/').at(-1) ?? '';
  return documentJsonSchema().$defs?.[name] ?? fragmentJsonSchema().$defs?.[name];
}

function defaultOf({ default: fallback }: JsonSchema): string {
  const empty = fallback === undefined || (typeof fallback === 'object' && Object.keys(fallback ?? {}).length === 0);
  return empty ? '' : code(JSON.stringify(fallback));
}

function typeOf(part: JsonSchema): string {
  if (part.$ref) return (part.$ref.split('/').at(-1) ?? '').replace('plain_text', 'text');
  if (part.const !== undefined) return code(String(part.const));
  if (part.enum) return part.enum.map((value) => code(String(value))).join(' ');
  if (part.anyOf) return [...new Set(part.anyOf.map(typeOf))].filter((type) => type !== 'slot').join(' / ');
  if (part.type === 'array') return `[${part.items ? typeOf(part.items) : '…'}]`;
  if (part.type === 'object') {
    if (part.properties) return `{ ${Object.keys(part.properties).join(', ')} }`;
    return `{ id: ${typeof part.additionalProperties === 'object' ? typeOf(part.additionalProperties) : '…'} }`;
  }
  const { minimum, maximum } = part;
  const range = minimum !== undefined && maximum !== undefined && maximum < 1e6 ? ` ${minimum}–${maximum}` : '';
  const type = Array.isArray(part.type) ? part.type.join(' / ') : (part.type ?? '…');
  return `${type}${range}`;
}

function tempersTable(): string {
  const [first] = Object.values(TEMPERS);
  const causes = Object.keys(first ?? {});
  return table(
    ['', ...Object.keys(TEMPERS).map(code)],
    causes.map((cause) => [
      code(cause),
      ...Object.values(TEMPERS).map((temper) => {
        const value = temper[cause as keyof typeof temper];
        return cause === 'silence_after'
          ? `${value / 1000} s`
          : value > 0
            ? `+${value}`
            : String(value).replace('-', '−');
      }),
    ]),
  );
}

interface Listed {
  readonly severity?: 'error' | 'warning';
  readonly message: Text;
  readonly mend: Text;
}

function problemsPage(): string {
  const section = (title: string, catalogue: Readonly<Record<string, Listed>>): readonly string[] => [
    `## ${title}`,
    '',
    ...Object.entries(catalogue).flatMap(([name, { severity, message, mend }]) => [
      `### ${name}`,
      '',
      `${severity === 'warning' ? '提醒 · warning' : '错误 · error'}`,
      '',
      `- ${shown(message.zh)} ${shown(mend.zh)}`,
      `- ${shown(message.en)} ${shown(mend.en)}`,
      '',
    ]),
  ];
  return [
    '# 问题一览 · Problems',
    '',
    NOTE,
    '',
    '每个问题都有固定的编号、行和列（从 1 数起，按 UTF-16 计）、发现了什么、怎么改。`…` 处填具体内容。 · Every problem has a code that stays, a line and a column (from 1, in UTF-16 units), what was found and how to mend it. `…` is filled in.',
    '',
    ...section('情景和片段 · Encounters and fragments', DOCUMENT_PROBLEMS),
    ...section('发布检查 · The publish gate', GATE_PROBLEMS),
    ...section('脚本 · Scripts', SCRIPT_PROBLEMS),
    ...section('日志和重放 · Logs and replay', RUN_PROBLEMS),
    ...section('命令行 · Command line', CLI_PROBLEMS),
    ...section('边玩边改 · Editing while playing', LIVE_EDIT_PROBLEMS),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const shown = (template: string): string => template.replaceAll(/\{(?:found|expected)\}/g, '…').replaceAll('|', '\\|');
const code = (value: string): string => `\`${value}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
