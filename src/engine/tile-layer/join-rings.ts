import type { TilePosition } from '../vector-tiles/read-tile-parts';

/** Positions in tiles of a zoom: whole numbers are edges of tiles. Outer rings run clockwise on the map, holes the other way; the end is not repeated. */
export type Ring = readonly TilePosition[];

/** A run of positions from one on a tile's edge to the next one there. */
interface Chain {
  readonly points: readonly TilePosition[];
}

/**
 * The rings of an area that tiles have cut, whole again. Where two pieces lie against each other along a tile's edge, one runs up it and the other down:
 * these stretches cancel out, and what is left of the boundaries closes to rings. It is exact arithmetic on the tiles' own grid, so that no edge of a tile
 * stays behind but where the neighbour is missing, or differs by a unit.
 */
export function joinRings(rings: readonly Ring[]): TilePosition[][] {
  const whole: TilePosition[][] = [];
  const chains: Chain[] = [];
  const seams = new Map<string, Seam>();
  for (const ring of rings) {
    const start = ring.findIndex(isOnEdge);
    if (start === -1) {
      whole.push([...ring]);
      continue;
    }
    const turned = [...ring.slice(start), ...ring.slice(0, start), ...ring.slice(start, start + 1)];
    let run: TilePosition[] = [];
    for (const [at, point] of turned.entries()) {
      const before = turned[at - 1];
      const axis = before === undefined ? null : sharedEdge(before, point);
      if (before !== undefined && axis !== null) {
        addToSeam(seams, before, point, axis);
        run = [point];
        continue;
      }
      run.push(point);
      if (run.length > 1 && isOnEdge(point)) {
        chains.push({ points: run });
        run = [point];
      }
    }
  }
  return [...whole, ...linked([...chains, ...[...seams.values()].flatMap(netStretches)])];
}

/** What runs along one edge of tiles: where stretches begin and end, upwards counted as one, downwards as minus one. */
interface Seam {
  readonly axis: 0 | 1;
  readonly place: number;
  readonly steps: Map<number, number>;
}

function addToSeam(seams: Map<string, Seam>, from: TilePosition, to: TilePosition, axis: 0 | 1): void {
  const place = from[axis];
  const key = `${axis} ${place}`;
  const seam = seams.get(key) ?? { axis, place, steps: new Map<number, number>() };
  seams.set(key, seam);
  const along = axis === 0 ? 1 : 0;
  // A stretch downwards is one upwards less.
  seam.steps.set(from[along], (seam.steps.get(from[along]) ?? 0) + 1);
  seam.steps.set(to[along], (seam.steps.get(to[along]) ?? 0) - 1);
}

function netStretches({ axis, place, steps }: Seam): Chain[] {
  const chains: Chain[] = [];
  const ends = [...steps].sort(([a], [b]) => a - b);
  const at = (along: number): TilePosition => (axis === 0 ? [place, along] : [along, place]);
  let net = 0;
  for (const [index, [along, step]] of ends.entries()) {
    net += step;
    const next = ends[index + 1]?.[0];
    if (next === undefined) break;
    const points = net > 0 ? [at(along), at(next)] : [at(next), at(along)];
    for (let count = Math.abs(net); count > 0; count--) chains.push({ points });
  }
  return chains;
}

/** Every position has as many chains that end in it as begin there: so they close. Where several go on, the ring takes the sharpest turn inwards. */
function linked(chains: readonly Chain[]): TilePosition[][] {
  const from = new Map<string, Chain[]>();
  for (const chain of chains) {
    const key = keyOf(chain.points[0]);
    const list = from.get(key);
    if (list === undefined) from.set(key, [chain]);
    else list.push(chain);
  }
  const rings: TilePosition[][] = [];
  for (const [start, open] of from)
    while (open.length > 0) {
      const ring: TilePosition[] = [];
      let chain = open.pop();
      while (chain !== undefined) {
        for (const point of chain.points.slice(1)) ring.push(point);
        const here = keyOf(ring.at(-1));
        if (here === start) break;
        chain = takeNext(from.get(here) ?? [], chain);
      }
      const tidy = withoutSpurs(ring);
      if (tidy.length > 2) rings.push(tidy);
    }
  return rings;
}

function takeNext(open: Chain[], { points }: Chain): Chain | undefined {
  if (open.length < 2) return open.pop();
  const [before, here] = [points.at(-2), points.at(-1)];
  const turns = open.map(({ points: [, next] }) => turnOf(before, here, next));
  const at = turns.indexOf(Math.max(...turns));
  return open.splice(at, 1)[0];
}

/** Clockwise on the map, where y grows downwards; radians. Straight back is the least. */
function turnOf(before?: TilePosition, here?: TilePosition, next?: TilePosition): number {
  if (before === undefined || here === undefined || next === undefined) return -Math.PI;
  const into = Math.atan2(here[1] - before[1], here[0] - before[0]);
  const out = Math.atan2(next[1] - here[1], next[0] - here[0]);
  const turn = (((out - into) % (2 * Math.PI)) + 3 * Math.PI) % (2 * Math.PI);
  return turn - Math.PI;
}

/** Without positions that a ring comes to twice in a row, or from which it goes straight back. */
function withoutSpurs(ring: readonly TilePosition[]): TilePosition[] {
  const kept: TilePosition[] = [];
  for (const point of ring) {
    const [last, before] = [kept.at(-1), kept.at(-2)];
    if (last !== undefined && keyOf(last) === keyOf(point)) continue;
    if (before !== undefined && keyOf(before) === keyOf(point)) kept.pop();
    else kept.push(point);
  }
  return kept;
}

/** Whether a position lies on the edge of a tile. */
export function isOnEdge([x, y]: TilePosition): boolean {
  return Number.isInteger(x) || Number.isInteger(y);
}

/** Along which axis two positions share a tile's edge; `null` when the way between them leaves it. */
function sharedEdge(from: TilePosition, to: TilePosition): 0 | 1 | null {
  if (from[0] === to[0] && Number.isInteger(from[0])) return 0;
  if (from[1] === to[1] && Number.isInteger(from[1])) return 1;
  return null;
}

function keyOf(point: TilePosition | undefined): string {
  return point === undefined ? '' : `${point[0]} ${point[1]}`;
}
