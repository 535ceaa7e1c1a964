import type { GazetteerEntry } from '../../../src/core/gazetteer/gazetteer';
import type { PlaceSource } from '../../../src/core/text/places/place-source';

type Row = readonly [
  name: string,
  kind: GazetteerEntry['kind'],
  country: string,
  region: string,
  population: number,
  lng: number,
  lat: number,
  ...others: string[],
];

const ROWS: readonly Row[] = [
  ['Russia', 'country', 'RU', '', 0, 97, 64, 'Rusia', 'Россия', '러시아'],
  ['Ukraine', 'country', 'UA', '', 0, 31, 49, 'Ukraina', 'Україна'],
  ['United States', 'country', 'US', '', 0, -98, 39, 'America'],
  ['Kursk Oblast', 'region', 'RU', 'RU-KRS', 0, 36, 51.5, 'Kursk'],
  ['Kursk', 'settlement', 'RU', 'RU-KRS', 450_000, 36.2, 51.7, 'Курськ', 'Курск', '쿠르스크'],
  ['Kyiv', 'settlement', 'UA', 'UA-30', 2_800_000, 30.5, 50.4, 'Kiev', 'Київ', '키이우'],
  ['Paris', 'settlement', 'FR', 'FR-IDF', 2_100_000, 2.35, 48.85],
  ['Paris', 'settlement', 'US', 'US-TX', 25_000, -95.55, 33.66],
  ['Texas', 'region', 'US', 'US-TX', 0, -99, 31.5],
  ['Dallas', 'settlement', 'US', 'US-TX', 1_300_000, -96.8, 32.8],
  ['Reading', 'settlement', 'GB', 'GB-RDG', 230_000, -0.97, 51.45],
  ['Boston', 'settlement', 'US', 'US-MA', 650_000, -71.06, 42.36],
];

/** A dozen places, two of them called Paris. */
export function smallGazetteer(): PlaceSource {
  const entries = ROWS.map(([name, kind, country, region, population, lng, lat, ...names]): GazetteerEntry => ({
    id: kind === 'country' ? country : kind === 'region' ? region : `${country}/${name}`,
    name,
    country,
    region: region === '' ? null : region,
    kind,
    population: population === 0 ? null : population,
    lng,
    lat,
    names,
    bounds: null,
    radiusMeters: null,
    citation: null,
  }));
  const byName = new Map<string, GazetteerEntry[]>();
  for (const entry of entries)
    for (const name of [entry.name, ...entry.names])
      byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), entry]);
  return {
    find: (name) => byName.get(name.toLowerCase()) ?? [],
    get: (id) => entries.find((entry) => entry.id === id) ?? null,
    abbreviated: (short) =>
      short === 'U.S.' ? (entries[2] ?? null) : short === 'Tex.' || short === 'TX' ? (entries[8] ?? null) : null,
  };
}
