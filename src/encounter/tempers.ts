import type { Text } from '../norms';
import type { Temper } from './types';

/**
 * Default dynamics, after the reactive rules of the encounter catalogue: a mood moves only on observable acts; a forbidden
 * phrase always raises it; warmth before explanation calms, explanation before warmth does not. Numbers are points of
 * agitation on 0–100; they are design choices, tuned so that a decent turn calms by about one level of mood.
 */
export const TEMPERS: Readonly<Record<string, Omit<Temper, 'id'>>> = {
  even: {
    greet: -4,
    apology: -6,
    empathy: -6,
    explanation_first: -2,
    explanation: -6,
    courtesy: -2,
    unrecognised: 2,
    forbidden: 16,
    silence: 3,
    silence_after: 30_000,
  },
  anxious: {
    greet: -3,
    apology: -4,
    empathy: -8,
    explanation_first: -3,
    explanation: -8,
    courtesy: -3,
    unrecognised: 3,
    forbidden: 14,
    silence: 5,
    silence_after: 20_000,
  },
  pent_up: {
    greet: -3,
    apology: -10,
    empathy: -8,
    explanation_first: 4,
    explanation: -6,
    courtesy: -2,
    unrecognised: 4,
    forbidden: 22,
    silence: 5,
    silence_after: 25_000,
  },
  hot: {
    greet: -2,
    apology: -8,
    empathy: -8,
    explanation_first: 6,
    explanation: -5,
    courtesy: -1,
    unrecognised: 6,
    forbidden: 26,
    silence: 7,
    silence_after: 20_000,
  },
  gentle: {
    greet: -4,
    apology: -5,
    empathy: -6,
    explanation_first: -4,
    explanation: -6,
    courtesy: -3,
    unrecognised: 1,
    forbidden: 12,
    silence: 2,
    silence_after: 40_000,
  },
};

export type MoodCause = Exclude<keyof Temper, 'id' | 'silence_after'>;

/** Why a mood moved, in words: shown beside the face in practice and on the sheet. */
export const MOOD_REASONS: Readonly<Record<MoodCause, Text>> = {
  greet: { zh: '有人先打了招呼', en: 'was greeted first' },
  apology: { zh: '听到了道歉', en: 'heard an apology' },
  empathy: { zh: '觉得被理解了', en: 'felt understood' },
  explanation_first: { zh: '还没被理解，先听到了解释', en: 'heard reasons before any understanding' },
  explanation: { zh: '听到了实在的说明', en: 'heard a clear explanation' },
  courtesy: { zh: '受到了礼貌的对待', en: 'was treated with courtesy' },
  unrecognised: { zh: '没听到想听的回应', en: 'got no answer to the point' },
  forbidden: { zh: '听到了刺耳的话', en: 'heard words that sting' },
  silence: { zh: '等了一会儿，没人说话', en: 'waited and nobody spoke' },
};

/** Speech acts by what they do to a mood. Acts not listed leave it as it is. */
export const MOOD_ACTS: Readonly<Record<string, MoodCause>> = {
  greet: 'greet',
  apologize_wait: 'apology',
  apologize_fault: 'apology',
  apologize_inconvenience: 'apology',
  empathize: 'empathy',
  calm_down: 'empathy',
  explain_again: 'explanation',
  notify_missing_once: 'explanation',
  promise_deadline: 'explanation',
  refer_first_asked: 'explanation',
  guide_location: 'explanation',
  record: 'explanation',
  please_sit: 'courtesy',
  thank: 'courtesy',
  please_wait: 'courtesy',
  ask_need: 'courtesy',
  confirm_check: 'courtesy',
};
