import { isTileArchive, MAGIC_LENGTH } from '../is-tile-archive';
import { isItemsAddress } from '../ogc-features';
import type { TableSource } from '../protocol';
import { isTileTemplate } from './tile-template';

/** In what form a table may be vector tiles: a template of addresses, a PMTiles file, or a document that may be TileJSON. `null` when it is none of them. */
export async function sniffTiles({ source, name }: TableSource): Promise<'template' | 'file' | 'document' | null> {
  if (typeof source !== 'string') {
    return isTileArchive(await source.slice(0, MAGIC_LENGTH).text(), name) ? 'file' : null;
  }
  if (isTileTemplate(source)) return 'template';
  if (isItemsAddress(source) || !URL.canParse(source)) return null;
  const { pathname } = new URL(source);
  if (/\.pmtiles$/i.test(pathname)) return 'file';
  // Servers give a layer's TileJSON at its name, with or without `.json`.
  return /(\/[^/.]+|\.json)$/.test(pathname) ? 'document' : null;
}
