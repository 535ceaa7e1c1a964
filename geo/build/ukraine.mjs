import * as clip from 'polyclip-ts';
import { bboxOf, cleanParts, keyOf, KM2, overlaps, ringArea } from './polygons.mjs';

/** Degrees: nearer than this, a point lies on a line. */
const ON_LINE = 2e-6;
/** Larger holes between units are no slivers of two lines. */
const LARGEST_GAP_KM2 = 300;

/**
 * Replaces the outline of Ukraine (Natural Earth's, off by up to 6 km) by the OpenStreetMap-derived one and hands what
 * changes sides to the neighbour that it touches. Inner region lines stay Natural Earth's.
 *
 * @param {{id: string, country: string, parts: number[][][][]}[]} units  every first-level unit of the world
 * @param {number[][][][]} outline  Ukraine's parts, cut at the coast, Crimea included
 */
export function repairUkraine(units, outline) {
  const land = cleanParts(outline);
  const box = bboxOf(land);
  const ukrainian = units.filter(({ country }) => country === 'UA');
  const neighbours = units.filter(
    ({ country, parts }) => country !== 'UA' && overlaps(bboxOf(parts), box) && reaches(parts, box),
  );
  const originals = new Map([...ukrainian, ...neighbours].map((unit) => [unit.id, vertexKeys(unit.parts)]));
  const before = clip.union(...ukrainian.map(({ parts }) => parts));

  // Land that Natural Earth gives to Ukraine and OpenStreetMap does not: the neighbour's, or the sea's.
  const lost = clip.difference(before, land);
  // Land that was missing: a neighbour's before, or cut off by a coarse coast.
  const gained = clip.difference(land, before);

  for (const unit of neighbours) unit.parts = clip.difference(unit.parts, land);
  for (const unit of ukrainian) unit.parts = clip.intersection(unit.parts, land);
  for (const piece of lost) giveTo(touching(piece, neighbours, originals), piece);
  for (const piece of gained) giveTo(touching(piece, ukrainian, originals) ?? nearest(piece, ukrainian), piece);

  fillGaps(ukrainian, neighbours);

  const changed = [...ukrainian, ...neighbours];
  for (const unit of changed) unit.parts = dropCrumbs(cleanParts(unit.parts));
  insertSharedPoints(changed);
}

/** Slivers between the two lines that no unit owns: beyond Ukraine's outline, so the neighbour's that shares most of their edge. */
function fillGaps(ukrainian, neighbours) {
  const box = bboxOf(ukrainian.flatMap(({ parts }) => parts));
  const union = clip.union(...[...ukrainian, ...neighbours].map(({ parts }) => parts));
  const gaps = union.flatMap(([, ...holes]) => holes).filter((ring) => ringArea(ring) < LARGEST_GAP_KM2 * KM2);
  for (const ring of gaps) {
    const [west, south, east, north] = bboxOf([[ring]]);
    if (west < box[0] || south < box[1] || east > box[2] || north > box[3]) continue;
    const touched = neighbours
      .filter(({ parts }) => overlaps(bboxOf(parts), [west, south, east, north]))
      .map((unit) => ({ unit, shared: ring.filter((point) => isOnOutline(point, unit.parts)).length }))
      .sort((a, b) => b.shared - a.shared);
    if (touched.length > 0 && touched[0].shared > 0) giveTo(touched[0].unit, [ring]);
  }
}

function isOnOutline([x, y], parts) {
  return parts.some((part) =>
    part.some((ring) =>
      ring.some(([x1, y1], at) => {
        if (at === 0) return false;
        const [x0, y0] = ring[at - 1];
        if (Math.min(x0, x1) - x > ON_LINE || x - Math.max(x0, x1) > ON_LINE) return false;
        if (Math.min(y0, y1) - y > ON_LINE || y - Math.max(y0, y1) > ON_LINE) return false;
        const length = Math.hypot(x1 - x0, y1 - y0);
        return length > 0 && Math.abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length < ON_LINE;
      }),
    ),
  );
}

/** Whether any point of the parts lies in the box: bounding boxes of large units overlap nearly everything. */
function reaches(parts, [west, south, east, north]) {
  return parts.some((part) => part[0].some(([x, y]) => x >= west && x <= east && y >= south && y <= north));
}

function vertexKeys(parts) {
  return new Set(parts.flat(2).map(keyOf));
}

/** The unit whose old outline shares most points with the piece. */
function touching(piece, candidates, originals) {
  let best = null;
  let most = 0;
  for (const unit of candidates) {
    const keys = originals.get(unit.id);
    const shared = piece.flat().filter((point) => keys.has(keyOf(point))).length;
    if (shared > most) [best, most] = [unit, shared];
  }
  return best;
}

function nearest(piece, candidates) {
  const [x, y] = piece[0][0];
  let best = null;
  let least = Infinity;
  for (const unit of candidates)
    for (const [px, py] of unit.parts.flat(2)) {
      const distance = ((px - x) * 0.65) ** 2 + (py - y) ** 2;
      if (distance < least) [best, least] = [unit, distance];
    }
  return best;
}

function giveTo(unit, piece) {
  if (unit !== null) unit.parts = clip.union(unit.parts, [piece]);
}

/** Crumbs of under a hundredth of a square kilometre, left by lines that all but coincide. */
function dropCrumbs(parts) {
  return parts
    .filter((part) => ringArea(part[0]) > 0.01 * KM2)
    .map(([outer, ...holes]) => [outer, ...holes.filter((hole) => ringArea(hole) > 0.01 * KM2)]);
}

/**
 * Puts every point of one outline that lies on a segment of another into that other, so that neighbours share all their
 * points and a topology finds their common line.
 */
function insertSharedPoints(units) {
  const CELL = 0.05;
  const grid = new Map();
  const cellOf = (value) => Math.floor(value / CELL);
  for (const unit of units)
    for (const point of unit.parts.flat(2)) {
      const key = `${cellOf(point[0])},${cellOf(point[1])}`;
      const cell = grid.get(key);
      if (cell) cell.set(keyOf(point), point);
      else grid.set(key, new Map([[keyOf(point), point]]));
    }
  const pointsOn = ([x0, y0], [x1, y1]) => {
    const found = [];
    const length2 = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    for (let cx = cellOf(Math.min(x0, x1) - ON_LINE); cx <= cellOf(Math.max(x0, x1) + ON_LINE); cx++)
      for (let cy = cellOf(Math.min(y0, y1) - ON_LINE); cy <= cellOf(Math.max(y0, y1) + ON_LINE); cy++)
        for (const [x, y] of grid.get(`${cx},${cy}`)?.values() ?? []) {
          const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length2;
          if (along <= 0 || along >= 1) continue;
          if (Math.hypot(x0 + along * (x1 - x0) - x, y0 + along * (y1 - y0) - y) > ON_LINE) continue;
          if ((x === x0 && y === y0) || (x === x1 && y === y1)) continue;
          found.push([along, [x, y]]);
        }
    return found.sort(([a], [b]) => a - b).map(([, point]) => point);
  };
  for (const unit of units)
    unit.parts = unit.parts.map((part) =>
      part.map((ring) => {
        const out = [ring[0]];
        for (let at = 1; at < ring.length; at++) out.push(...pointsOn(ring[at - 1], ring[at]), ring[at]);
        return out;
      }),
    );
}
