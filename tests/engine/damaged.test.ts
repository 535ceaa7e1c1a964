import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { OpenedTable } from '../../src/engine/opened-table';
import { packOpened } from '../../src/engine/pack-opened';
import { readPreview } from '../../src/engine/read-preview';
import { readTable } from '../../src/engine/read-table';
import { TableEngine } from '../../src/engine/table-engine';

const ROWS = 300;
const numbers = Array.from({ length: ROWS }, (_, at) => at);
const lng = (at: number): number => 30 + at / 100;
const csv = `lng,lat,time,text\n${numbers.map((at) => `${lng(at)},50,2024-08-06,Row ${at}`).join('\n')}\n`;
const features = numbers.map((at) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates: [lng(at), 50] },
  properties: { time: '2024-08-06', text: `Row ${at}` },
}));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function packed(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const opened = await readTable({ source: new Blob([csv]), name: 'a.csv' }, () => undefined);
  for await (const piece of packOpened(opened)) pieces.push(piece);
  return new Uint8Array(await new Blob(pieces.map((piece) => piece.slice())).arrayBuffer());
}
function parquet(): Uint8Array {
  const columnData = [
    { name: 'lng', data: numbers.map(lng), type: 'DOUBLE' as const },
    { name: 'lat', data: numbers.map(() => 50), type: 'DOUBLE' as const },
    { name: 'time', data: numbers.map(() => '2024-08-06'), type: 'STRING' as const },
    { name: 'text', data: numbers.map((at) => `Row ${at}`), type: 'STRING' as const },
  ];
  return new Uint8Array(parquetWriteBuffer({ rowGroupSize: 100, columnData }));
}

const FILES: readonly (readonly [name: string, make: () => Promise<Uint8Array> | Uint8Array])[] = [
  ['rows.csv', () => bytes(csv)],
  ['rows.csv.gz', () => new Uint8Array(gzipSync(csv))],
  ['rows.geojson', () => bytes(JSON.stringify({ type: 'FeatureCollection', features }))],
  ['rows.ndjson', () => bytes(features.map((feature) => JSON.stringify(feature)).join('\n'))],
  ['rows.parquet', parquet],
  ['rows.fgb', () => serialize({ type: 'FeatureCollection', features })],
  ['rows.dltable', packed],
];
/** What a program says of itself when nobody thought of the case. */
const RAW =
  /^(Cannot read|undefined is|[\w.]+ is not (a function|iterable|defined)|Invalid (typed )?array|Offset is outside)/;

async function outcome(name: string, content: Uint8Array): Promise<{ count: number; cut: string | null } | string> {
  const source = new Blob([content.slice()]);
  try {
    const { table, cut } = await readTable({ source, name }, () => undefined);
    return { count: table.count, cut };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return cause.message;
  }
}

