import { allMoments, type Encounter, limitOf, type Run, resolveText, type Step } from '../encounter';
import { cueText } from './cue-text';
import type { Io } from './io';
import { type Lang, plain } from './print-problems';
import { readLines } from './read-input';
import { clockTime } from './sheet-text';
import { readTyped, type Typed } from './typed-line';

const HELP = {
  zh: [
    '直接输入，就是对群众说话。以 / 开头的是命令：',
    '  /do 动作 [人物]           做一个动作；只写 /do 列出全部动作',
    '  /file 文书 栏=内容 …      填一份文书；只写 /file 列出文书和栏目',
    '  /wait 秒数                等一等',
    '  /hint                     看提示',
    '  /end                      结束作答',
    '  /help                     看这段说明',
    '',
  ].join('\n'),
  en: [
    'What you type is said aloud. A line that begins with / is a command:',
    '  /do ACTION [PERSON]       act; /do alone lists the actions',
    '  /file FORM FIELD=ENTRY …  fill in a form; /file alone lists forms and fields',
    '  /wait SECONDS             let time pass',
    '  /hint                     show the hint',
    '  /end                      end the attempt',
    '  /help                     show this',
    '',
  ].join('\n'),
};
const UNCLEAR = { zh: '没看懂', en: 'Not understood' };
const SEE_HELP = { zh: '输入 /help 看说明。', en: 'Type /help for help.' };
const PROMPT = '› ';
const NO_HINT = { zh: '这里没有提示。', en: 'No hint here.' };

function actionsText(encounter: Encounter, lang: Lang): string {
  return encounter.actions.map(({ id, label }) => `  ${id.padEnd(16)} ${label[lang]}\n`).join('');
}

function formsText(encounter: Encounter, lang: Lang): string {
  const options = (
    list: readonly { readonly id: string; readonly text: { zh: string; en: string } }[] | undefined,
  ): string => (list ?? []).map(({ id, text }) => `${id}=${text[lang]}`).join(', ');
  const shapes = { text: '…', choice: 'ID', choices: 'ID,ID', ticks: 'ID:TICK,ID:TICK' } as const;
  return encounter.forms
    .map(({ id, title, fields }) => {
      const rows = fields.map((field) => {
        const ticks = field.ticks === undefined ? '' : ` / ${options(field.ticks)}`;
        const hint = field.hint === undefined ? '' : `  (${field.hint[lang]})`;
        return `    ${field.id}=${shapes[field.kind]}  ${field.label[lang]}${hint}\n${field.options ? `        ${options(field.options)}${ticks}\n` : ''}`;
      });
      return `  ${id}  ${title[lang]}\n${rows.join('')}`;
    })
    .join('');
}

/** Time of the attempt: real, or moved by /wait alone, which makes a session repeatable. */
export interface PlayClock {
  now(): number;
  skip(ms: number): void;
  /** Whether timers come due by themselves while nobody types. */
  readonly runs: boolean;
}

export function realClock(io: Io): PlayClock {
  const begin = io.now();
  let skipped = 0;
  return {
    now: () => Math.floor(io.now() - begin) + skipped,
    skip: (ms) => {
      skipped += ms;
    },
    runs: true,
  };
}

export function manualClock(): PlayClock {
  let t = 0;
  return {
    now: () => t,
    skip: (ms) => {
      t += ms;
    },
    runs: false,
  };
}

interface Table {
  readonly run: Run;
  readonly encounter: Encounter;
  readonly clock: PlayClock;
  readonly io: Io;
  readonly lang: Lang;
  show(text: string): void;
}

const ended = (run: Run): boolean => run.entries.at(-1)?.type === 'END';

function showSteps({ run, encounter, lang, show }: Table, steps: readonly Step[]): void {
  const { draws } = run.view();
  for (const { cues } of steps) for (const cue of cues) show(cueText(cue, encounter, draws, lang));
}

function hintText({ run, encounter, lang }: Table): string {
  const active = run.view().moments;
  const hint = allMoments(encounter)
    .filter(({ id }) => active.includes(id))
    .findLast((moment) => moment.hint !== undefined)?.hint;
  return plain(`  ${hint ? resolveText(hint, lang, run.view().draws, encounter) : NO_HINT[lang]}\n`);
}

function carryOut(table: Table, typed: Typed): readonly Step[] {
  const { run, clock, encounter, lang, show } = table;
  switch (typed.does) {
    case 'say':
      return run.say(clock.now(), typed.text);
    case 'act':
      return run.act(clock.now(), typed.action, typed.target);
    case 'file':
      return run.file(clock.now(), typed.form, typed.fields);
    case 'wait':
      clock.skip(typed.ms);
      return run.advance(clock.now());
    case 'end':
      return run.end(clock.now());
    case 'help':
      show(HELP[lang]);
      return [];
    case 'hint':
      show(hintText(table));
      return [];
    case 'actions':
      show(actionsText(encounter, lang));
      return [];
    case 'forms':
      show(formsText(encounter, lang));
      return [];
    case 'unclear':
      show(plain(`${UNCLEAR[lang]}: ${typed.found}. ${SEE_HELP[lang]}\n`));
      return [];
  }
}

/** Waits for the next line while timers fire by themselves. `null`: the attempt ended, or nothing more will be typed. */
async function nextLine(table: Table, pending: Promise<IteratorResult<string>>): Promise<string | null> {
  const { run, clock, io } = table;
  for (;;) {
    if (io.interactive) table.show(PROMPT);
    const due = clock.runs ? run.view().nextDue : null;
    const stop = new AbortController();
    const alarm = due === null ? null : io.sleep(Math.max(0, due - clock.now()), stop.signal).then(() => null);
    const first = await Promise.race(alarm === null ? [pending] : [pending, alarm]);
    stop.abort();
    if (first !== null) return first.done === true ? null : first.value;
    if (io.interactive) table.show('\r');
    showSteps(table, run.advance(clock.now()));
    if (ended(run)) return null;
  }
}

/** Plays one attempt on the terminal until an ending, `/end`, or the end of input. */
export async function playLive(table: Table): Promise<void> {
  const { run, encounter, clock, lang, show, io } = table;
  const briefing = resolveText(encounter.briefing, lang, run.view().draws, encounter);
  show(
    plain(
      `${encounter.number} ${encounter.title[lang]}  (${clockTime(limitOf(encounter, run.header))})\n${briefing}\n${SEE_HELP[lang]}\n\n`,
    ),
  );
  showSteps(table, run.steps);
  const lines = readLines('-', io);
  for (;;) {
    const line = await nextLine(table, lines.next());
    if (line === null) break;
    const typed = readTyped(line, encounter);
    if (typed === null) continue;
    showSteps(table, carryOut(table, typed));
    if (ended(run)) return;
  }
  // Nobody is there any more: the trainee has left.
  if (!ended(run)) showSteps(table, run.end(clock.now()));
}
