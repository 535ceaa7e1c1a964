import type { FoundDate } from '../reading';
import { addMonths, dateOfDay, dayNumber, daysInMonth, edtfOf, isRealDate, weekdayOf } from './day-numbers';
import { lastQuarter, quarterOf } from './quarters';

const WEEKDAYS = '월화수목금토일';
const DAYS: Readonly<Record<string, number>> = {
  오늘: 0,
  어제: -1,
  내일: 1,
  모레: 2,
  그제: -2,
  그저께: -2,
  엊그제: -2,
  그끄저께: -3,
  '그 다음 날': 1,
  '다음 날': 1,
  전날: -1,
  이날: 0,
};
const AMOUNTS: Readonly<Record<string, number>> = { 하루: 1, 이틀: 2, 사흘: 3, 나흘: 4, 닷새: 5, 열흘: 10, 보름: 15 };
const NATIVE: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
};
const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^첫\s?번?째/, 1],
  [/^두\s?번째|^둘째/, 2],
  [/^세\s?번째|^셋째/, 3],
  [/^네\s?번째|^넷째/, 4],
  [/^마지막/, -1],
];

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** EDTF; `null` where publication is needed and unknown; `undefined` where it is no date after all. */
  readonly read: (match: RegExpExecArray, reference: number | null) => string | null | undefined;
}

const monday = (day: number): number => day - weekdayOf(day) + 1;
const day = (value: number): string => edtfOf(dateOfDay(value));
const near = (reference: number | null, read: (reference: number) => string): string | null =>
  reference === null ? null : read(reference);
const full = (year: string | undefined): number => {
  const value = Number(year);
  return (year ?? '').length === 4 ? value : value >= 50 ? 1900 + value : 2000 + value;
};

function shift(reference: number, amount: number, unit: string): string {
  if (unit === '일' || unit === '') return day(reference + amount);
  if (unit === '주') return day(reference + amount * 7);
  const moved = addMonths(dateOfDay(reference), unit.endsWith('년') ? amount * 12 : amount);
  return edtfOf(amount < 0 && unit.endsWith('년') ? { year: moved.year, month: moved.month } : moved);
}

const amountOf = (words: string | undefined): number => NATIVE[words ?? ''] ?? AMOUNTS[words ?? ''] ?? Number(words);

