import type { Geometry, LineString, MultiLineString, Position } from 'geojson';
import { contains } from './boxes';
import { cleanText } from './clean-text';
import { pageLines, rewound, type PageLine, type PagePoint } from './geo-path';
import type { MapProjection } from './map-projection';
import { nearby, type Nearby } from './nearness';
import type { PageReference } from './page-reference';
import { straightEdges } from './straight-edges';

/** What of a layer lies in the map's frame. */
export interface ReferenceOnMap {
  readonly layer: PageReference;
  /** One a feature, for features may lie over each other. */
  readonly areas: readonly (readonly PageLine[])[];
  /** Lines, and the edges of areas. */
  readonly lines: readonly PageLine[];
  readonly points: readonly PagePoint[];
}

export interface ReferenceContent {
  readonly onMap: readonly ReferenceOnMap[];
  /** Layers with more in the frame than a page can hold. */
  readonly leftOut: readonly PageReference[];
}

export const MOST_REFERENCES = 8;
/** Of one page, as it is drawn: areas and points of their own, and positions in all. A slide of more does not open. */
const MOST_SHAPES = 4_000;
const MOST_POSITIONS = 100_000;
/** Points of the page: points nearer to each other than this are one. */
const SAME = 0.25;

/** The layers as a frame of the map shows them: only what is in it, at the detail that the page can show. */
export function referenceContent(references: readonly PageReference[], map: MapProjection): ReferenceContent {
  const onMap: ReferenceOnMap[] = [];
  const leftOut: PageReference[] = [];
  let [shapes, positions] = [0, 0];
  for (const reference of references) {
    const layer = inPlainWords(reference);
    const shown = layerOnMap(layer, map);
    const count = shown.areas.length + shown.points.length;
    const length = [...shown.areas.flat(), ...shown.lines].reduce((sum, { points }) => sum + points.length, 0);
    if (count + shown.lines.length === 0) continue;
    if (shapes + count > MOST_SHAPES || positions + length > MOST_POSITIONS) {
      leftOut.push(layer);
      continue;
    }
    shapes += count;
    positions += length;
    onMap.push(shown);
  }
  return { onMap, leftOut };
}

function inPlainWords(layer: PageReference): PageReference {
  const name = cleanText(layer.name) || layer.sha256.slice(0, 8);
  return { ...layer, name, attribution: cleanText(layer.attribution) };
}

function layerOnMap(layer: PageReference, map: MapProjection): ReferenceOnMap {
  const near = nearby(map);
  const areas: (readonly PageLine[])[] = [];
  const lines: PageLine[] = [];
  const points: PagePoint[] = [];
  const taken = new Set<string>();
  for (const { geometry } of layer.features.features)
    for (const part of partsOf(geometry))
      switch (part.type) {
        case 'Point':
        case 'MultiPoint':
          for (const position of part.type === 'Point' ? [part.coordinates] : part.coordinates) {
            const point = map.project([position[0] ?? 0, position[1] ?? 0]);
            if (point === null || !contains(map.box, point)) continue;
            const key = point.map((at) => Math.round(at / SAME)).join(' ');
            if (taken.has(key)) continue;
            taken.add(key);
            points.push(point);
          }
          break;
        case 'LineString':
        case 'MultiLineString':
          lines.push(...linesInFrame(part, { isTrack: true }, map, near));
          break;
        case 'Polygon':
        case 'MultiPolygon': {
          const inFrame = pageLines(straightEdges(rewound(near(part)), map.radius, { isTrack: false }), map.projection);
          if (inFrame.length === 0) break;
          if (layer.style.areas !== 'edge') areas.push(inFrame);
          if (layer.style.areas === 'tint') break;
          // The edges for themselves: the frame cuts an area, and what it is cut by is no edge of it.
          const rings = part.type === 'Polygon' ? part.coordinates : part.coordinates.flat();
          const edges: MultiLineString = { type: 'MultiLineString', coordinates: rings.flatMap(withoutSeam) };
          lines.push(...linesInFrame(edges, { isTrack: false }, map, near));
        }
      }
  return { layer, areas, lines, points };
}

type Simple = Exclude<Geometry, { type: 'GeometryCollection' }>;

function partsOf(geometry: Geometry): readonly Simple[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [geometry];
}

function linesInFrame(
  geometry: LineString | MultiLineString,
  kind: { readonly isTrack: boolean },
  map: MapProjection,
  near: Nearby,
): PageLine[] {
  return pageLines(straightEdges(near(geometry), map.radius, kind), map.projection);
}

/** A ring as lines, without what runs along the antimeridian or a pole: there the world is cut, not the area (RFC 7946, 3.1.9). */
function withoutSeam(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = [];
  let line: Position[] = [];
  for (const [at, position] of ring.entries()) {
    const before = ring[at - 1];
    if (before !== undefined && isSeam(before, position)) {
      lines.push(line);
      line = [];
    }
    line.push(position);
  }
  return [...lines, line].filter(({ length }) => length > 1);
}

function isSeam(from: Position, to: Position): boolean {
  const isAt = (axis: 0 | 1, limit: number): boolean =>
    [from, to].every((position) => Math.abs(position[axis] ?? 0) === limit);
  return isAt(0, 180) || isAt(1, 90);
}
