import { PMTiles } from 'pmtiles';
import type { TileAddress } from '../core/table/tile-cells';
import { readArchiveNotes, type ArchiveNotes } from '../core/table/tiles/archive-notes';
import { PartSource } from './part-source';
import { openParts } from './range-source';

export interface TileArchive {
  readonly notes: ArchiveNotes;
  readonly maxZoom: number;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly tile: (tile: TileAddress) => Promise<ArrayBuffer>;
}

/** The tiles of a file are not those that `dateline tiles` makes. */
export class OtherMakerError extends Error {}

/** Vector tiles of a table in a PMTiles file, read by ranges: only what the map shows. Throws when it is damaged, and `OtherMakerError`. */
export async function openTileArchive(source: Blob | string): Promise<TileArchive> {
  const archive = new PMTiles(new PartSource(await openParts(source)));
  const header = await archive.getHeader();
  const notes = readArchiveNotes(await archive.getMetadata());
  if (notes === null) throw new OtherMakerError('The tiles of this file are of another maker.');
  return {
    notes,
    maxZoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    tile: async ({ zoom, column, row }) => (await archive.getZxy(zoom, column, row))?.data ?? new ArrayBuffer(0),
  };
}
