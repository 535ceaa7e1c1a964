import type { Download, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { tileId } from '../../src/core/table/tiles/tile-id';
import { writePmtiles } from '../../src/core/table/tiles/write-pmtiles';
import { useDashboard } from './dashboard';

const open = useDashboard();
const TILE_TYPE_AT = 99;
const [VECTOR, PICTURES] = [1, 2];
const VIOLET = [150, 60, 200] as const;

/** The whole world in one colour, from zoom 0 to 3. */
function archiveOf(type: number): Buffer {
  const picture = new PNG({ width: 256, height: 256 });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([...VIOLET, 255], at);
  const data = new Uint8Array(PNG.sync.write(picture));
  const tiles = [0, 1, 2, 3].flatMap((zoom) =>
    Array.from({ length: 4 ** zoom }, (_, at) => {
      const [column, row] = [at % 2 ** zoom, Math.floor(at / 2 ** zoom)];
      return { id: tileId({ zoom, column, row }), data };
    }),
  );
  const pieces = writePmtiles(
    tiles.sort((a, b) => a.id - b.id),
    {
      minZoom: 0,
      maxZoom: 3,
      bounds: [-180, -85, 180, 85],
      metadata: { attribution: '<img src=x onerror=alert(1)>Maps & <b>Sons</b>' },
    },
  );
  const file = Buffer.concat(pieces);
  file[TILE_TYPE_AT] = type;
  return file;
}

async function choose(page: Page, buffer: Buffer): Promise<void> {
  await page.locator('input[accept=".pmtiles"]').setInputFiles({ name: 'own.pmtiles', mimeType: '', buffer });
}

/** The share of the map that has the basemap's colour. */
async function violet(page: Page): Promise<number> {
  const { data, width, height } = PNG.sync.read(await page.locator('canvas.maplibregl-canvas').screenshot());
  let found = 0;
  for (let at = 0; at < data.length; at += 4)
    if (VIOLET.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 12)) found++;
  return found / (width * height);
}

it('lies under the map and its snapshots, with its attribution as text, and is taken away', async () => {
  const { page, problems } = await open({ path: '?map=4.2/45/60', acceptDownloads: true });
  await page.locator('[data-tool=layers]').click();
  await choose(page, archiveOf(VECTOR));
  await page.getByText('The tiles of this file are not pictures').waitFor();
  expect(await violet(page)).toBe(0);

  await choose(page, archiveOf(PICTURES));
  await page.getByText('own.pmtiles').waitFor();
  await expect.poll(() => violet(page)).toBeGreaterThan(0.3);
  const credit = page.locator('.maplibregl-ctrl-attrib-inner');
  await expect.poll(() => credit.textContent()).toContain('Maps & Sons');
  expect(await credit.locator('img, b').count()).toBe(0);

  await page.keyboard.press('Escape');
  await page.locator('canvas.maplibregl-canvas').focus();
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'SVG, ' }).check();
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await dialog.getByRole('button', { name: /Download/ }).click();
  await expect.poll(() => downloads.some((one) => one.suggestedFilename().endsWith('.svg'))).toBe(true);
  const svg = downloads.find((one) => one.suggestedFilename().endsWith('.svg'));
  const text = (await import('node:fs')).readFileSync((await svg?.path()) ?? '', 'utf8');
  expect(text).toContain('<image');
  expect(text).toContain('Maps &amp; Sons');
  await page.keyboard.press('Escape');

  await page.locator('[data-tool=layers]').click();
  await page.getByRole('button', { name: 'Take it away' }).click();
  await expect.poll(() => violet(page)).toBe(0);
  expect(problems).toEqual([]);
});
