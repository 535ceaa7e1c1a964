/** Cells of a quarter of a degree, in which segments are compared. */
const CELL_DEGREES = 0.25;

/**
 * Where a polygon's rings cross or overlap themselves or each other (OGC 06-103r4, 6.1.11): two rings may touch in a point, a
 * ring may not visit a point twice. Exact: coordinates are compared as whole steps of the grid that they lie on.
 *
 * @param {number[][][][]} parts  a MultiPolygon's coordinates
 * @param {number} grid  degrees of one step
 * @returns {number[][]} one point of every pair of segments that crosses
 */
export function crossingsOf(parts, grid) {
  const size = CELL_DEGREES / grid;
  const cells = new Map();
  const found = [];
  let ringId = 0;
  for (const part of parts)
    for (const ring of part) {
      const points = ring.map(([x, y]) => [Math.round(x / grid), Math.round(y / grid)]);
      const count = points.length - 1;
      for (let at = 0; at < count; at++) {
        const [a, b] = [points[at], points[at + 1]];
        const segment = { a, b, ringId, at, count };
        const [west, east] = [Math.floor(Math.min(a[0], b[0]) / size), Math.floor(Math.max(a[0], b[0]) / size)];
        const [south, north] = [Math.floor(Math.min(a[1], b[1]) / size), Math.floor(Math.max(a[1], b[1]) / size)];
        const seen = new Set();
        for (let x = west; x <= east; x++)
          for (let y = south; y <= north; y++) {
            const key = x * 100_000 + y;
            const cell = cells.get(key);
            if (cell === undefined) {
              cells.set(key, [segment]);
              continue;
            }
            for (const other of cell)
              if (!seen.has(other)) {
                seen.add(other);
                if (isCrossing(segment, other)) found.push([a[0] * grid, a[1] * grid]);
              }
            cell.push(segment);
          }
      }
      ringId += 1;
    }
  return found;
}

function isCrossing(one, other) {
  const { a, b } = one;
  const { a: c, b: d } = other;
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (sides.every((value) => value === 0)) return overlap(a, b, c, d);
  if (isSame(a, c) || isSame(a, d) || isSame(b, c) || isSame(b, d)) return one.ringId === other.ringId && !areNeighbours(one, other);
  return sides[0] * sides[1] <= 0 && sides[2] * sides[3] <= 0;
}

const side = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const isSame = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Of segments on one line: whether they share more than a point. */
function overlap(a, b, c, d) {
  const axis = a[0] === b[0] ? 1 : 0;
  const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]));
  const to = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]));
  return to > from;
}

function areNeighbours(one, other) {
  const apart = Math.abs(one.at - other.at);
  return apart === 1 || apart === one.count - 1;
}
