import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';
import { createGazetteer } from '../../src/core/gazetteer/gazetteer';
import { createBoundaries } from '../../src/core/geo/boundaries';

const read = (path: string): string => readFileSync(new URL(`../../geo/${path}`, import.meta.url), 'utf8');
interface Sources {
  readonly attribution: string;
  readonly sources: readonly {
    readonly id: string;
    readonly licence: string;
    readonly outputs: readonly string[];
  }[];
  readonly outputs: Readonly<Record<string, { readonly sha256: string }>>;
}
const sources = JSON.parse(read('sources.json')) as Sources;

describe('sources.json', () => {
  test('speaks of the committed files', () => {
    for (const [path, { sha256 }] of Object.entries(sources.outputs))
      expect(createHash('sha256').update(read(path)).digest('hex'), path).toBe(sha256);
  });

  test('names a licence for every source, a source for every file, and those to credit on the map', () => {
    for (const { id, licence } of sources.sources) expect([id, licence !== '']).toEqual([id, true]);
    expect(sources.attribution).toContain('© OpenStreetMap contributors');
    expect(sources.attribution.length).toBeLessThan(80);
    const made = new Set(sources.sources.flatMap(({ outputs }) => outputs));
    expect([...made].sort()).toEqual(Object.keys(sources.outputs).sort());
  });
});

describe('boundaries', () => {
  const boundaries = createBoundaries(JSON.parse(read('layers/boundaries.topojson')) as Topology);

  test('put Crimea and Sevastopol in Ukraine and not in Russia', () => {
    for (const [lng, lat] of [
      [34.108, 44.957],
      [33.5225, 44.6167],
    ] as const) {
      expect(boundaries.contains('UA', lng, lat)).toBe(true);
      expect(boundaries.contains('RU', lng, lat)).toBe(false);
    }
  });

  test('put Sudzha in Kursk Oblast and Sumy in Sumy Oblast', () => {
    expect(boundaries.contains('RU-KRS', 35.271, 51.191)).toBe(true);
    expect(boundaries.contains('RU-KRS', 34.8, 50.916)).toBe(false);
    expect(boundaries.contains('UA-59', 34.8, 50.916)).toBe(true);
  });

  test('hold all regions of Ukraine, and those of the case elsewhere', () => {
    const ids = boundaries.regions.features.map(({ properties: { id } }) => id);
    expect(ids.filter((id) => id.startsWith('UA-'))).toHaveLength(27);
    for (const id of [
      'RU-KRS',
      'RU-BRY',
      'RU-ORL',
      'RU-LIP',
      'RU-VOR',
      'RU-BEL',
      'RU-PRI',
      'RU-KHA',
      'RU-AMU',
      'RU-BU',
      'KP-09',
    ])
      expect(ids).toContain(id);
  });
});

describe('gazetteer', () => {
  const gazetteer = createGazetteer(read('gazetteer/places.tsv'));

  test('finds the places of the reports in the languages of the reports', () => {
    const regions = (name: string): (string | null)[] => gazetteer.find(name).map(({ region }) => region);
    for (const name of ['Sudzha', 'Суджа', 'L’gov', 'Kursk', '쿠르스크', 'Snagost', 'Курська область'])
      expect(regions(name), name).toContain('RU-KRS');
    expect(gazetteer.find('Korea Utara')[0]?.id).toBe('KP');
    expect(gazetteer.find('평양')[0]?.country).toBe('KP');
    expect(gazetteer.find('Simferopol').map(({ country }) => country)).toEqual(['UA']);
  });

  test('keeps apart what has one name', () => {
    expect(gazetteer.find('Georgia').map(({ id }) => id)).toEqual(['GE', 'US-GA']);
    expect(gazetteer.find('Sergeyevka').filter(({ region }) => region === 'RU-PRI')).toHaveLength(2);
    expect(gazetteer.abbreviated('Tex.')?.id).toBe('US-TX');
  });
});
