import { useCallback, useEffect, useRef, useState } from 'react';

/** The part of the browser's speech recognition that is used; TypeScript's DOM library does not know it. */
interface Recogniser {
  lang: string;
  interimResults: boolean;
  onresult: ((event: { readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

type Maker = new () => Recogniser;

function recogniser(): Maker | null {
  const global = globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return global.SpeechRecognition ?? global.webkitSpeechRecognition ?? null;
}

export const canDictate = (): boolean => recogniser() !== null;

export type DictationTrouble = 'refused' | 'silence' | 'network' | 'other';

const TROUBLES: Readonly<Record<string, DictationTrouble>> = {
  'not-allowed': 'refused',
  'service-not-allowed': 'refused',
  'audio-capture': 'refused',
  'no-speech': 'silence',
  network: 'network',
};

export interface Dictation {
  readonly listening: boolean;
  readonly trouble: DictationTrouble | null;
  readonly toggle: () => void;
}

/** Writes what the browser hears into the box; what was heard can be mended before it is said. */
export function useDictation(language: 'zh' | 'en', onWords: (words: string) => void): Dictation {
  const [listening, setListening] = useState(false);
  const [trouble, setTrouble] = useState<DictationTrouble | null>(null);
  const running = useRef<Recogniser | null>(null);
  const write = useRef(onWords);
  write.current = onWords;

  const stop = useCallback(() => {
    const before = running.current;
    running.current = null;
    setListening(false);
    before?.abort();
  }, []);
  useEffect(() => stop, [stop]);

  const toggle = () => {
    if (running.current) return stop();
    const Made = recogniser();
    if (!Made) return setTrouble('other');
    const one = new Made();
    one.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
    one.interimResults = false;
    one.onresult = ({ results }) => {
      const words = Array.from(results, (result) => result[0]?.transcript ?? '').join('');
      if (running.current === one && words) write.current(words);
    };
    one.onerror = ({ error }) => {
      if (running.current === one && error !== 'aborted') setTrouble(TROUBLES[error] ?? 'other');
    };
    one.onend = () => {
      if (running.current === one) stop();
    };
    setTrouble(null);
    try {
      one.start();
      running.current = one;
      setListening(true);
    } catch {
      setTrouble('other');
    }
  };
  return { listening, trouble, toggle };
}
