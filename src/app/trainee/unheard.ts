import type { AttemptId } from '../../archive';

/** Words said and not yet judged, and how many lines the log had then. */
interface Unheard {
  readonly after: number;
  readonly words: readonly string[];
}

const NOTHING: Unheard = { after: 0, words: [] };
const key = (attempt: AttemptId): string => `yingsheng.unheard.${attempt}`;

export function keepUnheard(attempt: AttemptId, unheard: Unheard): void {
  try {
    if (unheard.words.length > 0) localStorage.setItem(key(attempt), JSON.stringify(unheard));
    else localStorage.removeItem(key(attempt));
  } catch {
    // Where storage is blocked, words wait as long as the page lives.
  }
}

export function readUnheard(attempt: AttemptId): Unheard {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(attempt)) ?? 'null');
    if (typeof value !== 'object' || value === null) return NOTHING;
    const { after, words } = value as Record<string, unknown>;
    if (!Number.isSafeInteger(after) || !Array.isArray(words)) return NOTHING;
    return { after: Number(after), words: words.filter((one) => typeof one === 'string') };
  } catch {
    return NOTHING;
  }
}
