import { LANGUAGES, THEMES, type Language, type ThemeName } from '../core/view/view-state';

const KEY = 'dateline.preferences';
const VERSION = 1;

/** What a reader chose and keeps from visit to visit, apart from any case. */
export interface Preferences {
  readonly language: Language | null;
  readonly theme: ThemeName | null;
}

const NONE: Preferences = { language: null, theme: null };

/** Reads the preferences; those of a browser without storage, or damaged ones, are none. */
export function readPreferences(storage: () => Storage): Preferences {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('version' in stored) || stored.version !== VERSION)
      return NONE;
    return {
      language: LANGUAGES.find((language) => 'language' in stored && language === stored.language) ?? null,
      theme: THEMES.find((theme) => 'theme' in stored && theme === stored.theme) ?? null,
    };
  } catch {
    return NONE;
  }
}

/** Keeps the preferences. A browser that refuses storage loses only this. */
export function writePreferences(storage: () => Storage, preferences: Preferences): void {
  try {
    storage().setItem(KEY, JSON.stringify({ version: VERSION, ...preferences }));
  } catch {
    // Private windows and full disks: the choice holds until the page is closed.
  }
}
