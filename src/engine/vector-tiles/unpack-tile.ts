import { readAtMost } from '../read-at-most';
import { MOST_TILE_BYTES } from './tile-source';

/** A tile's own bytes: servers and archives give it plain or as gzip. Throws when it grows beyond what a tile may be. */
export async function unpackTile(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readAtMost(plain, MOST_TILE_BYTES.plain);
}
