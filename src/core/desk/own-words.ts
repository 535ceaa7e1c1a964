import { MAX_FRAGMENT_WORDS } from '../formats/checks/quantities';
import type { Localized } from '../model/localized';
import { countWords } from '../text/count-words';

const MAX_STATEMENT = 2000;

/** A statement to begin with: the text's own words, said to be in its language until somebody puts them in ours. */
export function borrowedStatement(words: string, language: string): Localized {
  const line = words
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, MAX_STATEMENT - 10);
  return { en: language === 'en' ? line : `[${language}] ${line}` };
}

/** Whether the English statement still is a text in another language, as `borrowedStatement` marks it. */
export function isUntranslated(statement: Localized): boolean {
  return /^\[[a-z]{2,3}\] /.test(statement['en'] ?? '');
}

/** The languages of a statement in which it is the text's words to the letter, longer than a fragment may be. */
export function borrowedLanguages(statement: Localized, text: string): string[] {
  const line = text.replace(/\s+/gu, ' ');
  return Object.entries(statement).flatMap(([language, words]) => {
    const bare = words.replace(/^\[[a-z]{2,3}\] /, '');
    return countWords(bare) > MAX_FRAGMENT_WORDS && line.includes(bare) ? [language] : [];
  });
}
