import type { Language } from '../view/view-state';
import english from './record/en.json';
import { createWords, type Translator, type Words } from './translator';

export type RecordWordId = keyof typeof english;
export type RecordWords = Words<RecordWordId>;

/** Apart from the others: only what shows a claim's log, or two versions of a case, has a use for them. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Partial<Record<RecordWordId, string>>>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('./record/id.json')).default,
  uk: async () => (await import('./record/uk.json')).default,
  ko: async () => (await import('./record/ko.json')).default,
};

/** What the fields of a case are called, and what the desk writes into its log, in the translator's language. */
export async function loadRecordWords({ language }: Pick<Translator, 'language'>): Promise<RecordWords> {
  const load = CATALOGUES[language as Language] as (typeof CATALOGUES)[Language] | undefined;
  return createWords(language, load === undefined ? {} : await load(), english);
}

/** What a field of the case format is called; its own name where it has no other. */
export function fieldName(field: string, words: RecordWords): string {
  const id = `field.${field}`;
  return Object.hasOwn(english, id) ? words(id as RecordWordId) : field;
}
