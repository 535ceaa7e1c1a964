import type { Geometry } from 'geojson';
import { joinRings } from '../tile-layer/join-rings';
import { areaGeometry, lineGeometry } from '../tile-layer/place-parts';
import type { TilePiece } from './decode-tile';

export interface SightShape {
  readonly geometry: Geometry;
  readonly isArea: boolean;
  /** Positions of its pieces. */
  readonly vertices: number;
}

/** The lines and areas of rows in sight, by the rows' numbers; each is put together from its tiles when it is first asked for. */
export class SightShapes {
  readonly #pieces: ReadonlyMap<number, readonly TilePiece[]>;
  readonly #zoom: number;
  readonly #joined = new Map<number, SightShape | null>();

  /** `zoom` is that of the tiles that the pieces are measured in. */
  constructor(pieces: ReadonlyMap<number, readonly TilePiece[]>, zoom: number) {
    this.#pieces = pieces;
    this.#zoom = zoom;
  }

  has(row: number): boolean {
    return this.#pieces.has(row);
  }

  /** `null` for a row that is none, and for an area of too many rings to be put together. */
  of(row: number): SightShape | null {
    const known = this.#joined.get(row);
    if (known !== undefined) return known;
    const joined = this.#join(this.#pieces.get(row) ?? []);
    this.#joined.set(row, joined);
    return joined;
  }

  #join(pieces: readonly TilePiece[]): SightShape | null {
    const [first] = pieces;
    if (first === undefined) return null;
    const { isArea } = first;
    // What is alike but in kind are two things; the row is the first.
    const lines = pieces.filter((piece) => piece.isArea === isArea).flatMap((piece) => piece.lines);
    const geometry = isArea ? areaOf(lines, this.#zoom) : lineGeometry(lines, this.#zoom);
    return geometry && { geometry, isArea, vertices: lines.reduce((sum, { length }) => sum + length, 0) };
  }
}

function areaOf(rings: TilePiece['lines'], zoom: number): Geometry | null {
  try {
    return areaGeometry(joinRings(rings), zoom);
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}
