import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useDashboard, withoutMap } from './dashboard';
import { bring, goToDesk, numbers, tabTo } from './reviewing';

const open = useDashboard();

/** The form of the second claim of an article, by keys; the first is a claim too. */
async function openForm(): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
  await goToDesk(page);
  await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
  for (const key of ['a', 'j', 'a', 'e']) await page.keyboard.press(key);
  await page.getByRole('region', { name: 'Publication' }).waitFor();
  return { page, close };
}
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent.trim().replace(/\s+/g, ' ') ?? '');

describe('the form of a claim, by keys alone', () => {
  it('keeps the focus when a row goes, and does nothing else with a plain key on its buttons', async () => {
    const { page, close } = await openForm();
    const before = await numbers(page);
    const places = page.getByRole('group', { name: 'Numbers' });
    await tabTo(page, places.getByRole('button', { name: 'Remove' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Add a number');
    // Each would throw the claim away, leave it, or publish it.
    for (const key of ['d', 'ArrowDown', 'p', 'm', 's']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('Add a number');
    expect(await numbers(page)).toEqual(before);
    await page.keyboard.press('Control+z');
    await places.getByRole('button', { name: 'Remove' }).waitFor();
    await close();
  });

  it('takes a fragment that is written, and says when its words are not in the article', async () => {
    const { page, close } = await openForm();
    const evidence = page.getByRole('group', { name: 'In the text' });
    const field = evidence.getByLabel('Or write its words');
    await tabTo(page, field);
    await page.keyboard.insertText('no such thing');
    await page.keyboard.press('Enter');
    await evidence.getByText('“no such thing” does not stand in the article').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('tied up at the piers');
    await page.keyboard.press('Enter');
    await evidence.getByText('characters 156–176').waitFor();
    expect(await field.inputValue()).toBe('');
    await close();
  });
});
