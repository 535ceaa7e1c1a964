import { kml } from '@tmcw/togeojson';
import { isCaseDocument } from '../case-document';
import { FormatError } from '../format-error';
import { caseInArchive } from './case-archive';
import { csvTable } from './csv-table';
import { featureTable } from './feature-table';
import { IMPORT_LIMITS, type ImportLimits } from './import-limits';
import type { ImportFormat, ImportTable } from './import-table';
import { isRecord, parseJson } from './parse-json';
import { parseXml } from './parse-xml';
import { isTimeMap, timemapTable } from './timemap-table';
import { isZip, unzip } from './unzip';

/** A file that holds claims: rows to be mapped, or a case of our own. */
export type ReadFile =
  | { readonly kind: 'table'; readonly table: ImportTable }
  /** The case document in it: a `.dateline.json`, the archive of a case folder, or what a GeoJSON export carries along. */
  | { readonly kind: 'case'; readonly document: unknown };

/** Reads a file by what is in it, or as the format that is asked for. Throws `FormatError` that says what is wrong and what to do. */
export function readImportFile(
  bytes: Uint8Array,
  format: ImportFormat | null = null,
  limits: ImportLimits = IMPORT_LIMITS,
): ReadFile {
  if (bytes.length > limits.bytes)
    throw new FormatError(
      `The file has ${Math.ceil(bytes.length / 1e6)} MB; ${limits.bytes / 1e6} MB is the most. Split it.`,
    );
  if (bytes.length === 0) throw new FormatError('The file is empty.');
  if (isZip(bytes)) {
    const document = format === null || format === 'dateline' ? caseInArchive(bytes, limits) : null;
    return document === null ? asTable('kmz', readKmz(bytes, limits), format) : { kind: 'case', document };
  }
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 1000))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head.startsWith('<')) return asTable('kml', readKml(utf8(bytes), limits), format);
  const wantsJson = format === 'geojson' || format === 'timemap' || format === 'dateline';
  if (head.startsWith('{') || head.startsWith('[') || wantsJson)
    return readJsonFile(parseJson(utf8(bytes), limits), format, limits);
  // A stray control character is cleaned away; many of them are no text.
  if ((head.match(/[\u0000-\u0008]/g)?.length ?? 0) * 10 > head.length)
    throw new FormatError('The file is neither text nor a ZIP file. Expected CSV, GeoJSON, KML, KMZ or TimeMap JSON.');
  utf8(bytes);
  const table = csvTable(bytes, limits);
  return asTable(shapeOf(table.columns), table, format);
}

function asTable(found: ImportFormat, table: Omit<ImportTable, 'format'>, asked: ImportFormat | null): ReadFile {
  const csvShapes: readonly ImportFormat[] = ['csv', 'acled', 'viina', 'archiver'];
  const isFitting = asked === null || asked === found || (csvShapes.includes(asked) && csvShapes.includes(found));
  if (!isFitting)
    throw new FormatError(`Expected ${asked}, but the file is ${found}. Leave the format out, or choose that.`);
  return { kind: 'table', table: { ...table, format: asked ?? found } };
}

function readJsonFile(value: unknown, format: ImportFormat | null, limits: ImportLimits): ReadFile {
  if (isCaseDocument(value)) return { kind: 'case', document: value };
  if (isRecord(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features'])) {
    if (format !== 'geojson' && isCaseDocument(value['dateline'])) return { kind: 'case', document: value['dateline'] };
    return asTable('geojson', featureTable(value['features'], { isHtml: false }, limits), format);
  }
  if (isRecord(value) && value['type'] === 'Feature')
    return asTable('geojson', featureTable([value], { isHtml: false }, limits), format);
  if (isTimeMap(value)) return asTable('timemap', timemapTable(value, limits), format);
  throw new FormatError('The JSON is neither a GeoJSON FeatureCollection, nor TimeMap events, nor a Dateline case.');
}

function readKmz(bytes: Uint8Array, limits: ImportLimits): Omit<ImportTable, 'format'> {
  const files = [...unzip(bytes, (name) => /\.kml$/i.test(name), limits)];
  const [, root] = files.find(([name]) => name.toLowerCase() === 'doc.kml') ?? files[0] ?? [];
  if (root === undefined) throw new FormatError('The archive holds no KML file. Expected a KMZ with doc.kml in it.');
  return readKml(utf8(root), limits);
}

function readKml(text: string, limits: ImportLimits): Omit<ImportTable, 'format'> {
  const document = parseXml(text, limits);
  if (document.documentElement?.localName !== 'kml')
    throw new FormatError(
      `Expected KML, got XML of another kind (<${document.documentElement?.nodeName.slice(0, 40) ?? ''}>).`,
    );
  return featureTable(kml(document).features, { isHtml: true }, limits);
}

/** Whose table it is, by columns that only theirs has. */
function shapeOf(columns: readonly string[]): ImportFormat {
  const has = new Set(columns.map((column) => column.toLowerCase().trim()));
  if (has.has('event_id_cnty') && has.has('event_date')) return 'acled';
  if (has.has('geo_precision') && has.has('event_id') && has.has('longitude')) return 'viina';
  if (has.has('link') && has.has('archive status')) return 'archiver';
  return 'csv';
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError('The file is not UTF-8 text. Save it as UTF-8 and try again.', { cause });
  }
}