describe.each(FILES)('%s, damaged', (name, make) => {
  it('is told when it is cut off anywhere, and keeps the rows before', async () => {
    const whole = await make();
    expect(await outcome(name, whole)).toEqual({ count: ROWS, cut: null });
    const cuts = [0, 1, 5, 20, ...[0.1, 0.3, 0.5, 0.7, 0.9].map((share) => Math.floor(whole.length * share))];
    for (const length of [...cuts, whole.length - 20, whole.length - 1]) {
      const found = await outcome(name, whole.subarray(0, length));
      if (typeof found === 'string') {
        expect(found.length, `${length}`).toBeGreaterThan(10);
        expect(found, `${length}`).not.toMatch(RAW);
      } else {
        // Text has no end of its own: a line that is cut is a row with fields missing, or a shorter last word.
        expect(found.count, `${length}`).toBeLessThanOrEqual(ROWS);
        if (!/csv$|ndjson$/.test(name)) expect(found.cut, `${length}`).not.toBeNull();
      }
    }
  });

  it('never brings the reader down, whatever bytes are other ones', async () => {
    const whole = await make();
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      byte: fc.nat(255),
      length: fc.integer({ min: 1, max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, byte, length }) => {
        const content = whole.slice();
        content.fill(byte, at, at + length);
        const found = await outcome(name, content);
        if (typeof found === 'string') expect(found).not.toMatch(RAW);
        else {
          const engine = new TableEngine(
            () => undefined,
            () => Promise.resolve(),
          );
          await engine.open({ source: new Blob([content.slice()]), name });
          // Rows that cannot be read any more are told by an error of their own.
          const all = numbers.slice(0, found.count);
          await engine.rows(all).catch((cause: unknown) => expect(cause).toBeInstanceOf(Error));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file that is no table', () => {
  it.each([
    [Buffer.from('\ufefflng,lat\n', 'utf16le'), /text in UTF-16\. Save it as CSV in UTF-8/],
    // Windows-1251, and Latin-1 with one accent.
    [Buffer.from('lng,lat,place\n1,2,\xca\xf3\xf0\xf1\xea\n', 'latin1'), /not text in UTF-8: .*Save it as "CSV UTF-8"/],
    [Buffer.from('lng,lat,place\n1,2,Orl\xe9ans\n', 'latin1'), /not text in UTF-8/],
    ['PK\u0003\u0004xl/worksheets', /a spreadsheet or an archive\. Save the sheet as CSV/],
    ['<!doctype html><title>Not found</title>', /a web page/],
    ['\n <kml>', /a web page or XML/],
    ['%PDF-1.7', /a PDF/],
    ['SQLite format 3\u0000', /GeoPackage/],
  ])('is called by its name (%s)', async (content, message) => {
    const file = { source: new Blob([content]), name: 'events.csv' };
    await expect(readTable(file, () => undefined)).rejects.toThrow(message);
    await expect(readPreview(file)).rejects.toThrow(message);
  });
});

describe('text that is not what it should be', () => {
  const rows = Array.from({ length: 500 }, (_, at) => `${30 + at / 100},50,2024-08-06,"row ${at}"`);
  const csv = ['lng,lat,time,text', ...rows].join('\n');

  it('names the line of a quotation mark that nothing closes, and keeps the rows before', async () => {
    const plain = rows.map((row) => row.replaceAll('"', ''));
    const { cut, table } = await read(
      ['lng,lat,time,text', ...plain.slice(0, 99), '31,50,2024-08-06,"never closed', ...plain.slice(99)].join('\n'),
    );
    expect(cut).toMatch(/^Line 101 opens a quotation mark \("\) that nothing closes/);
    expect(table.count).toBe(100);
    await expect(read(['lng,lat,"time', ...plain].join('\n'))).rejects.toThrow('Line 1 opens a quotation mark');
    // One that nothing follows takes nothing with it.
    expect((await read('lng,lat,text\n1,2,"no end')).cut).toBeNull();
  });

  it('says of gzip that it is gzip that is damaged, and keeps what came before', async () => {
    const packed = gzipSync(Array.from({ length: 40 }, () => csv).join('\n'));
    const cutOff = await read(packed.subarray(0, packed.length - 20));
    expect(cutOff.cut).toMatch(/^The gzip file is damaged or cut off: fetch it again/);
    expect(cutOff.table.count).toBeGreaterThan(0);
    const changed = Buffer.from(packed);
    changed.fill(7, 20, 60);
    await expect(read(changed)).rejects.toThrow('The gzip file is damaged or cut off');
  });

  it('reads the rows of features that are nested without end, and writes an ellipsis for what is too deep', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const feature = (value: string): string =>
      `{"type":"Feature","geometry":{"type":"Point","coordinates":[30,50]},"properties":{"deep":${value},"kind":"a"}}`;
    const { table, texts } = await read(`${feature(deep)}\n${feature('1')}`);
    expect(table.count).toBe(2);
    const fields = await Promise.all([0, 1].map((row) => texts.fields(row)));
    expect(fields.map(({ deep }) => deep).sort()).toEqual(['1', '…']);
  });
});

function read(content: BlobPart): Promise<OpenedTable> {
  return readTable({ source: new Blob([content]), name: 'rows.csv' }, () => undefined);
}
