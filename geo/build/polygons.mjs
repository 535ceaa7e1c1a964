/** Small measures and conversions of polygons; coordinates are WGS 84 degrees, longitude first. */

/** @param {GeoJSON.Polygon | GeoJSON.MultiPolygon} geometry */
export const partsOf = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

/** A part's area in square degrees, longitudes shrunk by the cosine of the latitude. */
export function ringArea(ring) {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x0, y0] = ring[at - 1];
    const [x1, y1] = ring[at];
    sum += (x0 * y1 - x1 * y0) * Math.cos((((y0 + y1) / 2) * Math.PI) / 180);
  }
  return Math.abs(sum / 2);
}

/** Square kilometres to square degrees at the equator. */
export const KM2 = 1 / 111.32 ** 2;

export function bboxOf(parts) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts)
    for (const [x, y] of part[0]) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  return box;
}

export const overlaps = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** Six decimals are a tenth of a metre: finer than any source here, and what makes points of different steps equal. */
export const round6 = (value) => Math.round(value * 1e6) / 1e6;

/** Rounds, drops repeated points and parts without area. */
export function cleanParts(parts) {
  return parts
    .map((part) => part.map(cleanRing).filter((ring) => ring.length >= 4 && ringArea(ring) > 1e-9))
    .filter((part) => part.length > 0);
}

function cleanRing(ring) {
  const out = [];
  for (const [x, y] of ring) {
    const point = [round6(x), round6(y)];
    const last = out.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) out.push(point);
  }
  const [first] = out;
  const last = out.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) out.push([...first]);
  return out;
}

/** The key of a point, equal for points that are the same to six decimals. */
export const keyOf = ([x, y]) => `${round6(x)},${round6(y)}`;

/** Twice the area in square degrees, positive when wound counter-clockwise. */
export function signedArea(ring) {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) sum += ring[at - 1][0] * ring[at][1] - ring[at][0] * ring[at - 1][1];
  return sum;
}

/** Inside the ring or on one of its points. */
export function isInside([x, y], ring) {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [x0, y0] = ring[at - 1];
    const [x1, y1] = ring[at];
    if (x === x1 && y === y1) return true;
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}
