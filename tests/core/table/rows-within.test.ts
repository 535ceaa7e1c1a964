import { booleanPointInPolygon, distance, greatCircle, point, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDistance } from '../../../src/core/table/line-test';
import { toLatitude, toLongitude, toMercatorX, toMercatorY } from '../../../src/core/table/mercator';
import { nearestRows } from '../../../src/core/table/nearest-rows';
import { rowsWithin } from '../../../src/core/table/rows-within';
import type { Table } from '../../../src/core/table/table';
import { tableOf, type PlainRow } from './random-table';

/** Enough rows for squares to be taken and left whole; towns, duplicates, the poles, the antimeridian. */
const position = fc.oneof(
  fc.record({
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
  }),
  fc.record({ lng: fc.double({ min: 35, max: 37, noNaN: true }), lat: fc.double({ min: 50, max: 52, noNaN: true }) }),
  fc.constantFrom({ lng: 180, lat: 1 }, { lng: -180, lat: 1 }, { lng: 36, lat: 51 }, { lng: 0, lat: 90 }),
);
const rows = fc
  .array(fc.oneof(position, fc.constant(null)), { minLength: 1, maxLength: 250, size: 'max' })
  .map((positions) => positions.map((each): PlainRow => ({ position: each, facets: {}, times: {}, quantity: null })));
const center = fc.oneof(position, fc.constantFrom({ lng: 179.9, lat: 0 }, { lng: 36, lat: 51 }));

/** Where the table has a row: rounded to the centimetre, within Mercator's edge. */
function placeOf(table: Table, at: number): [lng: number, lat: number] {
  return [toLongitude(table.x[at] ?? 0), toLatitude(table.y[at] ?? 0)];
}

