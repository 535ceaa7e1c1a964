import type { Language } from '../view/view-state';
import english from './table/en.json';
import { createWords, type Catalogue, type Words } from './translator';

export type TableMessageId = keyof typeof english;
export type TableMessages = Words<TableMessageId>;

const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue<TableMessageId>>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('./table/id.json')).default,
  uk: async () => (await import('./table/uk.json')).default,
  ko: async () => (await import('./table/ko.json')).default,
};

/** The words of the views of large tables: apart from the rest, so that the first screen does not carry them. */
export async function loadTableMessages(language: Language): Promise<TableMessages> {
  return createWords(language, await CATALOGUES[language](), english);
}

export const englishTableMessages: TableMessages = createWords('en', {}, english);
