export interface DirectoryEntry {
  readonly id: number;
  /** Bytes from the beginning of the tiles, or of the leaf directories. */
  readonly offset: number;
  readonly length: number;
  /** Tiles in a row that are these bytes; 0 where they are a leaf directory. */
  readonly run: number;
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
