import type { Bounds } from '../geo/bounds';
import { toLatitude, toLongitude } from './mercator';

/** The least box about points of the 32-bit axes, which grows with each. */
export class MercatorBox {
  #west = Infinity;
  #east = -Infinity;
  #north = Infinity;
  #south = -Infinity;

  add(x: number, y: number): void {
    if (x < this.#west) this.#west = x;
    if (x > this.#east) this.#east = x;
    if (y < this.#north) this.#north = y;
    if (y > this.#south) this.#south = y;
  }

  /** `null` about nothing. */
  degrees(): Bounds | null {
    if (this.#west > this.#east) return null;
    return [toLongitude(this.#west), toLatitude(this.#south), toLongitude(this.#east), toLatitude(this.#north)];
  }
}
