import { foldName } from './fold-name';
import { createNameIndex } from './name-index';
import { KINDS, readPlaces, type PlaceColumns, type PlaceGroup, type PlaceKind } from './read-places';

export interface GazetteerEntry {
  /** ISO 3166 code of a country or region, the id of a handwritten place, or `country/region/name/lng,lat`. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; `null` for a sea or a continent. */
  readonly country: string | null;
  /** ISO 3166-2, of a region its own; `null` where none is known. */
  readonly region: string | null;
  readonly kind: PlaceKind;
  /** Two significant digits: for ranking, not for quoting. */
  readonly population: number | null;
  /** WGS 84 degrees. A settlement's point may be off by up to 4 km. */
  readonly lng: number;
  readonly lat: number;
  /** Other names in any script, without language. */
  readonly names: readonly string[];
  /** Of an area: west, south, east, north. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
  /** Of a handwritten place: how far off it may be, and where it comes from. */
  readonly radiusMeters: number | null;
  readonly citation: string | null;
}

/** Names to candidate places. It ranks by size alone: which of them a text means is not decided here. */
export interface Gazetteer {
  readonly size: number;
  /** Every place of this name, most likely first: countries, regions, then by population. Any script; folded before comparing. */
  find(name: string): readonly GazetteerEntry[];
  /** Places with a name that begins so, each once, in the order of `find`. */
  startingWith(prefix: string, limit: number): readonly GazetteerEntry[];
  /** A country or region by ISO 3166 code, or a handwritten place by its id. */
  get(id: string): GazetteerEntry | null;
  /** "Tex.", "TX", "U.S.": exactly as written, since "IN", "OR" and "us" are words too. */
  abbreviated(text: string): GazetteerEntry | null;
}

/** Reads `geo/gazetteer/places.tsv`; throws when the text is no gazetteer. Entries and the index are made when asked for. */
export function createGazetteer(text: string): Gazetteer {
  const columns = readPlaces(text);
  const index = createNameIndex(columns.names, columns.others);
  const entries = new Map<number, GazetteerEntry>();
  const entryOf = (row: number): GazetteerEntry => {
    const known = entries.get(row);
    if (known !== undefined) return known;
    const entry = makeEntry(columns, row);
    entries.set(row, entry);
    return entry;
  };
  const byCode = new Map(columns.codes.flatMap((code, row) => (code === '' ? [] : [[code, row] as const])));
  const get = (id: string): GazetteerEntry | null => {
    const row = byCode.get(id);
    return row === undefined ? null : entryOf(row);
  };
  const abbreviations = new Map(
    columns.abbreviations.map((cell) => {
      const [short = '', code = ''] = cell.split('=');
      return [short, code];
    }),
  );
  const byLikelihood = (rows: readonly number[]): number[] =>
    [...new Set(rows)].sort((a, b) => likelihood(columns, b) - likelihood(columns, a) || a - b);
  return {
    size: columns.names.length,
    find: (name) => byLikelihood(index.rowsOf(foldName(name))).map(entryOf),
    startingWith: (prefix, limit) =>
      byLikelihood(index.rowsStartingWith(foldName(prefix)))
        .slice(0, limit)
        .map(entryOf),
    get,
    abbreviated: (short) => get(abbreviations.get(short) ?? ''),
  };
}

function makeEntry(columns: PlaceColumns, row: number): GazetteerEntry {
  const { kind, country, region } = groupOf(columns.groups, row);
  const name = columns.names[row] ?? '';
  const lng = Number(columns.lng[row]) / 1000;
  const lat = Number(columns.lat[row]) / 1000;
  const code = columns.codes[row];
  const own = [country, region, foldName(name).replaceAll(' ', '-'), `${lng},${lat}`].filter((part) => part !== null);
  const [west, south, east, north] =
    (columns.bounds[row] || null)?.split(',').map((value) => Number(value) / 100) ?? [];
  const others = columns.others[row];
  return {
    id: code || own.join('/'),
    name,
    country,
    region,
    kind,
    population: Number(columns.population[row]) || null,
    lng,
    lat,
    names: others ? others.split('|') : [],
    bounds:
      west === undefined || south === undefined || east === undefined || north === undefined
        ? null
        : [west, south, east, north],
    radiusMeters: Number(columns.radius[row]) || null,
    citation: columns.citations[row] || null,
  };
}

function groupOf(groups: readonly PlaceGroup[], row: number): PlaceGroup {
  let [low, high] = [0, groups.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.end ?? 0) > row) high = middle;
    else low = middle + 1;
  }
  const group = groups[low];
  if (group === undefined || row >= group.end) throw new Error(`Expected a row of the gazetteer, got ${row}.`);
  return group;
}

/** A country before a region before any settlement; among settlements the larger one. */
function likelihood(columns: PlaceColumns, row: number): number {
  const { kind } = groupOf(columns.groups, row);
  const rank = kind === 'settlement' ? 0 : KINDS.length - KINDS.indexOf(kind);
  return rank * 1e9 + Number(columns.population[row] ?? 0);
}
