import { gzipSync } from 'fflate';
import { encodeDirectory, type DirectoryEntry } from './pmtiles-directory';

/** A tile with its bytes, not compressed. */
export interface ArchivedTile {
  readonly id: number;
  readonly data: Uint8Array;
}

export interface ArchiveOptions {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Degrees: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  readonly metadata: unknown;
}

const HEADER_BYTES = 127;
/** Header and root directory are read by the first request. */
const ROOT_BYTES = 16_384 - HEADER_BYTES;
const GZIP = 2;
const VECTOR_TILES = 1;

/** Tiles in the order of their ids as a PMTiles archive, version 3: the pieces of the file in order. Throws when there is no tile. */
export function writePmtiles(
  tiles: Iterable<ArchivedTile>,
  { minZoom, maxZoom, bounds, metadata }: ArchiveOptions,
): Uint8Array<ArrayBuffer>[] {
  const entries: DirectoryEntry[] = [];
  const contents: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const { id, data } of tiles) {
    const packed = gzip(data);
    entries.push({ id, offset: size, length: packed.length, run: 1 });
    contents.push(packed);
    size += packed.length;
  }
  if (entries.length === 0) throw new RangeError('No row has a point of its own: there is nothing to make tiles of.');
  const { root, leaves } = directories(entries);
  const described = gzip(new TextEncoder().encode(JSON.stringify(metadata)));
  const leavesBytes = leaves.reduce((sum, { length }) => sum + length, 0);
  const metadataAt = HEADER_BYTES + root.length;
  const leavesAt = metadataAt + described.length;
  const tilesAt = leavesAt + leavesBytes;

  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  for (const [at, byte] of new TextEncoder().encode('PMTiles').entries()) header.setUint8(at, byte);
  header.setUint8(7, 3);
  const lengths = [
    ...[HEADER_BYTES, root.length, metadataAt, described.length, leavesAt, leavesBytes, tilesAt, size],
    // Addressed tiles, entries, contents: every tile is its own.
    ...[entries.length, entries.length, entries.length],
  ];
  for (const [at, value] of lengths.entries()) header.setBigUint64(8 + at * 8, BigInt(value), true);
  header.setUint8(96, 1);
  header.setUint8(97, GZIP);
  header.setUint8(98, GZIP);
  header.setUint8(99, VECTOR_TILES);
  header.setUint8(100, minZoom);
  header.setUint8(101, maxZoom);
  const [west, south, east, north] = bounds;
  for (const [at, degrees] of [west, south, east, north].entries()) setDegrees(header, 102 + at * 4, degrees);
  header.setUint8(118, minZoom);
  setDegrees(header, 119, (west + east) / 2);
  setDegrees(header, 123, (south + north) / 2);
  return [new Uint8Array(header.buffer), root, described, ...leaves, ...contents];
}

/** One directory where it fits into the first request, else leaves of it and a root that names them. */
function directories(entries: readonly DirectoryEntry[]): {
  readonly root: Uint8Array<ArrayBuffer>;
  readonly leaves: readonly Uint8Array<ArrayBuffer>[];
} {
  const whole = gzip(encodeDirectory(entries));
  if (whole.length <= ROOT_BYTES) return { root: whole, leaves: [] };
  for (let leafSize = 4096; ; leafSize *= 2) {
    const leaves: Uint8Array<ArrayBuffer>[] = [];
    const named: DirectoryEntry[] = [];
    let offset = 0;
    for (let at = 0; at < entries.length; at += leafSize) {
      const leaf = gzip(encodeDirectory(entries.slice(at, at + leafSize)));
      named.push({ id: entries[at]?.id ?? 0, offset, length: leaf.length, run: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = gzip(encodeDirectory(named));
    if (root.length <= ROOT_BYTES) return { root, leaves };
  }
}

function setDegrees(header: DataView, at: number, degrees: number): void {
  header.setInt32(at, Math.round(degrees * 1e7), true);
}

function gzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytes, { mtime: 0 }));
}
