import { tileId } from '../../../src/core/table/tiles/tile-id';
import { writePmtiles } from '../../../src/core/table/tiles/write-pmtiles';
import { writeTile, type TestFeature } from '../vector-tiles/write-tile';

export interface TestTile {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
  readonly layers: Readonly<Record<string, readonly TestFeature[]>>;
}

/** A PMTiles file with such tiles, as bytes. */
export function archiveOf(tiles: readonly TestTile[], metadata: unknown = {}): Uint8Array<ArrayBuffer> {
  const zooms = tiles.map(({ zoom }) => zoom);
  const pieces = writePmtiles(
    tiles
      .map((tile) => ({
        id: tileId(tile),
        data: writeTile(Object.entries(tile.layers).map(([name, features]) => ({ name, features }))),
      }))
      .sort((a, b) => a.id - b.id),
    { minZoom: Math.min(...zooms), maxZoom: Math.max(...zooms), bounds: [-180, -85, 180, 85], metadata },
  );
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
