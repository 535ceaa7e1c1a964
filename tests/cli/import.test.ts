import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { filesOf, smallCase } from '../core/formats/small-case';
import { memoryEffects, type MemoryEffects } from './memory-effects';

const ROWS = [
  'Text,Article,Outlet,Published,Place,Lat,Lon,Exactness,How many,Of what',
  'Two tugs left,https://example.org/tugs,Daily Port,2020-06-02,Delft,52.01,4.36,settlement,2,tugs',
  'Three ships are moored,https://example.org/ships,Gazette,2020-05-02,Rotterdam,51.92,4.48,settlement,3,ships',
  ',https://example.org/none,Daily Port,2020-06-02,,,,,,',
].join('\n');
const MAP = [
  'Text=statement',
  'Article=source_url',
  'Lon=longitude',
  'Exactness=precision',
  'How many=quantity',
  'Of what=unit',
].flatMap((map) => ['--map', map]);

function world(more: readonly (readonly [string, string])[] = []): MemoryEffects {
  return memoryEffects([
    ...[...filesOf(smallCase())].map(([path, text]) => [join('ships', path), text] as const),
    ['rows.csv', ROWS],
    ...more,
  ]);
}

describe('dateline import', () => {
  it('adds the good rows to the case folder, lists the others, and the case passes the check', async () => {
    const effects = world();
    const before = effects.files.get('ships/claims.json') ?? '';
    expect(await main(['import', 'rows.csv', '--into', 'ships', ...MAP, '--rejects', 'bad.csv'], effects)).toBe(1);
    expect(effects.output()).toBe(
      [
        'rows.csv → ships: 3 rows',
        '  added        2 claims, 1 source, 1 actor, 1 place, 2 terms',
        '  merged       with 2 actors, places and sources of the case',
        '    place rotterdam (Rotterdam)',
        '    source gazette-2020-05-02 (Ships)',
        '  same         0 claims',
        '  conflicting  none',
        '  rejected     1',
        '    row 4: It has no statement. Map a column to it.',
        '',
      ].join('\n'),
    );
    // What stood there still stands there, to the letter.
    expect(effects.files.get('ships/claims.json')?.startsWith(before.trimEnd().slice(0, -1).trimEnd())).toBe(true);
    expect(effects.files.get('bad.csv')).toContain(
      '"4","It has no statement. Map a column to it.","","https://example.org/none"',
    );
    expect(await main(['check', 'ships'], effects)).toBe(0);
    expect(effects.output()).toContain('ships: no problems (2 sources, 4 actors, 3 places, 1 occasion, 4 claims)');
  });

  it('adds nothing when it is said again, and writes nothing on a dry run', async () => {
    const effects = world();
    const untouched = new Map(effects.files);
    await main(['import', 'rows.csv', '--into', 'ships', ...MAP, '--dry-run'], effects);
    expect(effects.files).toEqual(untouched);
    expect(effects.output()).toContain('dry run, nothing was written');
    await main(['import', 'rows.csv', '--into', 'ships', ...MAP], effects);
    const once = new Map(effects.files);
    await main(['import', 'rows.csv', '--into', 'ships', ...MAP, '--json'], effects);
    expect(effects.files).toEqual(once);
    const json: unknown = JSON.parse(effects.output().slice(effects.output().indexOf('{')));
    expect(json).toMatchObject({ written: true, added: { claims: [] }, same: [{ row: 2 }, { row: 3 }] });
  });

  it('writes into a folder of claims, and into a case document', async () => {
    const parts = [...filesOf(smallCase())].map(
      ([path, text]) => [join('ships', path === 'claims.json' ? 'claims/gazette.json' : path), text] as const,
    );
    const effects = memoryEffects([...parts, ['rows.csv', ROWS]]);
    await main(['import', 'rows.csv', '--into', 'ships', ...MAP], effects);
    expect(effects.files.get('ships/claims/import-rows-csv.json')).toContain('Two tugs left');
    expect(await main(['export', 'ships', '--out', 'all.dateline.json'], effects)).toBe(0);
    expect(await main(['export', 'ships', '--out', 'some.dateline.json', '--view', 'kind=movement'], effects)).toBe(0);
    expect(await main(['import', 'all.dateline.json', '--into', 'some.dateline.json'], effects)).toBe(0);
    expect(JSON.parse(effects.files.get('some.dateline.json') ?? '')).toMatchObject({ claims: { length: 4 } });
  });

  it('fills what rows do not say', async () => {
    const effects = world([['bare.csv', 'statement\nOne\n']]);
    const set = ['--set', 'source_url=https://example.org/?a=b', '--set', 'published=2020-06'];
    expect(await main(['import', 'bare.csv', '--into', 'ships', ...set], effects)).toBe(0);
    expect(effects.files.get('ships/sources.json')).toContain('"url": "https://example.org/?a=b"');
  });

  it.each([
    [[], 'expected one file, got 0'],
    [['rows.csv'], '--into CASE is missing'],
    [['none.csv', '--into', 'ships'], 'there is no file "none.csv"'],
    [['rows.csv', '--into', 'none'], 'there is no folder "none"'],
    [['rows.csv', '--into', 'ships', '--format', 'acld'], 'Did you mean "acled"?'],
    [['rows.csv', '--into', 'ships', '--map', 'Text'], 'expected COLUMN=FIELD'],
    [['rows.csv', '--into', 'ships', '--map', 'Text=statment'], 'Did you mean "statement"?'],
    [['rows.csv', '--into', 'ships', '--map', 'Txt=statement'], 'Did you mean "Text"?'],
    [['rows.csv', '--into', 'ships', '--set', 'colour=red'], 'a claim has no field "colour"'],
  ])('answers %j with 2 and what is wrong', async (args, message) => {
    const effects = world();
    const before = new Map(effects.files);
    expect(await main(['import', ...args], effects)).toBe(2);
    expect(effects.errors()).toContain(message);
    expect(effects.files).toEqual(before);
  });

  it.each([
    [['broken.json', '--into', 'ships'], '"broken.json": The file is not JSON'],
    [['rows.csv', '--into', 'bad'], 'nothing can be added to it'],
    [['rows.csv', '--into', 'broken.json'], '"broken.json" is not JSON'],
    [['rows.csv', '--into', 'ships', '--format', 'kml'], 'Expected kml, but the file is csv'],
  ])('answers %j with 1, and writes nothing', async (args, message) => {
    const effects = world([
      ['broken.json', '{'],
      ['bad/case.json', '{}'],
    ]);
    const before = new Map(effects.files);
    expect(await main(['import', ...args], effects)).toBe(1);
    expect(effects.errors()).toContain(message);
    expect(effects.files).toEqual(before);
  });

  it('says how it is called', async () => {
    const effects = world();
    expect(await main(['import', '--help'], effects)).toBe(0);
    expect(effects.output()).toContain('--rejects FILE');
  });
});
