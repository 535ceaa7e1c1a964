import { guessMapping, ROLES, type RowMapping } from '../formats/rows/row-roles';
import type { TablePart } from '../model/table-part';
import { CLOCKS, FACETS, type Clock, type DayRange, type FacetId } from '../query/query';
import { parseTablePart } from '../table/part/parse-part';
import { formatTablePart } from '../table/part/part-text';
import type { RowSort } from '../table/row-order';
import type { TableArea } from '../table/table-area';
import { formatCamera, parseCamera, readable } from './permalink';
import type { Camera, Language, ThemeName } from './view-state';

/** The whole view of a table. */
export interface TableView {
  /** The case that points at the table; `null` when it is opened by itself. */
  readonly case: string | null;
  /** The address of its file, or `sha256:` and the beginning of its digest where it is a file of the reader's own. */
  readonly table: string;
  /** Of a reader's own file: what it was called. */
  readonly file: string | null;
  /** What its columns are; `null`: as their names say. */
  readonly columns: RowMapping | null;
  /** Only these rows of the file; `null`: all of it. */
  readonly part: TablePart | null;
  readonly camera: Camera | null;
  readonly text: string;
  readonly facets: Readonly<Partial<Record<FacetId, readonly string[]>>>;
  /** `null`: the first that the table has. */
  readonly clock: Clock | null;
  readonly range: DayRange;
  readonly by: FacetId | null;
  readonly area: TableArea | null;
  readonly sort: RowSort;
  /** The number in the input of the row that is open. */
  readonly row: number | null;
  /** Numbers in the input of the rows that are compared, which are seen where no row is open; of an address also what is no number, as `NO_ROW`. */
  readonly compared: readonly number[];
  readonly language: Language;
  readonly theme: ThemeName | null;
}

/** What a table's address asks for; language and theme are the page's, see `parsePermalink`. */
export type AskedTableView = Omit<TableView, 'case' | 'table' | 'file' | 'language' | 'theme'>;

const BY_TIME: RowSort = { by: 'time', isDescending: false };
export const SORTS = ['time', 'input', 'quantity', ...FACETS] as const;
/** Stands for what an address gives as a row's number and is none. */
export const NO_ROW = -1;
const MOST_COMPARED = 50;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_VALUES = 200;
const MAX_TEXT = 500;
const MAX_CORNERS = 500;
/** Hexadecimal digits of a digest that an address carries: no other file has them by chance. */
const DIGEST_DIGITS = 16;
const ROW = /^\d{1,9}$/;
const DIGEST = /^sha256:([0-9a-f]{16,64})$/;

/** How an address calls a table that is known by its digest. */
export function digestName(digest: string): string {
  return `sha256:${digest.slice(0, DIGEST_DIGITS)}`;
}

/** The digest's digits that an address asks for; `null` when it names the table otherwise. */
export function askedDigest(table: string): string | null {
  return DIGEST.exec(table)?.[1] ?? null;
}

/** What an address has to say of a table's columns: nothing where they are what their names say, and of vector tiles nothing of points. */
export function toldColumns({
  columns,
  mapping,
  sight,
}: {
  readonly columns: readonly string[];
  readonly mapping: RowMapping;
  readonly sight: unknown;
}): RowMapping | null {
  const guess = guessMapping(columns);
  const isGuessed = ROLES.every(
    (role) => mapping[role] === guess[role] || (sight !== null && (role === 'lng' || role === 'lat')),
  );
  return isGuessed ? null : mapping;
}

/**
 * The view as a URL query, without the leading `?`, in the manner of a case's: only what differs from the opening view, in a fixed order. A value of a
 * table may have any sign in it, so values of one facet repeat its key.
 */
export function formatTablePermalink(view: TableView): string {
  const parts: [string, string][] = [...(view.case === null ? [] : [['case', view.case] as [string, string]])];
  parts.push(['table', view.table]);
  const add = (key: string, value: string | null): void => {
    if (value !== null && value !== '') parts.push([key, value]);
  };
  add('file', view.file);
  for (const role of ROLES) {
    const column = view.columns?.[role];
    if (column !== undefined) parts.push(['column', `${role}:${column}`]);
  }
  for (const text of view.part === null ? [] : formatTablePart(view.part)) parts.push(['part', text]);
  add('map', view.camera && formatCamera(view.camera));
  add('q', view.text);
  for (const facet of FACETS) for (const value of [...(view.facets[facet] ?? [])].sort()) parts.push([facet, value]);
  add('clock', view.clock);
  add('from', view.range.from);
  add('to', view.range.to);
  add('by', view.by);
  add('area', view.area && formatArea(view.area));
  const { by, isDescending } = view.sort;
  if (by !== BY_TIME.by || isDescending) parts.push(['sort', `${isDescending ? '-' : ''}${by}`]);
  add('row', view.row === null ? null : String(view.row));
  add('compare', view.compared.join(','));
  parts.push(['lang', view.language]);
  add('theme', view.theme);
  return parts.map(([key, value]) => `${key}=${readable(value)}`).join('&');
}

