import { PMTiles, TileType } from 'pmtiles';
import { PartSource } from './part-source';
import { plainAttribution } from './plain-attribution';
import { openParts } from './range-source';

/** A basemap of the reader's own: pictures of the world in Web Mercator tiles of 256 pixels or twice as many. */
export interface BasemapArchive {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** WGS 84 degrees. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** Whose data it is, as the file says; plain text, empty when it says nothing. */
  readonly attribution: string;
  /** The bytes of a picture (PNG, JPEG, WebP or AVIF); `null` where there is none. */
  readonly tile: (zoom: number, column: number, row: number) => Promise<ArrayBuffer | null>;
}

const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

/** Why an archive is no basemap; the page says it in the reader's language. */
export class NoPicturesError extends Error {}

/** Opens a PMTiles file of pictures. Throws `NoPicturesError` when it holds something else, and what its reader throws when it is none. */
export async function openBasemap(source: Blob | string): Promise<BasemapArchive> {
  const archive = new PMTiles(new PartSource(await openParts(source)));
  const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  if (!PICTURES.includes(tileType)) throw new NoPicturesError('The tiles of this file are not pictures.');
  return {
    minZoom,
    maxZoom,
    bounds: [minLon, minLat, maxLon, maxLat],
    attribution: attributionOf(await archive.getMetadata()),
    tile: async (zoom, column, row) => (await archive.getZxy(zoom, column, row))?.data ?? null,
  };
}

function attributionOf(metadata: unknown): string {
  return typeof metadata === 'object' && metadata !== null
    ? plainAttribution(Reflect.get(metadata, 'attribution'))
    : '';
}
