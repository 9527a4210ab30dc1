import type { Citizen, Cue, Encounter, RunView } from '../encounter';

export { exitX, seesBoard, signLeft } from './camera';
export { hasCounter, isPhoneDesk } from './counter';
export { EXIT_SIGN, queueBoard } from './hall-words';
export { costumeOf } from './looks';
export { type ClerkPose, clerkPose, heldAfter, postureOf } from './poses';

export type Language = 'zh' | 'en';

export interface StageOptions {
  readonly cast: readonly Citizen[];
  readonly stage: Encounter['stage'];
  readonly language: Language;
  readonly reducedMotion: boolean;
  /** `auto` takes WebGL only where a graphics card draws it; a software WebGL is slower than the 2D canvas. */
  readonly renderer: 'auto' | 'canvas' | 'webgl';
}

/** Where a speech bubble points, in CSS px of the parent. */
export interface BubbleAnchor {
  /** The mouth of the speaker: the tip of the bubble's tail. */
  readonly x: number;
  readonly y: number;
  /** Right edge and top of the bubble, so that it covers no face. */
  readonly right: number;
  readonly top: number;
  /** True when the camera uses the narrow framing. */
  readonly narrow: boolean;
  /** The speaker lies on the floor: the bubble hangs above the mouth, not beside it. */
  readonly above: boolean;
  /** Heads in the picture, in CSS px of the parent too: the bubble may lie over none of them. */
  readonly heads: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

export interface StageHandle {
  /** Shows cues in order; returns at once. `view` is the state after them. */
  play(cues: readonly Cue[], view: RunView): void;
  /**
   * Shows a state without any motion (resume, replay, scrubbing). A view knows moods and presence only: hand in the cues
   * that led here, so that lights, screens, postures and things on the counter are right too.
   */
  show(view: RunView, past?: readonly Cue[]): void;
  /** Shows what these cues, from the very opening on, come to: how a replay jumps back and forth. */
  seek(past: readonly Cue[]): void;
  /** Shows further cues of a replay, which needs no view: moods and presence follow from the cues. */
  follow(cues: readonly Cue[]): void;
  /** Who is heard now: of several who spoke in one breath, the one whose bubble stands comes to the front. */
  speaks(who: string): void;
  /** Puts the trainee's own figure into one of the poses of poses.ts; unknown names leave it standing. */
  clerk(pose: string): void;
  setLanguage(language: Language): void;
  setReducedMotion(reduced: boolean): void;
  setPaused(paused: boolean): void;
  /** Where to point a bubble of `who` (a citizen's id, or `clerk`). */
  bubbleAnchor(who: string): BubbleAnchor;
  /** Called after every resize and whenever a speaker has changed place; returns the unsubscribe function. */
  onLayout(listener: () => void): () => void;
  destroy(): Promise<void>;
}

/** Builds the stage inside `parent`, loading the game engine only now. Rejects only when the engine cannot be fetched. */
export async function mountStage(parent: HTMLElement, options: StageOptions): Promise<StageHandle> {
  const { buildStage } = await import('./phaser/build-stage');
  return buildStage(parent, options);
}
