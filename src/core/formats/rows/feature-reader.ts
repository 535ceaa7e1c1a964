import { ChunkBuffer } from './chunk-buffer';
import { BYTE } from './json-bytes';
import { LIMITS } from './row-limits';

const { QUOTE, BACKSLASH, OPEN, CLOSE, LIST, LIST_END } = BYTE;
const decoder = new TextDecoder();

/**
 * Cuts the features out of a GeoJSON FeatureCollection, or of one feature a line, as bytes come in. It looks only at
 * brackets and strings; whether a feature is sound JSON is seen when it is read. Throws `RangeError` at the limits and when the text ends inside one.
 */
export class FeatureReader {
  readonly #onfeature: (bytes: Uint8Array, start: number, end: number) => void;
  readonly #buffer = new ChunkBuffer();
  #at = 0;
  #depth = 0;
  #isString = false;
  #isEscaped = false;
  #stringStart = 0;
  #lastText = '';
  /** Depth of the objects that are features: 0 until a list named "features" is open, then 2. */
  #featureDepth = 0;
  #start = -1;
  #hasList = false;
  #isLines = false;

  readonly #quick: (bytes: Uint8Array, start: number) => number;

  /**
   * `onfeature` hears of each feature where it lies in bytes that are valid only then. `quick` may take a feature that opens at a place
   * itself, by answering with the place behind it; -1 leaves it to the reader.
   */
  constructor(
    onfeature: (bytes: Uint8Array, start: number, end: number) => void,
    quick: (bytes: Uint8Array, start: number) => number = () => -1,
  ) {
    this.#onfeature = onfeature;
    this.#quick = quick;
  }

  push(chunk: Uint8Array): void {
    this.#scan(this.#buffer.append(chunk));
    // What a feature or a name began with is needed again.
    const kept = this.#start !== -1 ? this.#start : this.#isString ? this.#stringStart : this.#at;
    const left = this.#buffer.keepFrom(kept);
    this.#at -= kept;
    this.#stringStart -= kept;
    if (this.#start !== -1) this.#start = 0;
    if (left > LIMITS.rowBytes)
      throw new RangeError(`A feature is longer than ${LIMITS.rowBytes} bytes. Is this GeoJSON?`);
  }

  finish(): void {
    if (this.#depth > 0 || this.#isString)
      throw new RangeError('The file ends in the middle of its data: it is cut off. The rows before are kept.');
  }

  #scan(bytes: Uint8Array): void {
    const { length } = bytes;
    let at = this.#at;
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#isString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) {
          this.#isString = false;
          if (this.#depth === 1) this.#lastText = decoder.decode(bytes.subarray(this.#stringStart + 1, at));
        }
        continue;
      }
      if (byte === QUOTE) {
        this.#isString = true;
        this.#stringStart = at;
      } else if (byte === OPEN || byte === LIST) {
        if (byte === OPEN && this.#depth === this.#featureDepth && this.#start === -1) {
          // Outside a list the object may be the collection itself, until another has shown that it is a feature a line.
          const end = this.#featureDepth > 0 || this.#isLines ? this.#quick(bytes, at) : -1;
          if (end !== -1) {
            at = end - 1;
            continue;
          }
          this.#start = at;
        }
        if (byte === LIST && this.#depth === 1 && this.#lastText === 'features') {
          this.#featureDepth = 2;
          this.#start = -1;
          this.#hasList = true;
        }
        this.#depth++;
      } else if (byte === CLOSE || byte === LIST_END) {
        this.#depth--;
        if (this.#depth < 0) throw new RangeError('The file is not GeoJSON: it closes a bracket that none opened.');
        if (byte === LIST_END && this.#depth === 1 && this.#featureDepth === 2) {
          this.#featureDepth = 0;
          this.#start = -1;
        } else if (byte === CLOSE && this.#depth === this.#featureDepth && this.#start !== -1) {
          // The collection itself ends at depth 0, after its list: it is no feature.
          if (this.#depth > 0 || !this.#hasList) {
            this.#isLines = this.#depth === 0;
            this.#onfeature(bytes, this.#start, at + 1);
          }
          this.#start = -1;
        }
      }
    }
    this.#at = at;
  }
}
