/** The span of time that an EDTF expression covers, in milliseconds since 1970 UTC; `null` at an open or unknown end. */
export interface TimeSpan {
  readonly min: number | null;
  readonly max: number | null;
}

/** Far more than any date needs. */
export const MAX_EDTF_LENGTH = 100;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/;
const OPEN = '..';

/** Reads any EDTF expression; throws when it is none. */
export type EdtfGrammar = (text: string) => TimeSpan;
let grammar: EdtfGrammar | null = null;

/** Gives `edtfSpan` the whole grammar: see `edtf-grammar.ts`. */
export function provideEdtfGrammar(given: EdtfGrammar): void {
  grammar = given;
}

/**
 * The span of an EDTF expression (ISO 8601-2:2019, levels 0 to 2): `2024-10`, `2024-10-28/2024-10-29`, `../2024-10-28`, `2024-10-2X`.
 * The last moment is inclusive: `2024-10-28` ends at 23:59:59.999 UTC. Throws `RangeError` when the text is not EDTF.
 *
 * Days, months, years and intervals between them are read here. All else takes the grammar, which is large: what reads dates that
 * nobody has checked imports `./edtf-grammar`, and the first view of a case that was checked when the page was built does without.
 */
export function edtfSpan(text: string): TimeSpan {
  if (text.length > MAX_EDTF_LENGTH)
    throw new RangeError(`Expected an EDTF date of at most ${MAX_EDTF_LENGTH} characters, got ${text.length}.`);
  const known = plainSpan(text) ?? spans.get(text);
  if (known !== undefined) return known;
  if (grammar === null) throw new Error(`Expected ./edtf-grammar to be imported before "${text}" is read.`);
  let span: TimeSpan;
  try {
    span = grammar(text);
  } catch (cause) {
    throw new RangeError(`Expected an EDTF date such as 2024-10-28 or 2024-10-28/2024-10-29, got "${text}".`, {
      cause,
    });
  }
  if (spans.size < MAX_SPANS) spans.set(text, span);
  return span;
}

/** Whether a text is EDTF that is read without the grammar. */
export function isPlainEdtf(text: string): boolean {
  return plainSpan(text) !== undefined;
}

/** What was parsed once: a case has few dates that are not plain, and asks for each of them many times. */
const spans = new Map<string, TimeSpan>();
const MAX_SPANS = 10_000;

/** Most dates are days, months, years, or spans between two of them. What is none is left to the grammar, which also knows what is wrong. */
function plainSpan(text: string): TimeSpan | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return plainDate(text);
  const [first, last] = [text.slice(0, slash), text.slice(slash + 1)];
  const [from, to] = [first === OPEN ? ALWAYS : plainDate(first), last === OPEN ? ALWAYS : plainDate(last)];
  if (from === undefined || to === undefined) return undefined;
  if (from.min !== null && to.min !== null && from.min > to.min) return undefined;
  return { min: from.min, max: to.max };
}

const ALWAYS: TimeSpan = { min: null, max: null };

/** `2024-10~`: a date that is approximate or uncertain covers no more than itself. */
function plainDate(text: string): TimeSpan | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const start = new Date(0);
  start.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (start.getUTCMonth() !== Number(month ?? 1) - 1 || start.getUTCDate() !== Number(day ?? 1)) return undefined;
  const end = new Date(start);
  if (month === undefined) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (day === undefined) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCDate(end.getUTCDate() + 1);
  return { min: start.getTime(), max: end.getTime() - 1 };
}
