import english from '../core/messages/en.json';
import { createTranslator, type Catalogue, type Translator } from '../core/messages/translator';
import { LANGUAGES, type Language } from './view-state';

/** English is always there, since it stands in for what another catalogue lacks; the others load when they are asked for. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('../core/messages/id.json')).default,
  uk: async () => (await import('../core/messages/uk.json')).default,
  ko: async () => (await import('../core/messages/ko.json')).default,
};

export async function loadTranslator(language: Language): Promise<Translator> {
  return createTranslator(language, await CATALOGUES[language]());
}

/** The first of the browser's languages that the interface speaks, else English. */
export function preferredLanguage(languages: readonly string[]): Language {
  for (const wanted of languages) {
    const spoken = LANGUAGES.find((language) => wanted.toLowerCase().split('-')[0] === language);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
