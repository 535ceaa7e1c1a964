/** What a JSON text may hide from `JSON.parse`; offsets in UTF-16 code units. */
export interface JsonHazard {
  readonly kind: 'too-deep' | 'duplicate-key' | 'forbidden-key';
  readonly offset: number;
  readonly key: string;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * One pass over a JSON text, before it is parsed: nesting beyond `maxDepth` (the scan ends there, since parsing would be unsafe), keys that are
 * given twice (`JSON.parse` keeps the last and says nothing) and `__proto__`, which a careless copy would turn into a prototype. Does not check the syntax.
 */
export function scanJson(text: string, maxDepth: number): readonly JsonHazard[] {
  const hazards: JsonHazard[] = [];
  /** The keys of each open object; `null` for a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case OPEN_OBJECT:
      case OPEN_LIST:
        open.push(text.charCodeAt(at) === OPEN_OBJECT ? new Set() : null);
        if (open.length > maxDepth) return [...hazards, { kind: 'too-deep', offset: at, key: '' }];
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        break;
      case QUOTE: {
        const end = endOfString(text, at);
        const keys = open.at(-1);
        if (keys && isKey(text, end)) {
          const key = decodeString(text.slice(at, end));
          if (key === '__proto__') hazards.push({ kind: 'forbidden-key', offset: at, key });
          else if (keys.has(key)) hazards.push({ kind: 'duplicate-key', offset: at, key });
          else keys.add(key);
        }
        at = end - 1;
        break;
      }
    }
  }
  return hazards;
}

/** The offset after the closing quote; the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

/** Whether the string that ends here is followed by a colon. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === COLON;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** A key may be written with escapes: `"\u0069d"` is `"id"`. */
function decodeString(quoted: string): string {
  const end = quoted.charCodeAt(quoted.length - 1) === QUOTE ? -1 : undefined;
  if (!quoted.includes('\\')) return quoted.slice(1, end);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
