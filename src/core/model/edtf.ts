import edtf from 'edtf';

/** The span of time that an EDTF expression covers, in milliseconds since 1970 UTC; `null` at an open or unknown end. */
export interface TimeSpan {
  readonly min: number | null;
  readonly max: number | null;
}

/** Far more than any date needs. */
export const MAX_EDTF_LENGTH = 100;
const PLAIN_DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

/**
 * The span of an EDTF expression (ISO 8601-2:2019, levels 0 to 2): `2024-10`, `2024-10-28/2024-10-29`, `../2024-10-28`, `2024-10-2X`.
 * The last moment is inclusive: `2024-10-28` ends at 23:59:59.999 UTC. Throws `RangeError` when the text is not EDTF.
 */
export function edtfSpan(text: string): TimeSpan {
  if (text.length > MAX_EDTF_LENGTH)
    throw new RangeError(`Expected an EDTF date of at most ${MAX_EDTF_LENGTH} characters, got ${text.length}.`);
  const known = plainSpan(text) ?? spans.get(text);
  if (known !== undefined) return known;
  let value: { min: number; max: number };
  try {
    value = edtf(text);
  } catch (cause) {
    throw new RangeError(`Expected an EDTF date such as 2024-10-28 or 2024-10-28/2024-10-29, got "${text}".`, {
      cause,
    });
  }
  const finite = (end: number): number | null => (Number.isFinite(end) ? end : null);
  // An open interval has no finite end, and the library throws when it is asked for it.
  const end = (read: () => number): number | null => {
    try {
      return finite(read());
    } catch {
      return null;
    }
  };
  const span = { min: end(() => value.min), max: end(() => value.max) };
  if (spans.size < MAX_SPANS) spans.set(text, span);
  return span;
}

/** What was parsed once: a case has few dates that are not plain days, and asks for each of them many times. */
const spans = new Map<string, TimeSpan>();
const MAX_SPANS = 10_000;

/** Most dates are days, months, or days between two of them, and the grammar takes a thousand times as long to say so. What is none is left to the grammar, which also knows what is wrong. */
function plainSpan(text: string): TimeSpan | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return plainDate(text);
  const [from, to] = [plainDate(text.slice(0, slash)), plainDate(text.slice(slash + 1))];
  return from && to && from.min <= to.min ? { min: from.min, max: to.max } : undefined;
}

function plainDate(text: string): { readonly min: number; readonly max: number } | undefined {
  const [, year, month, day] = PLAIN_DATE.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const start = new Date(0);
  start.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? 1));
  if (start.getUTCMonth() !== Number(month) - 1 || start.getUTCDate() !== Number(day ?? 1)) return undefined;
  const end = new Date(start);
  if (day === undefined) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCDate(end.getUTCDate() + 1);
  return { min: start.getTime(), max: end.getTime() - 1 };
}
