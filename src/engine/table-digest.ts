import { isPack, readContents } from '../core/table/pack/read-pack';
import { chunksOf } from './byte-source';
import { isReadInParts } from './hosted-file';
import { isItemsAddress } from './ogc-features';
import type { TableSource } from './protocol';
import { ask, openParts } from './range-source';
import { startDigest } from './running-digest';

const PACK_NAME = /\.dltable$/i;
const SLICE_BYTES = 4_000_000;

/**
 * SHA-256 by which a table is known again, hexadecimal: a packed table's own, of any other file that of its bytes. `null` for what a server
 * answers anew each time, and for what is read in parts: all of it would have to be fetched. Throws when it cannot be read.
 */
export async function tableDigest({ source, name }: TableSource): Promise<string | null> {
  if (typeof source === 'string') {
    if (isItemsAddress(source) || isReadInParts({ source, name })) return null;
    if (PACK_NAME.test(name)) return (await readContents(await openParts(source))).digest;
    const { body } = await ask(source);
    if (body === null) return null;
    return hashed(chunksOf(body));
  }
  const first = new Uint8Array(await source.slice(0, 8).arrayBuffer());
  if (isPack(first)) return (await readContents(await openParts(source))).digest;
  return hashed(slicesOf(source));
}

async function hashed(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = startDigest();
  for await (const chunk of chunks) await digest.update(chunk);
  return digest.finish();
}

/** Slice by slice, so that whatever else is asked of the worker comes between. */
async function* slicesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < blob.size; start += SLICE_BYTES)
    yield new Uint8Array(await blob.slice(start, start + SLICE_BYTES).arrayBuffer());
}
