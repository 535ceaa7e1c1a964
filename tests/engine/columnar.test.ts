import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readPreview } from '../../src/engine/read-preview';
import { readTable } from '../../src/engine/read-table';

const DAYS = ['2024-08-06', '2024-08-07', '2024-08-08'];

function parquet(codec: 'UNCOMPRESSED' | 'SNAPPY' = 'SNAPPY'): ArrayBuffer {
  return parquetWriteBuffer({
    codec,
    rowGroupSize: 2,
    columnData: [
      { name: 'longitude', data: [36.1, 36.2, 36.3], type: 'DOUBLE' },
      { name: 'latitude', data: [51.1, 51.2, 99], type: 'DOUBLE' },
      { name: 'date', data: DAYS, type: 'STRING' },
      { name: 'kind', data: ['a', 'b', 'a'], type: 'STRING' },
      { name: 'fatalities', data: [1n, 2n, 3n], type: 'INT64' },
    ],
  });
}

describe('Parquet', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY'] as const)('is read as a table, row group by row group (%s)', async (codec) => {
    const source = new Blob([parquet(codec)]);
    const heard: number[] = [];
    const opened = await readTable({ source, name: 'a.parquet' }, ({ bytes }) => heard.push(bytes));
    expect(opened.table).toMatchObject({ count: 2, placed: 2 });
    expect(opened.rejected).toMatchObject({ count: 1, byReason: { latitude: 1 }, shown: [{ row: 3, got: '99' }] });
    expect(opened.mapping).toMatchObject({ lng: 'longitude', said: 'date', quantity: 'fatalities' });
    expect(await opened.texts.fields(1)).toEqual({
      longitude: '36.2',
      latitude: '51.2',
      date: '2024-08-07',
      kind: 'b',
      fatalities: '2',
    });
    expect(heard.at(-1)).toBeGreaterThan(0);
    expect(await readPreview({ source, name: 'a' })).toMatchObject({ hasGeometry: false, isMapped: false });
  });

  it('brings its points where it is GeoParquet', async () => {
    const data = [
      { type: 'Point', coordinates: [36.1, 51.1] },
      { type: 'Point', coordinates: [36.2, 51.2] },
    ];
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'geometry', data, type: 'GEOMETRY' },
        { name: 'kind', data: ['a', 'b'], type: 'STRING' },
      ],
    });
    const opened = await readTable({ source: new Blob([file]), name: 'a.parquet' }, () => undefined);
    expect(opened.table).toMatchObject({ count: 2, placed: 2 });
    expect(opened.columns).toEqual(['kind']);
  });

  it('keeps days as days, and what is nested as it is', async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'longitude', data: [36.1], type: 'DOUBLE' },
        { name: 'latitude', data: [51.1], type: 'DOUBLE' },
        { name: 'properties', data: [{ deaths: 3, by: ['a'] }], type: 'JSON' },
        { name: 'day', data: [new Date('2024-08-06T00:00:00Z')], type: 'TIMESTAMP' },
        { name: 'count', data: [9_007_199_254_740_993n], type: 'INT64' },
      ],
    });
    const opened = await readTable({ source: new Blob([file]), name: 'a.parquet', mapping: {} }, () => undefined);
    expect(await opened.texts.fields(0)).toEqual({
      longitude: '36.1',
      latitude: '51.1',
      properties: '{"deaths":3,"by":["a"]}',
      day: '2024-08-06T00:00:00.000Z',
      count: '9007199254740993',
    });
  });

  it('reads a day as the whole day', async () => {
    const file = parquetWriteBuffer({
      columnData: [{ name: 'date', data: [new Date('2024-08-06')] }],
      schema: [
        { name: 'root', num_children: 1 },
        { name: 'date', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
      ],
    });
    const { table, texts } = await readTable({ source: new Blob([file]), name: 'a.parquet' }, () => undefined);
    const { said } = table.times;
    expect((said?.max[0] ?? 0) - (said?.min[0] ?? 0)).toBe(1439);
    expect(await texts.fields(0)).toEqual({ date: '2024-08-06' });
  });

  it('takes columns of coordinates where its geometry has no points', async () => {
    const columns = { geometry: { encoding: 'WKB', geometry_types: ['Polygon'] } };
    const ring = [
      [36, 51],
      [37, 51],
      [37, 52],
      [36, 51],
    ];
    const file = parquetWriteBuffer({
      kvMetadata: [{ key: 'geo', value: JSON.stringify({ version: '1.1.0', primary_column: 'geometry', columns }) }],
      columnData: [
        { name: 'geometry', data: [{ type: 'Polygon', coordinates: [ring] }], type: 'GEOMETRY' },
        { name: 'longitude', data: [36.1], type: 'DOUBLE' },
        { name: 'latitude', data: [51.1], type: 'DOUBLE' },
      ],
    });
    const opened = await readTable({ source: new Blob([file]), name: 'a.parquet' }, () => undefined);
    expect(opened.table).toMatchObject({ count: 1, placed: 1 });
  });

  it('says which column is missing, and that several files cannot be one', async () => {
    const source = new Blob([parquet()]);
    await expect(readTable({ source, name: 'a.parquet', mapping: { kind: 'sort' } }, () => undefined)).rejects.toThrow(
      'The file has no column "sort". It has: longitude, latitude, date, kind, fatalities.',
    );
    await expect(readTable({ source, name: 'a.parquet', more: [source] }, () => undefined)).rejects.toThrow(
      /only as text/,
    );
  });

  it('says that it is damaged when it is', async () => {
    const whole = new Uint8Array(parquet());
    const source = new Blob([whole.slice(0, whole.length - 30)]);
    await expect(readTable({ source, name: 'a.parquet' }, () => undefined)).rejects.toThrow(/damaged or cut off/);
  });
});

describe('FlatGeobuf', () => {
  it('is read as a table', async () => {
    const features = DAYS.map((time, at) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [36 + at, 51] },
      properties: { time, kind: `kind ${at}` },
    }));
    const source = new Blob([serialize({ type: 'FeatureCollection', features }).slice()]);
    const opened = await readTable({ source, name: 'a.fgb' }, () => undefined);
    expect(opened.table).toMatchObject({ count: 3, placed: 3 });
    expect(await opened.texts.fields(2)).toMatchObject({ kind: expect.stringMatching(/^kind \d$/) as string });
  });
});
