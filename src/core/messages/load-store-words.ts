import type { Language } from '../view/view-state';
import english from './store/en.json';
import type { Translator, Words } from './translator';

type StoreWordId = keyof typeof english;
export type StoreWords = Words<StoreWordId>;

/** Apart from the others: the first view has no use for them. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Partial<Record<StoreWordId, string>>>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('./store/id.json')).default,
  uk: async () => (await import('./store/uk.json')).default,
  ko: async () => (await import('./store/ko.json')).default,
};

/** The words of the list of cases and of what goes wrong in storing them, in the translator's language. */
export async function loadStoreWords({ language, wordsOf }: Translator): Promise<StoreWords> {
  const load = CATALOGUES[language as Language] as (typeof CATALOGUES)[Language] | undefined;
  return wordsOf(load === undefined ? {} : await load(), english);
}
