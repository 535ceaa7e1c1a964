import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toLatitude, toLongitude } from '../../../src/core/table/mercator';
import { visibleTiles } from '../../../src/core/table/visible-tiles';
import { decodeTile } from '../../../src/engine/vector-tiles/decode-tile';
import { rowsInSight } from '../../../src/engine/vector-tiles/rows-in-sight';
import { writeTile } from './write-tile';

const EXTENT = 16;
const ZOOM = 3;
/** Units round the world: small, so that points lie on edges and corners of tiles, and on the antimeridian. */
const ACROSS = EXTENT * 2 ** ZOOM;
const UNIT = 2 ** 32 / ACROSS;

it('counts in a box what a plain pass over the rows counts, whatever tiles repeat', () => {
  const row = fc.record({
    x: fc.nat(ACROSS),
    y: fc.nat(ACROSS),
    hasId: fc.boolean(),
    // Rows that are alike in everything, at one place.
    times: fc.constantFrom(1, 1, 1, 3),
    isLine: fc.constantFrom(false, false, false, true),
  });
  // Between two units, so that nobody can argue; the west may lie beyond the antimeridian.
  const box = fc.record({
    west: fc.integer({ min: -ACROSS, max: ACROSS - 1 }),
    width: fc.integer({ min: 1, max: ACROSS }),
    north: fc.nat(ACROSS - 2),
    height: fc.integer({ min: 1, max: ACROSS }),
  });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 40, size: 'max' }),
      box,
      fc.constantFrom(0, 2, 5),
      (rows, { west, width, north, height }, buffer) => {
        const south = Math.min(ACROSS - 1, north + height);
        const view = {
          west: toLongitude((west + 0.5) * UNIT),
          east: toLongitude((west + 0.5 + width) * UNIT),
          north: toLatitude((north + 0.5) * UNIT),
          south: toLatitude((south + 0.5) * UNIT),
        };
        const tiles = visibleTiles(ZOOM, view).map((tile) => {
          const within = ({ x, y }: { x: number; y: number }): boolean =>
            x >= tile.column * EXTENT - buffer &&
            x <= (tile.column + 1) * EXTENT + buffer &&
            y >= tile.row * EXTENT - buffer &&
            y <= (tile.row + 1) * EXTENT + buffer;
          const features = rows.flatMap((each, n) => {
            if (!within(each)) return [];
            const points = [[each.x - tile.column * EXTENT, each.y - tile.row * EXTENT] as const];
            const feature = {
              ...(each.hasId && { id: n + 1 }),
              type: each.isLine ? ('line' as const) : ('point' as const),
              points: each.isLine ? [...points, ...points] : points,
              fields: { n },
            };
            return Array.from({ length: each.times }, () => feature);
          });
          return decodeTile(writeTile([{ name: 'rows', extent: EXTENT, features }]), tile);
        });

        const isIn = (x: number): boolean => {
          const from = (((x - (west + 0.5)) % ACROSS) + ACROSS) % ACROSS;
          return width === ACROSS || from <= width;
        };
        const wanted = rows.flatMap((each, n) => {
          const isSeen = isIn(each.x) && each.y > north + 0.5 && each.y < south + 0.5;
          return !each.isLine && isSeen ? Array.from({ length: each.times }, () => n) : [];
        });
        const found = rowsInSight(tiles, view).rows;
        expect(
          found
            .filter(({ point }) => point !== null)
            .map(({ fields }) => fields['n'])
            .sort(),
        ).toEqual(wanted.sort());
        // A line is in sight as far as a tile in sight has it: once, however many do.
        const lines = found.filter(({ point }) => point === null).map(({ fields }) => Number(fields['n']));
        for (const n of new Set(lines)) expect(lines.filter((each) => each === n)).toHaveLength(rows[n]?.times ?? 0);
      },
    ),
    { numRuns: 300 },
  );
});

it('takes a row once that two makers’ ways of rounding put on either side of an edge', () => {
  const [left, right] = [
    { zoom: 1, column: 0, row: 0 },
    { zoom: 1, column: 1, row: 0 },
  ];
  const tile = (x: number): Uint8Array =>
    writeTile([{ name: 'rows', features: [{ points: [[x, 9]], fields: { name: 'one' } }] }]);
  const view = { west: -180, east: 180, south: -86, north: 86 };
  for (const [before, after] of [
    [4095, 0],
    [4096, 0],
    [4095, -1],
    [4096, 1],
  ] as const)
    expect(rowsInSight([decodeTile(tile(before), left), decodeTile(tile(after), right)], view).rows).toHaveLength(1);
});
