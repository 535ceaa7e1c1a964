import type { TableOutline } from '../core/table/part/group-extent';
import { openBytes, streamOf } from './byte-source';
import type { OpenedTable } from './opened-table';
import type { OpenProgress, OpenRequest, Requests, TableSource } from './protocol';
import { openParts } from './range-source';
import { readPacked } from './read-packed';
import { readRecords, type RecordFile } from './read-records';
import type { RunningDigest } from './running-digest';

type Kind = 'parquet' | 'flatgeobuf';

/** A table that is not text: packed, Parquet or FlatGeobuf. `null` when it is none of them. Throws when it is damaged. */
export async function readColumnar(
  request: OpenRequest,
  onprogress: (progress: OpenProgress) => void,
  beginDigest: () => RunningDigest,
): Promise<OpenedTable | null> {
  const packed = await readPacked(request, onprogress);
  const file = packed === null ? await openRecords(request, beginDigest) : null;
  if (request.part !== undefined && file?.part === undefined)
    throw new RangeError(
      `${request.name} cannot be read in part: only Parquet can. Open all of it, or make Parquet of it.`,
    );
  if ((packed ?? file) !== null && (request.more?.length ?? 0) > 0)
    throw new RangeError('Several files become one table only as text: CSV, GeoJSON or a feature a line.');
  return packed ?? (file && (await readRecords(file, request, onprogress)));
}

/** What can be said of a file before it is read, where part of it can be. Throws when it is damaged. */
export async function outlineTable({ mapping, ...source }: Requests['outline']['ask']): Promise<TableOutline | null> {
  if ((await kindOf(source)) !== 'parquet') return null;
  const { outlineParquet } = await import('./outline-parquet');
  return outlineParquet(await openParts(source.source), mapping);
}

/** A file of records, whose readers load only for it. Where it is read whole from an address, its digest is taken as it comes. */
export async function openRecords(
  request: OpenRequest,
  beginDigest: (() => RunningDigest) | null = null,
): Promise<RecordFile | null> {
  const kind = await kindOf(request);
  if (kind === 'parquet') {
    const { parquetFile } = await import('./parquet-file');
    return parquetFile(await openParts(request.source), request);
  }
  if (kind === 'flatgeobuf') {
    const { flatgeobufFile } = await import('./flatgeobuf-file');
    let bytes = 0;
    const running = typeof request.source === 'string' ? (beginDigest?.() ?? null) : null;
    try {
      const { chunks, totalBytes } = await openBytes(request.source, (count, chunk) => {
        bytes = count;
        return running?.update(chunk);
      });
      return { ...(await flatgeobufFile(streamOf(chunks), () => ({ bytes, totalBytes }))), running };
    } catch (cause) {
      running?.close();
      throw cause;
    }
  }
  return null;
}

/** A file by its first bytes, an address by its name. */
async function kindOf({ source, name }: TableSource): Promise<Kind | null> {
  if (typeof source === 'string') {
    const [, ending] = /\.(parquet|geoparquet|fgb)$/i.exec(name) ?? [];
    return ending === undefined ? null : ending.toLowerCase() === 'fgb' ? 'flatgeobuf' : 'parquet';
  }
  const first = new TextDecoder('latin1').decode(await source.slice(0, 4).arrayBuffer());
  return first === 'PAR1' ? 'parquet' : first.startsWith('fgb') ? 'flatgeobuf' : null;
}
