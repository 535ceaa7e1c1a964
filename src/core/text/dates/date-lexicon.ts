import en from '../lexicon/en.json';
import id from '../lexicon/id.json';
import { wordSet } from '../lexicon/lexicon';
import ru from '../lexicon/ru.json';
import uk from '../lexicon/uk.json';
import type { ReadingLanguage } from '../reading';

export type DateUnit = 'day' | 'week' | 'month' | 'year';

interface DateFile {
  readonly ahead: { readonly before: string; readonly words: string; readonly said: string };
  readonly order: string;
  readonly quarters: {
    readonly nouns: string;
    readonly numbers: Readonly<Record<string, number | undefined>>;
    readonly short: string;
    readonly isNounFirst: boolean;
  };
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly ambiguous: string;
  readonly days: Readonly<Record<string, number>>;
  readonly last: string;
  readonly next: string;
  readonly this: string;
  readonly past?: string;
  readonly upcoming?: string;
  readonly beforeLast?: string;
  readonly lastAfter?: string;
  readonly nextAfter?: string;
  readonly thisAfter?: string;
  readonly units: Readonly<Record<string, string>>;
  readonly ago: readonly string[];
  readonly later: readonly string[];
  readonly inPrefix: string;
  readonly from: string;
  readonly before: string;
  readonly of: string;
  readonly the: string;
  readonly ordinals: Readonly<Record<string, number>>;
  readonly dayOrdinals?: Readonly<Record<string, number>>;
  readonly yearBefore: string;
  readonly yearAfter: string;
  readonly holidays: Readonly<Record<string, string>>;
  readonly ordinalSuffix: string;
}

export interface DateLexicon {
  /** Words before a day that lies ahead ("until"), of what will be ("will"), and of speaking, which part the one from the other. */
  readonly ahead: Readonly<Record<'before' | 'words' | 'said', ReadonlySet<string>>>;
  readonly isMonthFirst: boolean;
  /** "kuartal III" has the noun first; `short` is the letter of "Q3". */
  readonly quarters: {
    readonly nouns: ReadonlySet<string>;
    readonly numbers: ReadonlyMap<string, number>;
    readonly short: string;
    readonly isNounFirst: boolean;
  };
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  /** Words that are also something else ("May", "Minggu"): a date only with a capital, a number or a weekday's neighbour. */
  readonly ambiguous: ReadonlySet<string>;
  readonly days: readonly { readonly words: readonly string[]; readonly offset: number }[];
  readonly dayStarts: ReadonlySet<string>;
  /** Words before or after a weekday or unit, and by how many periods they move. */
  readonly shiftBefore: ReadonlyMap<string, 'last' | 'next' | 'this' | 'past' | 'upcoming' | 'before-last'>;
  readonly shiftAfter: ReadonlyMap<string, 'last' | 'next' | 'this'>;
  readonly units: ReadonlyMap<string, DateUnit>;
  readonly ago: readonly (readonly string[])[];
  readonly later: readonly (readonly string[])[];
  readonly inPrefix: ReadonlySet<string>;
  readonly from: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly the: ReadonlySet<string>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly dayOrdinals: ReadonlyMap<string, number>;
  readonly yearBefore: ReadonlySet<string>;
  readonly yearAfter: ReadonlySet<string>;
  readonly holidays: readonly { readonly words: readonly string[]; readonly on: string }[];
  readonly ordinalSuffix: ReadonlySet<string>;
  /** Every word that can begin a date. */
  readonly starters: ReadonlySet<string>;
}

const FILES: Partial<Record<ReadingLanguage, { readonly dates: DateFile }>> = { en, id, uk, ru };
const compiled = new Map<ReadingLanguage, DateLexicon>();

/** The date words of a language; Korean has a reader of its own. */
export function dateLexiconOf(language: ReadingLanguage): DateLexicon | null {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const file = FILES[language]?.dates;
  if (file === undefined) return null;
  const lexicon = compile(file);
  compiled.set(language, lexicon);
  return lexicon;
}

