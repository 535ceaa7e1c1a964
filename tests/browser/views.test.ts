import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe';
import { rows, useDashboard, withoutMap } from './dashboard';

const open = useDashboard();
const count = (page: Page): Locator => page.getByRole('group', { name: 'What is shown' });
const CLAIM = 'serambinews-2024-10-29~21ec54';

describe('the timeline', () => {
  const openTimeline = async (): Promise<Page> => (await open({ prepare: withoutMap, waitForMap: false })).page;

  it('filters by a range that is set by key, says so in the address, and takes it back', async () => {
    const page = await openTimeline();
    const first = page.getByRole('slider', { name: 'First day shown' });
    const all = (await count(page).textContent()) ?? '';
    const day = await first.getAttribute('aria-valuetext');
    for (let week = 0; week < 10; week++) await first.press('PageUp');
    await expect.poll(() => count(page).textContent()).not.toBe(all);
    expect(await first.getAttribute('aria-valuetext')).not.toBe(day);
    await expect.poll(() => page.url()).toMatch(/range=|from=/);
    await first.press('Home');
    await expect.poll(() => count(page).textContent()).toBe(all);
  });

  it('counts by the clock that is chosen', async () => {
    const page = await openTimeline();
    const chart = page.getByRole('img', { name: /on a timeline from/ });
    const said = await chart.getAttribute('aria-label');
    await page.getByRole('radio', { name: 'published' }).check({ force: true });
    await expect.poll(() => chart.getAttribute('aria-label')).not.toBe(said);
    await expect.poll(() => page.url()).toContain('clock=published');
  });

  it('plays what was known day by day, more and more of it, and stops where it is told to', async () => {
    const page = await openTimeline();
    const shown = async (): Promise<number> => Number(/\d+/.exec((await count(page).textContent()) ?? '')?.[0]);
    const all = await shown();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('fast');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(shown).toBeLessThan(all);
    const early = await shown();
    await expect.poll(shown).toBeGreaterThan(early);
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = await shown();
    await page.waitForTimeout(800);
    expect(await shown()).toBe(stopped);
  });
});

describe('the numbers view', () => {
  it('keeps scopes apart, leaves words without a figure, and opens the claim that is chosen', async () => {
    const { page } = await open({ path: '?bottom=numbers', prepare: withoutMap, waitForMap: false });
    const chart = page.getByRole('region', { name: 'soldiers', exact: true });
    await chart.waitFor();
    expect(await chart.getByRole('heading', { level: 4 }).count()).toBeGreaterThan(2);
    const vague = chart.getByRole('listitem').filter({ hasText: 'small number' }).first();
    expect(await vague.locator('.plot').textContent()).not.toMatch(/\d/);
    await vague.getByRole('button').first().click();
    await expect.poll(() => page.locator('#evidence').textContent()).toContain('small number');
    await expect.poll(() => page.url()).toContain('panel=claim');
  });
});

describe('measuring', () => {
  it('gives a distance and an area on sphere and ellipsoid from places and clicks, and puts it away', async () => {
    const { page, problems } = await open();
    await page.locator('[data-tool=measure]').click();
    const panel = page.getByRole('region', { name: 'Measure' });
    const point = panel.getByRole('textbox', { name: 'Point' });
    // Vladivostok to Kursk: far enough for sphere and ellipsoid to differ.
    for (const text of ['43.1155, 131.8855', '51.73, 36.19']) {
      await point.fill(text);
      await point.press('Enter');
    }
    const result = panel.locator('output');
    await expect.poll(() => result.textContent()).toMatch(/6,7\d\d.*km on the ellipsoid, 6,7\d\d.*km on a sphere/);
    await point.fill('nowhere at all');
    await point.press('Enter');
    await expect.poll(() => panel.getByRole('alert').textContent()).toContain('nowhere at all');
    await panel.getByRole('button', { name: 'Start again' }).click();
    await panel.getByRole('radio', { name: 'Area' }).check();
    const canvas = page.locator('canvas.maplibregl-canvas');
    for (const position of [
      { x: 60, y: 200 },
      { x: 160, y: 200 },
      { x: 110, y: 280 },
    ])
      await canvas.click({ position });
    await expect.poll(() => result.textContent()).toMatch(/3 points.*km²/);
    // A click that measures opens nothing.
    expect(await page.locator('section.popup').count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

describe('a claim', () => {
  it('is copied as a citation and as a link that opens it again', async () => {
    const { page } = await open({
      path: `?panel=claim:${CLAIM}`,
      prepare: withoutMap,
      waitForMap: false,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(copied).toContain(CLAIM);
    const link = await copied();
    await page.getByRole('button', { name: 'Copy citation' }).click();
    await expect.poll(copied).toContain(link);
    expect((await copied()).length).toBeGreaterThan(link.length + 40);
    const heading = await page.locator('#evidence h2').first().textContent();
    await page.goto(link);
    await expect.poll(() => page.locator('#evidence h2').first().textContent()).toBe(heading);
  });

  it('is set off on the map and in the list alike, wherever the pointer is', async () => {
    const { page } = await open({ path: '?map=6.6/51.6/36' });
    const canvas = page.locator('canvas.maplibregl-canvas');
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('The map has no size.');
    await canvas.hover({ position: { x: box.width / 2, y: box.height / 2 } });
    const lit = page.locator('[role=option].hovered, [role=option][data-hovered]');
    await expect.poll(() => lit.count()).toBeGreaterThan(0);
    await rows(page).first().hover();
    await expect.poll(() => lit.count()).toBe(1);
  });
});

describe('the map', () => {
  it('says so when the graphics device is lost, and comes back with it', async () => {
    const { page } = await open();
    const lose = await page.evaluateHandle(() => {
      const gl = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')?.getContext('webgl2');
      return gl?.getExtension('WEBGL_lose_context') ?? null;
    });
    await lose.evaluate((extension) => extension?.loseContext());
    const alert = page.getByRole('alert').filter({ hasText: 'graphics device was lost' });
    await alert.waitFor();
    expect(await rows(page).count()).toBeGreaterThan(0);
    await lose.evaluate((extension) => extension?.restoreContext());
    await expect.poll(() => alert.count()).toBe(0);
  });

  it('has nothing that axe objects to around it, in any theme, with popup, legend, layers and numbers open', async () => {
    const found: string[] = [];
    for (const theme of ['light', 'dark', 'contrast']) {
      const { page, close } = await open({ path: `?map=6.6/51.6/36&theme=${theme}` });
      const canvas = page.locator('canvas.maplibregl-canvas');
      const box = await canvas.boundingBox();
      await canvas.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
      await page.locator('section.popup').waitFor();
      await page.keyboard.press('n');
      await page.getByRole('button', { name: 'On this map' }).click();
      await page.locator('[data-tool=layers]').click();
      for (const violation of await violations(page)) found.push(`${theme}: ${violation}`);
      await close();
    }
    expect(found).toEqual([]);
  }, 180_000);
});
