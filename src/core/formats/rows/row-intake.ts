import { CLOCKS, FACETS, type FacetId } from '../../query/query';
import { TableBuilder, type TableRow } from '../../table/table-builder';
import { areaTest } from './area-precision';
import { csvText, type CsvRow } from './csv-reader';
import { FieldSpans, ROLE_AT } from './field-spans';
import { DateReader } from './row-date';
import { LIMITS } from './row-limits';
import { propertiesOf } from './row-properties';
import type { Role, RowMapping } from './row-roles';

export type RejectReason = 'longitude' | 'latitude' | 'date' | 'quantity' | 'fields' | 'json';

export interface Rejected {
  readonly reason: RejectReason;
  /** Line or number of the row, counted from 1. */
  readonly row: number;
  readonly got: string;
}

export interface RejectReport {
  readonly count: number;
  readonly byReason: Readonly<Partial<Record<RejectReason, number>>>;
  /** The first ones. */
  readonly shown: readonly Rejected[];
}

/** Roles by their number: a million rows look up no names. */
const { lng: LNG, lat: LAT, precision: PRECISION, quantity: QUANTITY } = ROLE_AT;
const CLOCK_ROLES = CLOCKS.map((clock) => ({ clock, role: ROLE_AT[clock] }));
const FACET_ROLES = FACETS.map((facet, order) => ({ facet, order, role: ROLE_AT[facet] }));
const MAX_GOT = 60;
const decoder = new TextDecoder();

/** Takes rows of outside data into a table builder by a mapping; what cannot be read is counted and reported, never guessed. */
export class RowIntake {
  readonly builder = new TableBuilder();
  readonly #mapping: RowMapping;
  readonly #dates = new DateReader();
  readonly #byReason: Partial<Record<RejectReason, number>> = {};
  readonly #shown: Rejected[] = [];
  readonly #codes = FACETS.map(() => new Map<number, { bytes: Uint8Array; code: number }>());
  #rejected = 0;
  readonly #spans = new FieldSpans();
  readonly #isArea: (precision: string) => boolean;
  #columns: { readonly role: number; readonly column: number }[] = [];
  #fieldCount = 0;

  constructor(mapping: RowMapping) {
    this.#mapping = mapping;
    this.#isArea = areaTest(mapping.precision);
  }

