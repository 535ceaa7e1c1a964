import { toMercatorX, toMercatorY, WORLD } from './mercator';
import type { AreaTest, Square } from './square-walk';

/** Bands that the rings' height is cut into: a test looks only at the edges of its own. */
const MOST_BANDS = 4096;

/**
 * Inside rings by the even-odd rule, so that a ring inside a ring is a hole. Edges are straight on the map (Mercator). An edge that does not
 * reach a point's height never counts for it: edges are kept by bands of height, and the answer is that of a test of all of them.
 */
export function ringTest(rings: readonly (readonly (readonly [lng: number, lat: number])[])[]): AreaTest {
  const edges = edgesOf(rings);
  const bands = new EdgeBands(edges);
  const shifts = [-WORLD, 0, WORLD].filter((shift) => shift <= edges.east && shift + WORLD > edges.west);
  return {
    contains: (x, y) => shifts.some((shift) => bands.isInside(x + shift, y)),
    relation: ({ level, column, row }: Square) => {
      const size = 2 ** (32 - level);
      const [top, bottom] = [row * size, (row + 1) * size];
      let relation: 'outside' | 'inside' | 'both' = 'outside';
      for (const shift of shifts) {
        const [left, right] = [column * size + shift, (column + 1) * size + shift];
        if (bands.crosses({ left, right, top, bottom })) return 'both';
        if (bands.isInside((left + right) / 2, (top + bottom) / 2)) relation = 'inside';
      }
      return relation;
    },
  };
}

/** From (x1, y1) to (x2, y2), one place an edge. 32-bit Mercator; longitudes beyond 180° run on. */
interface Edges {
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  readonly west: number;
  readonly east: number;
}

function edgesOf(rings: Parameters<typeof ringTest>[0]): Edges {
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const [x1, y1, x2, y2] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [at, west, east] = [0, Infinity, -Infinity];
  for (const ring of rings) {
    const xs = ring.map(([lng]) => toMercatorX(wrapped(lng)) + Math.floor((lng + 180) / 360) * WORLD);
    const ys = ring.map(([, lat]) => toMercatorY(lat));
    for (let end = 0, start = ring.length - 1; end < ring.length; start = end++, at++) {
      [x1[at], y1[at], x2[at], y2[at]] = [xs[start] ?? 0, ys[start] ?? 0, xs[end] ?? 0, ys[end] ?? 0];
      west = Math.min(west, xs[end] ?? 0);
      east = Math.max(east, xs[end] ?? 0);
    }
  }
  return { x1, y1, x2, y2, west, east };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

class EdgeBands {
  readonly #edges: Edges;
  readonly #top: number;
  readonly #height: number;
  /** Edges by band: those of band `b` are `#list[#starts[b]]` up to the next band's. */
  readonly #starts: Uint32Array;
  readonly #list: Uint32Array;

  constructor(edges: Edges) {
    this.#edges = edges;
    const { y1, y2 } = edges;
    let [top, bottom] = [Infinity, -Infinity];
    for (const y of y1) {
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    const bands = Math.max(1, Math.min(MOST_BANDS, y1.length));
    this.#top = top;
    this.#height = Math.max(1, (bottom - top) / bands);
    const starts = new Uint32Array(bands + 1);
    const span = (at: number): [number, number] => {
      const [a, b] = [this.#bandOf(y1[at] ?? 0, bands), this.#bandOf(y2[at] ?? 0, bands)];
      return a < b ? [a, b] : [b, a];
    };
    for (let at = 0; at < y1.length; at++) {
      const [first, last] = span(at);
      for (let band = first; band <= last; band++) starts[band + 1] = (starts[band + 1] ?? 0) + 1;
    }
    for (let band = 0; band < bands; band++) starts[band + 1] = (starts[band + 1] ?? 0) + (starts[band] ?? 0);
    this.#starts = starts;
    this.#list = new Uint32Array(starts[bands] ?? 0);
    const next = starts.slice();
    for (let at = 0; at < y1.length; at++) {
      const [first, last] = span(at);
      for (let band = first; band <= last; band++) {
        const place = next[band] ?? 0;
        this.#list[place] = at;
        next[band] = place + 1;
      }
    }
  }

  #bandOf(y: number, bands = this.#starts.length - 1): number {
    return Math.max(0, Math.min(bands - 1, Math.floor((y - this.#top) / this.#height)));
  }

  isInside(x: number, y: number): boolean {
    const { x1, y1, x2, y2 } = this.#edges;
    const band = this.#bandOf(y);
    let isIn = false;
    for (let place = this.#starts[band] ?? 0; place < (this.#starts[band + 1] ?? 0); place++) {
      const at = this.#list[place] ?? 0;
      const [startY, endY] = [y1[at] ?? 0, y2[at] ?? 0];
      if (startY > y === endY > y) continue;
      const [startX, endX] = [x1[at] ?? 0, x2[at] ?? 0];
      if (x < ((endX - startX) * (y - startY)) / (endY - startY) + startX) isIn = !isIn;
    }
    return isIn;
  }

  /** Whether an edge comes into a box, its border included: Liang and Barsky's clipping. */
  crosses({ left, right, top, bottom }: Box): boolean {
    const { x1, y1, x2, y2 } = this.#edges;
    const [first, last] = [this.#bandOf(top), this.#bandOf(bottom)];
    // Whole bands lie one behind the other in the list.
    for (let place = this.#starts[first] ?? 0; place < (this.#starts[last + 1] ?? 0); place++) {
      const at = this.#list[place] ?? 0;
      const [startX, startY, endX, endY] = [x1[at] ?? 0, y1[at] ?? 0, x2[at] ?? 0, y2[at] ?? 0];
      if ((startX < left && endX < left) || (startX > right && endX > right)) continue;
      if ((startY < top && endY < top) || (startY > bottom && endY > bottom)) continue;
      let [enter, leave] = [0, 1];
      let isOut = false;
      for (const [step, room] of [
        [startX - endX, startX - left],
        [endX - startX, right - startX],
        [startY - endY, startY - top],
        [endY - startY, bottom - startY],
      ] as const) {
        if (step === 0) isOut ||= room < 0;
        else if (step < 0) enter = Math.max(enter, room / step);
        else leave = Math.min(leave, room / step);
      }
      if (!isOut && enter <= leave) return true;
    }
    return false;
  }
}

function wrapped(lng: number): number {
  return ((((lng + 180) % 360) + 360) % 360) - 180;
}
