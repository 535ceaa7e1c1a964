/** What a JSON text may hide from `JSON.parse`; offsets in UTF-16 code units. */
export interface JsonHazard {
  readonly kind: 'too-deep' | 'duplicate-key' | 'forbidden-key';
  readonly offset: number;
  readonly key: string;
}

/** The characters that matter outside of strings; jumping to them is quicker, before any code is warm, than walking. */
const TOKEN = /["{}[\]]/g;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/**
 * One pass over a JSON text, before it is parsed: nesting beyond `maxDepth` (the scan ends there, since parsing would be unsafe), keys that are
 * given twice (`JSON.parse` keeps the last and says nothing) and `__proto__`, which a careless copy would turn into a prototype. Does not check the syntax.
 */
export function scanJson(text: string, maxDepth: number): readonly JsonHazard[] {
  const hazards: JsonHazard[] = [];
  /** The keys of each open object; `null` for a list. */
  const open: (Set<string> | null)[] = [];
  const token = new RegExp(TOKEN);
  while (token.test(text)) {
    const at = token.lastIndex - 1;
    switch (text[at]) {
      case '{':
      case '[':
        open.push(text[at] === '{' ? new Set() : null);
        if (open.length > maxDepth) return [...hazards, { kind: 'too-deep', offset: at, key: '' }];
        break;
      case '}':
      case ']':
        open.pop();
        break;
      default: {
        const end = endOfString(text, at);
        const keys = open.at(-1);
        if (keys && isKey(text, end)) {
          const key = decodeString(text.slice(at, end));
          if (key === '__proto__') hazards.push({ kind: 'forbidden-key', offset: at, key });
          else if (keys.has(key)) hazards.push({ kind: 'duplicate-key', offset: at, key });
          else keys.add(key);
        }
        token.lastIndex = end;
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
  while (text.charCodeAt(at) <= SPACE) at += 1;
  return text.charCodeAt(at) === COLON;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** A key may be written with escapes: `"\u0069d"` is `"id"`. */
function decodeString(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
