import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from './axe';
import { rows, useDashboard, withoutMap, type Dashboard, type OpenOptions } from './dashboard';

const openDashboard = useDashboard();
/** The panels need no map. */
async function open(options: OpenOptions = {}): Promise<Dashboard> {
  const dashboard = await openDashboard({ prepare: withoutMap, waitForMap: false, ...options });
  await shown(dashboard.page);
  return dashboard;
}
const shown = (page: Page): Promise<void> => page.locator('#evidence :is(h2, table)').first().waitFor();

const SOURCE = 'serambinews-2024-10-29';
const NOT_AT_HAND = 'abc-news-2024-11-05';
const OCCASION = 'pentagon-briefing-2024-10-29';
const CLAIMS = [
  'serambinews-2024-10-29~21ec54',
  'serambinews-2024-10-29~173072',
  'abc-news-2024-11-05~0ecfdd',
  'uawire-2024-10~397142',
];
const COMPARISON = `?panel=compare:${CLAIMS.slice(0, 3).join(',')}`;

describe('the source view', () => {
  it('says what the source is and links to it in a tab of its own', async () => {
    const { page, close } = await open({ path: `?panel=source:${SOURCE}` });
    const panel = page.locator('#evidence');
    expect(await panel.locator('h2').getAttribute('lang')).toBe('id');
    const link = panel.getByRole('link', { name: 'aceh.tribunnews.com (opens in a new tab)' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer external');
    const text = await panel.textContent();
    expect(text).toContain('29–30 October 2024');
    expect(text).toContain('Indonesian');
    expect(text).toContain('3,392 characters');
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
    await close();
  });

  it('puts each mark on the strip where its fragment stands, and hides none behind another', async () => {
    const { page, close } = await open({ path: `?panel=source:${SOURCE}` });
    const marks = page.getByRole('group', { name: /from beginning to end/ }).getByRole('button');
    const boxes = await marks.evaluateAll((buttons) =>
      buttons.map((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    expect(boxes.length).toBeGreaterThan(13);
    for (const [at, a] of boxes.entries()) {
      if (at > 0) expect(a.left).toBeGreaterThanOrEqual(boxes[at - 1]?.left ?? 0);
      for (const b of boxes.slice(at + 1)) {
        const isApart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(isApart).toBe(true);
      }
    }
    await close();
  });

  it('selects by key from the strip and brings the claim into sight', async () => {
    const { page, close } = await open({ path: `?panel=source:${SOURCE}` });
    const marks = page.getByRole('group', { name: /from beginning to end/ }).getByRole('button');
    await marks.last().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => marks.last().getAttribute('aria-pressed')).toBe('true');
    const selected = page.locator('#evidence button[data-claim].selected');
    await expect
      .poll(() =>
        selected.evaluate((button) => {
          const body = button.closest('.body')?.getBoundingClientRect();
          const { top } = button.getBoundingClientRect();
          return body !== undefined && top >= body.top && top < body.bottom;
        }),
      )
      .toBe(true);
    expect(await marks.last().evaluate((mark) => mark === document.activeElement)).toBe(true);
    await expect.poll(() => rows(page).and(page.locator('[aria-selected="true"]')).count()).toBe(1);
    await close();
  });

  it('lights up on the strip what is hovered in the list of its claims', async () => {
    const { page, close } = await open({ path: `?panel=source:${SOURCE}` });
    await page.locator('#evidence button[data-claim]').first().hover();
    const lit = page.getByRole('group', { name: /from beginning to end/ }).locator('button.hovered');
    await expect.poll(() => lit.allTextContents()).toEqual(['1', '1']);
    await close();
  });

  it('says plainly that a text is not at hand', async () => {
    const { page, close } = await open({ path: `?panel=source:${NOT_AT_HAND}` });
    const text = await page.locator('#evidence').textContent();
    expect(text).toContain('The text is not at hand');
    expect(text).toContain('not anchored');
    expect(await page.getByRole('group', { name: /from beginning to end/ }).count()).toBe(0);
    await close();
  });
});

describe('the occasion view', () => {
  it('says what it was, who relayed it through whom, and that it counts once', async () => {
    const { page, close } = await open({ path: `?panel=occasion:${OCCASION}` });
    const panel = page.locator('#evidence');
    const text = await panel.textContent();
    expect(text).toContain('29 October 2024');
    expect(text).toContain('4 reports, one origin.');
    expect(text).toContain('through Antara');
    expect(await panel.getByRole('region', { name: /^As reported by/ }).count()).toBe(4);
    await close();
  });

  it('is reached from a claim and leads to its claims, and back', async () => {
    const { page, close } = await open({ path: `?panel=claim:${CLAIMS[1] ?? ''}` });
    const panel = page.locator('#evidence');
    await panel.getByRole('button', { name: 'Pentagon press briefing (Pat Ryder)' }).click();
    await expect.poll(() => page.url()).toContain(`panel=occasion:${OCCASION}`);
    await panel.locator('button[data-claim]').first().click();
    await expect.poll(() => page.url()).toContain('panel=claim:');
    await panel.getByRole('button', { name: 'Back', exact: false }).first().click();
    await expect.poll(() => page.url()).toContain(`panel=occasion:${OCCASION}`);
    await close();
  });
});

describe('the comparison', () => {
  it('marks what differs in words, says what is the same once, and why numbers are not one count', async () => {
    const { page, close } = await open({ path: `?panel=compare:${CLAIMS[0] ?? ''},${CLAIMS[1] ?? ''}` });
    const panel = page.locator('#evidence');
    expect(await panel.textContent()).toContain('These are not counts of one thing. Their scope differs.');
    const group = (name: string) => panel.locator('tbody', { hasText: new RegExp(`^\\s*${name}`) });
    expect(await group('Number').getByRole('rowheader').textContent()).toContain('differs');
    expect(await group('Number').getByRole('cell').count()).toBe(2);
    expect(await group('Source').getByRole('rowheader').textContent()).toContain('the same');
    expect(await group('Source').getByRole('cell').count()).toBe(1);
    await close();
  });

  it('grows by key and shrinks by button without losing the focus', async () => {
    const { page, close } = await open({ path: `?claim=${CLAIMS[0] ?? ''}` });
    const panel = page.locator('#evidence');
    await page.keyboard.press('l');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');
    await page.keyboard.press('c');
    await panel.getByRole('button', { name: /^Compare 1/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.url()).not.toContain(CLAIMS[0]);
    await page.keyboard.press('c');
    await panel.getByRole('button', { name: /^Compare 2/ }).click();
    await expect.poll(() => panel.getByRole('columnheader').count()).toBe(2);
    await panel
      .getByRole('button', { name: /^Take out/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => panel.getByRole('columnheader').count()).toBe(1);
    const hasFocus = () => panel.evaluate((element) => element.contains(document.activeElement));
    expect(await hasFocus()).toBe(true);
    await panel.getByRole('button', { name: 'Clear the comparison' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => panel.textContent()).toContain('Nothing to compare yet.');
    expect(await hasFocus()).toBe(true);
    await close();
  });

  it('shows three claims in the width of the panel, and scrolls by key on a phone', async () => {
    const wide = await open({ path: COMPARISON });
    const table = wide.page.getByRole('region', { name: 'Side by side' });
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await wide.close();

    const phone = await open({
      path: `?panel=compare:${CLAIMS.join(',')}`,
      viewport: { width: 390, height: 844 },
    });
    const narrow = phone.page.getByRole('region', { name: 'Side by side' });
    await narrow.focus();
    await phone.page.keyboard.press('ArrowRight');
    await expect.poll(() => narrow.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
    const name = narrow.getByRole('rowheader').first().locator('.name');
    expect((await name.boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await phone.close();
  });
});

describe('every panel', () => {
  const PANELS = {
    overview: '?',
    help: '?panel=help',
    claim: `?panel=claim:${CLAIMS[1] ?? ''}`,
    source: `?panel=source:${SOURCE}`,
    occasion: `?panel=occasion:${OCCASION}`,
    compare: COMPARISON,
  };

  it('comes back from its own address', async () => {
    const { page, close } = await open();
    for (const path of Object.values(PANELS).slice(1)) {
      await page.goto(inject('address') + path);
      await shown(page);
      await expect.poll(() => page.url()).toContain(path.slice(1));
      const before = await page.locator('#evidence').textContent();
      await page.reload();
      await shown(page);
      await expect.poll(() => page.locator('#evidence').textContent()).toBe(before);
    }
    await close();
  });

  it('has nothing that axe objects to, in any theme', async () => {
    const found: string[] = [];
    const { page, close } = await open();
    for (const theme of ['light', 'dark', 'contrast'])
      for (const [panel, path] of Object.entries(PANELS)) {
        await page.goto(`${inject('address')}${path}&theme=${theme}`);
        await shown(page);
        for (const violation of await violations(page)) found.push(`${theme} ${panel}: ${violation}`);
      }
    expect(found).toEqual([]);
    await close();
  }, 240_000);

  it('leaves the focus where the reader works when it is opened by key, and Escape goes back', async () => {
    const { page, close } = await open();
    await page.keyboard.press('?');
    await expect
      .poll(() => page.locator('#evidence').evaluate((panel) => panel.contains(document.activeElement)))
      .toBe(true);
    await page.locator('#evidence table').first().waitFor();
    const body = page.locator('#evidence .body');
    await page.keyboard.press('PageDown');
    await expect.poll(() => body.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).not.toContain('panel=help');
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await close();
  });

  it('is on paper when it is a claim, with every claim of the list after it', async () => {
    const { page, close } = await open({ path: `?panel=claim:${CLAIMS[1] ?? ''}&source=${SOURCE}` });
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('.print');
    // The page for paper comes once the page has nothing else to do.
    await expect
      .poll(async () => {
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        return paper.isVisible();
      })
      .toBe(true);
    expect(await paper.locator('ol > li .citation').count()).toBe(13);
    expect(await page.locator('.app').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await close();
  });
});
