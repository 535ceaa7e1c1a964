import type { Table } from '../core/table/table';
import type { ShownShapes } from './protocol';
import type { SightShapes } from './vector-tiles/sight-shapes';

/** Positions that a map is given at once. */
const MOST_VERTICES = 600_000;

/** The visible lines and areas of a table, to be drawn. */
export function shownShapes(
  { count, placed, ids }: Table,
  visible: Uint8Array,
  shapes: SightShapes,
  slotOf: (at: number) => number,
): ShownShapes {
  const features: ShownShapes['features']['features'] = [];
  let [vertices, lines, areas, left] = [0, 0, 0, 0];
  // Rows with a point stand before the others.
  for (let at = placed; at < count; at++) {
    const row = ids[at] ?? 0;
    if (visible[at] !== 1 || !shapes.has(row)) continue;
    const shape = vertices < MOST_VERTICES ? shapes.of(row) : null;
    if (shape === null) {
      left++;
      continue;
    }
    vertices += shape.vertices;
    if (shape.isArea) areas++;
    else lines++;
    features.push({ type: 'Feature', geometry: shape.geometry, properties: { row: at, slot: slotOf(at) } });
  }
  return { features: { type: 'FeatureCollection', features }, lines, areas, left };
}
