import type { Feature, Geometry, Position } from 'geojson';
import type { TileParts, TilePosition } from '../vector-tiles/read-tile-parts';
import { readVectorTile, type FieldValue, type VectorFeature } from '../vector-tiles/read-vector-tile';
import { isOnEdge, joinRings, type Ring } from './join-rings';
import { areaGeometry, degreesOf, lineGeometry, placedParts, placeIn } from './place-parts';
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
      ...(lines.length === 0 ? [] : [this.#feature(lineGeometry(lines, this.#zoom), fields)]),
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
    const placed = placedParts(parts, extent, tile);
    // A ring comes to where it began once more.
    this.#count(placed.reduce((sum, { length }) => sum + length + (parts.isArea ? 1 : 0), 0));
    if (placed.some((line) => line.some(isOnEdge))) {
      const cut = this.#cutOf(feature);
      for (const line of placed) (parts.isArea ? cut.rings : cut.lines).push(line);
    } else if (parts.isArea) this.#features.push(...this.#areas(placed, fields));
    else if (placed.length > 0) this.#features.push(this.#feature(lineGeometry(placed, this.#zoom), fields));
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
    try {
      const area = areaGeometry(rings, this.#zoom);
      return area === null ? [] : [this.#feature(area, fields)];
    } catch (cause) {
      if (cause instanceof RangeError) throw new TooMuchError(cause.message, { cause });
      throw cause;
    }
  }

  #degrees(line: readonly TilePosition[]): Position[] {
    return degreesOf(line, this.#zoom);
  }

  #feature(geometry: Geometry, properties: Fields): TileFeature {
    return { type: 'Feature', geometry, properties };
  }
}

function pointsOf(points: readonly Position[]): Geometry {
  const [first] = points;
  return first !== undefined && points.length === 1
    ? { type: 'Point', coordinates: first }
    : { type: 'MultiPoint', coordinates: [...points] };
}
