import type { Text } from '../norms';

/** Every sound the stage knows, with what a reader of captions sees. */
export const CAPTIONS = {
  hall: { zh: '大厅里人声低低的', en: 'quiet voices in the hall' },
  hall_dark: { zh: '大厅里一片低声议论', en: 'people murmuring in the dark hall' },
  queue_chime: { zh: '叫号铃响', en: 'queue chime' },
  power_cut: { zh: '咔嗒一声，设备停了', en: 'a clunk, and the machines die down' },
  power_on: { zh: '电力恢复，设备重新启动', en: 'power returns, machines start up' },
  phone_ring: { zh: '电话响', en: 'phone ringing' },
  door: { zh: '门开了', en: 'a door opens' },
  paper: { zh: '翻动纸张', en: 'paper rustling' },
  printer: { zh: '打印机工作声', en: 'printer running' },
  stamp: { zh: '盖章', en: 'a stamp comes down' },
  keyboard: { zh: '敲键盘', en: 'typing' },
  alarm: { zh: '警铃响', en: 'alarm ringing' },
  footsteps: { zh: '脚步声', en: 'footsteps' },
  mood_up: { zh: '对方缓和了一些', en: 'the citizen calms a little' },
  mood_down: { zh: '对方更不满了', en: 'the citizen is more upset' },
  step_ok: { zh: '这一步做到了', en: 'step done' },
} as const satisfies Record<string, Text>;

export type SoundId = keyof typeof CAPTIONS;
export const SOUNDS = Object.keys(CAPTIONS) as readonly SoundId[];
/** Loops; all other sounds play once. */
export const AMBIENCES = ['hall', 'hall_dark'] as const satisfies readonly SoundId[];
export type AmbienceId = (typeof AMBIENCES)[number];

export const isSoundId = (id: string): id is SoundId => Object.hasOwn(CAPTIONS, id);
