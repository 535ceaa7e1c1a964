import { localize, type Localized } from '../../core/model/localized';

/** The title in one language is another. Where it stood for other languages too, since they had no words of their own, it goes on to do so. */
export function retitle(title: Localized, language: string, next: string): Localized {
  const shown = localize(title, language);
  const renamed = Object.entries(title).map(([tag, text]) => [tag, text === shown ? next : text] as const);
  return { ...Object.fromEntries(renamed), [language]: next };
}
