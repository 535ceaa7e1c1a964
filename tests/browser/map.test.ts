import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rows, useDashboard } from './dashboard';

const open = useDashboard();

/** Opens the popup of the tag in the middle of the map: the home view stands on the case's own region. */
async function openPopup(page: Page): Promise<void> {
  const canvas = page.locator('canvas.maplibregl-canvas');
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('The map has no size.');
  await canvas.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await page.locator('section.popup').waitFor();
}

describe('a popup on the map', () => {
  it('pages through every claim at its place and cites NATO and the Pentagon', async () => {
    const { page, problems } = await open({ path: '?map=6.6/51.6/36' });
    await openPopup(page);
    const popup = page.locator('section.popup');
    const position = popup.getByRole('status');
    const [first = 0, pages = 0] = ((await position.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
    expect(first).toBe(1);
    expect(pages).toBeGreaterThan(20);
    const texts: string[] = [];
    for (let at = 1; at <= pages; at++) {
      await expect.poll(() => position.textContent()).toMatch(new RegExp(`^\\s*${at}\\b`));
      texts.push((await popup.textContent()) ?? '');
      await popup.getByRole('button', { name: 'Next claim' }).click();
    }
    expect(new Set(texts).size).toBe(pages);
    expect(texts.some((text) => text.includes('Mark Rutte') && text.includes('NATO'))).toBe(true);
    expect(texts.some((text) => text.includes('Pentagon'))).toBe(true);
    // The last page is followed by the first, and Escape gives the map back.
    await expect.poll(() => position.textContent()).toMatch(/^\s*1\b/);
    await popup.press('Escape');
    await expect.poll(() => popup.count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

describe('the tools of the map', () => {
  it('switch a layer off, in the legend and in the address', async () => {
    const { page } = await open();
    await page.locator('[data-tool=layers]').click();
    const movements = page.getByRole('checkbox', { name: 'Reported movements' });
    await movements.uncheck();
    await expect.poll(() => page.url()).toContain('hide=movements');
    await movements.check();
    await expect.poll(() => page.url()).not.toContain('hide=');
  });

  it('go to coordinates, and say what is wrong with others', async () => {
    const { page } = await open();
    await page.locator('[data-tool=goto]').click();
    const field = page.getByRole('combobox', { name: /place/i });
    await field.fill('95, 200');
    await expect.poll(() => page.locator('#goto-problem').textContent()).not.toBe('');
    await field.fill('51.19, 35.27');
    await expect.poll(() => page.locator('#goto-options [role=option]').count()).toBe(1);
    await field.press('Enter');
    await expect.poll(() => page.url()).toContain('map=8.00/51.1900/35.2700');
  });
});

describe('the hooks for measuring', () => {
  it('are there only when asked for, and count what the list shows', async () => {
    const plain = await open();
    expect(await plain.page.evaluate(() => '__dateline' in window)).toBe(false);
    await plain.close();
    const { page } = await open({ path: '?bench' });
    await page.waitForFunction(() => performance.getEntriesByName('dateline:hooks').length > 0);
    const visible = await page.evaluate(async () => {
      const { __dateline } = window as unknown as {
        __dateline: { setFilter: (filter: unknown) => Promise<{ visible: number }> };
      };
      return [(await __dateline.setFilter({ k: [2] })).visible, (await __dateline.setFilter(null)).visible];
    });
    const [some = 0, all = 0] = visible;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    expect(await rows(page).count()).toBeGreaterThan(0);
    expect(await page.getByRole('group', { name: 'What is shown' }).textContent()).toContain(`${all} claims`);
  });
});

describe('the first view', () => {
  it('waits for no megabyte of Korean type where nothing but the names of places and languages is Korean', async () => {
    const { requests } = await open({ path: '?lang=en' });
    expect(requests.filter((address) => address.includes('hangul-'))).toHaveLength(2);
    expect(requests.filter((address) => address.includes('noto-sans-kr'))).toEqual([]);
  });
});
