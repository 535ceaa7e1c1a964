import { GrowingColumn } from './growing-column';

interface Span<T> {
  readonly min: T;
  /** The same column as `min` where no row has two ends. */
  readonly max: T;
}

/** A column of least and greatest values whose length is not known yet: the second is made when some row needs it, the column when some row says something. */
export class SpanColumn<T extends Int32Array | Float64Array> {
  readonly #make: (length: number) => T;
  readonly #nothing: readonly [min: number, max: number];
  readonly #min: GrowingColumn<T>;
  #max: GrowingColumn<T> | null = null;
  #length = 0;

  /** `nothing` is written for rows that say nothing, before one that does and after it. */
  constructor(make: (length: number) => T, nothing: readonly [min: number, max: number]) {
    this.#make = make;
    this.#nothing = nothing;
    this.#min = new GrowingColumn(make, 0);
  }

  set(at: number, min: number, max: number): void {
    const [noMin, noMax] = this.#nothing;
    if (this.#length === 0 && Object.is(min, noMin) && Object.is(max, noMax)) return;
    for (; this.#length < at; this.#length++) this.#write(this.#length, noMin, noMax);
    this.#write(at, min, max);
    this.#length = at + 1;
  }

  #write(at: number, min: number, max: number): void {
    this.#min.set(at, min);
    if (this.#max === null && !Object.is(min, max)) {
      this.#max = new GrowingColumn(this.#make, this.#min.view().length);
      for (let before = 0; before < at; before++) this.#max.set(before, this.#min.view()[before] ?? 0);
    }
    this.#max?.set(at, max);
  }

  /** The spans in another order; `null` when no row has said anything. The column is empty afterwards. */
  take(order: Uint32Array): Span<T> | null {
    if (this.#length === 0) return null;
    const min = this.#min.take(order);
    return { min, max: this.#max?.take(order) ?? min };
  }
}
