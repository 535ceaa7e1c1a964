import { CLOCKS, FACETS, type Clock, type FacetId } from '../query/query';
import { recordOf } from '../query/record-of';
import { GrowingColumn } from './growing-column';
import { toMercatorX, toMercatorY } from './mercator';
import { mortonKey } from './morton';
import { sortOrder } from './sort-order';
import {
  NO_DATE_MAX,
  NO_DATE_MIN,
  OPEN_MAX,
  OPEN_MIN,
  type Codes,
  type FacetColumn,
  type QuantityColumn,
  type Table,
  type TimeColumn,
} from './table';

const MINUTE_MS = 60_000;

/** A span in milliseconds since 1970 UTC; `null` at an open end. */
export interface RowSpan {
  readonly min: number | null;
  readonly max: number | null;
}

/** A row to be added. Facets by the codes that `codeOf` and `combine` gave; a missing facet has none of its values. */
export interface TableRow {
  /** `null` when the row has no point of its own: it names a region, or nothing. */
  readonly position: { readonly lng: number; readonly lat: number } | null;
  readonly facets: Readonly<Partial<Record<FacetId, number>>>;
  readonly times: Readonly<Partial<Record<Clock, RowSpan | null>>>;
  readonly quantity?: { readonly min: number; readonly max: number } | null;
}

/** Rows in, a table out. Every value of a facet is kept once. */
export class TableBuilder {
  #count = 0;
  #placed = 0;
  readonly #x = new GrowingColumn((length) => new Uint32Array(length));
  readonly #y = new GrowingColumn((length) => new Uint32Array(length));
  readonly #isPlaced = new GrowingColumn((length) => new Uint32Array(length));
  readonly #facets = recordOf(FACETS, () => new FacetBuilder());
  readonly #times = recordOf(CLOCKS, () => new TimeBuilder());
  readonly #quantity = new QuantityBuilder();

  get count(): number {
    return this.#count;
  }

  /** The code of one value. */
  codeOf(facet: FacetId, value: string): number {
    return this.#facets[facet].codeOf([value]);
  }

  /** The code of several values together. */
  combine(facet: FacetId, values: readonly string[]): number {
    return this.#facets[facet].codeOf(values);
  }

  add(row: TableRow): void {
    const at = this.#count++;
    const { position } = row;
    this.#isPlaced.set(at, position === null ? 0 : 1);
    this.#x.set(at, position === null ? 0 : toMercatorX(position.lng));
    this.#y.set(at, position === null ? 0 : toMercatorY(position.lat));
    if (position !== null) this.#placed++;
    for (const facet of FACETS) this.#facets[facet].set(at, row.facets[facet]);
    for (const clock of CLOCKS) this.#times[clock].set(at, row.times[clock] ?? null);
    this.#quantity.set(at, row.quantity ?? null);
  }

