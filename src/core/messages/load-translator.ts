import type { Language } from '../view/view-state';
import english from './en.json';
import { createTranslator, type Catalogue, type Translator } from './translator';

/** Messages that the first view does without, by the part of the page that needs them: a folder each. */
export type MessagePart = 'desk' | 'exchange' | 'export' | 'help';

/** English is always there, since it stands in for what another catalogue lacks; the others load when they are asked for. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: () => Promise.resolve(english),
  id: async () => (await import('./id.json')).default,
  uk: async () => (await import('./uk.json')).default,
  ko: async () => (await import('./ko.json')).default,
};

/** The translator of a language, with the messages of the first view and of the parts that are asked for. */
export async function loadTranslator(language: Language, parts: readonly MessagePart[] = []): Promise<Translator> {
  const [own, owns, inEnglish] = await Promise.all([
    CATALOGUES[language](),
    Promise.all(parts.map((part) => loadPart(part, language))),
    Promise.all(parts.map((part) => loadPart(part, 'en'))),
  ]);
  return createTranslator(
    language,
    Object.assign({}, own, ...owns) as Catalogue,
    Object.assign({}, ...inEnglish) as Catalogue,
  );
}

async function loadPart(part: MessagePart, language: Language): Promise<Catalogue> {
  const { default: catalogue } = (await import(`./${part}/${language}.json`)) as { default: Catalogue };
  return catalogue;
}
