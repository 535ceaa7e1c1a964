import { describe, expect, it } from 'vitest';
import { unionBounds } from '../../../src/core/geo/bounds';

describe('unionBounds', () => {
  it('is the box itself, and null for none', () => {
    expect(unionBounds([[34, 50, 39, 53]])).toEqual([34, 50, 39, 53]);
    expect(unionBounds([])).toBeNull();
  });

  it('holds boxes that lie apart or in one another', () => {
    const boxes = [
      [34, 50, 39, 53],
      [35, 51, 36, 52],
      [124, 37, 131, 43],
    ] as const;
    expect(unionBounds(boxes)).toEqual([34, 37, 131, 53]);
  });

  it('takes the short way over the antimeridian', () => {
    expect(
      unionBounds([
        [-172, 60, -160, 66],
        [170, 62, 180, 70],
      ]),
    ).toEqual([170, 60, 200, 70]);
    expect(
      unionBounds([
        [-180, 62, -169, 70],
        [27, 41, 180, 81],
      ]),
    ).toEqual([27, 41, 191, 81]);
  });

  it('gives the whole world when there is no gap', () => {
    expect(
      unionBounds([
        [-180, -10, 0, 10],
        [0, -10, 180, 10],
      ]),
    ).toEqual([-180, -10, 180, 10]);
  });
});