  /** The table. The builder is spent. */
  finish(): Table {
    const order = this.#order();
    const count = this.#count;
    const x = this.#x.take(order);
    const y = this.#y.take(order);
    const keys = new Uint32Array(this.#placed);
    for (let at = 0; at < keys.length; at++) keys[at] = mortonKey(x[at] ?? 0, y[at] ?? 0);
    return {
      count,
      placed: this.#placed,
      x,
      y,
      keys,
      ids: order,
      facets: recordOf(FACETS, (facet) => this.#facets[facet].finish(order)),
      times: recordOf(CLOCKS, (clock) => this.#times[clock].finish(order)),
      quantity: this.#quantity.finish(order),
    };
  }

  /** Placed rows along the curve, the others behind them as they came. */
  #order(): Uint32Array {
    const placed = new Uint32Array(this.#placed);
    const order = new Uint32Array(this.#count);
    const keys = new Uint32Array(this.#placed);
    const [x, y, isPlaced] = [this.#x.view(), this.#y.view(), this.#isPlaced.view()];
    let [next, rest] = [0, this.#placed];
    for (let at = 0; at < this.#count; at++) {
      if (isPlaced[at] === 0) {
        order[rest++] = at;
        continue;
      }
      keys[next] = mortonKey(x[at] ?? 0, y[at] ?? 0);
      placed[next++] = at;
    }
    const sorted = sortOrder(keys);
    for (let at = 0; at < sorted.length; at++) order[at] = placed[sorted[at] ?? 0] ?? 0;
    return order;
  }
}

class FacetBuilder {
  readonly #values = new Map<string, number>();
  readonly #combinations: number[][] = [];
  readonly #codes = new Map<string, number>();
  readonly #column = new GrowingColumn((length) => new Uint32Array(length), 0);
  #isPlain = true;
  /** The code of a row without a value: the combination of none. */
  #nothing: number | null = null;
  #length = 0;

  codeOf(values: readonly string[]): number {
    const [only] = values;
    const name = values.length === 1 && only !== undefined ? `=${only}` : `+${JSON.stringify(values)}`;
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    const code = this.#combinations.length;
    this.#codes.set(name, code);
    const indexes = [...new Set(values)].map((value) => {
      const index = this.#values.get(value) ?? this.#values.size;
      this.#values.set(value, index);
      return index;
    });
    this.#combinations.push(indexes);
    if (indexes.length !== 1 || indexes[0] !== code) this.#isPlain = false;
    return code;
  }

  set(at: number, code: number | undefined): void {
    // A facet that no row has used needs no column.
    if (code === undefined && this.#length === 0) return;
    if (this.#length === 0 && at > 0) {
      const nothing = this.#codeOfNothing();
      for (let before = 0; before < at; before++) this.#column.set(before, nothing);
    }
    this.#column.set(at, code ?? this.#codeOfNothing());
    this.#length = at + 1;
  }

  #codeOfNothing(): number {
    return (this.#nothing ??= this.codeOf([]));
  }

  finish(order: Uint32Array): FacetColumn {
    if (this.#length === 0) return { codes: new Uint8Array(0), combinations: [], values: [] };
    const wide = this.#column.take(order);
    const limit = this.#combinations.length;
    const codes: Codes = limit <= 256 ? Uint8Array.from(wide) : limit <= 65_536 ? Uint16Array.from(wide) : wide;
    return {
      codes,
      combinations: this.#isPlain ? null : this.#combinations,
      values: [...this.#values.keys()],
    };
  }
}

class TimeBuilder {
  readonly #min = new GrowingColumn((length) => new Int32Array(length), 0);
  readonly #max = new GrowingColumn((length) => new Int32Array(length), 0);
  #isMoment = true;
  #length = 0;

  set(at: number, span: RowSpan | null): void {
    if (span === null && this.#length === 0) return;
    for (let before = this.#length; before < at; before++) this.#write(before, NO_DATE_MIN, NO_DATE_MAX);
    if (span === null || (span.min === null && span.max === null)) this.#write(at, NO_DATE_MIN, NO_DATE_MAX);
    else this.#write(at, minuteOf(span.min, OPEN_MIN), minuteOf(span.max, OPEN_MAX));
  }

  #write(at: number, min: number, max: number): void {
    this.#min.set(at, min);
    this.#max.set(at, max);
    if (min !== max) this.#isMoment = false;
    this.#length = at + 1;
  }

  finish(order: Uint32Array): TimeColumn | null {
    if (this.#length === 0) return null;
    const min = this.#min.take(order);
    return { min, max: this.#isMoment ? min : this.#max.take(order) };
  }
}

/** Within what 32 bits hold beside the two open ends: some 4000 years to either side. */
function minuteOf(moment: number | null, open: number): number {
  if (moment === null) return open;
  return Math.max(OPEN_MIN + 1, Math.min(OPEN_MAX - 1, Math.floor(moment / MINUTE_MS)));
}

class QuantityBuilder {
  readonly #min = new GrowingColumn((length) => new Float64Array(length), 0);
  readonly #max = new GrowingColumn((length) => new Float64Array(length), 0);
  #isExact = true;
  #length = 0;

  set(at: number, quantity: { readonly min: number; readonly max: number } | null): void {
    if (quantity === null && this.#length === 0) return;
    for (let before = this.#length; before < at; before++) this.#write(before, NaN, NaN);
    this.#write(at, quantity?.min ?? NaN, quantity?.max ?? NaN);
  }

  #write(at: number, min: number, max: number): void {
    this.#min.set(at, min);
    this.#max.set(at, max);
    if (!Object.is(min, max)) this.#isExact = false;
    this.#length = at + 1;
  }

  finish(order: Uint32Array): QuantityColumn | null {
    if (this.#length === 0) return null;
    const min = this.#min.take(order);
    return { min, max: this.#isExact ? min : this.#max.take(order) };
  }
}
