import { parquetMetadata } from 'hyparquet';
import { ByteWriter, parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';

type Metadata = ReturnType<typeof parquetMetadata>;

export const DAY = 86_400_000;
export const iso = (day: number): string => new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString().slice(0, 10);

/** Rows sorted by day, a row group a day; each day has its own ten degrees of longitude. */
export function sorted(days: number, perDay: number): ColumnSource[] {
  const rows = Array.from({ length: days * perDay }, (_, at) => ({ day: Math.floor(at / perDay), at }));
  return [
    { name: 'id', data: rows.map(({ at }) => at), type: 'INT32' },
    { name: 'longitude', data: rows.map(({ day, at }) => day * 10 + (at % 10)), type: 'DOUBLE' },
    { name: 'latitude', data: rows.map(({ at }) => 40 + (at % 7)), type: 'DOUBLE' },
    { name: 'date', data: rows.map(({ day }) => iso(day)), type: 'STRING' },
    {
      name: 'fat',
      data: rows.map(({ at }) => `Row ${at} ${String(Math.imul(at, 2654435761) >>> 0).repeat(30)}`),
      type: 'STRING',
    },
  ];
}

/** The same file with another list of contents. */
export function withMetadata(buffer: ArrayBuffer, change: (metadata: Metadata) => void): ArrayBuffer {
  const metadata = parquetMetadata(buffer, { geoparquet: false });
  change(metadata);
  const length = new DataView(buffer).getUint32(buffer.byteLength - 8, true);
  const writer = new ByteWriter();
  writer.appendBytes(new Uint8Array(buffer, 0, buffer.byteLength - 8 - length));
  writeMetadata(writer, metadata);
  writer.appendUint32(0x31524150);
  return writer.getBuffer();
}

/** A file whose list of contents tells of a billion rows. Only those of the first day are there. */
export function billionRows(): ArrayBuffer {
  const rows = 250_000_000;
  return withMetadata(parquetWriteBuffer({ columnData: sorted(5, 1000), rowGroupSize: 1000 }), (metadata) => {
    // The other groups are said to be large, and where they are said to lie there is nothing.
    for (const [at, group] of metadata.row_groups.entries()) {
      if (at === 0) continue;
      group.num_rows = BigInt(rows);
      for (const { meta_data: data } of group.columns)
        if (data) [data.num_values, data.data_page_offset] = [BigInt(rows), 1n << 40n];
    }
    metadata.num_rows = BigInt(4 * rows + 1000);
  });
}
