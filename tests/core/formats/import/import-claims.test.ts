import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv, writeExcelCsv } from '../../../../src/core/formats/export/csv';
import { writeGeoJson } from '../../../../src/core/formats/export/geojson';
import { writeKml, writeKmz } from '../../../../src/core/formats/export/kml';
import { LIMITS } from '../../../../src/core/formats/limits';
import { caseWith } from '../../claims/case';
import { hostileText, inputOf, shippedCase } from '../export/input';
import { addedClaims, errorsOf, importInto, placeNamed } from './import';

const base = async () => (await caseWith()).case;
const HEAD =
  'statement,speaker,source_url,outlet,published,event,place,latitude,longitude,precision,quantity_min,quantity_max,unit\n';

describe('importClaims', () => {
  it('adds rows as drafts, with their sources, actors and places, and the case passes every check', async () => {
    const result = await importInto(
      await base(),
      `${HEAD}Two tugs left,Jan de Vries,https://example.org/tugs,Daily Port,2020-06-02,2020-06-01,Delft,52.01,4.36,settlement,2,2,ships\n`,
    );
    const [claim] = addedClaims(result);
    expect(result.report.rejected).toEqual([]);
    expect(claim).toMatchObject({
      statement: { en: 'Two tugs left' },
      status: 'draft',
      attribution: 'named',
      speaker: 'jan-de-vries',
      event: '2020-06-01',
      quantities: [{ min: 2, max: 2, unit: 'ships', qualifier: 'exactly' }],
      log: [{ on: '2024-12-01', by: 'import', note: 'rows.csv, 2' }],
    });
    expect(placeNamed(result, 'Delft')).toMatchObject({
      precision: 'settlement',
      geometry: { kind: 'point', lng: 4.36, lat: 52.01 },
    });
    expect(await errorsOf(result.case)).toEqual([]);
  });

  it('merges actors, places and sources with those of the case', async () => {
    const result = await importInto(
      await base(),
      `${HEAD}A third ship came,harbour master,https://example.org/ships,Gazette,2020-05-02,2020-05-01,ROTTERDAM,51.92,4.48,settlement,,,\n`,
    );
    expect(addedClaims(result)).toMatchObject([
      { speaker: 'master', source: 'gazette-2020-05-02', places: [{ place: 'rotterdam', role: 'at' }] },
    ]);
    expect(result.report.added).toMatchObject({ sources: [], actors: [], places: [] });
    expect(result.report.merged.map(({ id }) => id)).toEqual(['master', 'rotterdam', 'gazette-2020-05-02']);
  });

  it('lists every row that it cannot use with its reason, and keeps the good ones', async () => {
    const rows = [
      'Good,,https://example.org/1,A,2020-06-01,,,,,,,,',
      ',,https://example.org/2,A,2020-06-01,,,,,,,,',
      'No address,,,A,2020-06-01,,,,,,,,',
      'Script,,javascript:alert(1),A,2020-06-01,,,,,,,,',
      'No date,,https://example.org/3,A,,,,,,,,,',
      'Two dates,,https://example.org/4,A,03/04/2020,,,,,,,,',
      'Swapped,,https://example.org/5,A,2020-06-01,,Delft,152.01,4.36,,,,',
      'Strange,,https://example.org/6,A,2020-06-01,,Delft,52,4,galaxy,,,',
      'Many,,https://example.org/7,A,2020-06-01,,,,,,lots,,ships',
      'Backwards,,https://example.org/8,A,2020-06-01,,,,,,9,3,ships',
      '<b>Bold</b>,,https://example.org/9,A,2020-06-01,,,,,,,,',
      'Short,,https://example.org/10',
    ];
    const result = await importInto(await base(), HEAD + rows.join('\n'));
    expect(addedClaims(result).map(({ statement }) => statement['en'])).toEqual(['Good']);
    const reasons = new Map(result.report.rejected.map(({ row, reason }) => [row, reason]));
    expect([...reasons.keys()]).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(reasons.get(3)).toContain('no statement');
    expect(reasons.get(4)).toContain('no address');
    expect(reasons.get(5)).toContain('Expected https://');
    expect(reasons.get(6)).toContain('no date');
    expect(reasons.get(7)).toContain('no date that has one meaning');
    expect(reasons.get(8)).toContain('latitude');
    expect(reasons.get(9)).toContain('galaxy');
    expect(reasons.get(10)).toContain('no number');
    expect(reasons.get(11)).toContain('above the largest');
    expect(reasons.get(12)).toContain('HTML tag');
    expect(reasons.get(13)).toContain('cells');
    expect(result.report.rows).toBe(rows.length);
    // What was rejected leaves nothing behind.
    expect(result.case.sources.length).toBe((await base()).sources.length + 1);
    expect(await errorsOf(result.case)).toEqual([]);
  });

  it('adds nothing the second time', async () => {
    const rows = `${HEAD}One,Jan,https://example.org/1,A,2020-06-01,,Delft,52.01,4.36,,,,\nTwo,Jan,https://example.org/1,A,2020-06-01,,,,,,,,\nTwo,Jan,https://example.org/1,A,2020-06-01,2020-05-30,,,,,,,\n`;
    const first = await importInto(await base(), rows);
    const again = await importInto(first.case, rows);
    expect(first.report.added.claims.length).toBe(3);
    expect(again.report.added.claims).toEqual([]);
    expect(again.report.same.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(again.case).toBe(first.case);
  });

  it('never overwrites: what differs is listed with the fields, and the stored claim stays', async () => {
    const first = await importInto(await base(), `${HEAD}One,,https://example.org/1,A,2020-06-01,2020-05-30,,,,,,,\n`);
    const again = await importInto(first.case, `${HEAD}One,,https://example.org/1,A,2020-06-01,2020-05-29,,,,,,,\n`);
    expect(again.report.conflicting).toEqual([{ row: 2, id: first.report.added.claims[0], differs: ['event'] }]);
    expect(again.case.claims).toEqual(first.case.claims);
  });

  it('keeps apart who spoke and for whom, and takes a known organisation for one', async () => {
    const speak = async (speaker: string, organisation: string, attribution: string) => {
      const row = `One,${speaker},${organisation},${attribution},https://example.org/1,2020-06-01`;
      const result = await importInto(
        await base(),
        `statement,speaker,organisation,attribution,url,published\n${row}\n`,
      );
      const [claim] = addedClaims(result);
      return [claim?.speaker, claim?.organisation, claim?.attribution];
    };
    expect(await speak('Port', '', '')).toEqual([null, 'port', 'organisation']);
    expect(await speak('Port', 'Port', 'organisation')).toEqual([null, 'port', 'organisation']);
    expect(await speak('Pilots', 'Port', 'organisation')).toEqual(['pilots', 'port', 'organisation']);
    expect(await speak('Harbour Master', 'Port', 'named')).toEqual(['master', 'port', 'named']);
    expect(await speak('An official', 'Port', 'unnamed')).toEqual([null, 'port', 'unnamed']);
    expect(await speak('', '', '')).toEqual([null, null, 'none']);
  });

  it('makes nothing more exact than the file says', async () => {
    const place = async (cells: string) => {
      const result = await importInto(await base(), `${HEAD}One,,https://example.org/1,A,2020-06-01,,X,${cells},,,\n`);
      return placeNamed(result, 'X');
    };
    // Digits are all that a bare position says of how exact it is.
    expect(await place('52.0,4.4,')).toMatchObject({ precision: 'point', geometry: { radiusMeters: 5566 } });
    expect(await place('52.01234,4.41234,')).toMatchObject({ geometry: { radiusMeters: 10 } });
    expect(await place('52.0,4.4,district')).toEqual({ id: 'x', names: { en: 'X' }, precision: 'district' });
    expect(await place('52.0,4.4,country')).toEqual({ id: 'x', names: { en: 'X' }, precision: 'country' });
    expect(await place(',,settlement')).toEqual({ id: 'x', names: { en: 'X' }, precision: 'settlement' });
  });

  it('knows regions by name, and draws them as their boundary', async () => {
    const result = await importInto(
      await base(),
      `${HEAD}One,,https://example.org/1,A,2020-06-01,,Курская область,51.7,36.2,oblast,,,\nTwo,,https://example.org/1,A,2020-06-01,,Ukraine,50.45,30.52,country,,,\n`,
    );
    expect(placeNamed(result, 'Ukraine')?.geometry).toEqual({ kind: 'boundary', codes: ['UA'] });
    const region = result.case.places.find(({ names }) => names['en'] === 'Курская область');
    expect(region?.geometry?.kind).not.toBe('point');
  });

  it('gives a source without a date of its own an open one', async () => {
    const result = await importInto(await base(), `${HEAD}One,,https://example.org/1,A,,2020-05-30,,,,,,,\n`);
    expect(result.case.sources.at(-1)?.published).toBe('2020-05-30/..');
  });

  it('marks words in another language instead of calling them English', async () => {
    const result = await importInto(
      await base(),
      'statement,url,published,lang\nНова заява,https://example.org/1,2020-06-01,ua\n',
    );
    expect(addedClaims(result)[0]?.statement).toEqual({ en: '[uk] Нова заява', uk: 'Нова заява' });
  });

  it('takes what a row does not say from the defaults', async () => {
    const defaults = { source_url: 'https://example.org/all', outlet: 'Desk', published: '2020-06' };
    const result = await importInto(await base(), 'statement\nOne\n', { defaults });
    expect(result.case.sources.at(-1)).toMatchObject({ url: 'https://example.org/all', published: '2020-06' });
  });

  it('tells rows apart that share speaker, statement and place name, and knows each of them again', async () => {
    const rows = Array.from(
      { length: 1500 },
      (_, at) =>
        `Shelling,Jan,https://example.org/1,A,2020-06-01,,Unnamed,${(at / 50).toFixed(2)},4.36,settlement,${at},${at},ships`,
    ).join('\n');
    const first = await importInto(await base(), HEAD + rows);
    expect(new Set(first.report.added.claims).size).toBe(1500);
    // A settlement reaches some kilometres: every few rows are about one place.
    expect(first.report.added.places.length).toBeGreaterThan(100);
    expect(first.report.added.places.length).toBeLessThan(1500);
    const again = await importInto(first.case, HEAD + rows);
    expect([again.report.added.claims.length, again.report.same.length]).toEqual([0, 1500]);
  });

  it('says when the case would grow beyond what can be read, instead of dropping rows', async () => {
    const geography = { limits: { ...LIMITS, totalLength: 1000 } };
    const row = 'One,,https://example.org/1,A,2020-06-01,,,,,,,,\n';
    await expect(importInto(await base(), HEAD + row, { geography })).rejects.toThrow(
      /cannot be read any more.*at most 1000/,
    );
  });

  it('survives any text in any cell', async () => {
    const loaded = await base();
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 8, maxLength: 8 }), async (cells) => {
        const row = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
        const columns = 'statement,speaker,outlet,place,quantity,fragment,note,subject,source_url,published';
        const result = await importInto(loaded, `${columns}\n${row},https://example.org/1,2020-06-01\n`);
        expect(result.report.added.claims.length + result.report.rejected.length).toBe(1);
        expect(await errorsOf(result.case)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('our own exports, read back', () => {
  it.each([
    ['csv', writeCsv],
    ['csv-excel', writeExcelCsv],
    ['kml', writeKml],
    ['kmz', writeKmz],
  ])('%s finds every claim of the case again, and changes nothing that is stored', async (_name, write) => {
    const loaded = await shippedCase();
    const result = await importInto(loaded, write(inputOf(loaded)));
    expect(result.report.rejected).toEqual([]);
    // A flat row says less than a claim: where it has another form, the stored one stays, and the row is listed.
    const found = new Set([...result.report.same, ...result.report.conflicting].map(({ id }) => id));
    expect(result.report.same.length).toBeGreaterThan(result.report.rows / 2);
    expect(found).toEqual(new Set(loaded.claims.map(({ id }) => id)));
    expect(result.report.added.claims).toEqual([]);
    expect(result.case.claims).toEqual(loaded.claims);
  });

  it('as a table of features, too, and into an empty case without a pin for a region', async () => {
    const loaded = await shippedCase();
    const empty = {
      ...loaded,
      claims: [],
      places: [],
      sources: [],
      occasions: [],
      actors: [],
      file: { ...loaded.file, keyClaims: [] },
    };
    const result = await importInto(empty, writeCsv(inputOf(loaded)));
    expect(result.report.rejected).toEqual([]);
    expect(result.report.added.claims.length).toBe(loaded.claims.length);
    for (const { precision, geometry } of result.case.places)
      if (geometry?.kind === 'point') expect(['point', 'settlement']).toContain(precision);
    expect(await errorsOf(result.case)).toEqual([]);
    expect(writeGeoJson(inputOf(result.case))).toContain('"FeatureCollection"');
  });
});
