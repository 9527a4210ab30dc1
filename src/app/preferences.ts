type Preference = 'language' | 'muted';

const key = (name: Preference): string => `yingsheng.${name}`;

/** Preferences are conveniences: a browser that blocks storage simply starts with the defaults. */
export function readPreference(name: Preference): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

export function writePreference(name: Preference, value: string): void {
  try {
    localStorage.setItem(key(name), value);
  } catch {
    // Kept for this page only; nothing the person entered is lost.
  }
}

export type Language = 'zh' | 'en';

/** Chinese unless the person chose otherwise on this machine. */
export const preferredLanguage = (): Language => (readPreference('language') === 'en' ? 'en' : 'zh');
