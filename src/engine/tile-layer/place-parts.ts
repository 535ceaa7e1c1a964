import type { Geometry, Position } from 'geojson';
import { toLatitude, toLongitude, WORLD } from '../../core/table/mercator';
import type { TileAddress } from '../../core/table/tile-cells';
import type { TileParts, TilePosition } from '../vector-tiles/read-tile-parts';
import { clipLine, clipRing } from './clip-to-tile';
import { areaOf, groupRings } from './group-rings';
import type { Ring } from './join-rings';

type Line = readonly TilePosition[];

/** A position of a tile in tiles of its zoom. */
export function placeIn({ column, row }: TileAddress, extent: number, [x, y]: TilePosition): TilePosition {
  return [column + x / extent, row + y / extent];
}

/** What of a feature's lines or rings lies in its tile, in tiles of its zoom: what a tile repeats from beyond its edge is the neighbour's. Outer rings run clockwise. */
export function placedParts({ isArea, lines }: TileParts, extent: number, tile: TileAddress): TilePosition[][] {
  const place = (line: Line): TilePosition[] => line.map((point) => placeIn(tile, extent, point));
  if (!isArea) return lines.flatMap((line) => clipLine(line, extent)).map(place);
  return wound(lines)
    .map((ring) => clipRing(ring, extent))
    .filter((ring) => ring.length > 2)
    .map(place);
}

/** Rings as an area; `null` for none. Throws `RangeError` where they are too many to be sorted out. */
export function areaGeometry(rings: readonly Ring[], zoom: number): Geometry | null {
  const groups = groupRings(rings).map((group) => group.map((ring) => closed(degreesOf(ring, zoom))));
  const [first] = groups;
  if (first === undefined) return null;
  return groups.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: groups };
}

/** Lines as one geometry. */
export function lineGeometry(lines: readonly Line[], zoom: number): Geometry {
  const [first, ...others] = lines.map((line) => degreesOf(line, zoom));
  return first !== undefined && others.length === 0
    ? { type: 'LineString', coordinates: first }
    : { type: 'MultiLineString', coordinates: first === undefined ? [] : [first, ...others] };
}

export function degreesOf(line: Line, zoom: number): Position[] {
  const scale = WORLD / 2 ** zoom;
  return line.map(([x, y]) => [rounded(toLongitude(x * scale)), rounded(toLatitude(y * scale))]);
}

/** Outer rings clockwise, as version 2 of the specification has them; version 1 left it open, but holes always run against the first ring. */
function wound(rings: readonly Ring[]): readonly Ring[] {
  const [first] = rings;
  return first !== undefined && areaOf(first) < 0 ? rings.map((ring) => ring.toReversed()) : rings;
}

function closed(ring: readonly Position[]): Position[] {
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
}

/** A centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
