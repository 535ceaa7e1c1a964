import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rows, useDashboard, withoutMap } from './dashboard';

const open = useDashboard();

/** What has the focus: its accessible name, or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement === document.body
      ? 'body'
      : (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent.trim() ?? '');
  });

/** Each dialog of the page: the button that opens it, and where it begins. */
const DIALOGS = [
  { opener: 'Make a page of this map', begins: 'Make a page of this map' },
  { opener: 'Export and import data', begins: 'Export' },
  { opener: 'Cases in this browser', begins: 'Cases in this browser' },
];

describe('a dialog', () => {
  it.each(DIALOGS)(
    '"$opener" does not begin on the button that closes it, keeps the focus, closes on Escape and gives it back',
    async ({ opener, begins }) => {
      const { page, problems, close } = await open({ waitForMap: false, prepare: withoutMap });
      await rows(page).first().waitFor();
      // A panel is open: Escape is the dialog's alone.
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keys', exact: true }).first().waitFor();
      const button = page.locator('header').getByTitle(opener);
      await button.focus();
      const before = await focused(page);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await expect.poll(() => focused(page)).toBe(begins);
      // No key of the page reaches what the dialog covers.
      const theme = await page.evaluate(() => document.documentElement.dataset['theme']);
      await page.keyboard.press('t');
      await page.keyboard.press('w');
      expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
      for (let at = 0; at < 25; at++) {
        await page.keyboard.press('Tab');
        expect(
          await page.evaluate(
            () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
          ),
        ).toBe(true);
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => focused(page)).toBe(before);
      await page.getByRole('heading', { name: 'Keys', exact: true }).first().waitFor();
      expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
      await close();
    },
  );

  it('has the focus on its title when what had it inside is taken away, and on a row that is being renamed', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await rows(page).first().waitFor();
    await page.locator('header h1').getByRole('button').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Cases in this browser' });
    await dialog.getByRole('button', { name: 'Keep a copy in this browser' }).press('Enter');
    await page.getByText('Saved in this browser').waitFor();
    await expect.poll(() => focused(page)).toBe('Cases in this browser');
    const rename = dialog.getByRole('button', { name: /^Rename/ }).first();
    await rename.press('Enter');
    await expect.poll(() => focused(page)).toBe('Title');
    await page.keyboard.press('End');
    await page.keyboard.insertText(', ours');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Rename: .*, ours$/);
    await rename.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^Rename/);
    await close();
  });
});
