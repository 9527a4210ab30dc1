import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Cue, Step } from '../../encounter';
import type { StageHandle } from '../../stage';
import { useAttempt } from './attempt-context';
import { heldPose } from './posture';
import type { Session, SessionState } from './session';
import { StageFrame } from './stage-frame';
import { useBubble } from './use-bubble';

/** The hall of a running attempt. Pictures only: everything that happens here also stands in the log. */
export function StagePane({ children }: { readonly children?: ReactNode }) {
  const { session, state, lines, read } = useAttempt();
  const bubble = useBubble(lines);
  const [stage, setStage] = useState<StageHandle | null>(null);
  usePlayedSteps(stage, session, state);
  // After the steps, which leave the last to speak in front: the tail of the bubble leads to whoever says it.
  const heard = bubble?.who;
  // biome-ignore lint/correctness/useExhaustiveDependencies: steps that were played have moved the people
  useEffect(() => {
    if (heard !== undefined) stage?.speaks(heard);
  }, [stage, heard, state]);
  return (
    <StageFrame
      encounter={session.encounter}
      bubble={bubble && state.view.present.includes(bubble.who) ? bubble : null}
      paused={state.paused !== null}
      read={read}
      onStage={setStage}
    >
      {children}
    </StageFrame>
  );
}

/** Plays what happened since the last time; the figure of the worker follows the trainee's actions. */
function usePlayedSteps(stage: StageHandle | null, session: Session, state: SessionState): void {
  const played = useRef<{ stage: StageHandle | null; count: number }>({ stage: null, count: 0 });
  useEffect(() => {
    if (!stage) return;
    const { steps, view } = state;
    if (played.current.stage !== stage) {
      // A stage that arrives late shows where things stand; only the very opening is still played.
      if (steps.every(({ entry }) => entry === null || entry.type === 'DRAW')) stage.play(cuesOf(steps), view);
      else {
        stage.show(view, cuesOf(steps));
        // A bow or a wave is over by the time an attempt is resumed.
        stage.clerk(heldPose(session.encounter, steps));
      }
    } else {
      const fresh = steps.slice(played.current.count);
      for (const { entry } of fresh) {
        const pose = entry?.type === 'DO' ? poseOf(session, entry.action) : undefined;
        if (pose) stage.clerk(pose);
      }
      const cues = cuesOf(fresh);
      if (cues.length > 0) stage.play(cues, view);
    }
    played.current = { stage, count: steps.length };
  }, [stage, session, state]);
}

const cuesOf = (steps: readonly Step[]): readonly Cue[] => steps.flatMap(({ cues }) => cues);

function poseOf(session: Session, action: string): string | undefined {
  return session.encounter.actions.find(({ id }) => id === action)?.pose;
}
