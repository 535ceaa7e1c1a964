import { gpx, kml } from '@tmcw/togeojson';
import { FormatError } from '../format-error';
import { cleanText } from './clean-text';
import type { ImportLimits } from './import-limits';
import { isRecord, parseJson } from './parse-json';
import { parseXml } from './parse-xml';
import { isZip, unzip } from './unzip';

/** Features as a file has them, not checked yet. */
export interface LayerFeatures {
  readonly features: Iterable<unknown> | AsyncIterable<unknown>;
  readonly attribution: string;
  /** Texts are HTML. */
  readonly isHtml: boolean;
  readonly tiles?: TileDetail | null;
}

/** How much of an archive's detail is read. */
export interface TileDetail {
  /** The zoom whose tiles the shapes are of, and the deepest that the archive has. */
  readonly zoom: number;
  readonly maxZoom: number;
  /** Names of the tiles' layers there, and of those that were left out because nobody wanted them. */
  readonly layers: readonly string[];
  readonly without: readonly string[];
}

/** Reads a file by what is in it. What only some files need is loaded for them alone. Throws `FormatError`. */
export async function readLayerFeatures(bytes: Uint8Array, limits: ImportLimits): Promise<LayerFeatures> {
  if (bytes.length > limits.bytes)
    throw new FormatError(
      `The file has ${Math.ceil(bytes.length / 1e6)} MB; ${limits.bytes / 1e6} MB is the most. Cut out what is needed.`,
    );
  if (isZip(bytes)) return readArchive(bytes, limits);
  if (bytes[0] === 0x66 && bytes[1] === 0x67 && bytes[2] === 0x62) return readFlatGeobuf(bytes);
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('<')) return readXml(text, limits);
  if (/^\s*[{[]/.test(text)) return readGeoJson(parseJson(text, limits));
  throw new FormatError(
    'The file is no layer that is read. Expected GeoJSON, KML, KMZ, GPX, a zipped shapefile or FlatGeobuf.',
  );
}

function readGeoJson(value: unknown): LayerFeatures {
  if (!isRecord(value))
    throw new FormatError('The JSON is no GeoJSON: expected a FeatureCollection, a Feature or a geometry.');
  const { type, features, attribution } = value;
  const said = Array.isArray(attribution) ? attribution.map(String).join(' | ') : attribution;
  const common = { attribution: typeof said === 'string' ? cleanText(said).slice(0, 500) : '', isHtml: false };
  if (type === 'FeatureCollection' && Array.isArray(features)) return { ...common, features };
  if (type === 'Feature') return { ...common, features: [value] };
  if (typeof type === 'string' && ('coordinates' in value || 'geometries' in value))
    return { ...common, features: [{ type: 'Feature', properties: {}, geometry: value }] };
  throw new FormatError('The JSON is no GeoJSON: expected a FeatureCollection, a Feature or a geometry.');
}

function readXml(text: string, limits: ImportLimits): LayerFeatures {
  const document = parseXml(text, limits);
  const root = document.documentElement?.localName ?? '';
  if (root === 'kml') return { features: kml(document).features, attribution: '', isHtml: true };
  if (root === 'gpx') {
    const author = document.getElementsByTagName('copyright')[0]?.getAttribute('author') ?? '';
    return { features: gpx(document).features, attribution: cleanText(author).slice(0, 500), isHtml: false };
  }
  throw new FormatError(`Expected KML or GPX, got XML of another kind (<${root.slice(0, 40)}>).`);
}

async function readArchive(bytes: Uint8Array, limits: ImportLimits): Promise<LayerFeatures> {
  const files = unzip(bytes, (name) => /\.(kml|shp|dbf|prj|cpg)$/i.test(name) && !name.startsWith('__MACOSX'), limits);
  const names = [...files.keys()];
  const root = names.find((name) => name.toLowerCase() === 'doc.kml') ?? names.find((name) => /\.kml$/i.test(name));
  const document = root === undefined ? undefined : files.get(root);
  if (document !== undefined) return readXml(new TextDecoder().decode(document), limits);
  const shapes = names.filter((name) => /\.shp$/i.test(name));
  const [shape] = shapes;
  if (shape === undefined)
    throw new FormatError(
      'The archive holds neither KML nor a shapefile. Put the .shp into it, with its .dbf and .prj.',
    );
  if (shapes.length > 1) throw new FormatError(`The archive holds ${shapes.length} shapefiles. Put each into its own.`);
  const part = (ending: string): Uint8Array | undefined =>
    files.get(names.find((name) => name.toLowerCase() === `${shape.slice(0, -4)}.${ending}`.toLowerCase()) ?? '');
  const { readShapefile } = await import('./read-shapefile');
  return {
    features: readShapefile({ shp: files.get(shape) ?? bytes, dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') }),
    attribution: '',
    isHtml: false,
  };
}

async function readFlatGeobuf(bytes: Uint8Array): Promise<LayerFeatures> {
  const { deserialize } = await import('flatgeobuf/lib/mjs/geojson.js');
  return { features: guarded(deserialize(bytes)), attribution: '', isHtml: false };
}

/** What the library throws on a damaged file says nothing to a reader. */
async function* guarded(features: AsyncIterable<unknown>): AsyncGenerator {
  try {
    yield* features;
  } catch (cause) {
    throw new FormatError(
      'The FlatGeobuf file is damaged, cut off, or compressed in a way that is not read. Save it again.',
      {
        cause,
      },
    );
  }
}
