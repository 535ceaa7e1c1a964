import type { TileAddress } from '../../core/table/tile-cells';
import { ask } from '../range-source';
import { readAtMost } from '../read-at-most';
import { MOST_TILE_BYTES } from './tile-source';
import { filledTemplate } from './tile-template';
import { MLT, tileTypeProblem, unpackTile } from './unpack-tile';

/** A server that has not answered by then will not. */
const MOST_SECONDS = 60;
/** Servers that fail often say so in words, or draw them, and call it a success. */
const NO_TILE = /^image\/|\b(html|xml|json)\b/;

/** A tile from its server, unpacked; `null` where it says that there is none. */
export async function askTile(
  template: string,
  tile: TileAddress,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const address = filledTemplate(template, tile);
  const late = AbortSignal.timeout(MOST_SECONDS * 1000);
  try {
    return await readTile(
      address,
      await ask(address, { missing: [204, 404], signal: AbortSignal.any([signal, late]) }),
    );
  } catch (cause) {
    if (!late.aborted) throw cause;
    throw new Error(`${address} did not come within ${MOST_SECONDS} seconds.`, { cause });
  }
}

async function readTile(address: string, response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  const { status, body } = response;
  const type = response.headers.get('content-type') ?? '';
  if (status !== 200 || body === null || NO_TILE.test(type)) {
    await body?.cancel();
    if (status === 200 && body !== null) throw new Error(`Expected ${address} to be a vector tile, got ${type}.`);
    return null;
  }
  if (/maplibre-(vector-)?tile|\bmlt\b/i.test(type)) {
    await body.cancel();
    throw new Error(`${address}: ${tileTypeProblem(MLT) ?? ''}`);
  }
  try {
    return await unpackTile(await readAtMost(body, MOST_TILE_BYTES.packed));
  } catch (cause) {
    throw new Error(`${address} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause });
  }
}
