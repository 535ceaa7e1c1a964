import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells } from '../../src/core/table/cell-block';
import { visibleTiles } from '../../src/core/table/visible-tiles';
import type { OpenProgress, TableInfo } from '../../src/engine/protocol';
import { Superseded, TableEngine } from '../../src/engine/table-engine';
import { ALL } from './all-rows';

const CSV = `id,lng,lat,time,organisation,kind,precision,text
1,36.19,51.73,2024-08-06,Army,attack,settlement,"One, two"
2,36.19,51.73,2024-08-07T10:30,Army,attack,settlement,b
3,35.27,51.18,2024-08-07,Ministry,advance,settlement,c
4,36.50,51.60,2024-08,Ministry,advance,region,d
5,200,51.60,2024-08-07,Ministry,advance,settlement,e
6,36.5,51.6,whenever,Ministry,advance,settlement,f
7,36.5,51.6
`;
const BY_TIME = { by: 'time', isDescending: false } as const;

async function opened(content: BlobPart, name: string): Promise<{ engine: TableEngine; info: TableInfo }> {
  const engine = newEngine();
  return { engine, info: await engine.open({ source: new Blob([content]), name }) };
}

function newEngine(heard: (progress: OpenProgress) => void = () => undefined): TableEngine {
  return new TableEngine(heard, () => new Promise((resolve) => setImmediate(resolve)));
}

