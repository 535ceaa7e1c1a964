import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, describe, expect, it } from 'vitest';
import type { RowMapping } from '../../src/core/formats/rows/row-roles';
import type { TablePart } from '../../src/core/model/table-part';
import { exportRows } from '../../src/engine/export-rows';
import type { OpenedTable } from '../../src/engine/opened-table';
import { packOpened } from '../../src/engine/pack-opened';
import { outlineTable } from '../../src/engine/read-columnar';
import { readTable } from '../../src/engine/read-table';
import { billionRows, DAY, iso, sorted, withMetadata } from './parquet-files';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const open = (source: Blob | string, part: TablePart, mapping?: RowMapping): Promise<OpenedTable> =>
  readTable({ source, name: 'a.parquet', part, ...(mapping && { mapping }) }, () => undefined);
const blobOf = (buffer: ArrayBuffer): Blob => new Blob([buffer]);

async function idsIn(opened: OpenedTable): Promise<number[]> {
  const rows = await Promise.all(Array.from({ length: opened.table.count }, (_, row) => opened.texts.fields(row)));
  return rows.map(({ id }) => Number(id));
}

/** A static host with ranges that notes what it was asked for. */
async function host(file: Uint8Array): Promise<{ address: string; asked: [number, number][] }> {
  const asked: [number, number][] = [];
  const server = createServer((request, response) => {
    const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    if (from === '') {
      asked.push([0, file.length]);
      response.writeHead(200).end(file);
      return;
    }
    asked.push([Number(from), Number(to) + 1]);
    const headers = { 'content-range': `bytes ${from}-${to}/${file.length}` };
    response.writeHead(206, headers).end(file.subarray(Number(from), Number(to) + 1));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.parquet`, asked };
}

/** What is read of a file's end at first. */
const END_BYTES = 1 << 16;
describe('part of a Parquet file', () => {
  it('is read from a host without the rest, by time and by area, and keeps the numbers of its rows', async () => {
    const file = new Uint8Array(
      parquetWriteBuffer({ columnData: sorted(12, 2000), rowGroupSize: 2000, codec: 'UNCOMPRESSED' }),
    );
    const parts: readonly [TablePart, (day: number) => boolean][] = [
      [{ days: { clock: 'said', from: iso(3), to: iso(3) } }, (day) => day === 3],
      [{ box: { west: 70, south: 0, east: 79, north: 90 } }, (day) => day === 7],
      [{ box: { west: 30, south: 0, east: 59, north: 90 }, days: { clock: 'said', from: iso(5) } }, (day) => day === 5],
    ];
    for (const [part, isIn] of parts) {
      const { address, asked } = await host(file);
      const opened = await open(address, part);
      const sent = asked.reduce((sum, [from, to]) => sum + to - from, 0);
      expect(opened.part).toEqual({ asked: part, fileRows: 24_000, readRows: 2000 });
      const expected = Array.from({ length: 24_000 }, (_, at) => at).filter((at) => isIn(Math.floor(at / 2000)));
      expect(opened.table.count).toBe(2000);
      // The end of the file twice, for the list of contents, and of one row group the columns that are something to the table.
      expect(sent).toBeLessThan(END_BYTES + file.length / 20);
      const { row_groups: groups } = parquetMetadata(file.buffer);
      const column = groups[expected[0] === undefined ? 0 : expected[0] / 2000]?.columns.map(({ meta_data: data }) =>
        Number(data?.data_page_offset),
      );
      const [first, last] = [Math.min(...(column ?? [])), Math.max(...(column ?? []))];
      const inside = asked.filter(([from]) => from > 0 && from < file.length - END_BYTES);
      expect(inside.length).toBeGreaterThan(0);
      expect(inside.every(([from, to]) => from >= first - 1000 && to <= last + 1000)).toBe(true);
      expect(await idsIn(opened)).toEqual(expected);
    }
  });

  it('is told beforehand: rows, row groups and bytes of each', async () => {
    const buffer = parquetWriteBuffer({ columnData: sorted(12, 2000), rowGroupSize: 2000 });
    const outline = await outlineTable({ source: blobOf(buffer), name: 'a.parquet' });
    expect(outline).toMatchObject({ rows: 24_000, isTooLarge: false });
    expect(outline?.groups).toHaveLength(12);
    expect(outline?.groups[3]).toMatchObject({ rows: 2000, box: { west: 30, south: 40, east: 39, north: 46 } });
    const { row_groups: groups } = parquetMetadata(buffer);
    const bytes = ['longitude', 'latitude', 'date'].map((name) =>
      Number(
        groups[3]?.columns.find(({ meta_data: data }) => data?.path_in_schema[0] === name)?.meta_data
          ?.total_compressed_size,
      ),
    );
    expect(outline?.groups[3]?.bytes).toBe(bytes.reduce((sum, each) => sum + each, 0));
    expect(await outlineTable({ source: new Blob(['lng,lat\n1,2\n']), name: 'a.csv' })).toBeNull();
  });

  it('opens of a billion rows, of which a page cannot hold the rest', async () => {
    const buffer = billionRows();
    const { address } = await host(new Uint8Array(buffer));
    const outline = await outlineTable({ source: address, name: 'a.parquet' });
    expect(outline).toMatchObject({ rows: 1_000_001_000, isTooLarge: true });
    const opened = await open(address, { days: { clock: 'said', from: iso(0), to: iso(0) } });
    expect(opened).toMatchObject({ cut: null, part: { fileRows: 1_000_001_000, readRows: 1000 } });
    expect(await idsIn(opened)).toEqual(Array.from({ length: 1000 }, (_, at) => at));
    await expect(readTable({ source: address, name: 'a.parquet' }, () => undefined)).rejects.toThrow(
      /has 1000001000 rows, more than the 20000000 that a table holds/,
    );
  });

  it('has the very rows that all of the file has there, however it is sorted and whatever is missing', async () => {
    const longitude = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 0));
    const row = fc.record({
      lng: fc.option(longitude, { nil: null }),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      day: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    });
    const side = fc.integer({ min: -180, max: 180 });
    const part = fc.record({
      west: side,
      east: side,
      south: fc.integer({ min: -90, max: 0 }),
      north: fc.integer({ min: 0, max: 90 }),
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 0, max: 20 }),
      kind: fc.constantFrom('box', 'days', 'both'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        part,
        fc.constantFrom('text', 'day', 'moment', 'seconds'),
        fc.constantFrom('columns', 'covering', 'geometry'),
        fc.boolean(),
        async (made, { west, south, east, north, from, length, kind }, clock, place, isSorted) => {
          const rows = isSorted ? made.toSorted((one, other) => (one.day ?? -1) - (other.day ?? -1)) : made;
          const asked: TablePart = {
            ...(kind !== 'days' && { box: { west, south, east, north } }),
            ...(kind !== 'box' && { days: { clock: 'said' as const, from: iso(from), to: iso(from + length) } }),
          };
          const expected = rows.flatMap(({ lng, lat, day }, at) => {
            const isInBox =
              lng !== null &&
              lat >= south &&
              lat <= north &&
              (west <= east ? lng >= west && lng <= east : lng >= west || lng <= east);
            const isInDays = day !== null && day >= from && day <= from + length;
            return (kind === 'days' || isInBox) && (kind === 'box' || isInDays) ? [at] : [];
          });
          const opened = await open(blobOf(fileOf(rows, clock, place)), asked).catch((cause: unknown) => String(cause));
          if (typeof opened === 'string') {
            expect(expected).toEqual([]);
            expect(opened).toMatch(/No row of a\.parquet lies in the part|does not say/);
          } else expect((await idsIn(opened)).sort((one, other) => one - other)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});

interface MadeRow {
  readonly lng: number | null;
  readonly lat: number;
  readonly day: number | null;
}

/** Rows in groups of seven, with dates and places in one of the forms in which files have them. */
function fileOf(rows: readonly MadeRow[], clock: string, place: string): ArrayBuffer {
  const moment = (day: number): number => Date.UTC(2024, 0, 1) + day * DAY + 3_600_000;
  const dates = {
    text: { name: 'date', type: 'STRING' as const, data: rows.map(({ day }) => (day === null ? null : iso(day))) },
    day: {
      name: 'date',
      type: 'STRING' as const,
      data: rows.map(({ day }) => (day === null ? null : `${iso(day)}T23:59:00Z`)),
    },
    moment: {
      name: 'date',
      type: 'TIMESTAMP' as const,
      data: rows.map(({ day }) => (day === null ? null : new Date(moment(day)))),
    },
    seconds: {
      name: 'date',
      type: 'INT64' as const,
      data: rows.map(({ day }) => (day === null ? null : BigInt(moment(day) / 1000))),
    },
  };
  const date = dates[clock as keyof typeof dates];
  const id = { name: 'id', type: 'INT32' as const, data: rows.map((_, at) => at) };
  const points = rows.map(({ lng, lat }) => (lng === null ? null : { type: 'Point', coordinates: [lng, lat] }));
  const lngs = rows.map(({ lng }) => lng);
  const lats = rows.map(({ lng, lat }) => (lng === null ? null : lat));
  if (place === 'columns')
    return parquetWriteBuffer({
      rowGroupSize: 7,
      columnData: [
        id,
        date,
        { name: 'lng', type: 'DOUBLE', data: lngs, nullable: true },
        { name: 'lat', type: 'DOUBLE', data: lats, nullable: true },
      ],
    });
  if (place === 'geometry')
    return parquetWriteBuffer({
      rowGroupSize: 7,
      columnData: [id, date, { name: 'geometry', type: 'GEOMETRY', data: points, nullable: true }],
    });
  const covering = Object.fromEntries(['xmin', 'ymin', 'xmax', 'ymax'].map((side) => [side, [`bbox_${side}`]]));
  const sides = ['xmin', 'ymin', 'xmax', 'ymax'].map((side) => ({
    name: `bbox_${side}`,
    type: 'FLOAT' as const,
    nullable: true,
    // As 32-bit numbers, which may lie on either side of the point.
    data: (side.startsWith('x') ? lngs : lats).map((each) => (each === null ? null : Math.fround(each))),
  }));
  const geo = {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'], covering: { bbox: covering } } },
  };
  const file = parquetWriteBuffer({
    rowGroupSize: 7,
    kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
    columnData: [id, date, { name: 'geometry', type: 'GEOMETRY', data: points, nullable: true }, ...sides],
  });
  // Only the covering is left to tell where the points are.
  return withMetadata(file, ({ row_groups: groups }) => {
    for (const { columns } of groups) for (const { meta_data: data } of columns) delete data?.geospatial_statistics;
  });
}

describe('statistics that are damaged', () => {
  const rows = sorted(4, 50);
  const file = parquetWriteBuffer({ columnData: rows, rowGroupSize: 50 });
  const part: TablePart = {
    box: { west: 20, south: 0, east: 29, north: 90 },
    days: { clock: 'said', from: iso(2), to: iso(2) },
  };
  const ids = Array.from({ length: 50 }, (_, at) => 100 + at);
  const changes: readonly [string, string, (statistics: Record<string, unknown>) => void][] = [
    ['is not a number', 'longitude', (of) => (of['min_value'] = NaN)],
    ['is not finite', 'longitude', (of) => (of['max_value'] = -Infinity)],
    ['has its least above its largest', 'longitude', (of) => ([of['min_value'], of['max_value']] = [60, 10])],
    ['is no date', 'date', (of) => (of['max_value'] = 'soon')],
    ['is half of one', 'date', (of) => delete of['max_value']],
    [
      'has its last day before its first',
      'date',
      (of) => ([of['min_value'], of['max_value']] = ['2024-02-01', '2023-01-01']),
    ],
  ];
  it.each(changes)('a column that %s (%s) leaves its group in, and no row out', async (_, name, change) => {
    const damaged = withMetadata(file, ({ row_groups: groups }) => {
      const data = groups[2]?.columns.find(
        ({ meta_data: { path_in_schema: path } = { path_in_schema: [] } }) => path[0] === name,
      );
      change(data?.meta_data?.statistics as Record<string, unknown>);
    });
    expect(await idsIn(await open(blobOf(damaged), part))).toEqual(ids);
  });

  it('are said to be missing where the file has none: what cannot be told is not read in part', async () => {
    const bare = parquetWriteBuffer({ columnData: rows, rowGroupSize: 50, statistics: false });
    await expect(open(blobOf(bare), { box: part.box })).rejects.toThrow(
      /does not say where the rows .* docs\/scale\.md/,
    );
    await expect(open(blobOf(bare), { days: part.days })).rejects.toThrow(/does not say of which days .*column "date"/);
    const outline = await outlineTable({ source: blobOf(bare), name: 'a.parquet' });
    expect(outline?.groups.every(({ box, days }) => box === null && Object.keys(days).length === 0)).toBe(true);
  });
});

describe('what is saved of a part', () => {
  it('says that it is one: packed, and as GeoJSON', async () => {
    const source = blobOf(parquetWriteBuffer({ columnData: sorted(4, 50), rowGroupSize: 50 }));
    const part: TablePart = { days: { to: iso(1), clock: 'said' }, box: { north: 90, south: 0, east: 15, west: 3 } };
    const opened = await open(source, part);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of packOpened(opened)) pieces.push(piece);
    const packed = new Blob(pieces);
    const again = await readTable({ source: packed, name: 'a.dltable' }, () => undefined);
    expect(again.part).toEqual({ asked: part, fileRows: 200, readRows: 100 });
    expect(again.table.count).toBe(opened.table.count);
    const json = await exportRows(again, new Uint8Array(again.table.count).fill(1), {
      format: 'geojson',
      credit: null,
    });
    expect(JSON.parse(await json.text())).toMatchObject({
      part: ['box:0/3,90/15', 'said:/2024-01-02'],
      rowsOfFile: 200,
    });
    // Of a packed part there is no further part.
    await expect(readTable({ source: packed, name: 'a.dltable', part }, () => undefined)).rejects.toThrow(
      /only Parquet/,
    );
  });
});

describe('a part that nothing has', () => {
  it('is refused by what is read otherwise: the whole never stands for a part', async () => {
    const csv = new Blob(['lng,lat,date\n1,2,2024-01-01\n']);
    await expect(
      readTable({ source: csv, name: 'a.csv', part: { days: { clock: 'said', from: iso(0) } } }, () => undefined),
    ).rejects.toThrow(/only Parquet/);
  });
  it('is said to have no rows', async () => {
    const source = blobOf(parquetWriteBuffer({ columnData: sorted(4, 50), rowGroupSize: 50 }));
    await expect(open(source, { days: { clock: 'said', from: '2031-01-01' } })).rejects.toThrow(
      /No row of a\.parquet lies in the part/,
    );
  });
});
