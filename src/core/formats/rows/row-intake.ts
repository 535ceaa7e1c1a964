import { CLOCKS, FACETS, type FacetId } from '../../query/query';
import { TableBuilder, type TableRow } from '../../table/table-builder';
import { csvText, type CsvRow } from './csv-reader';
import { DateReader } from './row-date';
import { LIMITS } from './row-limits';
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

/** Precisions whose rows are about an area: a point in their data is only the area's middle, and never becomes a pin. */
const AREA_PRECISIONS = new Set(['region', 'country', 'area', 'admin', 'adm1', 'adm2', 'state', 'province']);
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
  #columnOf: Partial<Record<Role, number>> = {};
  #fieldCount = 0;

  constructor(mapping: RowMapping) {
    this.#mapping = mapping;
  }

  get report(): RejectReport {
    return { count: this.#rejected, byReason: this.#byReason, shown: this.#shown };
  }

  setHeader(columns: readonly string[]): void {
    this.#fieldCount = columns.length;
    for (const [role, column] of Object.entries(this.#mapping) as [Role, string][]) {
      const at = columns.indexOf(column);
      if (at === -1) throw new RangeError(`The file has no column "${column}". It has: ${columns.join(', ')}.`);
      this.#columnOf[role] = at;
    }
  }

  /** Whether the row was taken. */
  addCsv(row: CsvRow): boolean {
    this.#checkCount();
    const { bytes, starts, ends, line } = row;
    if (row.fieldCount !== this.#fieldCount)
      return this.#reject('fields', line, `${row.fieldCount} of ${this.#fieldCount}`);
    const text = (role: Role): string => {
      const at = this.#columnOf[role];
      return at === undefined ? '' : csvText(bytes, starts[at] ?? 0, ends[at] ?? 0);
    };
    const number = (role: Role): number => {
      const at = this.#columnOf[role];
      return at === undefined ? NaN : csvNumber(bytes, starts[at] ?? 0, ends[at] ?? 0);
    };
    const has = (role: Role): boolean => {
      const at = this.#columnOf[role];
      return at !== undefined && (starts[at] ?? 0) < (ends[at] ?? 0);
    };

    const facets: Partial<Record<FacetId, number>> = {};
    const times: { -readonly [K in keyof TableRow['times']]: TableRow['times'][K] } = {};
    let position: TableRow['position'] = null;
    if (has('lng') || has('lat')) {
      const [lng, lat] = [number('lng'), number('lat')];
      if (!(lng >= -180 && lng <= 180)) return this.#reject('longitude', line, text('lng'));
      if (!(lat >= -90 && lat <= 90)) return this.#reject('latitude', line, text('lat'));
      position = { lng, lat };
    }
    if (position !== null && has('precision') && isArea(text('precision'))) position = null;
    for (const clock of CLOCKS) {
      const at = this.#columnOf[clock];
      if (at === undefined) continue;
      const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
      const span = this.#dates.readBytes(bytes, start, end, () => csvText(bytes, start, end));
      if (span === undefined) return this.#reject('date', line, text(clock));
      times[clock] = span;
    }
    let quantity: TableRow['quantity'] = null;
    if (has('quantity')) {
      const value = number('quantity');
      if (!Number.isFinite(value)) return this.#reject('quantity', line, text('quantity'));
      quantity = { min: value, max: value };
    }
    // Only rows that are taken leave values behind.
    for (const [order, facet] of FACETS.entries()) {
      const at = this.#columnOf[facet];
      if (at === undefined || !has(facet)) continue;
      facets[facet] = this.#codeOf(order, facet, bytes, starts[at] ?? 0, ends[at] ?? 0);
    }
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
    const properties = isRecord(value['properties']) ? value['properties'] : {};
    return this.addRecord(properties, row, pointOf(value['geometry']));
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
      position = isArea(shown(get('precision'))) ? null : { lng: x, lat: y };
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

function isArea(precision: string): boolean {
  return AREA_PRECISIONS.has(precision.trim().toLowerCase());
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
