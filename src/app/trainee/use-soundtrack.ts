import { useEffect, useRef } from 'react';
import { withSound } from '../sound-host';
import type { Session, SessionState } from './session';

/** Lets the hall be heard: what the encounter calls for, and in practice how the mood moves. Nothing waits for it. */
export function useSoundtrack(session: Session, state: SessionState): void {
  const heard = useRef(state.steps.length);
  const dark = state.steps.flatMap(({ cues }) => cues).findLast((cue) => cue.cue === 'light');
  const hall = state.ended || state.paused ? null : dark && dark.to !== 'on' ? 'hall_dark' : 'hall';

  useEffect(() => {
    void withSound((room) => room.ambience(hall));
  }, [hall]);

  useEffect(
    () => () => {
      void withSound((room) => room.ambience(null));
    },
    [],
  );

  useEffect(() => {
    const fresh = state.steps.slice(heard.current).flatMap(({ cues }) => cues);
    heard.current = state.steps.length;
    if (fresh.length === 0) return;
    void withSound((room) => {
      for (const cue of fresh) {
        if (cue.cue === 'sound') room.play(cue.sound);
        else if (cue.cue === 'mood' && session.mode === 'practice')
          room.play(cue.to > cue.from ? 'mood_down' : 'mood_up');
      }
    });
  }, [session, state.steps]);
}
