export interface DirectoryEntry {
  readonly id: number;
  /** Bytes from the beginning of the tiles, or of the leaf directories. */
  readonly offset: number;
  readonly length: number;
  /** Tiles in a row that are these bytes; 0 where they are a leaf directory. */
  readonly run: number;
}

/** What one directory may hold; larger archives spread theirs over leaves. */
const MOST_ENTRIES = 1_000_000;

/** The entries of an unpacked directory. Throws when it breaks off, or holds more than a directory may. */
export function decodeDirectory(bytes: Uint8Array): DirectoryEntry[] {
  let at = 0;
  const varint = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 56) throw new Error('a directory breaks off');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const count = varint();
  // Each entry has at least four bytes.
  if (count > MOST_ENTRIES || count > bytes.length / 4) throw new Error(`a directory has ${count} entries`);
  const list = (): number[] => Array.from({ length: count }, varint);
  const [steps, runs, lengths, offsets] = [list(), list(), list(), list()];
  let [id, next] = [0, 0];
  return steps.map((step, index) => {
    id += step;
    const [run = 0, length = 0, told = 0] = [runs[index], lengths[index], offsets[index]];
    const offset = told === 0 ? next : told - 1;
    next = offset + length;
    return { id, offset, length, run };
  });
}

/** Entries in ascending order of their ids, as the specification of PMTiles 3 lays them out, before compression. */
export function encodeDirectory(entries: readonly DirectoryEntry[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    let rest = value;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  varint(entries.length);
  let last = 0;
  for (const { id } of entries) {
    varint(id - last);
    last = id;
  }
  for (const { run } of entries) varint(run);
  for (const { length } of entries) varint(length);
  let next = -1;
  for (const { offset, length } of entries) {
    // 0 is "right behind the one before".
    varint(offset === next ? 0 : offset + 1);
    next = offset + length;
  }
  return Uint8Array.from(bytes);
}
