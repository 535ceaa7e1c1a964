import type { Language } from '../../core/view/view-state';

/** As each language calls itself. The Korean letters come in a font of their own: run `scripts/map-hangul.mjs` when they change. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  id: 'Bahasa Indonesia',
  uk: 'Українська',
  ko: '한국어',
};
