import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { filesOf, smallCase } from '../core/formats/small-case';
import { memoryEffects, type MemoryEffects } from './memory-effects';

function world(more: readonly (readonly [string, string])[] = []): MemoryEffects {
  return memoryEffects([...[...filesOf(smallCase())].map(([path, text]) => [`ships/${path}`, text] as const), ...more]);
}
const wrote = (effects: MemoryEffects, path: string): unknown => JSON.parse(effects.files.get(path) ?? 'null');

describe('dateline export', () => {
  it('writes several formats in one go, by ending and by name', async () => {
    const effects = world();
    const args = ['ships', '--out', 'out/a.geojson', '--format', 'geojson', '--out', 'out/a.json', '--format', 'stix'];
    expect(await main(['export', ...args], effects)).toBe(0);
    expect(wrote(effects, 'out/a.geojson')).toMatchObject({ type: 'FeatureCollection' });
    expect(wrote(effects, 'out/a.json')).toMatchObject({ type: 'bundle' });
    expect(effects.output()).toMatch(/^out\/a\.geojson: geojson, 2 claims, \d+ kB\nout\/a\.json: stix, 2 claims/);
    expect(await main(['export', 'ships', '--out', 'a.kml', '--out', 'a.bib', '--out', 'a.csv'], effects)).toBe(0);
    expect(effects.files.get('a.csv')).toContain('Three ships are moored.');
  });

  it('writes what a view shows, and links it', async () => {
    const effects = world();
    const view = 'https://desk.example/map/?case=harbour&kind=movement&lang=uk';
    expect(await main(['export', 'ships', '--out', 'a.geojson', '--view', view], effects)).toBe(0);
    const { features } = wrote(effects, 'a.geojson') as { features: { properties: Record<string, unknown> }[] };
    expect(features.map(({ properties }) => properties['claim'])).toEqual(['gazette-2020-05-02~bbbbbb']);
    expect(features[0]?.properties['link']).toContain('https://desk.example/map/?case=harbour&panel=claim:');
    expect(features[0]?.properties['link']).toContain('lang=uk');
  });

  it('goes from case to case document and back, also through standard input and output', async () => {
    const effects = world();
    expect(await main(['export', 'ships', '--out', '-', '--format', 'case'], effects)).toBe(0);
    const document = effects.output();
    const other = memoryEffects([['-', document]]);
    expect(await main(['export', '-', '--out', 'again.dateline.json'], other)).toBe(0);
    expect(other.files.get('again.dateline.json')).toBe(document);
  });

  it('says as JSON what it wrote', async () => {
    const effects = world();
    expect(await main(['export', 'ships', '--out', 'a.kmz', '--json'], effects)).toBe(0);
    expect(JSON.parse(effects.output())).toMatchObject([{ path: 'a.kmz', format: 'kmz', claims: 2 }]);
  });

  it('gives the same bytes for the same case', async () => {
    const [one, two] = [world(), world()];
    await main(['export', 'ships', '--out', 'a.kml'], one);
    await main(['export', 'ships', '--out', 'a.kml'], two);
    expect(one.files.get('a.kml')).toBe(two.files.get('a.kml'));
  });

  it.each([
    [[], 'expected one case, got 0'],
    [['ships'], '--out FILE is missing'],
    [['ships', '--out', 'a.xls'], 'the ending of "a.xls" does not say the format'],
    [['ships', '--out', 'a.json'], 'Add --format'],
    [['ships', '--out', 'a', '--format', 'geojsn'], 'Did you mean "geojson"?'],
    [['ships', '--out', 'a.kml', '--out', 'a.kml'], 'two --out name the same file'],
    [['ships', '--out', 'a', '--out', 'b', '--format', 'kml'], 'say it for each'],
    [['ships', '--out', '-', '--format', 'kmz'], 'kmz is not text'],
    [['ships', '--out', 'a.kml', '--lang', 'xx'], '--lang: "xx" is none of'],
    [['ships', '--out', 'a.kml', '--view', 'kind=movment'], 'Did you mean "movement"?'],
    [['nowhere', '--out', 'a.kml'], 'there is no folder "nowhere"'],
  ])('answers %j with 2 and what is wrong', async (args, message) => {
    const effects = world();
    const before = effects.files.size;
    expect(await main(['export', ...args], effects)).toBe(2);
    expect(effects.errors()).toContain(message);
    expect(effects.files.size).toBe(before);
  });

  it.each([
    [['broken.json', '--out', 'a.kml'], '"broken.json" is no case document. It is not JSON.'],
    [['other.json', '--out', 'a.kml'], 'Expected a case document'],
    [['ships', '--out', 'a.kml', '--view', 'kind=movement&q=zeppelin'], 'the view shows no claim'],
  ])('answers %j with 1, and writes nothing', async (args, message) => {
    const effects = world([
      ['broken.json', '{'],
      ['other.json', '{}'],
    ]);
    const before = effects.files.size;
    expect(await main(['export', ...args], effects)).toBe(1);
    expect(effects.errors()).toContain(message);
    expect(effects.files.size).toBe(before);
  });

  it('leaves out what has a problem, and says so', async () => {
    const parts = smallCase();
    Object.assign(parts['claims.json'][1] ?? {}, { kind: 'movment' });
    const effects = memoryEffects([...filesOf(parts)].map(([path, text]) => [`ships/${path}`, text] as const));
    expect(await main(['export', 'ships', '--out', 'a.csv'], effects)).toBe(0);
    expect(effects.errors()).toContain('what has one is left out. See dateline check ships');
    expect(effects.output()).toContain('1 claim,');
  });

  it('says how it is called', async () => {
    const effects = world();
    expect(await main(['export', '--help'], effects)).toBe(0);
    expect(effects.output()).toContain('csv-excel');
  });
});
