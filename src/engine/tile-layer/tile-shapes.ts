import type { Feature, Geometry, Position } from 'geojson';
import { toLatitude, toLongitude, WORLD } from '../../core/table/mercator';
import type { TileParts, TilePosition } from '../vector-tiles/read-tile-parts';
import { readVectorTile, type FieldValue, type VectorFeature } from '../vector-tiles/read-vector-tile';
import { clipLine, clipRing } from './clip-to-tile';
import { areaOf, groupRings, type RingGroup } from './group-rings';
import { isOnEdge, joinRings, type Ring } from './join-rings';
import type { ArchiveTile } from './vector-archive';

type Fields = Readonly<Record<string, FieldValue>>;
type TileFeature = Feature<Geometry, Fields>;

/** What the tiles of one zoom may come to. */
export interface ShapeLimits {
  readonly features: number;
  readonly vertices: number;
}

/** There is more in the tiles than may be. */
export class TooMuchError extends Error {}

/** Pieces of what looks alike and reaches to an edge of its tile. */
interface Cut {
  readonly fields: Fields;
  readonly rings: Ring[];
  readonly lines: TilePosition[][];
  readonly points: Map<string, TilePosition>;
}

/** The features of the tiles of one zoom, tile by tile. Pieces of one layer with the same fields that tiles have cut are joined where they meet. */
export class TileShapes {
  readonly #zoom: number;
  readonly #limits: ShapeLimits;
  readonly #isWanted: (layer: string) => boolean;
  readonly #features: TileFeature[] = [];
  readonly #cuts = new Map<string, Cut>();
  readonly #layers = new Set<string>();
  #vertices = 0;
  #pieces = 0;

  constructor(zoom: number, limits: ShapeLimits, isWanted: (layer: string) => boolean) {
    this.#zoom = zoom;
    this.#limits = limits;
    this.#isWanted = isWanted;
  }

  /** Names of all layers that have been seen, wanted or not. */
  get layers(): readonly string[] {
    return [...this.#layers].sort();
  }

  /** Throws `TooMuchError`, and what is wrong with the tile's bytes. */
  add(bytes: Uint8Array, tile: ArchiveTile): void {
    for (const feature of readVectorTile(bytes)) {
      this.#layers.add(feature.layer);
      if (!this.#isWanted(feature.layer)) continue;
      const { points, parts } = feature;
      if (points !== null) this.#addPoints(points, feature, tile);
      if (parts !== null) this.#addParts(parts(), feature, tile);
    }
  }

  /** All of it. Throws `TooMuchError` where rings are too many to be sorted out. */
  finish(): TileFeature[] {
    const joined = [...this.#cuts.values()].flatMap(({ fields, rings, lines, points }) => [
      ...this.#areas(rings.length === 0 ? [] : joinRings(rings), fields),
      ...(lines.length === 0 ? [] : [this.#feature(linesOf(lines.map((line) => this.#degrees(line))), fields)]),
      ...(points.size === 0 ? [] : [this.#feature(pointsOf(this.#degrees([...points.values()])), fields)]),
    ]);
    return [...this.#features, ...joined];
  }

  #addPoints(numbers: readonly number[], feature: VectorFeature, tile: ArchiveTile): void {
    const { extent, fields } = feature;
    const within: TilePosition[] = [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const point: TilePosition = [numbers[at] ?? 0, numbers[at + 1] ?? 0];
      if (point.every((part) => part >= 0 && part <= extent)) within.push(point);
    }
    this.#count(within.length);
    const placed = within.map((point) => placeIn(tile, extent, point));
    // A point on an edge is in both tiles.
    if (!placed.some(isOnEdge)) {
      if (placed.length > 0) this.#features.push(this.#feature(pointsOf(this.#degrees(placed)), fields));
      return;
    }
    const { points } = this.#cutOf(feature);
    for (const point of placed) points.set(point.join(' '), point);
  }

  #addParts(parts: TileParts, feature: VectorFeature, tile: ArchiveTile): void {
    const { extent, fields } = feature;
    const place = (line: readonly TilePosition[]): TilePosition[] => line.map((point) => placeIn(tile, extent, point));
    if (!parts.isArea) {
      const lines = parts.lines.flatMap((line) => clipLine(line, extent)).map(place);
      this.#count(lines.reduce((sum, { length }) => sum + length, 0));
      if (lines.some((line) => line.some(isOnEdge))) for (const line of lines) this.#cutOf(feature).lines.push(line);
      else if (lines.length > 0)
        this.#features.push(this.#feature(linesOf(lines.map((line) => this.#degrees(line))), fields));
      return;
    }
    const rings = wound(parts.lines)
      .map((ring) => clipRing(ring, extent))
      .filter((ring) => ring.length > 2)
      .map(place);
    this.#count(rings.reduce((sum, { length }) => sum + length + 1, 0));
    if (rings.some((ring) => ring.some(isOnEdge))) for (const ring of rings) this.#cutOf(feature).rings.push(ring);
    else this.#features.push(...this.#areas(rings, fields));
  }

  #count(vertices: number): void {
    this.#vertices += vertices;
    this.#pieces += vertices > 0 ? 1 : 0;
    if (this.#vertices > this.#limits.vertices || this.#pieces > this.#limits.features) throw new TooMuchError();
  }

  #cutOf({ layer, fields }: VectorFeature): Cut {
    const key = JSON.stringify([layer, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const known = this.#cuts.get(key);
    if (known !== undefined) return known;
    const cut: Cut = { fields, rings: [], lines: [], points: new Map() };
    this.#cuts.set(key, cut);
    return cut;
  }

  #areas(rings: readonly Ring[], fields: Fields): TileFeature[] {
    const groups = this.#grouped(rings).map((group) => group.map((ring) => closed(this.#degrees(ring))));
    const [first] = groups;
    if (first === undefined) return [];
    return [
      this.#feature(
        groups.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: groups },
        fields,
      ),
    ];
  }

  #grouped(rings: readonly Ring[]): readonly RingGroup[] {
    try {
      return groupRings(rings);
    } catch (cause) {
      if (cause instanceof RangeError) throw new TooMuchError(cause.message, { cause });
      throw cause;
    }
  }

  #degrees(line: readonly TilePosition[]): Position[] {
    const scale = WORLD / 2 ** this.#zoom;
    return line.map(([x, y]) => [rounded(toLongitude(x * scale)), rounded(toLatitude(y * scale))]);
  }

  #feature(geometry: Geometry, properties: Fields): TileFeature {
    return { type: 'Feature', geometry, properties };
  }
}

/** In tiles of the zoom. */
function placeIn({ column, row }: ArchiveTile, extent: number, [x, y]: TilePosition): TilePosition {
  return [column + x / extent, row + y / extent];
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

function linesOf(lines: readonly Position[][]): Geometry {
  const [first] = lines;
  return first !== undefined && lines.length === 1
    ? { type: 'LineString', coordinates: first }
    : { type: 'MultiLineString', coordinates: [...lines] };
}

function pointsOf(points: readonly Position[]): Geometry {
  const [first] = points;
  return first !== undefined && points.length === 1
    ? { type: 'Point', coordinates: first }
    : { type: 'MultiPoint', coordinates: [...points] };
}

/** A centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