describe('rows in an area', () => {
  it('are those that a circle on the sphere holds, across the antimeridian and round the poles', () => {
    fc.assert(
      fc.property(rows, center, fc.double({ min: 1, max: 19_000_000, noNaN: true }), (list, { lng, lat }, radius) => {
        const table = tableOf(list);
        const found = rowsWithin(table, { kind: 'circle', lng, lat, radiusMeters: radius });
        for (let at = 0; at < table.count; at++) {
          const meters = at < table.placed ? distance([lng, lat], placeOf(table, at), { units: 'meters' }) : Infinity;
          // At the very edge two formulas may round apart.
          if (Math.abs(meters - radius) > 0.01) expect(found[at]).toBe(meters < radius ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are not all of the world where a circle reaches all its corners', () => {
    const table = tableOf([{ position: { lng: 35, lat: 50 }, facets: {}, times: {}, quantity: null }]);
    const found = rowsWithin(table, { kind: 'circle', lng: 180, lat: 1, radiusMeters: 9_600_000 });
    expect([...found]).toEqual([0]);
  });

  it('are those that a polygon on the map holds', () => {
    const corner = fc.tuple(fc.double({ min: 30, max: 40, noNaN: true }), fc.double({ min: 45, max: 55, noNaN: true }));
    fc.assert(
      fc.property(rows, fc.array(corner, { minLength: 3, maxLength: 8 }), (list, points) => {
        const table = tableOf(list);
        const found = rowsWithin(table, { kind: 'rings', rings: [points] });
        const flat = points.map(([lng, lat]) => [toMercatorX(lng), toMercatorY(lat)]);
        const ring = polygon([[...flat, flat[0] ?? []]]);
        for (let at = 0; at < table.count; at++) {
          const place = point([table.x[at] ?? 0, table.y[at] ?? 0]);
          const isIn = at < table.placed && booleanPointInPolygon(place, ring, { ignoreBoundary: true });
          const isOnEdge = at < table.placed && isIn !== booleanPointInPolygon(place, ring);
          if (!isOnEdge) expect(found[at]).toBe(isIn ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are those that many rings hold, holes left out, as a test of every edge says', () => {
    const corner = fc.tuple(
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
    );
    const near = fc.tuple(fc.double({ min: 34, max: 38, noNaN: true }), fc.constantFrom(49, 50.5, 51, 51.25, 52, 53));
    const ring = fc.array(fc.oneof(corner, near), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.array(ring, { minLength: 1, maxLength: 4 }), (list, rings) => {
        const table = tableOf(list);
        const found = rowsWithin(table, { kind: 'rings', rings });
        for (let at = 0; at < table.count; at++)
          expect(found[at]).toBe(at < table.placed && isInRings(rings, table.x[at] ?? 0, table.y[at] ?? 0) ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });

  it('are those near a line, as the distance of every row to it says', () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(center, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 1, max: 3_000_000, noNaN: true }),
        (list, line, meters) => {
          const table = tableOf(list);
          const points = line.map(({ lng, lat }) => [lng, lat] as const);
          const found = rowsWithin(table, { kind: 'line', points, meters });
          const distanceTo = lineDistance(points);
          for (let at = 0; at < table.count; at++)
            expect(found[at]).toBe(at < table.placed && distanceTo(...placeOf(table, at)) <= meters ? 1 : 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are found beyond 180 degrees, where a polygon drawn across it goes on', () => {
    const table = tableOf(
      [179, -179, 0, 178].map((lng) => ({ position: { lng, lat: 5 }, facets: {}, times: {}, quantity: null })),
    );
    const points = [
      [178.5, 0],
      [181.5, 0],
      [181.5, 10],
      [178.5, 10],
    ] as const;
    const found = rowsWithin(table, { kind: 'rings', rings: [points] });
    expect([...table.ids].filter((_, at) => found[at] === 1).sort()).toEqual([0, 1]);
  });
});

/** Every edge of every ring, by the even-odd rule. */
function isInRings(rings: readonly (readonly (readonly [number, number])[])[], x: number, y: number): boolean {
  return [-1, 0, 1].some((turn) => {
    let isIn = false;
    for (const ring of rings)
      for (const [at, [lng2, lat2]] of ring.entries()) {
        const [lng1, lat1] = ring.at(at - 1) ?? [0, 0];
        const [x1, y1, x2, y2] = [mercatorX(lng1), toMercatorY(lat1), mercatorX(lng2), toMercatorY(lat2)];
        if (y1 > y !== y2 > y && x + turn * 2 ** 32 < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
      }
    return isIn;
  });
}
function mercatorX(lng: number): number {
  const turns = Math.floor((lng + 180) / 360);
  return toMercatorX(lng - turns * 360) + turns * 2 ** 32;
}

it('measures the distance to a great circle as points along it do', () => {
  const start = [10, 50] as const;
  const end = [100, 60] as const;
  const distanceTo = lineDistance([start, end]);
  const along = greatCircle([...start], [...end], { npoints: 4000 }).geometry.coordinates as [number, number][];
  for (const place of [
    [50, 70],
    [60, 50],
    [0, 0],
    [120, 62],
    [-170, -40],
  ] as [number, number][]) {
    const nearest = Math.min(...along.map((each) => distance(place, each, { units: 'meters' })));
    expect(Math.abs(distanceTo(...place) - nearest)).toBeLessThan(20);
  }
});

it('finds the nearest visible rows as sorting all of them does, of few and of many', () => {
  // Many rows are found by their squares, few by looking at each.
  const copies = fc.constantFrom(1, 12);
  fc.assert(
    fc.property(rows, copies, center, fc.integer({ min: 1, max: 12 }), (list, times, { lng, lat }, count) => {
      const table = tableOf(Array.from({ length: times }, (_, copy) => list.map((row) => shifted(row, copy))).flat());
      const visible = Uint8Array.from(table.ids, (id) => (id % 5 === 2 ? 0 : 1));
      const found = nearestRows(table, visible, { lng, lat, count });
      const all = [...visible.keys()]
        .filter((at) => at < table.placed && visible[at] === 1)
        .map((at) => distance([lng, lat], placeOf(table, at), { units: 'meters' }))
        .sort((a, b) => a - b)
        .slice(0, count);
      expect(found.length).toBe(all.length);
      for (const [at, { meters }] of found.entries()) expect(Math.abs(meters - (all[at] ?? NaN))).toBeLessThan(0.01);
      expect(new Set(found.map((row) => row.at)).size).toBe(found.length);
    }),
    { numRuns: 200 },
  );
});

function shifted(row: PlainRow, copy: number): PlainRow {
  const { position } = row;
  return position === null ? row : { ...row, position: { ...position, lng: position.lng * (1 - copy / 1000) } };
}
