import { describe, expect, it } from 'vitest';
import { headOffset } from '../../src/map/head-offset';

describe('headOffset', () => {
  const tag = { width: 150, height: 80 };

  it('ends at the side of the tag for an arrow from the side, at its top for one from above', () => {
    expect(headOffset(-90, 0, tag)[1]).toBeCloseTo(75 + 8, 6);
    expect(headOffset(180, 0, tag)[1]).toBeCloseTo(40 + 8, 6);
  });

  it('never ends inside the tag nor farther than its corner', () => {
    for (let bearing = 0; bearing < 360; bearing += 7) {
      const [, back] = headOffset(bearing, 0, tag);
      expect(back).toBeGreaterThanOrEqual(48 - 1e-9);
      expect(back).toBeLessThanOrEqual(Math.hypot(75, 40) + 8);
    }
  });

  it('ends at the tag when it is drawn smaller', () => {
    const [, back] = headOffset(180, 0, tag, 0.5);
    expect(back * 0.5).toBeCloseTo(40 + 4, 6);
  });

  it('keeps to its lane', () => {
    expect(headOffset(0, 1.5, tag)[0]).toBe(-headOffset(0, -1.5, tag)[0]);
  });
});
