import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IMPORT_LIMITS } from '../../../../src/core/formats/import/import-limits';
import { readImportFile } from '../../../../src/core/formats/import/read-table';
import { caseWith } from '../../claims/case';
import { addedClaims, bytesOf, errorsOf, importInto, placeNamed, tableOf } from './import';

const base = async () => (await caseWith()).case;

describe('ACLED', () => {
  const columns =
    'event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp';
  const rows = [
    'UKR1,28 October 2024,2024,1,Battles,Armed clash,A,Ukraine,Sumy,Sumskyi,Yunakivka,51.0939,35.0278,1,ISW; Ukrinform,Clash near the village.,3,1730246400',
    'UKR2,2024-10-28,2024,2,Battles,Armed clash,A,Ukraine,Sumy,Sumskyi,Sumy,50.9216,34.8003,2,ISW,Clash in the district.,0,1730246400',
    'UKR3,2024-10-28,2024,3,Battles,Government regains territory,A,Ukraine,Sumy,,Sumy,50.9216,34.8003,3,ISW,Ground was regained.,0,1730246400',
  ];

  it('carries the precision of place and time', async () => {
    const result = await importInto(await base(), `${columns}\n${rows.join('\n')}`);
    expect(result.report.rejected).toEqual([]);
    const [exact, district, region] = addedClaims(result);
    expect(exact).toMatchObject({
      event: '2024-10-28',
      kind: 'losses',
      attribution: 'outlet',
      quantities: [{ min: 3, max: 3, unit: 'deaths' }],
    });
    expect(exact?.via.map(({ actor }) => actor)).toEqual(['isw', 'ukrinform']);
    expect(district).toMatchObject({ event: '2024-10-25/2024-10-31', quantities: [] });
    expect(region).toMatchObject({ event: '2024-10', kind: 'control' });
    expect(placeNamed(result, 'Yunakivka')).toMatchObject({
      precision: 'settlement',
      geometry: { kind: 'point', lng: 35.0278 },
    });
    expect(placeNamed(result, 'Sumskyi')).toEqual({ id: 'sumskyi', names: { en: 'Sumskyi' }, precision: 'district' });
    expect(placeNamed(result, 'Sumy')).toMatchObject({
      precision: 'region',
      geometry: { kind: 'boundary', codes: ['UA-59'] },
    });
    expect(result.case.sources.slice(-3).map(({ id }) => id)).toEqual(['acled-ukr1', 'acled-ukr2', 'acled-ukr3']);
    expect(await errorsOf(result.case)).toEqual([]);
  });
});

describe('VIINA', () => {
  it('carries the precision of the geocoding', async () => {
    const columns =
      'event_id,report_id,location,source,date,time,url,text,lang,address,longitude,latitude,GEO_PRECISION';
    const rows = ['STREET', 'ADM3', 'ADM2', 'ADM1', 'WHAT'].map(
      (precision, at) =>
        `${at},${at},L${at},unian,20241028,10:00,https://example.org/${at},Текст ${at},ua,Place ${at},34.80031,50.92161,${precision}`,
    );
    const result = await importInto(await base(), `${columns}\n${rows.join('\n')}`);
    expect(result.report.rejected).toEqual([]);
    expect([0, 1, 2, 3, 4].map((at) => placeNamed(result, `Place ${at}`)?.precision)).toEqual([
      'point',
      'settlement',
      'district',
      'region',
      'area',
    ]);
    expect([0, 1, 2, 3, 4].map((at) => placeNamed(result, `Place ${at}`)?.geometry?.kind)).toEqual([
      'point',
      'point',
      undefined,
      undefined,
      undefined,
    ]);
    expect(addedClaims(result)[0]).toMatchObject({ attribution: 'none', event: null, statement: { uk: 'Текст 0' } });
    expect(result.case.sources.at(-1)).toMatchObject({ language: 'uk', published: '2024-10-28' });
  });
});

describe('TimeMap', () => {
  it('reads events with their sources; coordinates are texts, and both or neither', async () => {
    const file = {
      events: [
        {
          id: '1',
          description: 'Shelling',
          date: '10/28/2024',
          location: 'Sumy',
          latitude: '50.92',
          longitude: '34.80',
          sources: ['s1'],
        },
        { id: '2', description: 'Nowhere', date: '10/29/2024', latitude: '', longitude: '', sources: ['s1'] },
        { id: '3', description: 'Half', date: '10/29/2024', latitude: '50', longitude: '', sources: ['s1'] },
        { id: '4', description: 'No source', date: '10/29/2024' },
      ],
      sources: { s1: { id: 's1', title: 'A post', paths: ['https://example.org/post'] } },
    };
    expect(tableOf(JSON.stringify(file)).format).toBe('timemap');
    const result = await importInto(await base(), JSON.stringify(file));
    expect(addedClaims(result).map(({ event, places }) => [event, places.length])).toEqual([
      ['2024-10-28', 1],
      ['2024-10-29', 0],
    ]);
    expect(result.report.rejected.map(({ row }) => row)).toEqual([3, 4]);
  });
});

describe('the auto-archiver sheet', () => {
  it('reads archived links, and says which have nothing to claim', async () => {
    const sheet = [
      'Link,Archive status,Archive location,Upload timestamp,Upload title,Text content',
      'https://t.example/1,telegram: success,https://a.example/1,2024-10-28T10:00:00+00:00,Column on the road,',
      'https://t.example/2,nothing archived,,,,',
    ].join('\n');
    const result = await importInto(await base(), sheet);
    expect(addedClaims(result)).toMatchObject([
      { attribution: 'outlet', note: { en: 'telegram: success: https://a.example/1' } },
    ]);
    expect(result.case.sources.at(-1)).toMatchObject({
      kind: 'post',
      url: 'https://t.example/1',
      published: '2024-10-28',
    });
    expect(result.report.rejected.map(({ row }) => row)).toEqual([3]);
  });
});

