import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
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

/** The share between two drawings of one and the same thing in one browser. */
const SAME = 0.0005;

const VIEWS: Readonly<Record<string, string>> = {
  'home-light': '',
  'kursk-dark': '?map=7/51.5/36&theme=dark',
  'far-east-contrast': '?map=5/43/132&theme=contrast',
  'one-claim-selected': '?map=6/51.4/36&claim=serambinews-2024-10-29~21ec54',
  'without-areas-and-arrows': '?map=6/51.4/36&hide=claim-areas,movements',
};

/** The map's canvas alone: what lies over it has tests of its own. */
async function drawing(page: Page): Promise<PNG> {
  await page.evaluate(() => {
    const over = document.querySelectorAll<HTMLElement>('.maplibregl-control-container, .maplibregl-map ~ *');
    for (const element of over) element.style.visibility = 'hidden';
  });
  return PNG.sync.read(await page.locator('canvas.maplibregl-canvas').screenshot());
}

/** The share of pixels that differ, and where. Both pictures have one size. */
function compare(wanted: PNG, drawn: PNG): { readonly share: number; readonly differences: PNG } {
  const { width, height } = wanted;
  expect([drawn.width, drawn.height]).toEqual([width, height]);
  const differences = new PNG({ width, height });
  const different = pixelmatch(wanted.data, drawn.data, differences.data, width, height, { threshold: THRESHOLD });
  return { share: different / (width * height), differences };
}

describe('the map', () => {
  /** `UPDATE_PIXELS=1 npx vitest run tests/browser/map-pixels.test.ts` takes what is drawn as what is wanted. */
  it.each(Object.entries(VIEWS))('looks as it did: %s', async (name, path) => {
    const { page } = await open({ path });
    const drawn = await drawing(page);
    const file = join(GOLDEN, `${name}.png`);
    if (process.env['UPDATE_PIXELS'] === '1') writeFileSync(file, PNG.sync.write(drawn, { deflateLevel: 9 }));
    expect(existsSync(file), `${file} is missing`).toBe(true);
    const { share, differences } = compare(PNG.sync.read(readFileSync(file)), drawn);
    if (share > TOLERANCE) {
      mkdirSync(FOUND, { recursive: true });
      writeFileSync(join(FOUND, `${name}.png`), PNG.sync.write(drawn));
      writeFileSync(join(FOUND, `${name}-differences.png`), PNG.sync.write(differences));
    }
    expect(share, `pixels that differ; both pictures are in ${FOUND}`).toBeLessThanOrEqual(TOLERANCE);
  });

  it('shows after a filter what the filter in the address shows, names included', async () => {
    const plain = await open();
    const all = await drawing(plain.page);
    await plain.close();
    const { page } = await open({ path: '?kind=presence' });
    const filtered = await drawing(page);
    expect(compare(all, filtered).share).toBeGreaterThan(0.01);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(async () => compare(all, await drawing(page)).share).toBeLessThanOrEqual(SAME);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => compare(filtered, await drawing(page)).share).toBeLessThanOrEqual(SAME);
  });
});
