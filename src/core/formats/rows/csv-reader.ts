import { ChunkBuffer } from './chunk-buffer';
import { LIMITS } from './row-limits';

/** The bytes of one row and where its fields lie in them. Valid only while it is handed over. */
export interface CsvRow {
  readonly bytes: Uint8Array;
  /** The whole row, without its line end. */
  readonly start: number;
  readonly end: number;
  readonly fieldCount: number;
  /** A field's first byte and the one behind its last, its quotes included. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Counted from 1. */
  readonly line: number;
}

const [QUOTE, LINE_FEED, RETURN] = [34, 10, 13];
const decoder = new TextDecoder();

/** Cuts CSV (RFC 4180, any of `, ; tab |` between fields) into rows, bytes at a time and without decoding them. Throws `RangeError` when a row passes the limits. */
export class CsvReader {
  readonly #onrow: (row: CsvRow) => void;
  readonly #starts = new Int32Array(LIMITS.columns);
  readonly #ends = new Int32Array(LIMITS.columns);
  #delimiter: number | null = null;
  readonly #buffer = new ChunkBuffer();
  #line = 1;
  #openLine: number | null = null;

  constructor(onrow: (row: CsvRow) => void) {
    this.#onrow = onrow;
  }

  get delimiter(): string {
    return String.fromCharCode(this.#delimiter ?? 44);
  }
  /** The line of a quotation mark that nothing closed, when lines after it were taken for part of its field; known at the end. */
  get openLine(): number | null {
    return this.#openLine;
  }
  /** Otherwise the first line decides. */
  setDelimiter(delimiter: string): void {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  push(chunk: Uint8Array): void {
    const used = this.#read(this.#buffer.append(chunk), false);
    if (this.#buffer.keepFrom(used) > LIMITS.rowBytes)
      throw new RangeError(
        `Line ${this.#line} is longer than ${LIMITS.rowBytes} bytes. Is a quotation mark left open?`,
      );
  }

  finish(): void {
    const { rest } = this.#buffer;
    if (rest.length > 0) this.#buffer.keepFrom(this.#read(rest, true));
  }

  /** Reads whole rows; answers with the bytes that they took. */
  #read(bytes: Uint8Array, isLast: boolean): number {
    let start = this.#line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const delimiter = (this.#delimiter ??= delimiterOf(bytes.subarray(start)));
    const [starts, ends] = [this.#starts, this.#ends];
    const { length } = bytes;
    let [field, fieldStart, at, lines] = [0, start, start, 0];
    let isQuoted = bytes[at] === QUOTE;
    if (isQuoted) at++;

    while (at < length || (isLast && start < length)) {
      const byte = at < length ? (bytes[at] ?? 0) : LINE_FEED;
      if (isQuoted) {
        if (at >= length) {
          isQuoted = false;
          if (lines > 0) this.#openLine = this.#line;
        } else {
          if (byte === LINE_FEED) lines++;
          if (byte === QUOTE) {
            if (bytes[at + 1] === QUOTE) at++;
            else if (at + 1 < length || isLast) isQuoted = false;
            else break;
          }
          at++;
        }
        continue;
      }
      if (byte !== delimiter && byte !== LINE_FEED) {
        at++;
        continue;
      }
      if (field === LIMITS.columns) throw new RangeError(`Line ${this.#line} has more than ${LIMITS.columns} fields.`);
      const isRowEnd = byte === LINE_FEED;
      const end = isRowEnd && at > fieldStart && bytes[at - 1] === RETURN ? at - 1 : at;
      starts[field] = fieldStart;
      ends[field] = end;
      field++;
      at++;
      fieldStart = at;
      if (isRowEnd) {
        // An empty line is no row.
        if (field > 1 || end > start)
          this.#onrow({ bytes, start, end, fieldCount: field, starts, ends, line: this.#line });
        this.#line += lines + 1;
        [field, lines] = [0, 0];
        start = at;
      }
      if (bytes[at] === QUOTE) {
        isQuoted = true;
        at++;
      }
    }
    return Math.min(start, length);
  }
}

/** A field as text, unquoted. */
export function csvText(bytes: Uint8Array, start: number, end: number): string {
  if (bytes[start] !== QUOTE) return decoder.decode(bytes.subarray(start, end));
  const inside = bytes[end - 1] === QUOTE && end - 1 > start ? end - 1 : end;
  return decoder.decode(bytes.subarray(start + 1, inside)).replaceAll('""', '"');
}

/** The fields of a row that stands alone. */
export function csvFields(bytes: Uint8Array, header: readonly string[], delimiter: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const reader = new CsvReader(({ bytes: row, fieldCount, starts, ends }) => {
    for (let at = 0; at < fieldCount; at++) {
      const name = header[at];
      if (name !== undefined) fields[name] = csvText(row, starts[at] ?? 0, ends[at] ?? 0);
    }
  });
  reader.setDelimiter(delimiter);
  reader.push(bytes);
  reader.finish();
  return fields;
}

function delimiterOf(bytes: Uint8Array): number {
  const firstLine = decoder.decode(bytes.subarray(0, 65_536)).split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  const [best] = counts.sort((a, b) => b.count - a.count);
  return (best?.mark ?? ',').charCodeAt(0);
}
