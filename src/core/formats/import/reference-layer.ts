import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { unionBounds, type Bounds } from '../../geo/bounds';
import { FormatError } from '../format-error';
import { cleanText, htmlToText } from './clean-text';
import { countVertices, geometryProblem } from './geometry-problem';
import { IMPORT_LIMITS, type ImportLimits } from './import-limits';
import type { RejectedRow } from './import-table';
import { isRecord } from './parse-json';
import { readLayerFeatures, type LayerFeatures, type TileDetail } from './read-layer';

type LayerProperties = Readonly<Record<string, string>>;

/** A layer that lies under the claims and claims nothing: its shapes, what they are called, and whom to name for them. */
export interface ReferenceLayer {
  readonly name: string;
  /** What the file says of its source; the reader can write another. */
  readonly attribution: string;
  /** Of the file, SHA-256, hexadecimal: by it the same layer is known again. */
  readonly sha256: string;
  /** Of an archive of tiles; `null` when the file has its shapes whole. */
  readonly tiles: TileDetail | null;
  readonly features: FeatureCollection<Geometry, LayerProperties>;
  readonly bounds: Bounds;
  readonly rejected: readonly RejectedRow[];
}

const MAX_PROPERTIES = 40;
const MAX_TEXT = 500;

/** GeoJSON, KML, KMZ, GPX, zipped shapefile or FlatGeobuf as one kind of layer: WGS 84 degrees without heights, texts as texts. Throws `FormatError`. */
export async function readReferenceLayer(
  bytes: Uint8Array,
  fileName: string,
  limits: ImportLimits = IMPORT_LIMITS,
): Promise<ReferenceLayer> {
  return checkedLayer(await readLayerFeatures(bytes, limits), { bytes, fileName }, limits);
}

/** Features of a file, of which each is checked, as a layer. Throws `FormatError` when there are too many, or none is sound. */
export async function checkedLayer(
  { features, attribution, isHtml, tiles = null }: LayerFeatures,
  { bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string },
  limits: ImportLimits = IMPORT_LIMITS,
): Promise<ReferenceLayer> {
  const name = cleanText(fileName.replace(/\.[a-z0-9.]+$/i, '')).slice(0, 80);
  return {
    name,
    attribution,
    tiles,
    ...(await checkedShapes(features, isHtml, limits)),
    sha256: bytesToHex(sha256(bytes)),
  };
}

/** The features that can be drawn, the rows that cannot, and what the former span. `isHtml`: their texts are. Throws as `checkedLayer` does. */
export async function checkedShapes(
  raw: LayerFeatures['features'],
  isHtml: boolean,
  limits: ImportLimits = IMPORT_LIMITS,
): Promise<Pick<ReferenceLayer, 'features' | 'bounds' | 'rejected'>> {
  const features: Feature<Geometry, LayerProperties>[] = [];
  const rejected: RejectedRow[] = [];
  let bounds: Bounds | null = null;
  let [row, vertices] = [0, 0];
  for await (const feature of raw) {
    row += 1;
    if (row > limits.layerFeatures)
      throw new FormatError(
        `The layer has more than ${limits.layerFeatures} features. Make tiles of it, or cut out what is needed.`,
      );
    const geometry = isRecord(feature) ? flat(feature['geometry']) : null;
    const problem = geometry === null ? 'It has no geometry.' : geometryProblem(geometry, limits.layerVertices);
    const properties = isRecord(feature) ? textsOf(feature['properties'], isHtml) : {};
    if (problem !== null) {
      rejected.push({ row, reason: problem, values: properties });
      continue;
    }
    vertices += countVertices(geometry);
    if (vertices > limits.layerVertices)
      throw new FormatError(`The layer has more than ${limits.layerVertices} vertices. Simplify it.`);
    // Checked above: a geometry of RFC 7946.
    const sound = geometry as Geometry;
    bounds = unionBounds([...(bounds === null ? [] : [bounds]), boundsOf(sound)]);
    features.push({ type: 'Feature', geometry: sound, properties });
  }
  if (features.length === 0 || bounds === null)
    throw new FormatError(`The file has no shape that can be drawn. ${rejected[0]?.reason ?? ''}`.trim());
  return { features: { type: 'FeatureCollection', features }, bounds, rejected };
}

/** Without heights and measures: the map is flat. */
function flat(geometry: unknown): unknown {
  if (!isRecord(geometry)) return null;
  const { type, coordinates, geometries } = geometry;
  if (Array.isArray(geometries)) return { type, geometries: geometries.map(flat) };
  return { type, coordinates: flatPositions(coordinates, 0) };
}

function flatPositions(value: unknown, depth: number): unknown {
  if (!Array.isArray(value) || depth > 4) return value;
  const list: readonly unknown[] = value;
  return typeof list[0] === 'number' ? list.slice(0, 2) : list.map((item) => flatPositions(item, depth + 1));
}

function textsOf(properties: unknown, isHtml: boolean): LayerProperties {
  if (!isRecord(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name, value]) => !name.startsWith('_') && (typeof value === 'string' || typeof value === 'number'))
      .slice(0, MAX_PROPERTIES)
      .map(([name, value]) => {
        const text = String(value).slice(0, MAX_TEXT);
        return [cleanText(name).slice(0, 80), isHtml ? htmlToText(text) : cleanText(text)] as const;
      })
      .filter(([, text]) => text !== ''),
  );
}

function boundsOf(geometry: Geometry): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lng, lat] = value as unknown[];
    if (typeof lng === 'number' && typeof lat === 'number') {
      [west, south, east, north] = [
        Math.min(west, lng),
        Math.min(south, lat),
        Math.max(east, lng),
        Math.max(north, lat),
      ];
    } else for (const item of value as unknown[]) visit(item);
  };
  if (geometry.type === 'GeometryCollection')
    return unionBounds(geometry.geometries.map(boundsOf)) ?? [west, south, east, north];
  visit(geometry.coordinates);
  return [west, south, east, north];
}
