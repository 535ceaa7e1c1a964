import { isPack, readColumns, readContents } from '../core/table/pack/read-pack';
import type { OpenedTable } from './opened-table';
import type { OpenProgress, OpenRequest } from './protocol';
import { openParts } from './range-source';
import { RowTexts } from './row-texts';

const PACK_NAME = /\.dltable$/i;

/**
 * A packed table: its columns at once, its text where it is until it is looked at. `null` when the file is none: a file is known by its
 * first bytes, an address by its name, so that no other host is asked for what it may not know. Throws when it is damaged.
 */
export async function readPacked(
  { source, name }: OpenRequest,
  onprogress: (progress: OpenProgress) => void,
): Promise<OpenedTable | null> {
  if (typeof source === 'string' && !PACK_NAME.test(name)) return null;
  if (typeof source !== 'string' && !isPack(new Uint8Array(await source.slice(0, 8).arrayBuffer()))) return null;
  const file = await openParts(source);
  const contents = await readContents(file);
  let bytes = 0;
  const counted = {
    size: file.size,
    read: async (start: number, end: number): Promise<Uint8Array> => {
      const part = await file.read(start, end);
      bytes += part.length;
      onprogress({
        bytes,
        totalBytes: contents.sections.reduce((sum, { length }) => sum + length, 0),
        rows: 0,
        rejected: 0,
        bounds: null,
      });
      return part;
    },
  };
  const table = await readColumns(counted, contents);
  const { columns, mapping, rejected, cut, form, credit, part } = contents;
  return {
    table,
    columns,
    mapping,
    rejected: { ...rejected, byReason: rejected.byReason, shown: [] },
    cut,
    ...(credit !== undefined && { credit }),
    ...(part !== undefined && { part }),
    texts: new RowTexts({
      form,
      blocks: contents.texts.map(({ firstRow, count, start, length, crc32 }) => ({
        firstRow,
        count,
        bytes:
          typeof file.source === 'string'
            ? { address: file.source, start, end: start + length }
            : file.source.slice(start, start + length),
        offsets: { crc32 },
      })),
    }),
  };
}