/** Longest and surest first; each is tried where a text begins with one of its letters. */
const RULES: readonly Rule[] = [
  {
    name: 'nth-weekday',
    pattern:
      /(\d{4})년\s?(\d{1,2})월\s?((?:첫\s?번?째|두\s?번째|둘째|세\s?번째|셋째|네\s?번째|넷째|마지막)\s?(?:([월화수목금토일])요일|날))/y,
    read: (match) => {
      const year = Number(match[1]);
      const month = Number(match[2]);
      if (!isRealDate({ year, month })) return undefined;
      const ordinal = ORDINALS.find(([pattern]) => pattern.test(match[3] ?? ''))?.[1] ?? 1;
      const first = dayNumber(year, month, 1);
      const last = first + daysInMonth(year, month) - 1;
      if (match[4] === undefined) return day(last);
      const weekday = WEEKDAYS.indexOf(match[4]) + 1;
      if (ordinal === -1) return day(last - ((weekdayOf(last) - weekday + 7) % 7));
      return day(first + ((weekday - weekdayOf(first) + 7) % 7) + (ordinal - 1) * 7);
    },
  },
  {
    name: 'year-month-day',
    pattern: /(\d{4})\s?년\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일(?:\s?[월화수목금토일]요일|\([월화수목금토일]\))?/y,
    read: (match) => realOr({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }),
  },
  {
    name: 'quarter',
    pattern: /(?:(\d{4})\s?년|(지난해|작년|올해|내년))?\s?(?:제)?([1-4])\s?분기/y,
    read: (match, reference) => {
      const quarter = Number(match[3]);
      if (match[1] !== undefined) return quarterOf(Number(match[1]), quarter);
      return near(reference, (now) => {
        const { year } = dateOfDay(now);
        if (match[2] === undefined) return lastQuarter(now, quarter);
        return quarterOf(match[2] === '올해' ? year : match[2] === '내년' ? year + 1 : year - 1, quarter);
      });
    },
  },
  {
    name: 'year-month',
    pattern: /(\d{4})\s?년\s?(\d{1,2})\s?월/y,
    read: (match) => realOr({ year: Number(match[1]), month: Number(match[2]) }),
  },
  {
    name: 'digits',
    pattern: /(\d{4}|\d{2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})(?![\d])/y,
    read: (match) => realOr({ year: full(match[1]), month: Number(match[2]), day: Number(match[3]) }),
  },
  {
    name: 'month-day',
    pattern: /(지난해|작년|올해)?\s?(\d{1,2})\s?월\s?(\d{1,2})\s?일(?:\s?[월화수목금토일]요일)?/y,
    read: (match, reference) =>
      near(reference, (now) => {
        const { year } = dateOfDay(now);
        const isLast = match[1] === '지난해' || match[1] === '작년';
        const candidates = isLast ? [year - 1] : match[1] === '올해' ? [year] : [year, year - 1, year + 1];
        const dates = candidates
          .map((candidate) => ({ year: candidate, month: Number(match[2]), day: Number(match[3]) }))
          .filter(isRealDate);
        dates.sort(
          (a, b) =>
            Math.abs(dayNumber(a.year, a.month, a.day) - now) - Math.abs(dayNumber(b.year, b.month, b.day) - now),
        );
        return dates[0] === undefined ? '' : edtfOf(dates[0]);
      }),
  },
  {
    name: 'year',
    pattern: /(\d{4})\s?년(?!\s?(?:간|동안|째|만|전|이전|후))/y,
    read: (match) => realOr({ year: Number(match[1]) }),
  },
  {
    name: 'relative',
    pattern:
      /(?:오늘 이후로\s?)?(하루|이틀|사흘|나흘|닷새|열흘|보름|(?:\d{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:일|주일?|달|개월|년))\s?(전|이전|후|뒤|내)(?![가-힣]{2})/y,
    read: (match, reference) => {
      const parts = /^(\d{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(일|주|달|개월|년)/.exec(match[1] ?? '');
      const amount = parts === null ? amountOf(match[1]) : amountOf(parts[1]);
      const sign = match[2] === '전' || match[2] === '이전' ? -1 : 1;
      return near(reference, (now) => shift(now, sign * amount, parts?.[2] ?? ''));
    },
  },
  {
    name: 'from-today',
    pattern: /오늘 이후로\s?(하루|이틀|사흘|나흘|닷새|열흘)/y,
    read: (match, reference) => near(reference, (now) => day(now + amountOf(match[1]))),
  },
  {
    name: 'weekday-of-week',
    pattern: /(지난|저번|이번|다음|금|내)\s?주\s?([월화수목금토일])요일/y,
    read: (match, reference) =>
      near(reference, (now) => {
        const weeks =
          match[1] === '지난' || match[1] === '저번' ? -1 : match[1] === '다음' || match[1] === '내' ? 1 : 0;
        return day(monday(now) + weeks * 7 + WEEKDAYS.indexOf(match[2] ?? ''));
      }),
  },
  {
    name: 'shifted-weekday',
    pattern: /(지난|저번|이번|다음|다가오는|오는)\s?([월화수목금토일])요일/y,
    read: (match, reference) =>
      near(reference, (now) => {
        const weekday = WEEKDAYS.indexOf(match[2] ?? '');
        if (match[1] === '다가오는' || match[1] === '오는')
          return day(now + ((weekday + 1 - weekdayOf(now) + 7) % 7 || 7));
        const weeks = match[1] === '다음' ? 1 : match[1] === '이번' ? 0 : -1;
        return day(monday(now) + weeks * 7 + weekday);
      }),
  },
  {
    name: 'day-word',
    pattern: /(그 다음 날|다음 날|그끄저께|그저께|엊그제|그제|오늘|어제|내일|모레|전날|이날)/y,
    read: (match, reference) => near(reference, (now) => day(now + (DAYS[match[1] ?? ''] ?? 0))),
  },
  {
    name: 'month',
    pattern: /(이번|지난|다음|올해|지난해|작년)\s?(\d{1,2})\s?월/y,
    read: (match, reference) =>
      near(reference, (now) => {
        const { year, month = 1 } = dateOfDay(now);
        const named = Number(match[2]);
        if (named < 1 || named > 12) return '';
        const isLastYear = match[1] === '지난해' || match[1] === '작년' || (match[1] === '지난' && named > month);
        return edtfOf({
          year: isLastYear ? year - 1 : match[1] === '다음' && named <= month ? year + 1 : year,
          month: named,
        });
      }),
  },
  {
    name: 'period',
    pattern: /(올해|금년|그해|지난해|작년|내년|재작년)(?:\s?(?:말|초|현재까지)(?:에)?)?/y,
    read: (match, reference) =>
      near(reference, (now) =>
        String(dateOfDay(now).year + ({ 지난해: -1, 작년: -1, 내년: 1, 재작년: -2 }[match[1] ?? ''] ?? 0)),
      ),
  },
  {
    name: 'month-period',
    pattern: /(이번|이|지난|다음|한)\s?달(?:\s?(?:말|초)(?:에)?)?/y,
    read: (match, reference) =>
      near(reference, (now) => {
        const { year, month } = addMonths(
          { ...dateOfDay(now), day: 1 },
          match[1] === '지난' ? -1 : match[1] === '다음' ? 1 : 0,
        );
        return edtfOf({ year, month });
      }),
  },
  {
    name: 'day-of-month',
    pattern: /(\d{1,2})일(?:\s?\(현지\s?시간?각?\)|\s?[월화수목금토일]요일)?(?!\s?(?:간|동안|째|만|전|후|뒤|정))/y,
    read: (match, reference) =>
      near(reference, (now) => {
        // The day of the month up to publication, as Korean news writes it.
        const { year, month = 1, day: today = 1 } = dateOfDay(now);
        const named = Number(match[1]);
        const of = named <= today ? { year, month, day: named } : addMonths({ year, month, day: 1 }, -1);
        const date = { year: of.year, month: of.month, day: named };
        return isRealDate(date) ? edtfOf(date) : '';
      }),
  },
  {
    name: 'weekday',
    pattern: /([월화수목금토일])요일/y,
    read: (match, reference) =>
      near(reference, (now) => day(now - ((weekdayOf(now) - WEEKDAYS.indexOf(match[1] ?? '') - 1 + 7) % 7))),
  },
  { name: 'year-alone', pattern: /(19\d{2}|20\d{2})(?![\d.,/-]|\s?[가-힣])/y, read: (match) => match[1] ?? null },
];

function realOr(date: { year: number; month?: number; day?: number }): string | undefined {
  return isRealDate(date) ? edtfOf(date) : undefined;
}

const MAY_START = /[\d가-힣]/;
const STARTS = new Set(Array.from('0123456789하이사나닷열보한두세네다섯여일아지저금내오그어모엊전올작재월화수목토'));

/** Dates of a Korean text, by pattern at each place where one can begin. */
export function findKoreanDates(text: string, reference: number | null): readonly FoundDate[] {
  const found: FoundDate[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    const isInNumber = /\d/.test(letter) && /[\d.,]/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at - 1));
    if (
      !STARTS.has(letter) ||
      isInNumber ||
      !MAY_START.test(letter) ||
      (!/\d/.test(letter) && /[가-힣]/.test(text.charAt(at - 1)))
    ) {
      at += 1;
      continue;
    }
    const hit = readAt(text, at, reference);
    if (hit === null) {
      at += 1;
      continue;
    }
    found.push(hit);
    at = hit.end;
  }
  return found;
}

function readAt(text: string, start: number, reference: number | null): FoundDate | null {
  for (const { name, pattern, read } of RULES) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    const edtf = read(match, reference);
    if (edtf === undefined || edtf === '') continue;
    const end = start + match[0].length;
    return { start, end, text: text.slice(start, end), edtf, rule: `korean-${name}` };
  }
  return null;
}
