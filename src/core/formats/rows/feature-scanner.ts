import { FeatureTemplate, type TemplateValue } from './feature-template';
import { FieldSpans, ROLE_AT } from './field-spans';
import { BYTE, skipBlank, skipString, skipValue } from './json-bytes';
import { ROLES, type RowMapping } from './row-roles';
import { isSame } from './same-bytes';

const { QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, LIST, NULL } = BYTE;
const encoder = new TextEncoder();
const POINT = encoder.encode('Point');
const [TYPE, COORDINATES] = [encoder.encode('type'), encoder.encode('coordinates')];
const [GEOMETRY, PROPERTIES] = [encoder.encode('geometry'), encoder.encode('properties')];

/** After so many features that were not like the one that was learnt, another is. */
const RELEARN = 50;

interface Key {
  readonly bytes: Uint8Array;
  /** Roles of the column, by their place in `ROLES`. */
  readonly roles: readonly number[];
}

/**
 * Finds what a mapping needs in a plain feature without making objects of it: some four times faster than parsing. What is not plain
 * (escapes where text is needed, lists as values, an odd geometry) is left to the parser.
 */
export class FeatureScanner {
  readonly spans = new FieldSpans();
  readonly #roles: ReadonlyMap<string, readonly number[]>;
  /** Keys in the order in which features have them: the next one is likely the next. */
  readonly #keys: Key[] = [];
  #expected = 0;
  #hasPoint = false;
  #template: FeatureTemplate | null = null;
  /** The values of the feature that is being read, where a template is to be learnt of it. */
  #values: TemplateValue[] | null = null;
  /** Features in a row that were not like the template. */
  #misses = 0;

  constructor(mapping: RowMapping) {
    const roles = new Map<string, number[]>();
    for (const [at, role] of ROLES.entries()) {
      const column = mapping[role];
      // The text is not needed to take a row in.
      if (column !== undefined && role !== 'statement') roles.set(column, [...(roles.get(column) ?? []), at]);
    }
    this.#roles = roles;
  }

