import { readAtMost } from '../read-at-most';
import { MOST_TILE_BYTES } from './tile-source';
import { isZstd, unpackZstd } from './unpack-zstd';

/** As PMTiles 3 numbers it. */
const BROTLI = 3;
/** MapLibre tiles, as PMTiles 3 numbers tile types. */
export const MLT = 6;

/** A tile's own bytes: servers and archives give it plain, as gzip or as Zstandard. Throws when it grows beyond what a tile may be. */
export async function unpackTile(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (isZstd(bytes)) return unpackZstd(bytes, MOST_TILE_BYTES.plain);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readAtMost(plain, MOST_TILE_BYTES.plain);
}

/** Why a part of an archive cannot be unpacked by how it is packed; `null` when it can. */
export function packingProblem(packing: number): string | null {
  return packing === BROTLI
    ? 'Expected an archive packed by gzip or Zstandard, or not at all, got one packed by Brotli, which browsers do not unpack. Make it anew with gzip, which is what tippecanoe and planetiler do unless told otherwise.'
    : null;
}

/** Why an archive has no tiles that can be read, by its tile type in PMTiles 3; `null` when it may have. */
export function tileTypeProblem(type: number): string | null {
  if (type <= 1) return null;
  return type === MLT
    ? 'Expected vector tiles (MVT), got MapLibre tiles (MLT), which are not read yet. Make it anew as MVT: planetiler --tile-format=mvt.'
    : 'Expected an archive of vector tiles (MVT), got one of pictures or of another form.';
}
