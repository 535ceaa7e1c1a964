type Column = Uint32Array | Int32Array | Float64Array;

/** A column whose length is not known yet. */
export class GrowingColumn<T extends Column> {
  #data: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T, capacity = 1024) {
    this.#make = make;
    this.#data = make(capacity);
  }

  set(at: number, value: number): void {
    if (at >= this.#data.length) {
      const grown = this.#make(Math.ceil(Math.max(at + 1, this.#data.length * 1.5)));
      grown.set(this.#data);
      this.#data = grown;
    }
    this.#data[at] = value;
  }

  /** The values in another order; the column is empty afterwards, so that two copies never outlive the move. */
  take(order: Uint32Array): T {
    const taken = this.#make(order.length);
    permute(this.#data, order, taken);
    this.#data = this.#make(0);
    return taken;
  }

  /** What has been written, without a copy. */
  view(): T {
    return this.#data;
  }
}

export function permute<T extends Column | Uint8Array | Uint16Array>(from: T, order: Uint32Array, into: T): void {
  for (let at = 0; at < order.length; at++) into[at] = from[order[at] ?? 0] ?? 0;
}
