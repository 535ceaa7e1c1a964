export type Localized = Readonly<Record<string, string>>;

/** The text in the wanted language, else in English, else in whatever language there is. Never empty for a valid `Localized`. */
export function localize(text: Localized, language: string): string {
  return text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}

/** The language that `localize` answers in, so that a text can be marked with its own `lang`. */
export function localizedLanguage(text: Localized, language: string): string {
  return text[language] !== undefined ? language : text['en'] !== undefined ? 'en' : (Object.keys(text)[0] ?? language);
}
