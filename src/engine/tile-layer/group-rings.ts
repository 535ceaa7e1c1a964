import type { TilePosition } from '../vector-tiles/read-tile-parts';
import type { Ring } from './join-rings';

/** An outer ring with its holes. */
export type RingGroup = readonly [outer: Ring, ...holes: Ring[]];

/** Edges that are looked at to find out which ring holds which; a shape for which that is too few is too intricate. */
const MOST_STEPS = 200_000_000;

/** Outer rings with the holes that lie in them. A hole in none is dropped. Throws `RangeError` when that takes too long. */
export function groupRings(rings: readonly Ring[]): RingGroup[] {
  const outers = rings.filter((ring) => areaOf(ring) > 0).map((ring) => new Outer(ring));
  let steps = 0;
  for (const hole of rings) {
    if (areaOf(hole) >= 0) continue;
    const point = middleOf(hole);
    let smallest: Outer | null = null;
    for (const outer of outers) {
      steps++;
      if (!outer.mayHold(point) || (smallest !== null && smallest.area <= outer.area)) continue;
      const { isInside, looked } = outer.holds(point);
      steps += looked;
      if (isInside) smallest = outer;
      if (steps > MOST_STEPS) throw new RangeError('too many rings');
    }
    smallest?.holes.push(hole);
  }
  return outers.map(({ ring, holes }) => [ring, ...holes]);
}

/** Positive when the ring runs clockwise on the map, where y grows downwards. */
export function areaOf(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at++) {
    const [x, y] = ring[at] ?? [0, 0];
    const [nextX, nextY] = ring[at + 1 < ring.length ? at + 1 : 0] ?? [0, 0];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

/** A position that is safely of the hole: the middle of its first edge, which only the hole has. */
function middleOf(ring: Ring): TilePosition {
  const [[x, y] = [0, 0], [nextX, nextY] = [0, 0]] = ring;
  return [(x + nextX) / 2, (y + nextY) / 2];
}

/** An outer ring with its edges by the row of tiles that they cross, so that few have to be looked at for a position. */
class Outer {
  readonly ring: Ring;
  readonly area: number;
  readonly holes: Ring[] = [];
  readonly #box: readonly [west: number, north: number, east: number, south: number];
  #rows: Map<number, number[]> | null = null;

  constructor(ring: Ring) {
    this.ring = ring;
    this.area = areaOf(ring);
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of ring) {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [north, south] = [Math.min(north, y), Math.max(south, y)];
    }
    this.#box = [west, north, east, south];
  }

  mayHold([x, y]: TilePosition): boolean {
    const [west, north, east, south] = this.#box;
    return x >= west && x <= east && y >= north && y <= south;
  }

  /** By the edges that a line to the east crosses. */
  holds([x, y]: TilePosition): { readonly isInside: boolean; readonly looked: number } {
    this.#rows ??= rowsOf(this.ring);
    const edges = this.#rows.get(Math.floor(y)) ?? [];
    let isInside = false;
    for (const at of edges) {
      const [fromX, fromY] = this.ring[at] ?? [0, 0];
      const [toX, toY] = this.ring[(at + 1) % this.ring.length] ?? [0, 0];
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) isInside = !isInside;
    }
    return { isInside, looked: edges.length };
  }
}

/** Edges by the rows of tiles that they touch. An edge spans few: tiles cut it. */
function rowsOf(ring: Ring): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let at = 0; at < ring.length; at++) {
    const from = ring[at]?.[1] ?? 0;
    const to = ring[(at + 1) % ring.length]?.[1] ?? 0;
    for (let row = Math.floor(Math.min(from, to)); row <= Math.floor(Math.max(from, to)); row++) {
      const list = rows.get(row);
      if (list === undefined) rows.set(row, [at]);
      else list.push(at);
    }
  }
  return rows;
}
