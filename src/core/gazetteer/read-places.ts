export const KINDS = ['country', 'region', 'settlement', 'water', 'area'] as const;
export type PlaceKind = (typeof KINDS)[number];

/** Rows that follow each other and share their kind, country and region. */
export interface PlaceGroup {
  readonly kind: PlaceKind;
  readonly country: string | null;
  readonly region: string | null;
  /** The row after the last one of the group. */
  readonly end: number;
}

/** The columns of `geo/gazetteer/places.tsv`, see geo/gazetteer/README.md. The first rows are areas: only they have codes and bounds. */
export interface PlaceColumns {
  readonly groups: readonly PlaceGroup[];
  readonly names: readonly string[];
  /** Other names, `|` between them. */
  readonly others: readonly string[];
  readonly lng: readonly string[];
  readonly lat: readonly string[];
  readonly population: readonly string[];
  readonly codes: readonly string[];
  readonly bounds: readonly string[];
  readonly radius: readonly string[];
  readonly citations: readonly string[];
  /** `abbreviation=code`. */
  readonly abbreviations: readonly string[];
}

const GAZETTEER_FORMAT = 'dateline-gazetteer 1';
const FULL_COLUMNS = ['names', 'others', 'lng', 'lat', 'population'] as const;
const AREA_COLUMNS = ['codes', 'bounds', 'radius', 'citations'] as const;

/** Splits the file into its columns; throws when it is not a gazetteer or was cut off. */
export function readPlaces(text: string): PlaceColumns {
  const [format = '', ...lines] = text.split('\n');
  if (format !== GAZETTEER_FORMAT)
    throw new Error(
      `Expected a gazetteer that begins with "${GAZETTEER_FORMAT}", got ${JSON.stringify(format.slice(0, 40))}.`,
    );
  const columns = new Map<string, string[]>();
  for (const line of lines) {
    const tab = line.indexOf('\t');
    if (tab > 0) columns.set(line.slice(0, tab), line.slice(tab + 1).split('\t'));
  }
  const column = (name: string): string[] => {
    const cells = columns.get(name);
    if (cells === undefined) throw new Error(`Expected a gazetteer with a column "${name}", got none: it was cut off.`);
    return cells;
  };
  const groups = readGroups(column('groups'));
  const size = groups.at(-1)?.end ?? 0;
  for (const name of FULL_COLUMNS) expectLength(name, column(name).length, size);
  for (const name of AREA_COLUMNS) expectLength(name, column(name).length, column('codes').length);
  return {
    groups,
    names: column('names'),
    others: column('others'),
    lng: column('lng'),
    lat: column('lat'),
    population: column('population'),
    codes: column('codes'),
    bounds: column('bounds'),
    radius: column('radius'),
    citations: column('citations'),
    abbreviations: column('abbreviations'),
  };
}

/** `kind,country,region,count` each. */
function readGroups(cells: readonly string[]): PlaceGroup[] {
  let end = 0;
  return cells.map((cell) => {
    const [kindName, country, region, count] = cell.split(',');
    const kind = KINDS.find((known) => known === kindName);
    if (kind === undefined || !(Number(count) > 0))
      throw new Error(`Expected a group "kind,country,region,count" in the gazetteer, got "${cell.slice(0, 40)}".`);
    end += Number(count);
    return { kind, country: country || null, region: region || null, end };
  });
}

function expectLength(name: string, got: number, expected: number): void {
  if (got !== expected)
    throw new Error(`Expected ${expected} cells in the gazetteer's column "${name}", got ${got}: it was cut off.`);
}
