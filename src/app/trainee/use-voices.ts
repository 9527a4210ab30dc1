import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/use-text';
import { useSettings } from '../path/settings-store';
import { soundRoom, useMuted } from '../sound-host';
import type { AttemptView } from './attempt-context';
import type { CitizenLine } from './transcript';

const PERCENT = 100;

/** Lets the citizens be heard, where that is wished: in exams only if it is set for exams too. */
export function useVoices({
  session,
  state,
  lines,
  read,
}: Pick<AttemptView, 'session' | 'state' | 'lines' | 'read'>): void {
  const { voices, volume } = useSettings();
  const [muted] = useMuted();
  const language = useLanguage();
  const spoken = useRef<string | null>(null);
  const wished = !muted && (voices === 'always' || (voices === 'practice' && session.mode === 'practice'));
  const silent = state.paused !== null || !wished;

  useEffect(() => {
    const said = lines.filter((line): line is CitizenLine => line.kind === 'citizen');
    const from = said.findIndex(({ key }) => key === spoken.current) + 1;
    spoken.current = said.at(-1)?.key ?? null;
    // A resumed attempt does not recite what was said before.
    const fresh = said.slice(from).filter(({ t }) => t >= state.view.t - 1000);
    if (silent || fresh.length === 0) return;
    void soundRoom().then(({ hush, speak }) => {
      hush();
      for (const { who, text } of fresh) {
        const citizen = session.encounter.cast.find(({ id }) => id === who);
        if (citizen) void speak(read(text), language, citizen, volume.all / PERCENT);
      }
    });
  });

  useEffect(() => {
    if (silent) void soundRoom().then(({ hush }) => hush());
    return () => {
      if (!silent) void soundRoom().then(({ hush }) => hush());
    };
  }, [silent]);
}
