import type { Geometry } from 'geojson';
import { FormatError } from '../format-error';
import { cleanText, htmlToText } from './clean-text';
import { geometryProblem } from './geometry-problem';
import type { ImportLimits } from './import-limits';
import type { ImportRecord, ImportTable, RejectedRow } from './import-table';
import { isRecord } from './parse-json';

/** Rows of GeoJSON features (RFC 7946). What has a geometry that cannot be drawn is rejected. `isHtml`: texts are HTML, as in KML. */
export function featureTable(
  features: Iterable<unknown>,
  { isHtml }: { readonly isHtml: boolean },
  limits: ImportLimits,
): Omit<ImportTable, 'format'> {
  const columns = new Set<string>();
  const records: ImportRecord[] = [];
  const rejected: RejectedRow[] = [];
  let row = 0;
  for (const feature of features) {
    row += 1;
    if (row > limits.rows) throw new FormatError(`The file has more than ${limits.rows} features. Split it.`);
    if (!isRecord(feature) || feature['type'] !== 'Feature') {
      rejected.push({ row, reason: 'It is no GeoJSON feature.', values: {} });
      continue;
    }
    const values = valuesOf(isRecord(feature['properties']) ? feature['properties'] : {}, isHtml, limits);
    for (const column of Object.keys(values)) columns.add(column);
    if (columns.size > limits.columns)
      throw new FormatError(`The features have more than ${limits.columns} properties. Keep those that are needed.`);
    const geometry = feature['geometry'] ?? null;
    const problem = geometry === null ? null : geometryProblem(geometry, limits.placeVertices);
    if (problem === null) records.push({ row, values, geometry: geometry as Geometry | null });
    else rejected.push({ row, reason: problem, values });
  }
  return { columns: [...columns], records, rejected };
}

function valuesOf(
  properties: Readonly<Record<string, unknown>>,
  isHtml: boolean,
  limits: ImportLimits,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, string][] => {
      const text = textOf(value).slice(0, limits.cellLength);
      const clean = isHtml ? htmlToText(text) : cleanText(text);
      return clean === '' ? [] : [[name.slice(0, 200), clean]];
    }),
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  // KML with markup in a text, as togeojson gives it.
  if (isRecord(value) && typeof value['value'] === 'string') return value['value'];
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
