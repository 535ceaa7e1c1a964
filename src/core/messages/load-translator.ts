import type { Language } from '../view/view-state';
import english from './en.json';
import { createTranslator, type Catalogue, type Translator } from './translator';

/** Messages that the first view does without, by the part of the page that needs them. */
export type MessagePart = 'desk' | 'exchange';

/** English is always there, since it stands in for what another catalogue lacks; the others load when they are asked for. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('./id.json')).default,
  uk: async () => (await import('./uk.json')).default,
  ko: async () => (await import('./ko.json')).default,
};

const PARTS: Readonly<Record<MessagePart, Readonly<Record<Language, () => Promise<Catalogue>>>>> = {
  desk: {
    en: async () => (await import('./desk-en.json')).default,
    id: async () => (await import('./desk-id.json')).default,
    uk: async () => (await import('./desk-uk.json')).default,
    ko: async () => (await import('./desk-ko.json')).default,
  },
  exchange: {
    en: async () => (await import('./exchange-en.json')).default,
    id: async () => (await import('./exchange-id.json')).default,
    uk: async () => (await import('./exchange-uk.json')).default,
    ko: async () => (await import('./exchange-ko.json')).default,
  },
};

/** The translator of a language, with the messages of the first view and of the parts that are asked for. */
export async function loadTranslator(language: Language, parts: readonly MessagePart[] = []): Promise<Translator> {
  const [own, ...more] = await Promise.all([
    CATALOGUES[language](),
    ...parts.flatMap((part) => [PARTS[part][language](), PARTS[part].en()]),
  ]);
  const owns = more.filter((_, at) => at % 2 === 0);
  const fallbacks = more.filter((_, at) => at % 2 === 1);
  return createTranslator(
    language,
    Object.assign({}, own, ...owns) as Catalogue,
    Object.assign({}, ...fallbacks) as Catalogue,
  );
}
