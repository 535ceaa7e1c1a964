import type { FieldSpans } from './field-spans';
import { isKey, skipBlank, skipString, skipValue } from './json-bytes';

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE, LIST, LIST_END] = [34, 92, 58, 44, 123, 125, 91, 93];
const NULL = 110;
const encoder = new TextEncoder();
const [TYPE, COORDINATES, POINT] = [encoder.encode('type'), encoder.encode('coordinates'), encoder.encode('Point')];
const [GEOMETRY, PROPERTIES] = [encoder.encode('geometry'), encoder.encode('properties')];

export interface TemplateRoles {
  /** Of the properties' columns, by their names. */
  readonly ofColumn: ReadonlyMap<string, readonly number[]>;
  /** Of the point's two coordinates. */
  readonly lng: number;
  readonly lat: number;
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
  /** Of the value that follows each piece: its role, `NO_ROLE`, or one that only the slow way reads. */
  readonly #roles: readonly (readonly number[])[];
  /** Whether the value is a coordinate, which has to be a number. */
  readonly #isNumber: readonly boolean[];

  private constructor(pieces: readonly Piece[], last: readonly number[]) {
    this.#between = Uint8Array.from([...pieces.flatMap(({ before }) => before), ...last]);
    let end = 0;
    this.#ends = Int32Array.from([...pieces.map(({ before }) => (end += before.length)), end + last.length]);
    this.#roles = pieces.map(({ roles }) => roles);
    this.#isNumber = pieces.map(({ isNumber }) => isNumber);
  }

  /** Learns from a sound feature that lies at `[start, end)`. `null` when it has no point of its own: others may have one. */
  static learn(bytes: Uint8Array, start: number, end: number, roles: TemplateRoles): FeatureTemplate | null {
    const learner = new Learner(bytes, end, roles);
    return learner.feature(start) === end && learner.hasPoint
      ? new FeatureTemplate(learner.pieces, learner.before)
      : null;
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
      const roles = this.#roles[value];
      if (roles === undefined) return at;
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
        if (to >= length || this.#isNumber[value] === true) return -1;
        at = to + 1;
      } else {
        if (roles.length > 0 && (first === OPEN || first === LIST)) return -1;
        at = to = skipValue(bytes, at, length);
        if (at === -1) return -1;
        if (first === NULL && this.#isNumber[value] !== true) to = from;
      }
      for (let order = 0; order < roles.length; order++) spans.set(roles[order] ?? 0, from, to);
    }
  }
}

interface Piece {
  readonly before: readonly number[];
  readonly roles: readonly number[];
  readonly isNumber: boolean;
}

/** Walks one feature and notes what stands between its values. Every step answers with the place behind it, or -1. */
class Learner {
  readonly pieces: Piece[] = [];
  before: number[] = [];
  hasPoint = false;
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #roles: TemplateRoles;

  constructor(bytes: Uint8Array, end: number, roles: TemplateRoles) {
    this.#bytes = bytes;
    this.#end = end;
    this.#roles = roles;
  }

  feature(start: number): number {
    return this.#object(start, (keyStart, keyEnd, at) => {
      const isObject = this.#bytes[at] === OPEN;
      if (isObject && isKey(this.#bytes, keyStart, keyEnd, GEOMETRY)) return this.#object(at, this.#geometry);
      if (isObject && isKey(this.#bytes, keyStart, keyEnd, PROPERTIES)) return this.#object(at, this.#property);
      return this.#value(at, []);
    });
  }

  readonly #geometry = (keyStart: number, keyEnd: number, at: number): number => {
    const bytes = this.#bytes;
    if (isKey(bytes, keyStart, keyEnd, TYPE)) {
      const end = skipValue(bytes, at, this.#end);
      if (!isKey(bytes, at + 1, end - 1, POINT)) return -1;
      return this.#keep(at, end);
    }
    if (!isKey(bytes, keyStart, keyEnd, COORDINATES) || bytes[at] !== LIST) return this.#value(at, []);
    this.hasPoint = true;
    let next = this.#blank(this.#keep(at, at + 1));
    for (let order = 0; ; order++) {
      const role = [this.#roles.lng, this.#roles.lat][order];
      next = this.#blank(this.#value(next, role === undefined ? [] : [role], true));
      if (next === -1) return -1;
      if (bytes[next] === LIST_END) return order === 0 ? -1 : this.#keep(next, next + 1);
      if (bytes[next] !== COMMA) return -1;
      next = this.#blank(this.#keep(next, next + 1));
    }
  };

  readonly #property = (keyStart: number, keyEnd: number, at: number): number => {
    const key = new TextDecoder().decode(this.#bytes.subarray(keyStart, keyEnd));
    // A point of the feature's own goes before columns of coordinates.
    const roles = (this.#roles.ofColumn.get(key) ?? []).filter(
      (role) => role !== this.#roles.lng && role !== this.#roles.lat,
    );
    return this.#value(at, roles);
  };

  #object(start: number, member: (keyStart: number, keyEnd: number, at: number) => number): number {
    const bytes = this.#bytes;
    let at = this.#blank(this.#keep(start, start + 1));
    if (bytes[at] === CLOSE) return this.#keep(at, at + 1);
    for (;;) {
      if (at === -1 || bytes[at] !== QUOTE) return -1;
      const keyEnd = skipString(bytes, at, this.#end);
      if (keyEnd === -1) return -1;
      const keyStart = at + 1;
      at = this.#blank(this.#keep(at, keyEnd));
      if (bytes[at] !== COLON) return -1;
      at = member(keyStart, keyEnd - 1, this.#blank(this.#keep(at, at + 1)));
      at = this.#blank(at);
      if (at === -1) return -1;
      if (bytes[at] === CLOSE) return this.#keep(at, at + 1);
      if (bytes[at] !== COMMA) return -1;
      at = this.#blank(this.#keep(at, at + 1));
    }
  }

  #value(at: number, roles: readonly number[], isNumber = false): number {
    if (at === -1) return -1;
    this.pieces.push({ before: this.before, roles, isNumber });
    this.before = [];
    return skipValue(this.#bytes, at, this.#end);
  }

  #keep(from: number, to: number): number {
    if (from === -1 || to === -1 || to > this.#end) return -1;
    for (let at = from; at < to; at++) this.before.push(this.#bytes[at] ?? 0);
    return to;
  }

  #blank(at: number): number {
    return at === -1 ? -1 : this.#keep(at, skipBlank(this.#bytes, at, this.#end));
  }
}
