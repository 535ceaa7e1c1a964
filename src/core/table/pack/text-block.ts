import { gunzipSync } from 'fflate';
import { crc32 } from './crc32';

/** The rows of a packed table's block, whose offsets lie in front. Throws `RangeError` when the block is damaged. */
export function unpackBlock(
  packed: Uint8Array,
  { count, crc32: expected }: { readonly count: number; readonly crc32: number },
): { bytes: Uint8Array; offsets: Uint32Array } {
  if (crc32(packed) !== expected) throw new RangeError('The text of this part of the table is damaged.');
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
