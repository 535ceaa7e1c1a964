import { FormatError } from '../../core/formats/format-error';
import { IMPORT_LIMITS, type ImportLimits } from '../../core/formats/import/import-limits';
import type { LayerFeatures } from '../../core/formats/import/read-layer';
import { TileShapes, TooMuchError } from './tile-shapes';
import { openVectorArchive, type ArchiveTile, type VectorArchive } from './vector-archive';

/**
 * The features of a PMTiles file of vector tiles, from the deepest zoom of which all may be read: `limits` holds for its tiles together. `without`: names
 * of the tiles' layers that are not wanted. Throws `FormatError`.
 */
export async function readTileLayer(
  bytes: Uint8Array,
  without: readonly string[] = [],
  limits: ImportLimits = IMPORT_LIMITS,
): Promise<LayerFeatures> {
  if (bytes.length > limits.bytes)
    throw new FormatError(
      `The file has ${Math.ceil(bytes.length / 1e6)} MB; ${limits.bytes / 1e6} MB is the most. Cut out what is needed.`,
    );
  const archive = await openVectorArchive(bytes);
  for (const [zoom, tiles] of archive.zooms.toReversed()) {
    const shapes = await shapesOf(archive, zoom, tiles, { without, limits });
    if (shapes === null) continue;
    const { features, layers } = shapes;
    const left = layers.filter((layer) => without.includes(layer));
    return {
      features,
      attribution: archive.attribution,
      isHtml: false,
      tiles: { zoom, maxZoom: Math.max(zoom, archive.maxZoom), layers, without: left },
    };
  }
  throw new FormatError(
    `Even at its farthest zoom the archive has more than ${limits.layerFeatures} features, ${limits.layerVertices} vertices or ${limits.unzippedBytes / 1e6} MB. Cut out what is needed.`,
  );
}

/** `null` where there is more than may be. */
async function shapesOf(
  archive: VectorArchive,
  zoom: number,
  tiles: readonly ArchiveTile[],
  { without, limits }: { readonly without: readonly string[]; readonly limits: ImportLimits },
): Promise<{ readonly features: ReturnType<TileShapes['finish']>; readonly layers: readonly string[] } | null> {
  const shapes = new TileShapes(
    zoom,
    { features: limits.layerFeatures, vertices: limits.layerVertices },
    (layer) => !without.includes(layer),
  );
  let size = 0;
  try {
    for (const tile of tiles) {
      const plain = await archive.read(tile);
      size += plain.length;
      if (size > limits.unzippedBytes) return null;
      addTile(shapes, plain, tile);
    }
    return { features: shapes.finish(), layers: shapes.layers };
  } catch (cause) {
    if (cause instanceof TooMuchError) return null;
    throw cause;
  }
}

function addTile(shapes: TileShapes, bytes: Uint8Array, tile: ArchiveTile): void {
  try {
    shapes.add(bytes, tile);
  } catch (cause) {
    if (cause instanceof TooMuchError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FormatError(
      `The archive is damaged or cut off: its tile ${tile.zoom}/${tile.column}/${tile.row} cannot be read (${reason}).`,
      { cause },
    );
  }
}
