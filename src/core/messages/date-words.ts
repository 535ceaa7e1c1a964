/** How a language writes its dates. */
export interface DateWords {
  readonly short: readonly string[];
  readonly long: readonly string[];
  /** Where a month alone has another form than one with a day. */
  readonly longAlone?: readonly string[];
  readonly day: (day: number, month: string, year: string) => string;
  readonly month: (month: string, year: string) => string;
  /** Between two days of a month, of a year, of different years. */
  readonly days: (first: number, last: number, month: string, year: string) => string;
  readonly range: (from: RangeEnd, to: RangeEnd) => string;
}

export interface RangeEnd {
  readonly day: number;
  readonly month: string;
  readonly year: string;
}

/**
 * By the Unicode CLDR, but our own: what Intl answers depends on the browser and its version (thin spaces or plain ones, a dash with spaces or
 * without), and a page must have the same bytes wherever it is made.
 */
export function dateWords(language: string): DateWords {
  return WORDS[language] ?? ENGLISH;
}

const spaced = (from: RangeEnd, to: RangeEnd): string =>
  `${from.day} ${from.month}${from.year === to.year ? '' : ` ${from.year}`} – ${to.day} ${to.month} ${to.year}`;

/** In the order of the press that Dateline serves: day, month, year. */
const DAY_FIRST: Pick<DateWords, 'day' | 'month' | 'days' | 'range'> = {
  day: (day, month, year) => `${day} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  days: (first, last, month, year) => `${first}–${last} ${month} ${year}`,
  range: spaced,
};

const ENGLISH: DateWords = {
  ...DAY_FIRST,
  short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
  long: 'January February March April May June July August September October November December'.split(' '),
};

const KOREAN_MONTHS = Array.from({ length: 12 }, (_, at) => `${at + 1}월`);

const WORDS: Readonly<Record<string, DateWords>> = {
  id: {
    ...DAY_FIRST,
    short: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
    long: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  },
  uk: {
    short: 'січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.'.split(' '),
    long: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(' '),
    longAlone: 'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень'.split(
      ' ',
    ),
    // The no-break space keeps the year and its word together.
    day: (day, month, year) => `${day} ${month} ${year}\u00a0р.`,
    month: (month, year) => `${month} ${year}\u00a0р.`,
    days: (first, last, month, year) => `${first}–${last} ${month} ${year}\u00a0р.`,
    range: (from, to) => `${spaced(from, to)}\u00a0${from.year === to.year ? 'р.' : 'рр.'}`,
  },
  ko: {
    short: KOREAN_MONTHS,
    long: KOREAN_MONTHS,
    day: (day, month, year) => `${year}년 ${month} ${day}일`,
    month: (month, year) => `${year}년 ${month}`,
    days: (first, last, month, year) => `${year}년 ${month} ${first}일~${last}일`,
    range: (from, to) =>
      `${from.year}년 ${from.month} ${from.day}일~${from.year === to.year ? '' : `${to.year}년 `}${to.month} ${to.day}일`,
  },
};