function compile(file: DateFile): DateLexicon {
  const days = Object.entries(file.days)
    .map(([words, offset]) => ({ words: words.split(' '), offset }))
    .sort((a, b) => b.words.length - a.words.length);
  const holidays = Object.entries(file.holidays)
    .map(([words, on]) => ({ words: words.split(' '), on }))
    .sort((a, b) => b.words.length - a.words.length);
  const shiftBefore = new Map<string, 'last' | 'next' | 'this' | 'past' | 'upcoming' | 'before-last'>();
  for (const word of wordSet(file.last)) shiftBefore.set(word, 'last');
  for (const word of wordSet(file.next)) shiftBefore.set(word, 'next');
  for (const word of wordSet(file.this)) shiftBefore.set(word, 'this');
  for (const word of wordSet(file.past)) shiftBefore.set(word, 'past');
  for (const word of wordSet(file.upcoming)) shiftBefore.set(word, 'upcoming');
  for (const word of wordSet(file.beforeLast)) shiftBefore.set(word, 'before-last');
  const shiftAfter = new Map<string, 'last' | 'next' | 'this'>();
  for (const word of wordSet(file.lastAfter)) shiftAfter.set(word, 'last');
  for (const word of wordSet(file.nextAfter)) shiftAfter.set(word, 'next');
  for (const word of wordSet(file.thisAfter)) shiftAfter.set(word, 'this');
  const units = new Map<string, DateUnit>();
  for (const [word, unit] of Object.entries(file.units))
    if (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year') units.set(word, unit);
  const months = new Map(Object.entries(file.months));
  const weekdays = new Map(Object.entries(file.weekdays));
  const ordinals = new Map(Object.entries(file.ordinals));
  const dayOrdinals = new Map(Object.entries(file.dayOrdinals ?? {}));
  const quarterNouns = wordSet(file.quarters.nouns);
  const quarterNumbers = new Map<string, number>();
  for (const [word, number] of Object.entries(file.quarters.numbers))
    if (number !== undefined) quarterNumbers.set(word, number);
  const dayStarts = new Set(days.map(({ words }) => words[0] ?? ''));
  const inPrefix = wordSet(file.inPrefix);
  const starters = new Set([
    ...months.keys(),
    ...weekdays.keys(),
    ...dayStarts,
    ...shiftBefore.keys(),
    ...inPrefix,
    ...ordinals.keys(),
    ...dayOrdinals.keys(),
    ...units.keys(),
    ...holidays.map(({ words }) => words[0] ?? ''),
    ...wordSet(file.the),
    ...(file.quarters.isNounFirst ? quarterNouns : quarterNumbers.keys()),
    file.quarters.short,
  ]);
  return {
    ahead: {
      before: wordSet(file.ahead.before),
      words: wordSet(file.ahead.words),
      said: wordSet(file.ahead.said),
    },
    isMonthFirst: file.order === 'mdy',
    quarters: {
      nouns: quarterNouns,
      numbers: quarterNumbers,
      short: file.quarters.short,
      isNounFirst: file.quarters.isNounFirst,
    },
    months,
    weekdays,
    ambiguous: wordSet(file.ambiguous),
    days,
    dayStarts,
    shiftBefore,
    shiftAfter,
    units,
    ago: file.ago.map((phrase) => phrase.split(' ')),
    later: file.later.map((phrase) => phrase.split(' ')),
    inPrefix,
    from: wordSet(file.from),
    before: wordSet(file.before),
    of: wordSet(file.of),
    the: wordSet(file.the),
    ordinals,
    dayOrdinals,
    yearBefore: wordSet(file.yearBefore),
    yearAfter: wordSet(file.yearAfter),
    holidays,
    ordinalSuffix: wordSet(file.ordinalSuffix),
    starters,
  };
}
