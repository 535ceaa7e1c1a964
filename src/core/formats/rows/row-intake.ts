import type { Bounds } from '../../geo/bounds';
import { CLOCKS, FACETS } from '../../query/query';
import { RowDraft } from '../../table/row-draft';
import { TableBuilder } from '../../table/table-builder';
import { areaTest } from './area-precision';
import { ByteCodes } from './byte-codes';
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

export interface IntakeProgress {
  readonly rows: number;
  readonly rejected: number;
  /** Where the rows are that have been taken; `null` while none has a point. */
  readonly bounds: Bounds | null;
}

/** Roles by their number: a million rows look up no names. */
const { lng: LNG, lat: LAT, precision: PRECISION, quantity: QUANTITY } = ROLE_AT;
const CLOCK_ROLES = CLOCKS.map((clock) => ROLE_AT[clock]);
const FACET_ROLES = FACETS.map((facet) => ROLE_AT[facet]);
const MAX_GOT = 60;
const decoder = new TextDecoder();

/** Takes rows of outside data into a table builder by a mapping; what cannot be read is counted and reported, never guessed. */
export class RowIntake {
  readonly builder = new TableBuilder();
  readonly #mapping: RowMapping;
  readonly #dates = new DateReader();
  readonly #byReason: Partial<Record<RejectReason, number>> = {};
  readonly #shown: Rejected[] = [];
  /** Of values that have been seen: each is decoded once. */
  readonly #codes = FACETS.map((facet) => ({
    codes: new ByteCodes(),
    ask: (text: Uint8Array): number => this.builder.codeOf(facet, csvText(text, 0, text.length)),
  }));
  readonly #draft = new RowDraft();
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

  get progress(): IntakeProgress {
    return { rows: this.builder.count, rejected: this.#rejected, bounds: this.builder.bounds };
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
  addSpans(bytes: Uint8Array, spans: FieldSpans, line: number): boolean {
    this.#checkCount();
    const { starts, ends } = spans;
    const draft = this.#draft;
    draft.clear();
    if (spans.has(LNG) || spans.has(LAT)) {
      draft.lng = csvNumber(bytes, starts[LNG] ?? 0, ends[LNG] ?? 0);
      if (!(draft.lng >= -180 && draft.lng <= 180)) return this.#rejectSpan('longitude', bytes, spans, LNG, line);
      draft.lat = csvNumber(bytes, starts[LAT] ?? 0, ends[LAT] ?? 0);
      if (!(draft.lat >= -90 && draft.lat <= 90)) return this.#rejectSpan('latitude', bytes, spans, LAT, line);
      if (spans.has(PRECISION) && this.#isArea(textOf(bytes, spans, PRECISION))) draft.lng = NaN;
    }
    for (let clock = 0; clock < CLOCK_ROLES.length; clock++) {
      const role = CLOCK_ROLES[clock] ?? 0;
      if (!spans.has(role)) continue;
      if (!this.#dates.readBytes(bytes, starts[role] ?? 0, ends[role] ?? 0, draft, clock))
        return this.#rejectSpan('date', bytes, spans, role, line);
    }
    if (spans.has(QUANTITY)) {
      draft.least = draft.most = csvNumber(bytes, starts[QUANTITY] ?? 0, ends[QUANTITY] ?? 0);
      if (!Number.isFinite(draft.least)) return this.#rejectSpan('quantity', bytes, spans, QUANTITY, line);
    }
    // Only rows that are taken leave values behind.
    for (let facet = 0; facet < FACET_ROLES.length; facet++) {
      const role = FACET_ROLES[facet] ?? 0;
      const known = this.#codes[facet];
      if (known !== undefined && spans.has(role))
        draft.codes[facet] = known.codes.codeOf(bytes, starts[role] ?? 0, ends[role] ?? 0, known.ask);
    }
    this.builder.add(draft);
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
    const draft = this.#draft;
    draft.clear();
    if (!isBlank(lng) || !isBlank(lat)) {
      [draft.lng, draft.lat] = [toNumber(lng), toNumber(lat)];
      if (!(draft.lng >= -180 && draft.lng <= 180)) return this.#reject('longitude', row, shown(lng));
      if (!(draft.lat >= -90 && draft.lat <= 90)) return this.#reject('latitude', row, shown(lat));
      if (this.#isArea(shown(get('precision')))) draft.lng = NaN;
    }
    for (const clock of CLOCKS) {
      const value = get(clock);
      if (isBlank(value)) continue;
      const span = this.#dates.read(shown(value));
      if (span === undefined) return this.#reject('date', row, shown(value));
      draft.setSpan(clock, span);
    }
    if (!isBlank(get('quantity'))) {
      draft.least = draft.most = toNumber(get('quantity'));
      if (!Number.isFinite(draft.least)) return this.#reject('quantity', row, shown(get('quantity')));
    }
    for (const facet of FACETS) {
      const named = get(facet);
      if (isBlank(named)) continue;
      const code = Array.isArray(named)
        ? this.builder.combine(facet, named.map(shown))
        : this.builder.codeOf(facet, shown(named));
      draft.setCode(facet, code);
    }
    this.builder.add(draft);
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

  #rejectSpan(reason: RejectReason, bytes: Uint8Array, spans: FieldSpans, role: number, row: number): false {
    return this.#reject(reason, row, textOf(bytes, spans, role));
  }
}

function textOf(bytes: Uint8Array, { starts, ends }: FieldSpans, role: number): string {
  return csvText(bytes, starts[role] ?? 0, ends[role] ?? 0);
}

/** A decimal number; plain ones without making a string. */
function csvNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  let value = 0;
  let scale = 0;
  let digits = 0;
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
