import { toMercatorX, toMercatorY, WORLD } from '../../core/table/mercator';
import type { DegreeBox } from '../../core/table/visible-tiles';
import type { DecodedTile, MercatorPoint, TilePiece, TileRow, TileSum } from './decode-tile';

export interface RowsInSight {
  readonly rows: readonly TileRow[];
  /** Of rows that are lines or areas, what the tiles have of them; of rows that look alike all is the first one's. */
  readonly pieces: ReadonlyMap<TileRow, readonly TilePiece[]>;
  readonly sums: readonly TileSum[];
}

/**
 * What of some tiles lies in a box: rows whose point does, and those that have none. `west` may lie below -180 and `east` beyond 180. A feature that
 * several tiles have counts as often as the tile that has it most often: alike are features of one layer with one id and the same fields.
 */
export function rowsInSight(tiles: readonly DecodedTile[], box: DegreeBox): RowsInSight {
  const isInside = insideTest(box);
  const rows: TileRow[] = [];
  const taken = new Map<string, number>();
  const pieces = new Map<TileRow, TilePiece[]>();
  const firsts = new Map<string, TileRow>();
  for (const tile of tiles) {
    const here = new Map<string, number>();
    for (const row of tile.rows) {
      if (row.point !== null && !isInside(row.point)) continue;
      if (row.shared !== null) {
        const count = (here.get(row.shared) ?? 0) + 1;
        here.set(row.shared, count);
        const first = firsts.get(row.shared) ?? row;
        firsts.set(row.shared, first);
        if (row.piece !== null) add(pieces, first, row.piece);
        if (count <= (taken.get(row.shared) ?? 0)) continue;
        taken.set(row.shared, count);
      }
      rows.push(row);
    }
  }
  return { rows, pieces, sums: tiles.flatMap(({ sums }) => sums.filter(isInside)) };
}

function add(pieces: Map<TileRow, TilePiece[]>, row: TileRow, piece: TilePiece): void {
  const own = pieces.get(row);
  if (own === undefined) pieces.set(row, [piece]);
  else own.push(piece);
}

function insideTest({ west, south, east, north }: DegreeBox): (point: MercatorPoint) => boolean {
  const [top, bottom] = [toMercatorY(north), toMercatorY(south)];
  if (east - west >= 360) return ({ y }) => y >= top && y <= bottom;
  const start = turned(west);
  const width = ((east - west) / 360) * WORLD;
  return ({ x, y }) => y >= top && y <= bottom && (x - start + WORLD) % WORLD <= width;
}

/** A longitude that may lie beyond 180° on the 32-bit axis. */
function turned(lng: number): number {
  return toMercatorX(((((lng + 180) % 360) + 360) % 360) - 180);
}
