/** What a token is made of. */
export const WORD = 1;
export const NUMBER = 2;
export const PUNCTUATION = 3;
export const LINE_BREAK = 4;

/** A text cut into words, numerals, marks and line breaks, as columns: 200,000 words a second leave no time for an object each. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  /** Lower-case words, apostrophes as '; marks as they are. */
  readonly lower: readonly string[];
  /** 1 where the word begins with a capital. */
  readonly capital: Uint8Array;
}

const SPACE = /\s/;
const LETTER = /[\p{L}\p{M}]/u;
const UPPER = /\p{Lu}/u;
/** Per code unit below this: 0 other, 1 letter, 2 digit, 3 space, 4 line feed. */
const TABLE_SIZE = 0x600;
const CLASS = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(TABLE_SIZE);
  for (let code = 0; code < TABLE_SIZE; code++) {
    const letter = String.fromCharCode(code);
    if (code === 10) classes[code] = 4;
    else if (code >= 48 && code <= 57) classes[code] = 2;
    else if (SPACE.test(letter)) classes[code] = 3;
    else if (LETTER.test(letter)) classes[code] = 1;
  }
  return classes;
}

/** Letters outside the table are Hangul, other scripts and surrogate halves, all words; general punctuation and symbols are not. */
function classOf(code: number): number {
  if (code < TABLE_SIZE) return CLASS[code] ?? 0;
  if (code >= 0x2000 && code <= 0x206f)
    return code <= 0x200a || code === 0x202f || code === 0x205f ? 3 : code === 0x2028 || code === 0x2029 ? 3 : 0;
  if (code === 0x3000) return 3;
  if ((code >= 0x2070 && code <= 0x2bff) || (code >= 0x3001 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020))
    return 0;
  if ((code >= 0xff00 && code <= 0xff0f) || code === 0xfeff || code === 0xfffd) return 0;
  return 1;
}

const FULL_STOP = 46;
const isLetterAt = (text: string, at: number): boolean => at < text.length && classOf(text.charCodeAt(at)) === 1;
const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x2bc;

/** Cuts a text. "Trump’s" is "Trump" and "’s", "U.S." one word, "3.000" one numeral, "Russia-Ukraine" two words. */
export function tokenize(text: string): Tokens {
  const size = text.length;
  const room = size + 1;
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  const kinds = new Uint8Array(room);
  const capital = new Uint8Array(room);
  const lower: string[] = [];
  let count = 0;
  const add = (start: number, end: number, kind: number): void => {
    starts[count] = start;
    ends[count] = end;
    kinds[count] = kind;
    const words = text.slice(start, end);
    if (kind === WORD) {
      const code = text.charCodeAt(start);
      capital[count] = code < 128 ? (code >= 65 && code <= 90 ? 1 : 0) : UPPER.test(words.charAt(0)) ? 1 : 0;
      const small = words.toLowerCase();
      lower.push(small.includes('’') || small.includes('‘') ? small.replace(/[’‘]/g, "'") : small);
    } else lower.push(words);
    count += 1;
  };

  let at = 0;
  while (at < size) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === 3) {
      at += 1;
    } else if (kind === 4) {
      add(at, at + 1, LINE_BREAK);
      at += 1;
    } else if (kind === 1) {
      const start = at;
      at = wordEnd(text, start);
      // "U.S.", "A.S.": single letters, each with a full stop.
      if (at - start === 1 && text.charCodeAt(at) === FULL_STOP) {
        let dotted = at + 1;
        while (isLetterAt(text, dotted) && text.charCodeAt(dotted + 1) === FULL_STOP) dotted += 2;
        if (dotted > at + 1) at = dotted;
      }
      add(start, at, WORD);
    } else if (kind === 2) {
      const end = numeralEnd(text, at);
      add(at, end, NUMBER);
      at = end;
    } else if (isApostrophe(code) && isClitic(text, at)) {
      const end = wordEnd(text, at + 1);
      add(at, end, WORD);
      at = end;
    } else {
      add(at, at + 1, PUNCTUATION);
      at += 1;
    }
  }
  return { text, count, starts, ends, kinds, lower, capital };
}

/** Where a run of letters ends; an apostrophe between letters belongs to it, unless it begins a clitic ("’s", "’re"). */
function wordEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (isLetterAt(text, at)) at += 1;
    const isInner = at > start && isApostrophe(text.charCodeAt(at)) && isLetterAt(text, at + 1);
    if (!isInner || isClitic(text, at)) return at;
    at += 1;
  }
}

/** "’s", "’re", "’ve", "’ll", "’d" and "’m" at the end of a word; "n’t" stays with its verb, "п’ять" is one word. */
function isClitic(text: string, apostrophe: number): boolean {
  const first = text.charCodeAt(apostrophe + 1) | 32;
  if (first === 0x73 || first === 0x64 || first === 0x6d) return !isLetterAt(text, apostrophe + 2);
  const second = text.charCodeAt(apostrophe + 2) | 32;
  const isPair = ((first === 0x72 || first === 0x76) && second === 0x65) || (first === 0x6c && second === 0x6c);
  return isPair && !isLetterAt(text, apostrophe + 3);
}

/** Digits with single dots, commas or apostrophes between them: "3.000", "1,234.5". */
function numeralEnd(text: string, start: number): number {
  let at = start;
  while (isDigitAt(text, at)) at += 1;
  while ((text.charCodeAt(at) === FULL_STOP || text.charCodeAt(at) === 44) && isDigitAt(text, at + 1)) {
    at += 2;
    while (isDigitAt(text, at)) at += 1;
  }
  return at;
}
