import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../find-chromium.mjs';

const VIEWPORT = { width: 1280, height: 800 };
/** MapLibre's tiles at zoom 0. */
const WORLD_PIXELS = 512;
/** A busy machine draws a page in many seconds. */
const PATIENCE_MS = 90_000;

/**
 * The page in a browser, asked for a table and a view of it by its address, and read as a reader does.
 *
 * @param {string} address of the page
 */
export async function openPage(address) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));

  /** The text of an element when it is what was wanted, else what it is at last. */
  async function settledText(selector, wanted) {
    const found = page.locator(selector).first();
    await page
      .waitForFunction(
        ([where, text]) => document.querySelector(where)?.textContent?.trim() === text,
        [selector, wanted],
      )
      .catch(() => undefined);
    return (await found.textContent().catch(() => null))?.trim() ?? 'nothing';
  }

  return {
    problems,
    close: () => browser.close(),
    open: (view) => page.goto(`${address}?${new URLSearchParams({ lang: 'en', ...view })}`),
    /** Waits until some rows are shown. */
    rowsSeen: () => page.locator('section.column p[role="status"]', { hasText: /[1-9]/ }).first().waitFor(),
    /** "12 of 34" above the list. */
    shown: (wanted) => settledText('section.column p[role="status"]', wanted),
    /** The rows of each value of the first facet, which has as many. */
    async facet() {
      await page.getByRole('tab', { name: 'Filters' }).click();
      const facet = page.locator('.facets details').first();
      const more = facet.getByRole('button', { name: /^Show \d+ more/ });
      if (await more.isVisible()) await more.click();
      const labels = await facet.locator('label').allInnerTexts();
      await page.getByRole('tab', { name: 'Rows' }).click();
      return labels.map((label) => label.split(/\s*\n\s*/).filter((part) => part !== ''));
    },
    /** What the legend says of rows without a point of their own, once it is unfolded. */
    async unplaced() {
      const legend = page.locator('.legend');
      const head = legend.getByRole('button', { name: 'On this map' });
      if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
      return Number((/([\d,]+) rows? shown/.exec(await legend.innerText())?.[1] ?? '0').replaceAll(',', ''));
    },
    /** The ids of the rows that are saved as shown. */
    async savedIds() {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'CSV', exact: true }).click(),
      ]);
      const [header, ...lines] = readFileSync(await download.path(), 'utf8')
        .trim()
        .split(/\r?\n/);
      const at = header.split(',').indexOf('id');
      // Ids stand before every column that may have a comma in it.
      return lines.map((line) => line.split(',')[at]);
    },
    /** The box of degrees that the map shows at a zoom where it is flat. */
    async box({ zoom, lat, lng }) {
      const { width, height } = await page.locator('section.map .canvas').boundingBox();
      const world = WORLD_PIXELS * 2 ** zoom;
      const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
      const latitude = (at) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * at))) * 180) / Math.PI;
      return {
        west: lng - (width / world) * 180,
        east: lng + (width / world) * 180,
        north: latitude(y - height / world / 2),
        south: latitude(y + height / world / 2),
        /** Degrees of a pixel along the equator. */
        pixel: 360 / world,
      };
    },
  };
}
