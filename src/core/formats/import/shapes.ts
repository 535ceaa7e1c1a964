import type { ClaimFields, FieldMapping } from './claim-fields';
import type { ImportFormat, ImportRecord } from './import-table';
import { dayOfSeconds, readDate } from './read-date';

type Values = Readonly<Record<string, string>>;

/** The fields of a row, by the meaning that its format gives to columns; what the reader maps goes before that, and `defaults` fill what is left empty. */
export function fieldsOf(
  { values }: ImportRecord,
  format: ImportFormat,
  mapping: FieldMapping,
  defaults: ClaimFields,
): ClaimFields {
  const mapped = Object.fromEntries(
    Object.entries(mapping).flatMap(([field, column]): [string, string][] => {
      const value = values[column] ?? '';
      return value === '' ? [] : [[field, value]];
    }),
  );
  return { ...defaults, ...SHAPES[format]?.(lowerKeys(values)), ...mapped };
}

/** Formats whose columns mean what they mean; of all others the reader confirms the mapping. */
const SHAPES: Readonly<Partial<Record<ImportFormat, (values: Values) => ClaimFields>>> = {
  acled: acledFields,
  viina: viinaFields,
  timemap: timemapFields,
  archiver: archiverFields,
};

/** Whether a format brings its own meaning of columns. */
export function hasShape(format: ImportFormat): boolean {
  return SHAPES[format] !== undefined;
}

/** ACLED codebook: time_precision 1 is the day, 2 within the week, 3 within the month; geo_precision 1 the place itself, 2 a part of a region around it, 3 the region. */
function acledFields(values: Values): ClaimFields {
  const get = (name: string): string => values[name] ?? '';
  const date = readDate(get('event_date'));
  const precision = get('geo_precision');
  const deaths = Number(get('fatalities') || 0);
  const territory = /territory/i.test(get('sub_event_type'));
  const known = dayOfSeconds(get('timestamp'));
  return filled({
    row_id: get('event_id_cnty'),
    statement: get('notes'),
    attribution: 'outlet',
    outlet: 'ACLED',
    via: get('source'),
    source_kind: 'dataset',
    source_title: `ACLED ${get('event_id_cnty')}`,
    source_url: 'https://acleddata.com/',
    source_language: 'en',
    published: known ?? (date === null ? '' : `${date}/..`),
    event: date === null ? get('event_date') : acledDate(date, get('time_precision')),
    place: precision === '3' ? get('admin1') : precision === '2' ? get('admin2') || get('location') : get('location'),
    // A town that stands for the area around it is not where it happened.
    precision: precision === '1' ? 'settlement' : precision === '2' ? 'district' : 'region',
    longitude: precision === '1' ? get('longitude') : '',
    latitude: precision === '1' ? get('latitude') : '',
    region: get('admin1'),
    country: get('country'),
    kind: deaths > 0 ? 'losses' : territory ? 'control' : 'background',
    subject: get('event_type'),
    // Zero stands for "none reported" as well.
    ...(deaths > 0 && {
      quantity_min: String(deaths),
      quantity_max: String(deaths),
      unit: 'deaths',
      qualifier: 'about',
    }),
  });
}

function acledDate(date: string, precision: string): string {
  if (precision === '1') return date;
  if (precision !== '2') return date.slice(0, 7);
  const day = Date.parse(date);
  const iso = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  return `${iso(day - 3 * DAY_MS)}/${iso(day + 3 * DAY_MS)}`;
}

const DAY_MS = 86_400_000;

const VIINA_PRECISIONS: Readonly<Record<string, string>> = {
  STREET: 'point',
  ADM3: 'settlement',
  ADM2: 'district',
  ADM1: 'region',
};

/** VIINA: reports of news outlets, one a row and place; the date is that of the report. */
function viinaFields(values: Values): ClaimFields {
  const get = (name: string): string => values[name] ?? '';
  const precision = VIINA_PRECISIONS[get('geo_precision').toUpperCase()] ?? 'area';
  const isPoint = precision === 'point' || precision === 'settlement';
  const address = get('address') || get('location');
  return filled({
    row_id: get('event_id'),
    statement: get('text'),
    attribution: 'none',
    outlet: get('source'),
    source_title: get('text'),
    source_url: get('url'),
    source_language: get('lang'),
    published: readDate(get('date')) ?? get('date'),
    place: address,
    precision,
    longitude: isPoint ? get('longitude') : '',
    latitude: isPoint ? get('latitude') : '',
  });
}

/** TimeMap: dates are written the American way by its own default. */
function timemapFields(values: Values): ClaimFields {
  const get = (name: string): string => values[name] ?? '';
  const event = readDate(get('date'), 'month-first');
  return filled({
    row_id: get('id'),
    statement: get('description'),
    attribution: 'none',
    source_title: get('source_title'),
    source_url: get('source_url'),
    published: readDate(get('source_published'), 'month-first') ?? (event === null ? '' : `${event}/..`),
    event: event ?? get('date'),
    place: get('location'),
    longitude: get('longitude'),
    latitude: get('latitude'),
    note: get('comments'),
  });
}

/** Bellingcat's auto-archiver sheet: one link a row; what it could not archive has nothing to claim. */
function archiverFields(values: Values): ClaimFields {
  const get = (name: string): string => values[name] ?? '';
  const title = get('upload title') || get('text content').split('\n')[0] || '';
  return filled({
    statement: title,
    attribution: 'outlet',
    source_kind: 'post',
    source_title: title,
    source_url: get('link'),
    published: readDate(get('upload timestamp')) ?? get('upload timestamp'),
    note: [get('archive status'), get('archive location')].filter((part) => part !== '').join(': '),
  });
}

function filled(fields: ClaimFields): ClaimFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function lowerKeys(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase().trim(), value]));
}
