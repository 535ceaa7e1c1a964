import { LANGUAGES, type Language } from '../core/view/view-state';

export { loadTranslator } from '../core/messages/load-translator';

/** The first of the browser's languages that the interface speaks, else English. */
export function preferredLanguage(languages: readonly string[]): Language {
  for (const wanted of languages) {
    const spoken = LANGUAGES.find((language) => wanted.toLowerCase().split('-')[0] === language);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
