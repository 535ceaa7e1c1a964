import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rows, useDashboard, withoutMap, type Dashboard, type OpenOptions } from './dashboard';

const openDashboard = useDashboard();
/** The list needs no map. */
async function open(options: OpenOptions = {}): Promise<Dashboard> {
  const dashboard = await openDashboard({ prepare: withoutMap, waitForMap: false, ...options });
  await dashboard.page.locator('#list .summary').waitFor();
  return dashboard;
}

const listbox = (page: Page): Locator => page.getByRole('listbox');
const summary = (page: Page): Locator => page.getByRole('group', { name: 'What is shown' });
const active = (page: Page): Locator => listbox(page).locator('.row.active');
const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.contains(document.activeElement));

describe('searching the list', () => {
  it('keeps what has the word, marks it, and says how many are left', async () => {
    const { page, close } = await open();
    await page.keyboard.press('/');
    const search = page.getByRole('searchbox');
    await expect.poll(() => hasFocus(search)).toBe(true);
    await page.keyboard.type('settlements');
    await expect.poll(() => summary(page).textContent()).toMatch(/^\s*\d+ of 71 claims/);
    const marked = listbox(page).locator('mark');
    await expect.poll(() => marked.count()).toBeGreaterThan(0);
    for (const text of await marked.allTextContents()) expect(text.toLowerCase()).toMatch(/^settlements/);
    await close();
  });

  it('makes one step of a word, and takes steps back and forth', async () => {
    const { page, close } = await open();
    const search = page.getByRole('searchbox');
    await search.click();
    await page.keyboard.type('Kursk');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => hasFocus(listbox(page))).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => search.inputValue()).toBe('');
    expect(await summary(page).textContent()).toContain('71 claims');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => search.inputValue()).toBe('Kursk');
    await close();
  });

  it('says why nothing is left, and brings claims back without losing the focus', async () => {
    const { page, close } = await open({ path: '?speaker=pat-ryder&kind=losses' });
    const panel = page.locator('#list');
    await expect.poll(() => panel.textContent()).toContain('No claim fits all the filters.');
    expect(await listbox(page).count()).toBe(0);
    await page.keyboard.press('l');
    await expect.poll(() => hasFocus(panel)).toBe(true);
    await panel.getByRole('button', { name: 'Take off Kind of claim: losses' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBeGreaterThan(0);
    await expect.poll(() => hasFocus(listbox(page))).toBe(true);
    await expect.poll(() => page.url()).not.toContain('kind=');
    await close();
  });
});

describe('the facets', () => {
  it('say how many claims each value would leave, and leave that many', async () => {
    const { page, close } = await open();
    await page.keyboard.press('f');
    const facets = page.locator('#facets');
    await expect.poll(() => hasFocus(facets)).toBe(true);
    const value = facets.locator('label', { hasText: 'South Korea' }).first();
    const count = Number(await value.locator('.count').textContent());
    expect(count).toBeGreaterThan(0);
    await value.getByRole('checkbox').check();
    await expect.poll(() => summary(page).textContent()).toContain(`${count} of 71 claims`);
    await expect.poll(() => page.url()).toContain('group=');
    await summary(page).getByRole('button', { name: 'Remove filter. Speaker group: South Korea' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => summary(page).textContent()).toContain('71 claims');
    expect(await hasFocus(summary(page))).toBe(true);
    await close();
  });

  it('give the focus to their button when they are folded away by key', async () => {
    const { page, close } = await open();
    await page.keyboard.press('f');
    await expect.poll(() => hasFocus(page.locator('#facets'))).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(() => page.locator('#facets').count()).toBe(0);
    await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Filters' }))).toBe(true);
    await close();
  });
});

describe('the list', () => {
  it.each([
    ['day', '12 August 2024'],
    ['source', 'Okezone: '],
    ['speaker', 'Alexei Smirnov'],
    ['place', 'Kursk Oblast'],
  ])('groups by %s, under headings with counts', async (grouping, heading) => {
    const { page, close } = await open();
    await page.locator('#list select').selectOption(grouping);
    await expect.poll(() => listbox(page).locator('.group').first().textContent()).toContain(heading);
    await expect.poll(() => listbox(page).locator('.group').first().textContent()).toMatch(/\d+$/);
    await expect.poll(() => page.url().includes(`by=${grouping}`)).toBe(grouping !== 'day');
    await close();
  });

  it('goes from claim to claim by key and opens one in the evidence panel', async () => {
    const { page, close } = await open();
    await page.keyboard.press('l');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('1');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('2');
    await page.keyboard.press('End');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('71');
    expect(await active(page).isVisible()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('71');
    await page.keyboard.press('Home');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('panel=claim:');
    await expect.poll(() => hasFocus(page.locator('#evidence'))).toBe(true);
    await page.keyboard.press(']');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('2');
    await page.keyboard.press('[');
    await expect.poll(() => active(page).getAttribute('aria-posinset')).toBe('1');
    await close();
  });

  it('renders only what is in sight and yet says how many there are', async () => {
    const { page, close } = await open();
    const count = await rows(page).count();
    expect(count).toBeGreaterThan(3);
    expect(count).toBeLessThan(40);
    expect(await rows(page).first().getAttribute('aria-setsize')).toBe('71');
    await close();
  });

  it('reads a claim as one sentence, with speaker, certainty, day, number and place', async () => {
    const { page, close } = await open({ path: '?q=Smirnov' });
    await expect.poll(() => summary(page).textContent()).toMatch(/of 71 claims/);
    const row = rows(page).first();
    const name = (await row.locator('.visually-hidden').textContent()) ?? '';
    expect(await page.getByRole('option', { name, exact: true }).count()).toBeGreaterThan(0);
    expect(name).toMatch(/^Alexei Smirnov, .*asserted, said on 12 August 2024, published by Okezone: /);
    expect(name).toContain('Number: ');
    expect(name).toContain('28 settlements');
    expect(name).toContain('Kursk Oblast');
    await close();
  });

  it('never cuts the name of a speaker short', async () => {
    for (const lang of ['en', 'id', 'uk', 'ko']) {
      const { page, close } = await open({ path: `?lang=${lang}`, viewport: { width: 390, height: 844 } });
      const cut = await rows(page)
        .locator('.speaker')
        .evaluateAll((lines) => lines.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
      expect(cut).toBe(0);
      await close();
    }
  });
});
