import { Decompress } from 'fzstd';

/** Zstandard, unpacked. Throws when it is damaged, or would grow beyond so many bytes: also by what its head says, before room is made for it. */
export function unpackZstd(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  if (wantedBytes(bytes) > most) throw tooMuch(most);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const unpacking = new Decompress((piece) => {
    size += piece.length;
    if (size > most) throw tooMuch(most);
    // The next piece may be written where this one lies.
    pieces.push(piece.slice());
  });
  unpacking.push(bytes, true);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Whether bytes are a frame of Zstandard (RFC 8878). */
export function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

/** The window or the content that a frame's head asks room for, whichever it names (RFC 8878, 3.1.1.1). */
function wantedBytes(bytes: Uint8Array): number {
  const flags = bytes[4] ?? 0;
  const isSingle = (flags & 32) !== 0;
  if (!isSingle) {
    const descriptor = bytes[5] ?? 0;
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
  }
  const start = 5 + ([0, 1, 2, 4][flags & 3] ?? 0);
  const length = [1, 2, 4, 8][flags >> 6] ?? 0;
  let content = 0;
  for (let at = length - 1; at >= 0; at--) content = content * 256 + (bytes[start + at] ?? 0);
  return content;
}

function tooMuch(most: number): Error {
  return new Error(`it has more than the ${most} bytes that are read at most`);
}
