import type { Qualifier } from '../../model/claim';
import type { FoundQuantity } from '../reading';
import { COUNTERS } from './korean-numerals';
import { findReads, type Read } from './korean-reads';

/**
 * Quantities of a Korean text, read by syllable: "1만900여명", "3만 4천 500", "이십일조 삼백", "삼분의 이", "열여섯 살", "100개 이상",
 * "20~100", "10보다 크고 20보다 작다". A lone syllable such as 이 or 일 counts only before a counter or at the end of its word.
 */
export function findKoreanQuantities(text: string): readonly FoundQuantity[] {
  const reads = findReads(text);
  const quantities: FoundQuantity[] = [];
  for (let at = 0; at < reads.length; at++) {
    const read = reads[at];
    if (read === undefined) continue;
    const next = reads[at + 1];
    const range = next === undefined ? null : readRange(text, read, next);
    if (range !== null) {
      quantities.push(range);
      at += 1;
      continue;
    }
    quantities.push(qualify(text, read));
  }
  return [...quantities, ...findVague(text)].sort((a, b) => a.start - b.start);
}

const COUNTER_PART = String.raw`\s?(?:${COUNTERS.join('|')})?(?:여\s?명)?\s?`;

const MORE = new RegExp(
  String.raw`^${COUNTER_PART}(?:또는 그 |혹은 그 )?(?:이상|초과|(?:이|을|를|가)? ?넘는다?|보다 (?:높|많|크)[가-힣]*(?: 같[가-힣]*)?|이?거나 그보다 (?:많|크|높)[가-힣]*|과 같거나 그보다 (?:많|크)[가-힣]*|또는 그 이상)`,
);

const LESS = new RegExp(
  String.raw`^${COUNTER_PART}(?:또는 그 |혹은 그 )?(?:이하가?|미만|아래|보다는? (?:낮|적|작)[가-힣]*(?: 같[가-힣]*)?|이?거나 그보다 (?:작|적|낮)[가-힣]*|또는 그보다 (?:적|작)[가-힣]*|에 달하는)`,
);

const BOTH_ENDS = new RegExp(String.raw`^${COUNTER_PART}(?:에서부터|에서|부터|과|와|~|-|–|∼)\s?(?:최소 )?$`);

const LINKED = new RegExp(
  String.raw`^${COUNTER_PART}(?:초과|이상|보다 (?:높|크|많)[가-힣]*(?: 같[가-힣]*)?|이하|이내|미만)?[,.]?\s?$`,
);

function readRange(text: string, first: Read, second: Read): FoundQuantity | null {
  const gap = text.slice(first.end, second.start);
  if (gap.length > 16) return null;
  const after = text.slice(second.end, second.end + 24);
  const isDash =
    /^\s?[~∼–-]\s?$/.test(gap) &&
    first.value < second.value &&
    !/^[-–/]\d/.test(after) &&
    !/[-–/+.]/.test(text.charAt(first.start - 1));
  const between = new RegExp(String.raw`^${COUNTER_PART}사이`).exec(after);
  const until = new RegExp(String.raw`^${COUNTER_PART}까지`).exec(after);
  if (isDash) return range(text, first, second, second.end);
  if (between !== null && BOTH_ENDS.test(gap)) return range(text, first, second, second.end + between[0].length);
  if (until !== null && BOTH_ENDS.test(gap)) return range(text, first, second, second.end + until[0].length);
  const before = text.slice(Math.max(0, first.start - 4), first.start);
  if (/최대 ?$/.test(before) && /최소 ?$/.test(gap)) return range(text, second, first, second.end);
  if (!LINKED.test(gap) && !/^[가-힣 ]*[,]? ?$/.test(gap)) return null;
  const isLower = MORE.test(text.slice(first.end, second.start + 2));
  const isUpper = LESS.test(text.slice(first.end, second.start + 2));
  if (isLower && LESS.test(after)) return range(text, first, second, second.end + (LESS.exec(after)?.[0].length ?? 0));
  if (isUpper && MORE.test(after)) return range(text, second, first, second.end + (MORE.exec(after)?.[0].length ?? 0));
  return null;
}

function range(text: string, low: Read, high: Read, end: number): FoundQuantity | null {
  if (low.value > high.value) return null;
  const start = Math.min(low.start, high.start);
  return {
    start,
    end,
    text: text.slice(start, end),
    min: low.value,
    max: high.value,
    unit: unitAt(text, Math.max(low.end, high.end)),
    qualifier: 'range',
    approx: false,
    rule: 'korean-range',
  };
}

function qualify(text: string, read: Read): FoundQuantity {
  const before = text.slice(Math.max(0, read.start - 5), read.start);
  const after = text.slice(read.end, read.end + 28);
  let { start, end } = read;
  let min: number | null = read.value;
  let max: number | null = read.value;
  let qualifier: Qualifier = 'exactly';
  const sign = /(>=|<=|>|<|≥|≤)\s?$/.exec(before);
  const more = MORE.exec(after);
  const less = LESS.exec(after);
  const about = /(?:약|대략|최소|적어도|최대)\s?$/.exec(before);
  if (about !== null) start -= about[0].length;
  if (sign !== null) {
    start -= sign[0].length;
    if (/[>≥]/.test(sign[0])) max = null;
    else min = null;
    qualifier = max === null ? 'more-than' : 'up-to';
  } else if (more !== null) {
    end += more[0].length;
    max = null;
    qualifier = 'at-least';
  } else if (less !== null) {
    end += less[0].length;
    min = null;
    qualifier = 'up-to';
  } else if (about !== null && /최소|적어도/.test(about[0])) {
    max = null;
    qualifier = 'at-least';
  } else if (about !== null && about[0].startsWith('최대')) {
    min = null;
    qualifier = 'up-to';
  } else if (about !== null || /^여\s?[가-힣]/.test(after)) qualifier = 'about';
  return {
    start,
    end,
    text: text.slice(start, end),
    min,
    max,
    unit: unitAt(text, read.end),
    qualifier,
    approx: qualifier === 'about',
    rule: 'korean-number',
  };
}

function unitAt(text: string, end: number): string | null {
  const rest = text.slice(end, end + 8).replace(/^여?\s?/, '');
  if (rest.startsWith('%')) return '%';
  return COUNTERS.find((counter) => rest.startsWith(counter)) ?? null;
}

/** "수천 명": thousands, left as words. */
function findVague(text: string): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  for (const match of text.matchAll(/(?<![가-힣])(?:수십만|수백만|수십|수백|수천|수만|몇|소수의)(?=\s?[가-힣])/g)) {
    const { index } = match;
    found.push({
      start: index,
      end: index + match[0].length,
      text: match[0],
      min: null,
      max: null,
      unit: unitAt(text, index + match[0].length),
      qualifier: 'vague',
      approx: true,
      rule: 'korean-vague',
    });
  }
  return found;
}
