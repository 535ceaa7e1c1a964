import type { FieldSpans } from './field-spans';
import { BYTE, skipValue } from './json-bytes';

const { QUOTE, BACKSLASH, OPEN, LIST, NULL } = BYTE;

/** A value of a feature that is not the same in every one. */
export interface TemplateValue {
  /** Its first byte and the one behind its last, in the feature that is learnt from. */
  readonly start: number;
  readonly end: number;
  /** What it is to a row, see `FieldSpans`; nothing where it is passed over. */
  readonly roles: readonly number[];
  /** A coordinate has to be a number. */
  readonly isNumber: boolean;
}

/**
 * What the features of one file share: programs write them all alike, so that between the values there is always the same. Comparing
 * that, byte for byte, is several times faster than reading it.
 */
export class FeatureTemplate {
  /** What stands before each value and behind the last, one after the other. */
  readonly #between: Uint8Array;
  /** Where each piece of it ends. */
  readonly #ends: Int32Array;
  readonly #values: readonly TemplateValue[];

  /** Learns from a sound feature that lies at `[start, end)`, and its values in their order. */
  constructor(bytes: Uint8Array, start: number, end: number, values: readonly TemplateValue[]) {
    const starts = [start, ...values.map((value) => value.end)];
    const pieces = [...values.map((value) => value.start), end].map((at, piece) => bytes.subarray(starts[piece], at));
    let length = 0;
    this.#ends = Int32Array.from(pieces, (piece) => (length += piece.length));
    this.#between = new Uint8Array(length);
    for (const [at, piece] of pieces.entries()) this.#between.set(piece, (this.#ends[at] ?? 0) - piece.length);
    this.#values = values;
  }

  /** Finds the values of the feature that opens at `start`. The place behind it, or -1 when it is not like the one that was learnt. */
  match(bytes: Uint8Array, start: number, length: number, spans: FieldSpans): number {
    spans.clear();
    const between = this.#between;
    const ends = this.#ends;
    let at = start;
    let piece = 0;
    for (let value = 0; ; value++) {
      const pieceEnd = ends[value] ?? 0;
      for (; piece < pieceEnd; piece++, at++) if (bytes[at] !== between[piece]) return -1;
      const wanted = this.#values[value];
      if (wanted === undefined) return at;
      const { roles, isNumber } = wanted;
      const first = bytes[at];
      let from = at;
      let to = at;
      if (first === QUOTE) {
        from = to = at + 1;
        for (; to < length; to++) {
          const byte = bytes[to];
          if (byte === QUOTE) break;
          if (byte !== BACKSLASH) continue;
          // Text that is needed has to be decoded; other text is passed over.
          if (roles.length > 0) return -1;
          to++;
        }
        if (to >= length || isNumber) return -1;
        at = to + 1;
      } else {
        if (roles.length > 0 && (first === OPEN || first === LIST)) return -1;
        at = to = skipValue(bytes, at, length);
        if (at === -1) return -1;
        if (first === NULL && !isNumber) to = from;
      }
      for (let order = 0; order < roles.length; order++) spans.set(roles[order] ?? 0, from, to);
    }
  }
}
