import { type Cue, type Encounter, type MoodFace, moodLevel } from '../encounter';
import { type Lang, plain } from './print-problems';

const FACES: Readonly<Record<MoodFace, Readonly<Record<Lang, string>>>> = {
  content: { zh: '满意', en: 'content' },
  calm: { zh: '平静', en: 'calm' },
  uneasy: { zh: '不安', en: 'uneasy' },
  displeased: { zh: '不满', en: 'displeased' },
  angry: { zh: '愤怒', en: 'angry' },
  panic: { zh: '惊慌', en: 'panicking' },
};

const ARRIVES = { zh: '走到窗口。', en: 'comes to the window.' };
const LEAVES = { zh: '离开了。', en: 'leaves.' };

/** One cue as a line of the terminal, or nothing: light and sound are told by the narration beside them. */
export function cueText(cue: Cue, encounter: Encounter, lang: Lang): string {
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
      if (cue.to === 'counter') return plain(`  · ${who(cue.who)}${lang === 'zh' ? '' : ' '}${ARRIVES[lang]}\n`);
      return cue.to === 'away' ? plain(`  · ${who(cue.who)}${lang === 'zh' ? '' : ' '}${LEAVES[lang]}\n`) : '';
    case 'ending': {
      const ending = encounter.endings.find(({ id }) => id === cue.ending);
      return ending === undefined ? '' : plain(`\n— ${ending.title[lang]} —\n${ending.text[lang]}\n`);
    }
    default:
      return '';
  }
}
