import { describe, expect, it } from 'vitest';
import { CHANGE_FROM, restingZoom } from '../../src/style/cell-zoom';

describe('the zoom that a table opens at', () => {
  it('is never one at which cells of two zooms are drawn, nor deeper than what fits', () => {
    for (let exact = 0; exact <= 9; exact += 0.05) {
      const zoom = restingZoom(exact);
      expect(zoom).toBeLessThanOrEqual(exact);
      expect(exact - zoom).toBeLessThan(1 - CHANGE_FROM + 1e-9);
      expect(zoom - Math.floor(zoom)).toBeLessThanOrEqual(CHANGE_FROM + 1e-9);
    }
    expect(restingZoom(5.3)).toBe(5.3);
    expect(restingZoom(5.9)).toBeCloseTo(5 + CHANGE_FROM);
  });
});
