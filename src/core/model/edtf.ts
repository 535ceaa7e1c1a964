import edtf from 'edtf';

/** The span of time that an EDTF expression covers, in milliseconds since 1970 UTC; `null` at an open or unknown end. */
export interface TimeSpan {
  readonly min: number | null;
  readonly max: number | null;
}

/** Far more than any date needs. */
export const MAX_EDTF_LENGTH = 100;

/**
 * The span of an EDTF expression (ISO 8601-2:2019, levels 0 to 2): `2024-10`, `2024-10-28/2024-10-29`, `../2024-10-28`, `2024-10-2X`.
 * The last moment is inclusive: `2024-10-28` ends at 23:59:59.999 UTC. Throws `RangeError` when the text is not EDTF.
 */
export function edtfSpan(text: string): TimeSpan {
  if (text.length > MAX_EDTF_LENGTH)
    throw new RangeError(`Expected an EDTF date of at most ${MAX_EDTF_LENGTH} characters, got ${text.length}.`);
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
  return { min: end(() => value.min), max: end(() => value.max) };
}
