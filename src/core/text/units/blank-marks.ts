import type { ReadingLanguage } from '../reading';

/** Marks at the beginning of a line: a quotation's ">", a list's "-" or "•". A dash opens a speaker's words in Cyrillic, so only others are taken there. */
const LINE_MARKS = /^[ \t]*(?:>[ \t]?)*(?:[-*+•▪◦‣·][ \t]+)?/gmu;
const CYRILLIC_LINE_MARKS = /^[ \t]*(?:>[ \t]?)*(?:[*+•▪◦‣·][ \t]+)?/gmu;
const EMPHASIS = /\*\*|__/gu;
/** Academic degrees after an Indonesian name: ", S.H., M.Si.", ", S.I.K.", ", Ph.D". */
const DEGREES =
  /(?<=\p{L}),\s(?:(?:[SMD]\.(?:[A-Z][A-Za-z]{0,4}\.?){1,3}|Sp\.(?:[A-Z]{1,4}\.?)+|(?:S\.?T|M\.?T|M\.?M|M\.?H|S\.?H|S\.?E|M\.?A|M\.?Sc|M\.?B\.?A|Ph\.?D|MSi|SPd|MPd|SIK|SSos|SKom|MKes|SIP|MAP)\.?)(?![\p{L}\d])(?:,\s)?)+/gu;

/**
 * A text of the same length in which Markdown's marks and the degrees after names are spaces, so that no rule takes them for words;
 * the offsets stay those of the text.
 */
export function blankMarks(text: string, language: ReadingLanguage): string {
  const marks = language === 'uk' || language === 'ru' ? CYRILLIC_LINE_MARKS : LINE_MARKS;
  // "- 10" as the whole text is a minus, not a list.
  const plain = text
    .replace(marks, (match: string, offset: number) =>
      offset === 0 && /^\d/u.test(text.slice(match.length)) ? match : spaces(match),
    )
    .replace(EMPHASIS, spaces);
  return language === 'id' ? plain.replace(DEGREES, blankDegrees) : plain;
}

const spaces = (match: string): string => ' '.repeat(match.length);

/** The comma after the last degree still ends an apposition no more, but a full stop may end the sentence. */
function blankDegrees(match: string, offset: number, whole: string): string {
  const after = whole.slice(offset + match.length);
  const endsSentence = match.endsWith('.') && /^(?:\s*$|\s*\n|\s+["“”]?\p{Lu})/u.test(after);
  return endsSentence ? `${' '.repeat(match.length - 1)}.` : ' '.repeat(match.length);
}
