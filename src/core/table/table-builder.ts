import type { Bounds } from '../geo/bounds';
import { CLOCKS, FACETS, type FacetId } from '../query/query';
import { recordOf } from '../query/record-of';
import { GrowingCodes } from './growing-codes';
import { GrowingColumn } from './growing-column';
import { toMercatorX, toMercatorY } from './mercator';
import { MercatorBox } from './mercator-box';
import { mortonKey } from './morton';
import { NO_CODE, type RowDraft } from './row-draft';
import { sortOrder } from './sort-order';
import { SpanColumn } from './span-column';
import { NO_DATE_MAX, NO_DATE_MIN, type FacetColumn, type Table } from './table';

/** Rows in, a table out. Every value of a facet is kept once. */
export class TableBuilder {
  #count = 0;
  #placed = 0;
  readonly #x = new GrowingColumn((length) => new Uint32Array(length));
  readonly #y = new GrowingColumn((length) => new Uint32Array(length));
  readonly #isPlaced = new GrowingColumn((length) => new Uint32Array(length));
  readonly #facets = FACETS.map(() => new FacetBuilder());
  readonly #times = CLOCKS.map(() => new SpanColumn((length) => new Int32Array(length), [NO_DATE_MIN, NO_DATE_MAX]));
  readonly #quantity = new SpanColumn((length) => new Float64Array(length), [NaN, NaN]);
  readonly #box = new MercatorBox();

  get count(): number {
    return this.#count;
  }
  /** Of the points so far. */
  get bounds(): Bounds | null {
    return this.#box.degrees();
  }

  /** The code of one value. */
  codeOf(facet: FacetId, value: string): number {
    return this.combine(facet, [value]);
  }

  /** The code of several values together. */
  combine(facet: FacetId, values: readonly string[]): number {
    return this.#facets[FACETS.indexOf(facet)]?.codeOf(values) ?? NO_CODE;
  }

  /** The draft is the caller's again. */
  add({ lng, lat, codes, from, to, least, most }: RowDraft): void {
    const at = this.#count++;
    const isPlaced = !Number.isNaN(lng);
    const x = isPlaced ? toMercatorX(lng) : 0;
    const y = isPlaced ? toMercatorY(lat) : 0;
    this.#isPlaced.set(at, isPlaced ? 1 : 0);
    this.#x.set(at, x);
    this.#y.set(at, y);
    if (isPlaced) {
      this.#placed++;
      this.#box.add(x, y);
    }
    // By their numbers: an iterator a row would cost more than all else here.
    for (let facet = 0; facet < codes.length; facet++) this.#facets[facet]?.set(at, codes[facet] ?? NO_CODE);
    for (let clock = 0; clock < from.length; clock++)
      this.#times[clock]?.set(at, from[clock] ?? NO_DATE_MIN, to[clock] ?? NO_DATE_MAX);
    this.#quantity.set(at, least, most);
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
      facets: recordOf(FACETS, (_, facet) => this.#facets[facet]?.finish(order) ?? NO_FACET),
      times: recordOf(CLOCKS, (_, clock) => this.#times[clock]?.take(order) ?? null),
      quantity: this.#quantity.take(order),
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

const NO_FACET: FacetColumn = { codes: new Uint8Array(0), combinations: [], values: [] };

class FacetBuilder {
  readonly #values = new Map<string, number>();
  readonly #combinations: number[][] = [];
  readonly #codes = new Map<string, number>();
  readonly #column = new GrowingCodes();
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

  set(at: number, code: number): void {
    // A facet that no row has used needs no column.
    if (code === NO_CODE && this.#length === 0) return;
    if (this.#length === 0 && at > 0) {
      const nothing = this.#codeOfNothing();
      for (let before = 0; before < at; before++) this.#column.set(before, nothing);
    }
    this.#column.set(at, code === NO_CODE ? this.#codeOfNothing() : code);
    this.#length = at + 1;
  }

  #codeOfNothing(): number {
    return (this.#nothing ??= this.codeOf([]));
  }

  finish(order: Uint32Array): FacetColumn {
    if (this.#length === 0) return NO_FACET;
    return {
      codes: this.#column.take(order),
      combinations: this.#isPlain ? null : this.#combinations,
      values: [...this.#values.keys()],
    };
  }
}
