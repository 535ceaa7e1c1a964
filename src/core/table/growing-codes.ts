import { permute } from './growing-column';
import type { Codes } from './table';

/** A column of codes whose length and width are not known yet: no wider than its greatest code wants. */
export class GrowingCodes {
  #data: Codes = new Uint8Array(0);
  #limit = 256;

  set(at: number, code: number): void {
    if (at >= this.#data.length || code >= this.#limit) this.#grow(at, code);
    this.#data[at] = code;
  }

  /** The codes in another order; the column is empty afterwards. */
  take(order: Uint32Array): Codes {
    const taken = this.#make(order.length);
    permute(this.#data, order, taken);
    this.#data = new Uint8Array(0);
    return taken;
  }

  #grow(at: number, code: number): void {
    if (code >= this.#limit) this.#limit = code < 65_536 ? 65_536 : 2 ** 32;
    const room =
      at < this.#data.length ? this.#data.length : Math.ceil(Math.max(at + 1, 1024, this.#data.length * 1.5));
    const grown = this.#make(room);
    grown.set(this.#data);
    this.#data = grown;
  }

  #make(length: number): Codes {
    if (this.#limit === 256) return new Uint8Array(length);
    return this.#limit === 65_536 ? new Uint16Array(length) : new Uint32Array(length);
  }
}
