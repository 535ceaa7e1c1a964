import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalBearing, greatCircleLines } from '../../../src/core/geo/great-circle';

describe('greatCircleLines', () => {
  it('arcs north between places at one latitude', () => {
    const [line = []] = greatCircleLines([36, 50], [130, 50]);
    expect(Math.max(...line.map(([, lat = 0]) => lat))).toBeGreaterThan(58);
    expect(line.length).toBeGreaterThan(50);
  });

  it('is cut at the antimeridian, never drawn across the world', () => {
    const lines = greatCircleLines([170, 60], [-170, 60]);
    expect(lines).toHaveLength(2);
    for (const line of lines)
      for (const [at, [lng = 0]] of line.entries())
        expect(Math.abs(lng - (line[at - 1]?.[0] ?? lng))).toBeLessThan(180);
  });

  it('is nothing between a point and itself', () => {
    expect(greatCircleLines([36, 51], [36, 51])).toEqual([]);
  });

  it('starts and ends where it was told', () => {
    const place = fc.tuple(
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: -80, max: 80, noNaN: true }),
    );
    fc.assert(
      fc.property(place, place, (from, to) => {
        // Antipodes have no one great circle.
        fc.pre(Math.hypot(from[0] - to[0], from[1] - to[1]) > 0.1 && Math.abs(Math.abs(from[0] - to[0]) - 180) > 1);
        const lines = greatCircleLines(from, to);
        const [start, end] = [lines[0]?.[0] ?? [], lines.at(-1)?.at(-1) ?? []];
        expect(start[1]).toBeCloseTo(from[1], 3);
        expect(end[1]).toBeCloseTo(to[1], 3);
      }),
    );
  });

  it('arrives from the east heading west', () => {
    expect(arrivalBearing(greatCircleLines([10, 0], [0, 0]))).toBeCloseTo(-90, 3);
  });
});
