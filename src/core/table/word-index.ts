import { foldText } from '../query/fold-text';

/** Rows of a part of the index: their numbers within it fit in 16 bits. */
export const PART_ROWS = 65_536;

interface IndexPart {
  readonly firstRow: number;
  /** Words of the part, ascending, and where the rows of each begin. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly rows: Uint16Array;
}

/**
 * Which rows have a word, by prefix, case and diacritics aside. Built part by part: every part that is finished can be asked while the
 * rest is still being read. About two bytes a word of a row.
 */
export class WordIndex {
  readonly #wordOf = new Map<string, number>();
  readonly #parts: IndexPart[] = [];
  /** The row, plus one, in which each word was seen last: a word counts once a row. */
  #seen = new Uint32Array(1 << 16);
  #words = new Uint32Array(1 << 20);
  #rows = new Uint16Array(1 << 20);
  #length = 0;
  #count = 0;

  /** Rows that can be found now. */
  get ready(): number {
    return Math.min(this.#count, this.#parts.length * PART_ROWS);
  }

  /** The next row's text. */
  add(text: string): void {
    const row = this.#count++;
    for (const word of wordsOf(text)) {
      let code = this.#wordOf.get(word);
      if (code === undefined) {
        code = this.#wordOf.size;
        // A copy: a piece of a long text would keep all of it in memory.
        this.#wordOf.set(` ${word}`.slice(1), code);
        if (code >= this.#seen.length) this.#seen = grown(this.#seen, (length) => new Uint32Array(length));
      }
      if (this.#seen[code] === row + 1) continue;
      this.#seen[code] = row + 1;
      if (this.#length === this.#words.length) {
        this.#words = grown(this.#words, (length) => new Uint32Array(length));
        this.#rows = grown(this.#rows, (length) => new Uint16Array(length));
      }
      this.#words[this.#length] = code;
      this.#rows[this.#length++] = row % PART_ROWS;
    }
    if (this.#count % PART_ROWS === 0) this.#close();
  }

  finish(): void {
    if (this.#count % PART_ROWS !== 0) this.#close();
    this.#words = new Uint32Array(0);
    this.#rows = new Uint16Array(0);
  }

  /** One byte a row, 1 where every term stands or begins a word; rows that are not indexed yet are 0. Terms are folded. */
  find(terms: readonly string[], count: number): Uint8Array<ArrayBuffer> {
    const found = new Uint8Array(count).fill(1);
    const hits = new Uint8Array(count);
    for (const term of terms) {
      const codes = this.#codesOf(term);
      hits.fill(0);
      for (const part of this.#parts) markRows(part, codes, hits);
      for (let row = 0; row < count; row++) found[row] = (found[row] ?? 0) & (hits[row] ?? 0);
    }
    return found;
  }

  /** Codes of the words that begin with a term, ascending. */
  #codesOf(term: string): Uint32Array {
    const codes: number[] = [];
    for (const [word, code] of this.#wordOf) if (word.startsWith(term)) codes.push(code);
    return Uint32Array.from(codes).sort();
  }

  /** Sorts what has been collected by word: a counting sort, rows stay ascending within each. */
  #close(): void {
    const [size, length] = [this.#wordOf.size, this.#length];
    const starts = new Uint32Array(size + 1);
    for (let at = 0; at < length; at++) {
      const next = (this.#words[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let code = 0; code < size; code++) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
    const next = starts.slice();
    const rows = new Uint16Array(length);
    for (let at = 0; at < length; at++) {
      const code = this.#words[at] ?? 0;
      const target = next[code] ?? 0;
      rows[target] = this.#rows[at] ?? 0;
      next[code] = target + 1;
    }
    const used: number[] = [];
    for (let code = 0; code < size; code++) if (starts[code] !== starts[code + 1]) used.push(code);
    this.#parts.push({
      firstRow: this.#parts.length * PART_ROWS,
      words: Uint32Array.from(used),
      starts: Uint32Array.from([...used.map((code) => starts[code] ?? 0), length]),
      rows,
    });
    this.#length = 0;
  }
}

function markRows({ firstRow, words, starts, rows }: IndexPart, codes: Uint32Array, hits: Uint8Array): void {
  // Two ascending lists, walked together; the shorter one leads.
  let at = 0;
  for (const code of codes) {
    at = lowerBound(words, code, at);
    if (at === words.length) return;
    if (words[at] !== code) continue;
    const end = starts[at + 1] ?? 0;
    for (let entry = starts[at] ?? 0; entry < end; entry++) hits[firstRow + (rows[entry] ?? 0)] = 1;
  }
}

function lowerBound(values: Uint32Array, wanted: number, from: number): number {
  let [low, high] = [from, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const ASCII = /^[\x00-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a text as `foldedWords` finds them; plain English goes a shorter way to the same. */
function wordsOf(text: string): readonly string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  return foldText(text).match(WORD) ?? [];
}

function grown<T extends Uint32Array | Uint16Array>(column: T, make: (length: number) => T): T {
  const longer = make(column.length * 2);
  longer.set(column);
  return longer;
}