  /** Reads the object that opens at `start` into `spans`. The place behind it, or -1 when it is not plain or not all there. */
  scan(bytes: Uint8Array, start: number, length: number): number {
    const end = this.#template?.match(bytes, start, length, this.spans) ?? -1;
    if (end !== -1) {
      this.#misses = 0;
      return end;
    }
    const values = (this.#values = this.#misses % RELEARN === 0 ? [] : null);
    const found = this.#read(bytes, start, length);
    if (found === -1) return -1;
    this.#misses++;
    // One without a point of its own is none to learn from: others may have one.
    if (values !== null && this.#hasPoint)
      this.#template = new FeatureTemplate(bytes, start, found, values.map(withoutColumnPoint));
    return found;
  }

  /** One by one, whatever its form. */
  #read(bytes: Uint8Array, start: number, length: number): number {
    this.spans.clear();
    this.#expected = 0;
    this.#hasPoint = false;
    return this.#object(bytes, start, length, (keyStart, keyEnd, at) => {
      if (bytes[at] === OPEN && isSame(bytes, keyStart, keyEnd, PROPERTIES)) return this.#properties(bytes, at, length);
      if (bytes[at] === OPEN && isSame(bytes, keyStart, keyEnd, GEOMETRY)) return this.#geometry(bytes, at, length);
      return this.#skip(bytes, at, length);
    });
  }

  /** Behind a value; notes it. */
  #skip(bytes: Uint8Array, start: number, length: number, roles: readonly number[] = [], isNumber = false): number {
    const end = skipValue(bytes, start, length);
    this.#values?.push({ start, end, roles, isNumber });
    return end;
  }

  /** Walks an object's members; `member` answers with the place behind the value. */
  #object(
    bytes: Uint8Array,
    start: number,
    length: number,
    member: (keyStart: number, keyEnd: number, at: number) => number,
  ): number {
    let at = skipBlank(bytes, start + 1, length);
    if (bytes[at] === CLOSE) return at + 1;
    while (at < length) {
      if (bytes[at] !== QUOTE) return -1;
      const keyStart = at + 1;
      at = skipString(bytes, at, length);
      if (at === -1) return -1;
      const keyEnd = at - 1;
      at = skipBlank(bytes, at, length);
      if (bytes[at] !== COLON) return -1;
      at = member(keyStart, keyEnd, skipBlank(bytes, at + 1, length));
      if (at === -1) return -1;
      at = skipBlank(bytes, at, length);
      if (bytes[at] === CLOSE) return at + 1;
      if (bytes[at] !== COMMA) return -1;
      at = skipBlank(bytes, at + 1, length);
    }
    return -1;
  }

  #properties(bytes: Uint8Array, start: number, length: number): number {
    return this.#object(bytes, start, length, (keyStart, keyEnd, at) => {
      const { roles } = this.#keyAt(bytes, keyStart, keyEnd);
      const end = this.#skip(bytes, at, length, roles);
      if (end === -1 || roles.length === 0) return end;
      const first = bytes[at];
      if (first === OPEN || first === LIST) return -1;
      let [from, to] = [at, end];
      if (first === QUOTE) {
        [from, to] = [at + 1, end - 1];
        for (let byte = from; byte < to; byte++) if (bytes[byte] === BACKSLASH) return -1;
        // `null` is the only other word that says nothing.
      } else if (first === NULL) to = from;
      for (const role of roles)
        // A point of the feature's own goes before columns of coordinates, whichever comes first.
        if (!this.#hasPoint || (role !== ROLE_AT.lng && role !== ROLE_AT.lat)) this.spans.set(role, from, to);
      return end;
    });
  }

  #geometry(bytes: Uint8Array, start: number, length: number): number {
    const found = { isPoint: false };
    const [lng, lat] = [
      [0, 0],
      [0, 0],
    ] as [[number, number], [number, number]];
    const end = this.#object(bytes, start, length, (keyStart, keyEnd, at) => {
      if (isSame(bytes, keyStart, keyEnd, TYPE)) {
        const behind = skipValue(bytes, at, length);
        if (behind !== -1) found.isPoint = isSame(bytes, at + 1, behind - 1, POINT);
        return behind;
      }
      if (!isSame(bytes, keyStart, keyEnd, COORDINATES) || bytes[at] !== LIST) return this.#skip(bytes, at, length);
      const behind = skipValue(bytes, at, length);
      if (behind === -1) return -1;
      let next = at;
      for (const [order, role] of [ROLE_AT.lng, ROLE_AT.lat].entries()) {
        const from = skipBlank(bytes, next + 1, behind);
        const to = this.#skip(bytes, from, behind, [role], true);
        const part = order === 0 ? lng : lat;
        part[0] = from;
        part[1] = to;
        next = skipBlank(bytes, to, behind);
      }
      // A height, or whatever else there is.
      while (bytes[next] === COMMA && next < behind)
        next = skipBlank(bytes, this.#skip(bytes, skipBlank(bytes, next + 1, behind), behind), behind);
      return behind;
    });
    if (end === -1 || !found.isPoint) return end;
    if (lng[1] <= lng[0] || lat[1] <= lat[0]) return -1;
    this.spans.set(ROLE_AT.lng, ...lng);
    this.spans.set(ROLE_AT.lat, ...lat);
    this.#hasPoint = true;
    return end;
  }

  #keyAt(bytes: Uint8Array, start: number, end: number): Key {
    const expected = this.#keys[this.#expected];
    if (expected !== undefined && isSame(bytes, start, end, expected.bytes)) {
      this.#expected++;
      return expected;
    }
    const known = this.#keys.findIndex((key) => isSame(bytes, start, end, key.bytes));
    if (known !== -1) {
      this.#expected = known + 1;
      return this.#keys[known] ?? NO_KEY;
    }
    const own = bytes.slice(start, end);
    const key = { bytes: own, roles: this.#roles.get(new TextDecoder().decode(own)) ?? [] };
    if (this.#keys.length < MOST_KEYS) this.#keys.push(key);
    return key;
  }
}

/** A point of the feature's own goes before columns of coordinates. */
function withoutColumnPoint(value: TemplateValue): TemplateValue {
  if (value.isNumber) return value;
  return { ...value, roles: value.roles.filter((role) => role !== ROLE_AT.lng && role !== ROLE_AT.lat) };
}

const NO_KEY: Key = { bytes: new Uint8Array(0), roles: [] };
/** Features that all have other keys are not sought among thousands. */
const MOST_KEYS = 200;
