import { PMTiles, SharedPromiseCache, type DecompressFunc } from 'pmtiles';
import { z } from 'zod';
import { PartSource } from '../part-source';
import { plainAttribution } from '../plain-attribution';
import { openParts } from '../range-source';
import { columnsOf, vectorLayers } from './tile-json';
import { MOST_TILE_BYTES, sourceBounds, type TileSource } from './tile-source';
import { packingProblem, tileTypeProblem, unpackTile } from './unpack-tile';

const metadata = z.object({ attribution: z.string().optional(), vector_layers: vectorLayers });

/** Tiles of any maker in a PMTiles file, read by ranges. Throws when it is damaged or has no vector tiles. */
export async function tileFileSource(source: Blob | string): Promise<TileSource> {
  // Its directories are the cache's to unpack.
  const cache = new SharedPromiseCache(undefined, undefined, unpack);
  const archive = new PMTiles(new PartSource(await openParts(source)), cache, unpack);
  const header = await archive.getHeader();
  const problem = tileTypeProblem(header.tileType);
  if (problem !== null) throw new Error(problem);
  const notes = metadata.safeParse(await archive.getMetadata()).data;
  return {
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds: sourceBounds([header.minLon, header.minLat, header.maxLon, header.maxLat]),
    attribution: plainAttribution(notes?.attribution),
    columns: columnsOf(notes?.vector_layers ?? []),
    isLayered: (notes?.vector_layers.length ?? 0) > 1,
    tile: async ({ zoom, column, row }, signal) => {
      const found = await archive.getZxy(zoom, column, row, signal);
      return found === undefined ? null : new Uint8Array(found.data);
    },
  };
}

const unpack = (async (data, compression) => {
  const problem = packingProblem(compression);
  if (problem !== null) throw new Error(problem);
  if (data.byteLength > MOST_TILE_BYTES.packed) throw new Error(`A part has ${data.byteLength} bytes.`);
  return (await unpackTile(new Uint8Array(data))).buffer;
}) satisfies DecompressFunc;
