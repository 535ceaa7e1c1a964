import type { Language } from '../view/view-state';
import english from './en.json';
import { createTranslator, type Catalogue, type Translator } from './translator';

/** English is always there, since it stands in for what another catalogue lacks; the others load when they are asked for. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('./id.json')).default,
  uk: async () => (await import('./uk.json')).default,
  ko: async () => (await import('./ko.json')).default,
};

export async function loadTranslator(language: Language): Promise<Translator> {
  return createTranslator(language, await CATALOGUES[language]());
}
