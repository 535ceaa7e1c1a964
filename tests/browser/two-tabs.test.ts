import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useDashboard, withoutMap } from './dashboard';
import { bring, goToDesk, items, numbers } from './reviewing';

const open = useDashboard();

const saved = (page: Page): Promise<void> => page.getByText('Saved in this browser').waitFor();
const note = (page: Page, words: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).waitFor();
const opens = (page: Page) => expect.poll(async () => (await numbers(page)).open);

/** Two tabs with one article on the workbench of each; how many suggestions there are. */
async function twoWorkbenches(): Promise<{ page: Page; other: Page; count: number; close: () => Promise<void> }> {
  const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
  await goToDesk(page);
  await bring(page, { name: 'jembatan.id', published: '2025-05-13', into: /new case/ });
  await saved(page);
  await expect.poll(() => page.url()).toContain('case=local:');
  const other = await page.context().newPage();
  await withoutMap(other);
  await other.goto(page.url());
  await saved(other);
  await items(other).first().waitFor();
  return { page, other, count: (await numbers(page)).open, close };
}

it('undo goes back over what another tab did, says so in both, and redo brings it back', async () => {
  const { page, other, count, close } = await twoWorkbenches();
  await page.keyboard.press('d');
  await opens(other).toBe(count - 1);
  await other.keyboard.press('a');
  await opens(page).toBe(count - 2);
  expect((await numbers(page)).claims).toBe(1);
  await note(page, 'Another tab changed this case: “');

  await page.keyboard.press('u');
  await note(page, 'Undone here and in the other tab');
  await opens(other).toBe(count - 1);
  await note(other, 'Another tab changed this case');
  expect((await numbers(other)).claims).toBe(0);
  // Before that stands what was done here: it is undone without a word about others.
  await page.keyboard.press('u');
  await opens(page).toBe(count);
  expect(await page.getByText('in the other tab').count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await note(page, 'Brought back');
  await opens(other).toBe(count - 2);
  expect((await numbers(other)).claims).toBe(1);
  await saved(page);
  await saved(other);
  await close();
});

it('what is being written in a form is not lost to what another tab does', async () => {
  const { page, other, count, close } = await twoWorkbenches();
  await page.keyboard.press('e');
  const statement = page.getByRole('textbox', { name: 'English', exact: true });
  await expect.poll(() => statement.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('Half a sent');
  await expect.poll(async () => (await numbers(other)).claims).toBe(1);
  await other.keyboard.press('j');
  await other.keyboard.press('d');
  await opens(page).toBe(count - 2);
  expect(await statement.inputValue()).toBe('Half a sent');
  expect(await statement.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.insertText('ence');
  await page.keyboard.press('Control+Enter');
  await items(page).filter({ hasText: 'Half a sentence' }).waitFor();
  await saved(page);
  await items(other).filter({ hasText: 'Half a sentence' }).waitFor();
  await close();
});
