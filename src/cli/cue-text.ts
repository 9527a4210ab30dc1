import { type Cue, type Encounter, type MoodFace, moodLevel, type RunView, resolveText } from '../encounter';
import { type Lang, plain } from './print-problems';

const FACES: Readonly<Record<MoodFace, Readonly<Record<Lang, string>>>> = {
  content: { zh: '满意', en: 'content' },
  calm: { zh: '平静', en: 'calm' },
  uneasy: { zh: '不安', en: 'uneasy' },
  displeased: { zh: '不满', en: 'displeased' },
  angry: { zh: '愤怒', en: 'angry' },
  panic: { zh: '惊慌', en: 'panicking' },
};

/** Nobody comes to a window on the telephone or in a lift. */
const COMINGS = {
  window: {
    counter: { zh: '走到窗口。', en: 'comes to the window.' },
    away: { zh: '离开了。', en: 'leaves.' },
  },
  phone: {
    counter: { zh: '在电话那头。', en: 'is calling.' },
    away: { zh: '那头断了线。', en: 'is gone.' },
  },
  elsewhere: {
    counter: { zh: '在你身边。', en: 'is beside you.' },
    away: { zh: '离开了。', en: 'leaves.' },
  },
} as const;

function comingsOf({ kind, stage }: Encounter): (typeof COMINGS)[keyof typeof COMINGS] {
  if (kind === 'phone') return COMINGS.phone;
  return stage.place === 'hall' ? COMINGS.window : COMINGS.elsewhere;
}

/** One cue as a line of the terminal, or nothing: light and sound are told by the narration beside them. */
export function cueText(cue: Cue, encounter: Encounter, draws: RunView['draws'], lang: Lang): string {
  const who = (id: string): string => encounter.cast.find((citizen) => citizen.id === id)?.name[lang] ?? id;
  switch (cue.cue) {
    case 'say':
      return plain(`${who(cue.who)}${lang === 'zh' ? '：' : ': '}${cue.text[lang]}\n`);
    case 'narrate':
      return plain(`  · ${cue.text[lang]}\n`);
    case 'mood': {
      const fear = encounter.cast.find((citizen) => citizen.id === cue.who)?.fear ?? false;
      const from = moodLevel(cue.from, fear);
      const to = moodLevel(cue.to, fear);
      if (from.face === to.face && from.level === to.level) return '';
      const arrow = `${FACES[from.face][lang]} → ${FACES[to.face][lang]}`;
      return plain(
        lang === 'zh'
          ? `  （${who(cue.who)} ${arrow}：${cue.why.zh}）\n`
          : `  (${who(cue.who)} ${arrow}: ${cue.why.en})\n`,
      );
    }
    case 'walk':
      if (cue.to !== 'counter' && cue.to !== 'away') return '';
      return plain(`  · ${who(cue.who)}${lang === 'zh' ? '' : ' '}${comingsOf(encounter)[cue.to][lang]}\n`);
    case 'ending': {
      const ending = encounter.endings.find(({ id }) => id === cue.ending);
      if (ending === undefined) return '';
      const [title, text] = [ending.title, ending.text].map((words) => resolveText(words, lang, draws, encounter));
      return plain(`\n— ${title} —\n${text}\n`);
    }
    default:
      return '';
  }
}
