import { expect, it } from 'vitest';
import { chooseProjection } from '../../src/snapshot/map-projection';
import type { ProjectionChoice } from '../../src/snapshot/scene-input';
import { mercatorAt, warpMercator } from '../../src/snapshot/warp-mercator';

const box = { x: 20, y: 30, width: 300, height: 200 };
const size = { width: 300, height: 200 };
/** A world whose pixels say where they lie: red from west to east, green from north to south. */
const SIDE = 256;
const data = new Uint8ClampedArray(SIDE * SIDE * 4);
for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) data.set([x, y, 0, 255], (y * SIDE + x) * 4);

it.each<[ProjectionChoice, readonly [number, number, number, number]]>([
  ['conic', [30, 45, 45, 56]],
  ['equal-area', [20, 30, 140, 65]],
  ['mercator', [30, 45, 45, 56]],
])('lays each place of a basemap where the %s projection has it', (choice, bounds) => {
  const [west, south, east, north] = bounds;
  const map = chooseProjection({ kind: 'bounds', bounds: [west, south, east, north] }, box, choice);
  const mosaic = { data, width: SIDE, height: SIDE, world: SIDE, left: 0, top: 0 };
  const warped = warpMercator(mosaic, map, size);
  let seen = 0;
  for (let row = 3; row < size.height; row += 7)
    for (let column = 3; column < size.width; column += 7) {
      const place = mercatorAt(map, box.x + column, box.y + row);
      const [x = -1, y = -1, , opacity] = warped.subarray((row * size.width + column) * 4);
      if (place === null || place[0] < 0 || place[0] >= 1) continue;
      seen++;
      expect(opacity).toBe(255);
      // A pixel of the mosaic is the finest that there is.
      expect(Math.abs(x - place[0] * SIDE)).toBeLessThanOrEqual(1.2);
      expect(Math.abs(y - place[1] * SIDE)).toBeLessThanOrEqual(1.2);
    }
  expect(seen).toBeGreaterThan(800);
});

it('leaves clear what the basemap does not cover', () => {
  const map = chooseProjection({ kind: 'bounds', bounds: [30, 45, 45, 56] }, box, 'conic');
  const [x = 0, y = 0] = mercatorAt(map, box.x + box.width / 2, box.y + box.height / 2) ?? [];
  // Only the half east of the middle is there.
  const mosaic = {
    data,
    width: SIDE,
    height: SIDE,
    world: SIDE * 16,
    left: Math.floor(x * SIDE * 16),
    top: Math.floor(y * SIDE * 16) - 128,
  };
  const warped = warpMercator(mosaic, map, size);
  const opacityAt = (column: number): number | undefined => warped[(100 * size.width + column) * 4 + 3];
  expect(opacityAt(120)).toBe(0);
  expect(opacityAt(180)).toBe(255);
});
