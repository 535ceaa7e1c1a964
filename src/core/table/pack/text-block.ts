import { gunzipSync, gzipSync } from 'fflate';

/** Rows' bytes with their offsets in front, as gzip: what a packed table keeps its text in. Offsets count from behind themselves. */
export function packBlock(bytes: Uint8Array, offsets: Uint32Array): Uint8Array<ArrayBuffer> {
  const size = offsets.length * 4;
  const plain = new Uint8Array(size + bytes.length);
  const view = new DataView(plain.buffer);
  for (const [at, offset] of offsets.entries()) view.setUint32(at * 4, offset, true);
  plain.set(bytes, size);
  return new Uint8Array(gzipSync(plain, { level: 6, mtime: 0 }));
}

/** Throws `RangeError` when the block is damaged. */
export function unpackBlock(packed: Uint8Array, count: number): { bytes: Uint8Array; offsets: Uint32Array } {
  let plain: Uint8Array;
  try {
    plain = gunzipSync(packed);
  } catch (cause) {
    throw new RangeError('The text of this part of the table is damaged.', { cause });
  }
  const size = (count + 1) * 4;
  if (plain.length < size) throw new RangeError('The text of this part of the table is cut off.');
  const view = new DataView(plain.buffer, plain.byteOffset, size);
  const offsets = new Uint32Array(count + 1);
  for (let at = 0; at <= count; at++) offsets[at] = view.getUint32(at * 4, true);
  if ((offsets[count] ?? 0) > plain.length - size)
    throw new RangeError('The text of this part of the table is cut off.');
  return { bytes: plain.subarray(size), offsets };
}
