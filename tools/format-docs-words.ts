import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { CAPTIONS } from '../src/sound/captions.ts';
import { CITIZEN_POSES, CLERK_POSES } from '../src/stage/poses.ts';

const ROOT = join(import.meta.dirname, '..');
const code = (value: string): string => `\`${value}\``;

/** Names of pictures in assets/hall that begin so. */
const pictures = (prefix: string): readonly string[] =>
  readdirSync(join(ROOT, 'assets/hall'))
    .filter((name) => name.startsWith(prefix) && name.endsWith('.svg'))
    .map((name) => name.slice(prefix.length, -'.svg'.length))
    .sort();

/** Icons of the page's palette: a document chooses among them. */
function icons(): readonly string[] {
  const source = readFileSync(join(ROOT, 'src/app/trainee/action-icons.ts'), 'utf8');
  const table = source.slice(source.indexOf('const ICONS'), source.indexOf('};', source.indexOf('const ICONS')));
  return [...table.matchAll(/^ {2}'?([a-z0-9-]+)'?: [A-Z]/gm)].map(([, name]) => name ?? '');
}

/** What the stage and the page know by name, for a table of the page on the format. */
export function stageWords(): readonly (readonly string[])[] {
  const list = (names: readonly string[]): string => names.map(code).join(' ');
  return [
    ['`stage.place`', '场景 · the scene', list(['hall', ...pictures('back-')])],
    ['`walk.to` `cast.….at`', '在哪里 · where', list(['counter', 'queue', 'away'])],
    ['`pose`', '人物的姿势；`auto` 交还给情绪 · of a citizen; `auto` gives it back to the mood', list(CITIZEN_POSES)],
    ['`actions.….pose`', '工作人员的姿势 · of the worker', list(CLERK_POSES)],
    ['`show` `hide` `look.prop`', '柜台上、手里的东西 · things on the counter or in a hand', list(pictures('prop-'))],
    ['`show` `hide`', '人群、电话那头 · a crowd, the far end of a line', list(pictures('scene-'))],
    [
      '`look.prop`',
      '身上的东西 · what a person wears or has',
      list(['apron', 'stick', 'wheelchair', 'infant', 'glasses', 'moustache', 'rider_helmet', 'cap', 'hearing_aid']),
    ],
    ['`sound`', '声音 · sounds', list(Object.keys(CAPTIONS))],
    ['`actions.….icon`', '按钮的图标 · icons of buttons', list(icons())],
  ];
}

interface FragmentPage {
  readonly title: { readonly zh: string; readonly en: string };
  readonly about: { readonly zh: string; readonly en: string };
  readonly params?: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly about: { readonly zh: string; readonly en: string };
        readonly default?: unknown;
      }
    >
  >;
}

/** The fragments that come with the program, with what they must and can be given. */
export function libraryFragments(): string {
  const folder = join(ROOT, 'scenarios/fragments');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files
    .sort()
    .map((name) => {
      const { title, about, params = {} } = parse(readFileSync(join(folder, name), 'utf8')) as FragmentPage;
      const rows = Object.entries(params).map(([id, param]) => {
        const due = param.default === undefined ? '✓' : code(JSON.stringify(param.default));
        return `| ${code(id)} | ${param.type} | ${due} | ${param.about.zh} | ${param.about.en} |`;
      });
      return [
        `**${basename(name, '.yaml')}** ${title.zh} · ${title.en}`,
        '',
        `${about.zh} · ${about.en}`,
        '',
        '| key | 类型 · type | 必写或默认 · required or default | 中文 | English |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}
