import type { TilePosition } from '../vector-tiles/read-tile-parts';

type Line = readonly TilePosition[];

/**
 * A ring without what a tile repeats from beyond its edge: that is the neighbour's (Sutherland and Hodgman). Where an edge of the tile cuts it, it runs
 * along that edge. Positions on the cut are whole units, so that the neighbour has the same.
 */
export function clipRing(ring: Line, extent: number): TilePosition[] {
  let points = [...ring];
  for (const { axis, limit, isInside } of sidesOf(extent)) {
    if (points.every(isInside)) continue;
    points = points.flatMap((point, at) => {
      const before = points.at(at - 1) ?? point;
      const cut = isInside(point) === isInside(before) ? [] : [crossing(before, point, axis, limit)];
      return isInside(point) ? [...cut, point] : cut;
    });
  }
  return points.filter((point, at) => points.length === 1 || !isSame(point, points.at(at - 1)));
}

/** The parts of a line within the tile. */
export function clipLine(line: Line, extent: number): TilePosition[][] {
  let pieces: TilePosition[][] = [[...line]];
  for (const { axis, limit, isInside } of sidesOf(extent)) {
    pieces = pieces.flatMap((piece) => (piece.every(isInside) ? [piece] : cutLine(piece, { axis, limit, isInside })));
  }
  return pieces
    .map((piece) => piece.filter((point, at) => at === 0 || !isSame(point, piece[at - 1])))
    .filter(({ length }) => length > 1);
}

/** A side of the tile: where it lies on which axis, and what is on the tile's hand of it. */
interface Side {
  readonly axis: 0 | 1;
  readonly limit: number;
  readonly isInside: (point: TilePosition) => boolean;
}

function sidesOf(extent: number): Side[] {
  return ([0, 1] as const).flatMap((axis) => [
    { axis, limit: 0, isInside: (point) => point[axis] >= 0 },
    { axis, limit: extent, isInside: (point) => point[axis] <= extent },
  ]);
}

function cutLine(line: Line, { axis, limit, isInside }: Side): TilePosition[][] {
  const pieces: TilePosition[][] = [];
  let piece: TilePosition[] = [];
  for (const [at, point] of line.entries()) {
    const before = line[at - 1];
    const isCut = before !== undefined && isInside(before) !== isInside(point);
    if (isCut) piece.push(crossing(before, point, axis, limit));
    if (isInside(point)) piece.push(point);
    else if (piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  }
  return [...pieces, piece];
}

function crossing(from: TilePosition, to: TilePosition, axis: 0 | 1, limit: number): TilePosition {
  const share = (limit - from[axis]) / (to[axis] - from[axis]);
  const other = axis === 0 ? 1 : 0;
  const value = Math.round(from[other] + share * (to[other] - from[other]));
  return axis === 0 ? [limit, value] : [value, limit];
}

function isSame([x, y]: TilePosition, other: TilePosition | undefined): boolean {
  return x === other?.[0] && y === other[1];
}
