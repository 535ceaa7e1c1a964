/** Characters of JSON by their bytes. */
export const BYTE = {
  QUOTE: 34,
  COMMA: 44,
  COLON: 58,
  LIST: 91,
  BACKSLASH: 92,
  LIST_END: 93,
  /** The first of `null`. */
  NULL: 110,
  OPEN: 123,
  CLOSE: 125,
} as const;
const { QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, LIST, LIST_END } = BYTE;

export function skipBlank(bytes: Uint8Array, start: number, length: number): number {
  let at = start;
  while (at < length) {
    const byte = bytes[at];
    if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return at;
    at++;
  }
  return at;
}

/** Behind the closing quotation mark, or -1 when it does not come. */
export function skipString(bytes: Uint8Array, start: number, length: number): number {
  for (let at = start + 1; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

/** Behind a value, or -1 when its end does not come. */
export function skipValue(bytes: Uint8Array, start: number, length: number): number {
  const first = bytes[start];
  if (first === QUOTE) return skipString(bytes, start, length);
  if (first === OPEN || first === LIST) {
    let depth = 0;
    for (let at = start; at < length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        at = skipString(bytes, at, length) - 1;
        if (at < 0) return -1;
      } else if (byte === OPEN || byte === LIST) depth++;
      else if (byte === CLOSE || byte === LIST_END) {
        depth--;
        if (depth === 0) return at + 1;
      }
    }
    return -1;
  }
  for (let at = start; at < length; at++) {
    const byte = bytes[at];
    if (byte === COMMA || byte === CLOSE || byte === LIST_END || byte === 32 || byte === 10 || byte === 13) return at;
  }
  return -1;
}
