import type { OpenRequest } from '../protocol';
import { Sight } from './sight';
import type { sniffTiles } from './sniff-tiles';
import { askTileJson, templateSource } from './tile-json';
import type { TileSource } from './tile-source';

/** The sight of a table that may be vector tiles of some form; `null` when it is something else. Throws when its tiles cannot be used. */
export async function openSight(
  { source, mapping }: OpenRequest,
  form: Awaited<ReturnType<typeof sniffTiles>>,
): Promise<Sight | null> {
  const tiles = await tileSource(source, form);
  return tiles && new Sight(tiles, mapping ?? null);
}

async function tileSource(
  source: OpenRequest['source'],
  form: Awaited<ReturnType<typeof sniffTiles>>,
): Promise<TileSource | null> {
  if (form === 'file') {
    const { tileFileSource } = await import('./tile-file');
    return tileFileSource(source);
  }
  if (typeof source !== 'string') return null;
  return form === 'template' ? templateSource(source) : askTileJson(source);
}
