import { afterEach, expect, test, vi } from 'vitest';
import { hush, manner, speak, voiceState } from '../../src/sound';

afterEach(() => vi.unstubAllGlobals());

const li = { age: 70, look: { figure: 'elder_man' } } as const;

function browserWith(voices: readonly { lang: string }[]) {
  const said: { text: string; lang: string; pitch: number; rate: number; volume: number }[] = [];
  const speech = { getVoices: () => voices, speak: (line: (typeof said)[number]) => said.push(line), cancel: vi.fn() };
  vi.stubGlobal('speechSynthesis', speech);
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      constructor(readonly text: string) {}
    },
  );
  return { said, speech };
}

test('a browser that cannot speak says so and stays silent', async () => {
  expect(await voiceState('zh')).toBe('none');
  await speak('您好', 'zh', li, 1);
  expect(hush).not.toThrow();
});

test('a browser without a Chinese voice says so and does not read Chinese with an English one', async () => {
  const { said } = browserWith([{ lang: 'en-GB' }]);
  expect(await voiceState('zh')).toBe('missing');
  expect(await voiceState('en')).toBe('ready');
  await speak('您好', 'zh', li, 1);
  expect(said).toEqual([]);
});

test('a line is read by a voice of its language, in the manner of who says it, as loud as set', async () => {
  const { said, speech } = browserWith([{ lang: 'en-US' }, { lang: 'zh-CN' }]);
  await speak('还要多久？', 'zh', li, 0.4);
  expect(said).toEqual([expect.objectContaining({ text: '还要多久？', lang: 'zh-CN', volume: 0.4, ...manner(li) })]);
  hush();
  expect(speech.cancel).toHaveBeenCalledOnce();
});

test('old men speak lower and slower than young women', () => {
  const young = manner({ age: 22, look: { figure: 'young_woman' } });
  expect(manner(li).pitch).toBeLessThan(young.pitch);
  expect(manner(li).rate).toBeLessThan(young.rate);
});
