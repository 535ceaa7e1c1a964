import { booleanPointInPolygon, distance, point, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  .array(fc.oneof(position, fc.constant(null)), { minLength: 1, maxLength: 400 })
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
        const found = rowsWithin(table, { kind: 'polygon', points });
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
    const found = rowsWithin(table, { kind: 'polygon', points });
    expect([...table.ids].filter((_, at) => found[at] === 1).sort()).toEqual([0, 1]);
  });
});

it('finds the nearest visible rows as sorting all of them does', () => {
  fc.assert(
    fc.property(rows, center, fc.integer({ min: 1, max: 12 }), (list, { lng, lat }, count) => {
      const table = tableOf(list);
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
    { numRuns: 300 },
  );
});
