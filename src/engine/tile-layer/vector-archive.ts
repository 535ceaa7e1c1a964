import { bytesToHeader, tileIdToZxy, TileType, type Compression, type Header } from 'pmtiles';
import { z } from 'zod';
import { FormatError } from '../../core/formats/format-error';
import type { TileAddress } from '../../core/table/tile-cells';
import { decodeDirectory, type DirectoryEntry } from '../../core/table/tiles/pmtiles-directory';
import { plainAttribution } from '../plain-attribution';
import { MOST_TILE_BYTES } from '../vector-tiles/tile-source';
import { packingProblem, tileTypeProblem, unpackTile } from '../vector-tiles/unpack-tile';

export interface ArchiveTile extends TileAddress {
  readonly offset: number;
  readonly length: number;
}

export interface VectorArchive {
  /** The deepest that the archive has. */
  readonly maxZoom: number;
  /** Plain text; empty when the archive names nobody. */
  readonly attribution: string;
  /** All tiles of each zoom, the farthest zoom first; zooms with more tiles than are read are not among them. */
  readonly zooms: readonly (readonly [zoom: number, tiles: readonly ArchiveTile[]])[];
  /** A tile's bytes, unpacked. Throws `FormatError` when they are damaged. */
  readonly read: (tile: ArchiveTile) => Promise<Uint8Array>;
}

const HEADER_BYTES = 127;
/** Of one zoom. */
const MOST_TILES = 16_384;
const MOST_LEAVES = 500;
const MOST_DEPTH = 3;
const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];
const metadata = z.object({ attribution: z.string().optional() });

/** A PMTiles file of vector tiles that is at hand whole. Throws `FormatError` when it is none, holds something else, is damaged, or is too large even at its farthest zoom. */
export async function openVectorArchive(bytes: Uint8Array): Promise<VectorArchive> {
  const header = headerOf(bytes);
  const part = async (offset: number, length: number, packing: Compression): Promise<Uint8Array> => {
    if (!(offset >= 0 && length >= 0 && offset + length <= bytes.length))
      throw damaged(`it points at bytes ${offset} to ${offset + length} of ${bytes.length}`);
    return unpacked(bytes.subarray(offset, offset + length), packing);
  };
  const directory = async (offset: number, length: number): Promise<DirectoryEntry[]> => {
    const plain = await part(offset, length, header.internalCompression);
    try {
      return decodeDirectory(plain);
    } catch (cause) {
      throw damaged(messageOf(cause));
    }
  };

  const zooms = new Map<number, ArchiveTile[]>();
  let leaves = 0;
  /** Whether there is room for more. */
  const walk = async (entries: readonly DirectoryEntry[], depth: number): Promise<boolean> => {
    for (const { id, offset, length, run } of entries) {
      if (run === 0) {
        if (depth >= MOST_DEPTH || ++leaves > MOST_LEAVES) throw damaged('its directories lead to too many others');
        if (!(await walk(await directory(header.leafDirectoryOffset + offset, length), depth + 1))) return false;
        continue;
      }
      for (let at = 0; at < run; at++) {
        const [zoom, column, row] = addressOf(id + at);
        const tiles = zooms.get(zoom) ?? [];
        zooms.set(zoom, tiles);
        if (tiles.length >= MOST_TILES) {
          // Whatever follows is of this zoom or a deeper one.
          zooms.delete(zoom);
          return false;
        }
        tiles.push({ zoom, column, row, offset: header.tileDataOffset + offset, length });
      }
    }
    return true;
  };
  await walk(await directory(header.rootDirectoryOffset, header.rootDirectoryLength), 0);
  if (zooms.size === 0)
    throw new FormatError(
      `Its farthest zoom, ${header.minZoom}, has more than ${MOST_TILES} tiles, or none. Cut out what is needed.`,
    );
  return {
    maxZoom: header.maxZoom,
    attribution: plainAttribution(
      metadata.safeParse(
        jsonOf(await part(header.jsonMetadataOffset, header.jsonMetadataLength, header.internalCompression)),
      ).data?.attribution,
    ),
    zooms: [...zooms].sort(([a], [b]) => a - b),
    read: ({ offset, length }) => part(offset, length, header.tileCompression),
  };
}

function headerOf(bytes: Uint8Array): Header {
  const version = bytes[7];
  if (bytes.length < HEADER_BYTES) throw damaged(`it has ${bytes.length} bytes`);
  if (version !== 3)
    throw new FormatError(
      `Expected PMTiles version 3, got ${version ?? 'none'}. Make it anew with the pmtiles program: pmtiles convert.`,
    );
  const header = bytesToHeader(bytes.slice(0, HEADER_BYTES).buffer, '');
  if (PICTURES.includes(header.tileType))
    throw new FormatError(
      'This archive holds pictures: it is a basemap, not a reference layer. Choose it in the layer panel, as a basemap of your own.',
    );
  const problem = tileTypeProblem(header.tileType);
  if (problem !== null) throw new FormatError(problem);
  return header;
}

async function unpacked(bytes: Uint8Array, packing: Compression): Promise<Uint8Array> {
  const problem = packingProblem(packing);
  if (problem !== null) throw new FormatError(problem);
  if (bytes.length > MOST_TILE_BYTES.packed) throw damaged(`a part has ${bytes.length} bytes`);
  try {
    return await unpackTile(bytes.slice());
  } catch (cause) {
    throw damaged(messageOf(cause));
  }
}

function addressOf(id: number): [zoom: number, column: number, row: number] {
  try {
    return tileIdToZxy(id);
  } catch (cause) {
    throw damaged(messageOf(cause));
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Whose it is can be said by hand.
    return null;
  }
}

function damaged(reason: string): FormatError {
  return new FormatError(`The archive is damaged or cut off: ${reason}. Download or make it again.`);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