describe('every way out of a table', () => {
  it('gives the same rows: list, map, timeline, both files', async () => {
    const header = 'lng,lat,time,organisation,kind,precision,text';
    const row = fc.record({
      lng: fc.constantFrom(180, -180, 36.2, 10.5),
      lat: fc.constantFrom(90, -90, 51.7, 0),
      day: fc.integer({ min: 1, max: 28 }),
      group: fc.constantFrom('A', 'B', ''),
      kind: fc.constantFrom('k', 'l, m'),
      precision: fc.constantFrom('region', 'point'),
    });
    const query = fc.record({
      group: fc.subarray(['A', 'B']),
      kind: fc.subarray(['k', 'l, m']),
      from: fc.constantFrom(null, '2024-08-10'),
      area: fc.constantFrom(null, { kind: 'circle' as const, lng: 180, lat: 60, radiusMeters: 4_000_000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40, size: 'max' }),
        query,
        async (rows, { group, kind, from, area }) => {
          const lines = rows.map(
            (each, at) =>
              `${each.lng},${each.lat},2024-08-${String(each.day).padStart(2, '0')},${each.group},"${each.kind}",${each.precision},-row ${at}`,
          );
          const { engine, info } = await opened([header, ...lines].join('\n'), 'a.csv');
          expect(info.count).toBe(rows.length);
          const answer = await engine.filter({ ...ALL, facets: { group, kind }, range: { from, to: null }, area });
          const listed = await engine.page({ from: 0, size: 100, sort: { by: 'input', isDescending: false } });
          const texts = listed.map(({ fields }) => fields['text']);
          expect(listed.length).toBe(answer.total);
          const day = from === null ? -Infinity : Date.parse(from) / 86_400_000;
          const days = answer.histogram.filter((each) => each.day >= day);
          expect(days.reduce((sum, { total }) => sum + total, 0)).toBe(answer.total);
          const [cells = new Float64Array(0)] = engine.cells([{ zoom: 0, column: 0, row: 0 }]);
          const onMap = readCells(cells).reduce((sum, { count }) => sum + count, 0);
          expect(onMap).toBe(answer.total - answer.unplaced);
          const geojson = JSON.parse(await (await engine.export({ format: 'geojson', credit: null })).text()) as {
            features: { geometry: unknown; properties: Record<string, string> }[];
          };
          expect(geojson.features.map(({ properties }) => properties['text'])).toEqual(texts);
          expect(geojson.features.filter(({ geometry }) => geometry === null).length).toBe(answer.unplaced);
          const csv = await (await engine.export({ format: 'csv', credit: null })).text();
          // What a spreadsheet program would run is guarded.
          expect(csv.match(/'-row \d+/g) ?? []).toEqual(texts.map((text) => `'${text ?? ''}`));
          expect(csv.startsWith(`${header}\r\n`)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const STACK = 100_000;
describe('rows that all stand at one place', () => {
  it.each([
    ['the pole', () => [12, 90]],
    ['the antimeridian, from both sides', (at: number) => [at % 2 === 0 ? 180 : -180, 10]],
    ['one point', () => [36.2, 51.7]],
  ] as const)('are counted, found and opened (%s)', async (_, place) => {
    // STACKED_ROWS=10000000 tries what takes a minute.
    const count = Number(process.env['STACKED_ROWS'] ?? 200_000);
    const lines = Array.from({ length: STACK }, (__, at) => `${place(at).join(',')}\n`).join('');
    const content = new Blob(['lng,lat\n', ...Array<string>(count / STACK).fill(lines)]);
    const { engine, info } = await opened(content, 'a.csv');
    expect(info).toMatchObject({ count, placed: count });
    for (const zoom of [0, 16]) {
      const [lng = 0, lat = 0] = place(0);
      const tile = visibleTiles(zoom, { west: lng - 0.001, east: lng + 0.001, south: lat, north: lat });
      const others = visibleTiles(zoom, { west: -lng - 0.001, east: -lng + 0.001, south: lat, north: lat });
      const cells = engine.cells(zoom === 0 ? tile : [...tile, ...others]).flatMap((block) => readCells(block));
      const own = new Map(cells.map((cell) => [`${cell.column}/${cell.line}`, cell.count]));
      expect([...own.values()].reduce((sum, each) => sum + each, 0)).toBe(count);
    }
    const [lng = 0, lat = 0] = place(0);
    expect((await engine.nearest({ lng, lat, count: 5 })).length).toBe(5);
    const area = { kind: 'circle', lng, lat: Math.min(lat, 85.05), radiusMeters: 1000 } as const;
    expect((await engine.filter({ ...ALL, area })).total).toBe(count);
  });
});

describe('fifty tables opened one after the other', () => {
  it('leave nothing behind', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const lines = Array.from(
      { length: 5000 },
      (_, at) => `${at % 180},${at % 80},2024-08-06,Group ${at % 50},Row ${at}`,
    );
    const csv = `lng,lat,time,organisation,text\n${lines.join('\n')}\n`;
    const engine = newEngine();
    const used: number[] = [];
    for (let cycle = 0; cycle < 50; cycle++) {
      const info = await engine.open({ source: new Blob([csv]), name: `${cycle}.csv` });
      expect(info.count).toBe(lines.length);
      await engine.filter({ ...ALL, facets: { group: ['Group 1'] } });
      await engine.page({ from: 0, size: 50, sort: BY_TIME });
      engine.cells([{ zoom: 0, column: 0, row: 0 }]);
      if (cycle % 10 !== 9) continue;
      // What blobs held is given back a turn later.
      for (let turn = 0; turn < 3; turn++) {
        collect();
        await new Promise((resolve) => setImmediate(resolve));
      }
      const { heapUsed, external } = process.memoryUsage();
      used.push(heapUsed + external);
    }
    const [first = 0] = used;
    // Forty tables have more than 15 MB.
    expect((used.at(-1) ?? Infinity) - first).toBeLessThan(6e6);
  });
});

describe('a table that is opened', () => {
  it('takes the rows that it can read and tells what is wrong with the others', async () => {
    const { info } = await opened(CSV, 'events.csv');
    expect(info).toMatchObject({ count: 4, placed: 3, cut: null });
    expect(info.mapping).toMatchObject({ said: 'time', group: 'organisation', statement: 'text' });
    expect(info.rejected).toEqual({
      count: 3,
      byReason: { longitude: 1, date: 1, fields: 1 },
      shown: [
        { reason: 'longitude', row: 6, got: '200' },
        { reason: 'date', row: 7, got: 'whenever' },
        { reason: 'fields', row: 8, got: '3 of 8' },
      ],
    });
  });

  it('tells at the end how far it came, and where the rows are', async () => {
    const heard: OpenProgress[] = [];
    const engine = newEngine((progress) => heard.push(progress));
    const { bounds } = await engine.open({ source: new Blob([CSV]), name: 'events.csv' });
    expect(bounds).not.toBeNull();
    expect(heard.at(-1)).toEqual({ bytes: CSV.length, totalBytes: CSV.length, rows: 4, rejected: 3, bounds });
  });

  it('reads gzip whatever the name', async () => {
    const { info } = await opened(new Uint8Array(gzipSync(CSV)), 'events.csv');
    expect(info.count).toBe(4);
  });

  it('reads the same from GeoJSON, and makes no pin of an area', async () => {
    const features = [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [36.19, 51.73] },
        properties: { kind: 3, time: 1722945600000 },
      },
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { kind: 4 } },
    ];
    const { info, engine } = await opened(JSON.stringify({ type: 'FeatureCollection', features }), 'a.geojson');
    expect(info).toMatchObject({ count: 2, placed: 1, days: { said: { first: 19941, last: 19941 }, event: null } });
    expect((await engine.filter({ ...ALL, facets: { kind: ['3'] } })).total).toBe(1);
  });

  it('keeps the rows before the end of a file that is cut off, and says so', async () => {
    const feature = '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"kind":"a"}}';
    const { info } = await opened(`{"type":"FeatureCollection","features":[${feature},${feature},{"ty`, 'a.geojson');
    expect(info.count).toBe(2);
    expect(info.cut).toMatch(/cut off/);
    const whole = gzipSync(CSV.repeat(1), { level: 0 });
    const broken = await opened(new Uint8Array(whole.subarray(0, whole.length - 40)), 'a.csv.gz');
    expect(broken.info.count).toBeGreaterThan(0);
    expect(broken.info.cut).not.toBeNull();
  });

  it('refuses what has no rows, and keeps the table that was open', async () => {
    const { engine } = await opened(CSV, 'events.csv');
    await expect(engine.open({ source: new Blob(['']), name: 'none.csv' })).rejects.toThrow(/none\.csv has no rows/);
    await expect(engine.open({ source: new Blob(['lng,lat\n900,1\n']), name: 'b.csv' })).rejects.toThrow(
      /No row of b\.csv could be used: row 2 has "900" for its longitude/,
    );
    const mapping = { lng: 'longitude' };
    await expect(engine.open({ source: new Blob([CSV]), name: 'c.csv', mapping })).rejects.toThrow(
      'The file has no column "longitude". It has: id, lng, lat, time, organisation, kind, precision, text.',
    );
    expect((await engine.filter(ALL)).total).toBe(4);
  });
});

describe('a table that is asked', () => {
  it('gives one set to the counts, the list, the histogram and the tiles', async () => {
    const { engine } = await opened(CSV, 'events.csv');
    const answer = await engine.filter({ ...ALL, range: { from: '2024-08-07', to: '2024-08-31' } });
    expect(answer.total).toBe(3);
    expect(answer.unplaced).toBe(1);
    expect(answer.facets.group).toEqual({
      values: [
        { id: 'Ministry', count: 2 },
        { id: 'Army', count: 1 },
      ],
      distinct: 2,
    });
    expect(answer.histogram.map(({ total }) => total)).toEqual([1, 1, 2]);
    const page = await engine.page({ from: 0, size: 10, sort: BY_TIME });
    expect(page.map(({ fields }) => fields['id'])).toEqual(['4', '3', '2']);
    expect(page[0]?.position).toBeNull();
    expect(engine.cells([{ zoom: 0, column: 0, row: 0 }])[0]?.length).toBeGreaterThan(0);
  });

  it('gives a row as its file has it', async () => {
    const { engine } = await opened(CSV, 'events.csv');
    await engine.filter({ ...ALL, facets: { kind: ['attack'] } });
    const [row] = await engine.page({ from: 0, size: 1, sort: BY_TIME });
    expect(row?.fields).toMatchObject({ id: '1', text: 'One, two' });
    expect(row?.position?.lng).toBeCloseTo(36.19, 6);
    expect(row?.position?.lat).toBeCloseTo(51.73, 6);
  });

  it('asks words, area and facets together, and finds the nearest of what is shown', async () => {
    const { engine } = await opened(CSV, 'events.csv');
    const area = { kind: 'circle', lng: 36.19, lat: 51.73, radiusMeters: 1000 } as const;
    expect((await engine.filter({ ...ALL, area })).total).toBe(2);
    expect((await engine.filter({ ...ALL, area, found: Uint8Array.of(0, 1, 1, 1) })).total).toBe(1);
    const near = await engine.nearest({ lng: 36.19, lat: 51.73, count: 5 });
    expect(near.map(({ row }) => row.fields['id'])).toEqual(['2']);
    expect(near[0]?.meters).toBeLessThan(1);
  });

  it('drops a question that a newer one has overtaken', async () => {
    const rows = Array.from({ length: 1_200_000 }, () => '1,2').join('\n');
    const { engine } = await opened(`lng,lat\n${rows}`, 'many.csv');
    const first = engine.filter(ALL);
    const second = engine.filter({ ...ALL, facets: { kind: ['none'] } });
    await expect(first).rejects.toBeInstanceOf(Superseded);
    expect((await second).total).toBe(0);
  }, 60_000);
});
