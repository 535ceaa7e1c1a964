import { strToU8, zipSync } from 'fflate';
import type { Geometry, Position } from 'geojson';
import type { Claim } from '../../model/claim';
import { edtfSpan } from '../../model/edtf';
import { localize } from '../../model/localized';
import { groupOf, type SpeakerGroup } from '../../query/case-index';
import { CLAIM_COLUMNS, claimRecord, type ClaimRecord } from './claim-record';
import { claimShapes, type ClaimShape } from './claim-shapes';
import type { ExportInput } from './export-input';
import { xmlText } from './xml';

/**
 * KML 2.2 (OGC 12-007r2): a folder a speaker group, a placemark for each shape of a claim, styled by group, with the time span of what was
 * said and all columns as extended data. A claim that cannot be drawn is a placemark without geometry.
 */
export function writeKml(input: ExportInput): string {
  const { file } = input.index.case;
  const { language, t } = input.translator;
  const byGroup = new Map<SpeakerGroup | null, Claim[]>();
  for (const claim of input.claims) {
    const group = groupOf(input.index, claim);
    byGroup.set(group, [...(byGroup.get(group) ?? []), claim]);
  }
  const folders = [...byGroup].map(([group, claims]) => {
    const name = group ? localize(group.name, language) : t('facet.none.group');
    return `<Folder><name>${xmlText(name)}</name>\n${claims.map((claim) => placemarks(input, claim, group)).join('')}</Folder>\n`;
  });
  const about = [localize(file.summary, language), ...input.attribution, `SHA-256 ${input.hash}`];
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document>
<name>${xmlText(localize(file.title, language))}</name>
<description>${htmlLines(about)}</description>
${[...byGroup.keys()].map((group) => styleOf(group, input.colorOf(group?.slot ?? null))).join('')}<ExtendedData>${[
    ['attribution', input.attribution.join(' | ')],
    ['licence', file.licence],
    ['data_sha256', input.hash],
  ]
    .map(([name = '', value = '']) => data(name, value))
    .join('')}</ExtendedData>
${folders.join('')}</Document>
</kml>
`;
}

/** The same, zipped as Google Earth opens it. */
export function writeKmz(input: ExportInput): Uint8Array {
  // Zip has local time: a noon made here reads the same in any zone, so that the same content is the same bytes wherever it is packed.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync({ 'doc.kml': [strToU8(writeKml(input)), { mtime, level: 9 }] });
}

/** No id of ours has "--" before it, so nobody's style is no group's. */
const styleId = (group: SpeakerGroup | null): string => (group === null ? 'group--none' : `group-${group.id}`);

/** KML writes colours as aabbggrr. No icon: an icon would be an address to fetch. */
function styleOf(group: SpeakerGroup | null, color: string): string {
  const [red, green, blue] = [color.slice(1, 3), color.slice(3, 5), color.slice(5, 7)];
  const kmlColor = (alpha: string): string => `<color>${alpha}${blue}${green}${red}</color>`;
  return `<Style id="${styleId(group)}"><IconStyle>${kmlColor('ff')}</IconStyle><LineStyle>${kmlColor('ff')}<width>2</width></LineStyle><PolyStyle>${kmlColor('33')}</PolyStyle></Style>\n`;
}

function placemarks(input: ExportInput, claim: Claim, group: SpeakerGroup | null): string {
  const record = claimRecord(input, claim);
  const shapes = claimShapes(input, claim);
  const head = (name: string): string =>
    `<name>${xmlText(name)}</name>\n<description>${description(record)}</description>\n${timeSpan([claim.said, input.index.sources.get(claim.source)?.published])}<styleUrl>#${styleId(group)}</styleUrl>\n${extendedData(record)}`;
  const title = `${record.speaker ?? ''}: ${record.statement ?? ''}`;
  if (shapes.length === 0) return `<Placemark>${head(title)}</Placemark>\n`;
  return shapes.map((shape) => `<Placemark>${head(title)}${geometryXml(shape)}\n</Placemark>\n`).join('');
}

/** Google Earth reads a description as HTML, so text is escaped for HTML first and for XML after. */
function description(record: ClaimRecord): string {
  const lines = [record.quantity, record.place, record.fragment && `“${String(record.fragment)}”`, record.citation];
  return htmlLines(lines.flatMap((line) => (line === null ? [] : String(line).split('\n'))));
}

function htmlLines(lines: readonly string[]): string {
  return xmlText(lines.map(xmlText).join('<br>'));
}

/** Days of the EDTF date; an open end is left out, as KML has it, and so is a year that it cannot write. */
function timeSpan(dates: readonly (string | null | undefined)[]): string {
  for (const date of dates) {
    if (typeof date !== 'string') continue;
    const { min, max } = edtfSpan(date);
    const span = `${day('begin', min)}${day('end', max)}`;
    if (span !== '') return `<TimeSpan>${span}</TimeSpan>\n`;
  }
  return '';
}

function day(tag: string, moment: number | null): string {
  const text = moment === null ? '' : new Date(moment).toISOString();
  return /^\d{4}-/.test(text) ? `<${tag}>${text.slice(0, 10)}</${tag}>` : '';
}

function extendedData(record: ClaimRecord): string {
  const rows = CLAIM_COLUMNS.flatMap((column) => {
    const value = record[column];
    return value === null || value === '' ? [] : [data(column, String(value))];
  });
  return `<ExtendedData>${rows.join('')}</ExtendedData>\n`;
}

function data(name: string, value: string): string {
  return `<Data name="${name}"><value>${xmlText(value)}</value></Data>`;
}

function geometryXml({ geometry }: ClaimShape): string {
  return partsOf(geometry).length === 1
    ? partsOf(geometry).join('')
    : `<MultiGeometry>${partsOf(geometry).join('')}</MultiGeometry>`;
}

function partsOf(geometry: Geometry): string[] {
  switch (geometry.type) {
    case 'Point':
      return [`<Point>${coordinates([geometry.coordinates])}</Point>`];
    case 'LineString':
      return [line(geometry.coordinates)];
    case 'MultiLineString':
      return geometry.coordinates.map(line);
    case 'Polygon':
      return [polygon(geometry.coordinates)];
    case 'MultiPolygon':
      return geometry.coordinates.map(polygon);
    case 'MultiPoint':
    case 'GeometryCollection':
      // `claimShapes` makes neither.
      return [];
  }
}

function line(positions: readonly Position[]): string {
  return `<LineString><tessellate>1</tessellate>${coordinates(positions)}</LineString>`;
}

function polygon([outer = [], ...holes]: readonly Position[][]): string {
  const ring = (positions: readonly Position[]): string => `<LinearRing>${coordinates(positions)}</LinearRing>`;
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`;
}

function coordinates(positions: readonly Position[]): string {
  const number = (value = 0): string => String(Math.round(value * 1e6) / 1e6);
  return `<coordinates>${positions.map(([lng, lat]) => `${number(lng)},${number(lat)}`).join(' ')}</coordinates>`;
}