  get report(): RejectReport {
    return { count: this.#rejected, byReason: this.#byReason, shown: this.#shown };
  }

  setHeader(columns: readonly string[]): void {
    this.#fieldCount = columns.length;
    for (const [role, column] of Object.entries(this.#mapping) as [Role, string][]) {
      const at = columns.indexOf(column);
      if (at === -1) throw new RangeError(`The file has no column "${column}". It has: ${columns.join(', ')}.`);
      this.#columns.push({ role: ROLE_AT[role], column: at });
    }
  }

  /** Whether the row was taken. */
  addCsv({ bytes, starts, ends, line, fieldCount }: CsvRow): boolean {
    if (fieldCount !== this.#fieldCount) {
      this.#checkCount();
      return this.#reject('fields', line, `${fieldCount} of ${this.#fieldCount}`);
    }
    for (const { role, column } of this.#columns) this.#spans.set(role, starts[column] ?? 0, ends[column] ?? 0);
    return this.addSpans(bytes, this.#spans, line);
  }

  /** Whether the row was taken: what it says lies in bytes, as CSV or as plain text. */
  addSpans(bytes: Uint8Array, { starts, ends }: FieldSpans, line: number): boolean {
    this.#checkCount();
    const text = (role: number): string => csvText(bytes, starts[role] ?? 0, ends[role] ?? 0);
    const number = (role: number): number => csvNumber(bytes, starts[role] ?? 0, ends[role] ?? 0);
    const has = (role: number): boolean => (starts[role] ?? 0) < (ends[role] ?? 0);

    const facets: Partial<Record<FacetId, number>> = {};
    const times: { -readonly [K in keyof TableRow['times']]: TableRow['times'][K] } = {};
    let position: TableRow['position'] = null;
    if (has(LNG) || has(LAT)) {
      const [lng, lat] = [number(LNG), number(LAT)];
      if (!(lng >= -180 && lng <= 180)) return this.#reject('longitude', line, text(LNG));
      if (!(lat >= -90 && lat <= 90)) return this.#reject('latitude', line, text(LAT));
      position = { lng, lat };
    }
    if (position !== null && has(PRECISION) && this.#isArea(text(PRECISION))) position = null;
    for (const { clock, role } of CLOCK_ROLES) {
      if (!has(role)) continue;
      const span = this.#dates.readBytes(bytes, starts[role] ?? 0, ends[role] ?? 0, () => text(role));
      if (span === undefined) return this.#reject('date', line, text(role));
      times[clock] = span;
    }
    let quantity: TableRow['quantity'] = null;
    if (has(QUANTITY)) {
      const value = number(QUANTITY);
      if (!Number.isFinite(value)) return this.#reject('quantity', line, text(QUANTITY));
      quantity = { min: value, max: value };
    }
    // Only rows that are taken leave values behind.
    for (const { facet, role, order } of FACET_ROLES)
      if (has(role)) facets[facet] = this.#codeOf(order, facet, bytes, starts[role] ?? 0, ends[role] ?? 0);
    this.builder.add({ position, facets, times, quantity });
    return true;
  }

  /** Whether the feature was taken. */
  addFeature(bytes: Uint8Array, row: number): boolean {
    this.#checkCount();
    let value: unknown;
    try {
      value = JSON.parse(decoder.decode(bytes));
    } catch {
      return this.#reject('json', row, decoder.decode(bytes.subarray(0, MAX_GOT)));
    }
    if (!isRecord(value)) return this.#reject('json', row, typeof value);
    return this.addRecord(propertiesOf(value), row, pointOf(value['geometry']));
  }

  /** Whether the record was taken. A point beside it goes before columns of coordinates. */
  addRecord(
    record: Readonly<Record<string, unknown>>,
    row: number,
    point: readonly [unknown, unknown] | null,
  ): boolean {
    const get = (role: Role): unknown => {
      const column = this.#mapping[role];
      return column === undefined ? undefined : record[column];
    };
    const [lng, lat] = point ?? [get('lng'), get('lat')];
    let position: TableRow['position'] = null;
    if (!isBlank(lng) || !isBlank(lat)) {
      const [x, y] = [toNumber(lng), toNumber(lat)];
      if (!(x >= -180 && x <= 180)) return this.#reject('longitude', row, shown(lng));
      if (!(y >= -90 && y <= 90)) return this.#reject('latitude', row, shown(lat));
      position = this.#isArea(shown(get('precision'))) ? null : { lng: x, lat: y };
    }
    const times: { -readonly [K in keyof TableRow['times']]: TableRow['times'][K] } = {};
    for (const clock of CLOCKS) {
      const value = get(clock);
      if (isBlank(value)) continue;
      const span = this.#dates.read(shown(value));
      if (span === undefined) return this.#reject('date', row, shown(value));
      times[clock] = span;
    }
    let quantity: TableRow['quantity'] = null;
    if (!isBlank(get('quantity'))) {
      const number = toNumber(get('quantity'));
      if (!Number.isFinite(number)) return this.#reject('quantity', row, shown(get('quantity')));
      quantity = { min: number, max: number };
    }
    const facets: Partial<Record<FacetId, number>> = {};
    for (const facet of FACETS) {
      const named = get(facet);
      if (isBlank(named)) continue;
      facets[facet] = Array.isArray(named)
        ? this.builder.combine(facet, named.map(shown))
        : this.builder.codeOf(facet, shown(named));
    }
    this.builder.add({ position, facets, times, quantity });
    return true;
  }

  #checkCount(): void {
    if (this.builder.count >= LIMITS.rows)
      throw new RangeError(`The table has more than ${LIMITS.rows} rows. Make tiles of it: npx dateline tiles.`);
  }

  #reject(reason: RejectReason, row: number, got: string): false {
    this.#rejected++;
    this.#byReason[reason] = (this.#byReason[reason] ?? 0) + 1;
    if (this.#shown.length < LIMITS.rejectedShown) this.#shown.push({ reason, row, got: got.slice(0, MAX_GOT) });
    return false;
  }

  /** The code of a value that has likely been seen: found by its bytes, decoded only once. */
  #codeOf(order: number, facet: FacetId, bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    const known = this.#codes[order]?.get(hash);
    if (known !== undefined && isSame(known.bytes, bytes, start, end)) return known.code;
    const code = this.builder.codeOf(facet, csvText(bytes, start, end));
    if (known === undefined) this.#codes[order]?.set(hash, { bytes: bytes.slice(start, end), code });
    return code;
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}

/** A decimal number; plain ones without making a string. */
function csvNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  let [value, scale, digits] = [0, 0, 0];
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 46 && scale === 0) scale = 1;
    else if (byte >= 48 && byte <= 57) {
      value = value * 10 + byte - 48;
      if (scale > 0) scale *= 10;
      digits++;
    } else digits = 99;
    // Beyond 15 digits only the library rounds rightly.
    if (digits > 15) return toNumber(csvText(bytes, start, end));
  }
  if (digits === 0) return NaN;
  const size = scale > 1 ? value / scale : value;
  return isNegative ? -size : size;
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return isBlank(value) ? '' : JSON.stringify(value);
}

/** Only a point is one: a line or an area has no place for a pin. */
function pointOf(geometry: unknown): readonly [unknown, unknown] | null {
  if (!isRecord(geometry) || geometry['type'] !== 'Point' || !Array.isArray(geometry['coordinates'])) return null;
  const [lng, lat] = geometry['coordinates'] as unknown[];
  return [lng, lat];
}
