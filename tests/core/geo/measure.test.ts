import { describe, expect, it } from 'vitest';
import { measureArea, measureLength } from '../../../src/core/geo/measure';

describe('measureLength', () => {
  // The first line of GeographicLib's own test set (geographiclib-geodesic, test/geodesictest.js).
  it('agrees with GeographicLib’s test data', () => {
    const { ellipsoid } = measureLength([
      [-139.44815, 35.60777],
      [-69.95921, -11.17491],
    ]);
    expect(ellipsoid).toBeCloseTo(8935244.5604818305, 5);
  });

  it('says where sphere and ellipsoid differ from JFK to LHR', () => {
    const { sphere, ellipsoid } = measureLength([
      [-73.8, 40.6],
      [-0.5, 51.6],
    ]);
    expect(ellipsoid).toBeCloseTo(5551759.4, 1);
    expect(Math.abs(sphere / ellipsoid - 1)).toBeGreaterThan(0.0005);
    expect(Math.abs(sphere / ellipsoid - 1)).toBeLessThan(0.0056);
  });

  it('knows a quarter of the equator and of the meridian', () => {
    const equator = measureLength([
      [0, 0],
      [90, 0],
    ]);
    // WGS 84: a π / 2; the quarter meridian is 10,001,965.729 m.
    expect(equator.ellipsoid).toBeCloseTo((6378137 * Math.PI) / 2, 3);
    expect(
      measureLength([
        [0, 0],
        [0, 90],
      ]).ellipsoid,
    ).toBeCloseTo(10001965.729, 2);
    expect(equator.sphere).toBeCloseTo((6371008.8 * Math.PI) / 2, 0);
  });

  it('goes the short way over the antimeridian', () => {
    const { sphere, ellipsoid } = measureLength([
      [179, 0],
      [-179, 0],
    ]);
    expect(ellipsoid).toBeCloseTo((6378137 * Math.PI) / 90, 2);
    expect(sphere).toBeLessThan(230_000);
  });

  it('is nothing for one point', () => {
    expect(measureLength([[10, 10]])).toEqual({ sphere: 0, ellipsoid: 0 });
  });
});

describe('measureArea', () => {
  it('knows an eighth of the ellipsoid and of the sphere, whichever way round', () => {
    const octant = [
      [0, 0],
      [90, 0],
      [0, 90],
    ] as const;
    // The whole WGS 84 ellipsoid is 510,065,621.724 km².
    expect(measureArea(octant).ellipsoid / 1e6).toBeCloseTo(510065621.724 / 8, 1);
    expect(measureArea([...octant].reverse()).ellipsoid / 1e6).toBeCloseTo(510065621.724 / 8, 1);
  });

  it('gives nearly the same on both for a small square, and nothing for a line', () => {
    const { sphere, ellipsoid } = measureArea([
      [36, 51],
      [36.1, 51],
      [36.1, 51.1],
      [36, 51.1],
    ]);
    expect(Math.abs(sphere / ellipsoid - 1)).toBeLessThan(0.005);
    expect(
      measureArea([
        [0, 0],
        [1, 1],
      ]),
    ).toEqual({ sphere: 0, ellipsoid: 0 });
  });
});
