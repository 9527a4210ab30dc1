import type { Encounter } from '../encounter';
import type { Language } from './index';

/** The only words drawn into the picture: a real hall has signs. */
export interface QueueBoard {
  readonly heading: string;
  readonly waiting: string;
  readonly rows: readonly { readonly number: string; readonly window: string }[];
}

const WINDOW: Readonly<Record<Language, (n: string) => string>> = {
  zh: (n) => `${n} 号窗口`,
  en: (n) => `Window ${n}`,
};

/** Three numbers being called; the middle one is ours. */
export function queueBoard(stage: Pick<Encounter['stage'], 'window' | 'crowd'>, language: Language): QueueBoard {
  const own = stage.window;
  const others = ['2', '5', '1', '4'].filter((n) => n !== own);
  const row = (number: string, window: string) => ({ number, window: WINDOW[language](window) });
  return {
    heading: language === 'zh' ? '正在叫号' : 'Now serving',
    waiting: language === 'zh' ? `等候 ${stage.crowd} 人` : `${stage.crowd} waiting`,
    rows: [row('A083', others[0] ?? '2'), row('A084', own), row('B027', others[1] ?? '5')],
  };
}

/** National wording of the evacuation sign, both languages on it whatever the interface speaks. */
export const EXIT_SIGN = { zh: '安全出口', en: 'EXIT' } as const;

/** On the cloth that petitioners hold up: what every one of them came for. Theirs, so Chinese too. */
export const CLOTH = '讨个说法';
