import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { useDashboard } from './dashboard';

const open = useDashboard();
const GOLDEN = 'tests/browser/map-pixels';
/** Where the pictures that differ are put, to be looked at. */
const FOUND = 'node_modules/.cache/dateline/map-pixels';
/** Share of pixels that may differ: another version of Chromium draws the edges of letters and lines a little differently. */
const TOLERANCE = 0.02;
/** How different the colour of a pixel must be to count, 0 to 1, in pixelmatch's measure (YIQ). */
const THRESHOLD = 0.2;

const VIEWS: Readonly<Record<string, string>> = {
  'home-light': '',
  'kursk-dark': '?map=7/51.5/36&theme=dark',
  'far-east-contrast': '?map=5/43/132&theme=contrast',
  'one-claim-selected': '?map=6/51.4/36&claim=serambinews-2024-10-29~21ec54',
  'without-areas-and-arrows': '?map=6/51.4/36&hide=claim-areas,movements',
};

/** `UPDATE_PIXELS=1 npx vitest run tests/browser/map-pixels.test.ts` takes what is drawn as what is wanted. */
describe('the map', () => {
  it.each(Object.entries(VIEWS))('looks as it did: %s', async (name, path) => {
    const { page } = await open({ path });
    const canvas = page.locator('canvas.maplibregl-canvas');
    // Of the canvas alone: what lies over it has tests of its own.
    await page.evaluate(() => {
      const over = document.querySelectorAll<HTMLElement>('.maplibregl-control-container, .maplibregl-map ~ *');
      for (const element of over) element.style.visibility = 'hidden';
    });
    const drawn = PNG.sync.read(await canvas.screenshot());
    const file = join(GOLDEN, `${name}.png`);
    if (process.env['UPDATE_PIXELS'] === '1') writeFileSync(file, PNG.sync.write(drawn, { deflateLevel: 9 }));
    expect(existsSync(file), `${file} is missing`).toBe(true);
    const wanted = PNG.sync.read(readFileSync(file));
    expect([drawn.width, drawn.height]).toEqual([wanted.width, wanted.height]);
    const differences = new PNG({ width: wanted.width, height: wanted.height });
    const different = pixelmatch(wanted.data, drawn.data, differences.data, wanted.width, wanted.height, {
      threshold: THRESHOLD,
    });
    const share = different / (wanted.width * wanted.height);
    if (share > TOLERANCE) {
      mkdirSync(FOUND, { recursive: true });
      writeFileSync(join(FOUND, `${name}.png`), PNG.sync.write(drawn));
      writeFileSync(join(FOUND, `${name}-differences.png`), PNG.sync.write(differences));
    }
    expect(share, `pixels that differ; both pictures are in ${FOUND}`).toBeLessThanOrEqual(TOLERANCE);
  });
});