describe('GeoJSON and KML', () => {
  const properties = { statement: 'Seen', url: 'https://example.org/1', published: '2024-10-28' };
  const square = [
    [
      [30, 50],
      [31, 50],
      [31, 51],
      [30, 51],
      [30, 50],
    ],
  ];

  it('take an area for an area and a point for a point; what cannot be drawn is rejected', async () => {
    const feature = (geometry: unknown, name: string): object => ({
      type: 'Feature',
      properties: { ...properties, statement: name, place: name },
      geometry,
    });
    const features = [
      feature({ type: 'Point', coordinates: [30.5, 50.5] }, 'point'),
      feature({ type: 'Polygon', coordinates: square }, 'area'),
      feature(
        {
          type: 'LineString',
          coordinates: [
            [30, 50],
            [31, 51],
          ],
        },
        'line',
      ),
      feature({ type: 'Point', coordinates: [3000000, 600000] }, 'projected'),
      feature(
        {
          type: 'Polygon',
          coordinates: [
            [
              [30, 50],
              [31, 50],
              [31, 51],
              [30, 51],
            ],
          ],
        },
        'open',
      ),
      feature(null, 'unplaced'),
    ];
    const result = await importInto(await base(), JSON.stringify({ type: 'FeatureCollection', features }));
    expect(['point', 'area', 'line', 'unplaced'].map((name) => placeNamed(result, name)?.geometry?.kind)).toEqual([
      'point',
      'polygon',
      undefined,
      undefined,
    ]);
    expect(result.report.rejected.map(({ row, reason }) => [row, reason.slice(0, 26)])).toEqual([
      [4, 'Expected a longitude of -1'],
      [5, 'A ring of its area does no'],
    ]);
    expect(await errorsOf(result.case)).toEqual([]);
  });

  const kml = (inside: string): string =>
    `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
  const placemark = kml(
    '<Placemark><name>A column</name><description><![CDATA[<b onclick="x()">Seen</b> by <script>alert(1)</script>two]]></description><TimeStamp><when>2024-10-28</when></TimeStamp><ExtendedData><Data name="url"><value>https://example.org/k</value></Data></ExtendedData><Point><coordinates>30.5,50.5,0</coordinates></Point></Placemark>',
  );

  it('read KML and KMZ, and HTML as text', () => {
    for (const content of [placemark, zipSync({ 'doc.kml': bytesOf(placemark) })]) {
      const table = tableOf(content);
      expect(table.records[0]?.values).toMatchObject({
        name: 'A column',
        description: 'Seen by two',
        url: 'https://example.org/k',
      });
      expect(table.records[0]?.geometry).toMatchObject({ type: 'Point' });
    }
  });
});

describe('hostile and broken files', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /empty/],
    ['entities', '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>', /document type/],
    ['another XML', '<html></html>', /Expected KML/],
    ['broken XML', '<kml><Document></kml>', /not well-formed/],
    ['deep XML', `<kml>${'<Folder>'.repeat(5000)}${'</Folder>'.repeat(5000)}</kml>`, /inside each other/],
    ['comments that never end', `<kml>${'<!--'.repeat(50_000)}`, /not well-formed|empty/],
    ['deep JSON', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, /nested/],
    ['a prototype', '{"type":"FeatureCollection","features":[],"__proto__":{}}', /__proto__/],
    ['broken JSON', '{"type":', /not JSON/],
    ['another JSON', '{"a":1}', /neither a GeoJSON/],
    ['a binary', new Uint8Array([1, 2, 3, 4]), /neither text nor/],
    ['a damaged archive', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), /damaged/],
    ['an archive without KML', zipSync({ 'a.txt': bytesOf('x') }), /no KML/],
    ['a bomb', zipSync({ 'doc.kml': new Uint8Array(5_000_000) }), /times its size/],
    ['Latin-1', new Uint8Array([0x61, 0x2c, 0xe9, 0x0a]), /not UTF-8/],
    ['the same column twice', 'a,a\n1,2\n', /Two columns/],
    ['a prototype column', '__proto__,a\n1,2\n', /__proto__/],
    ['an endless cell', `a,b\n"${'x'.repeat(4_100_000)}`, /longer than|left open/],
  ])('refuses %s with the reason', (_name, content, reason) => {
    expect(() => readImportFile(typeof content === 'string' ? bytesOf(content) : content)).toThrow(reason);
  });

  it('keeps to the number of rows and bytes', () => {
    const limits = { ...IMPORT_LIMITS, rows: 2, bytes: 100 };
    expect(() => readImportFile(bytesOf('a,b\n1,2\n1,2\n1,2\n'), null, limits)).toThrow(/more than 2 rows/);
    expect(() => readImportFile(new Uint8Array(101), null, limits)).toThrow(/is the most/);
    const features = [1, 2, 3].map(() => ({ type: 'Feature', properties: {}, geometry: null }));
    expect(() =>
      readImportFile(bytesOf(JSON.stringify({ type: 'FeatureCollection', features })), null, {
        ...limits,
        bytes: 1000,
      }),
    ).toThrow(/more than 2 features/);
  });
});
