import { checkedLayer, readReferenceLayer, type ReferenceLayer } from '../core/formats/import/reference-layer';
import { isTileArchive, MAGIC_LENGTH } from './is-tile-archive';
import { plainAttribution } from './plain-attribution';

/** A reference layer from any file that can be one; of an archive of vector tiles, without some of its layers. Throws `FormatError`. */
export async function readLayerFile(
  bytes: Uint8Array,
  fileName: string,
  without: readonly string[] = [],
): Promise<ReferenceLayer> {
  const layer = await readChecked(bytes, fileName, without);
  return { ...layer, attribution: plainAttribution(layer.attribution) };
}

async function readChecked(bytes: Uint8Array, fileName: string, without: readonly string[]): Promise<ReferenceLayer> {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC_LENGTH));
  if (!isTileArchive(start, fileName)) return readReferenceLayer(bytes, fileName);
  const { readTileLayer } = await import('./tile-layer/read-tile-layer');
  return checkedLayer(await readTileLayer(bytes, without), { bytes, fileName });
}