/** What a URL asks for of a table. Anything unreadable is left out: an address typed wrong still opens the table. */
export function parseTablePermalink(search: string): AskedTableView {
  const parameters = new URLSearchParams(search);
  const read = (key: string): string => parameters.get(key) ?? '';
  const oneOf = <T extends string>(value: string, values: readonly T[]): T | null =>
    values.find((known) => known === value) ?? null;
  const day = (key: string): string | null => {
    const value = read(key);
    return DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };

  const facets: Partial<Record<FacetId, readonly string[]>> = {};
  for (const facet of FACETS) {
    const values = [...new Set(parameters.getAll(facet))].slice(0, MAX_VALUES);
    if (values.length > 0) facets[facet] = values;
  }
  const isDescending = read('sort').startsWith('-');
  const sortBy = oneOf(read('sort').replace('-', ''), SORTS);
  return {
    columns: parseColumns(parameters.getAll('column')),
    part: parseTablePart(parameters.getAll('part')),
    camera: parseCamera(read('map') || null),
    text: read('q').slice(0, MAX_TEXT),
    facets,
    clock: oneOf(read('clock'), CLOCKS),
    range: { from: day('from'), to: day('to') },
    by: oneOf(read('by'), FACETS),
    area: parseArea(read('area')),
    sort: sortBy === null ? BY_TIME : { by: sortBy, isDescending },
    row: ROW.test(read('row')) ? Number(read('row')) : null,
    compared: parseRows(read('compare')),
  };
}

function parseRows(text: string): readonly number[] {
  if (text === '') return [];
  return text
    .split(',')
    .slice(0, MOST_COMPARED)
    .map((part) => (ROW.test(part) ? Number(part) : NO_ROW));
}

function parseColumns(texts: readonly string[]): RowMapping | null {
  const columns: Partial<Record<(typeof ROLES)[number], string>> = {};
  for (const text of texts.slice(0, ROLES.length)) {
    const [name = '', column = ''] = text.split(/:(.*)/s);
    const role = ROLES.find((known) => known === name);
    if (role !== undefined && column !== '') columns[role] = column;
  }
  return Object.keys(columns).length === 0 ? null : columns;
}

/** `kind:`, lengths in kilometres, positions as `lat/lng`, the order that map addresses use everywhere. */
function formatArea(area: TableArea): string {
  switch (area.kind) {
    case 'circle':
      return `circle:${area.radiusMeters / 1000},${corner([area.lng, area.lat])}`;
    case 'line':
      return `line:${area.meters / 1000},${area.points.map(corner).join(',')}`;
    case 'polygon':
      return `polygon:${area.points.map(corner).join(',')}`;
    case 'region':
      return `region:${area.code}`;
  }
}

function corner([lng, lat]: readonly [number, number]): string {
  const degrees = (value: number): string => String(Math.round(value * 1e5) / 1e5);
  return `${degrees(lat)}/${degrees(lng)}`;
}

function parseArea(text: string): TableArea | null {
  const [kind = '', rest = ''] = text.split(/:(.*)/s);
  if (kind === 'region') return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(rest) ? { kind, code: rest } : null;
  const parts = rest.split(',').slice(0, MAX_CORNERS + 1);
  if (kind === 'polygon') {
    const points = parseCorners(parts);
    return points !== null && points.length >= 3 ? { kind, points } : null;
  }
  const [first = '', ...others] = parts;
  const meters = Math.round(Number(first) * 1e6) / 1e3;
  const points = parseCorners(others);
  const [only] = points ?? [];
  if (only === undefined || points === null || !(meters > 0 && meters < 3e7)) return null;
  if (kind === 'circle') return { kind, lng: only[0], lat: only[1], radiusMeters: meters };
  return kind === 'line' && points.length >= 2 ? { kind, points, meters } : null;
}

function parseCorners(texts: readonly string[]): [lng: number, lat: number][] | null {
  const points = texts.map((text): [number, number] => {
    const [lat = NaN, lng = NaN] = text.split('/').map((part) => Number(part || NaN));
    return [lng, lat];
  });
  return points.every(([lng, lat]) => Math.abs(lat) <= 90 && Math.abs(lng) <= 540) ? points : null;
}
