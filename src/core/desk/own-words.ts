import { MAX_FRAGMENT_WORDS } from '../formats/checks/quantities';
import type { Localized } from '../model/localized';
import { countWords } from '../text/count-words';
import { anchorAt } from './anchor-at';
import type { DeskRecord } from './desk-record';

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

/** Stands before a statement that was cut to a fragment because nobody has written it yet. */
const UNWRITTEN = '[draft] ';

/** Whether the statement is what `withoutBorrowedWords` left of the article's words. */
export function isUnwritten(statement: Localized): boolean {
  return Object.values(statement).some((words) => words.startsWith(UNWRITTEN));
}

/**
 * The record as it may leave the desk: where a statement still is the article's own sentence, a fragment of at most six words of it is left, in quotation
 * marks and marked as a draft, so that the gate asks for words of one's own when it comes back. Only of articles whose texts the desk holds; `cut` is how many
 * claims it concerns. Without any, it is the same record.
 */
export function withoutBorrowedWords(record: DeskRecord): { readonly record: DeskRecord; readonly cut: number } {
  const lines = new Map(Object.entries(record.texts).map(([id, text]) => [id, text.replace(/\s+/gu, ' ')]));
  let cut = 0;
  const claims = record.case.claims.map((claim) => {
    const borrowed = borrowedLanguages(claim.statement, lines.get(claim.source) ?? '');
    if (borrowed.length === 0) return claim;
    cut += 1;
    const statement = { ...claim.statement };
    for (const language of borrowed) statement[language] = fragmentOf(statement[language] ?? '', language);
    return { ...claim, statement };
  });
  return cut === 0 ? { record, cut } : { record: { ...record, case: { ...record.case, claims } }, cut };
}

function fragmentOf(words: string, language: string): string {
  const [, mark = UNWRITTEN, bare = ''] = /^(\[[a-z]{2,3}\] )?(.*)$/su.exec(words) ?? [];
  return `${mark}“${anchorAt(bare, 0, bare.length, language)?.exact ?? ''} …”`;
}
