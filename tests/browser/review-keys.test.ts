import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useDashboard, withoutMap } from './dashboard';
import { bring, current, goToDesk, numbers, tabTo } from './reviewing';

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

  it('relates a claim to another, grades it by letter and number with a reason, and places it by hand', async () => {
    const { page, close } = await openForm();
    const relations = page.getByRole('group', { name: 'What bears on it' });
    await tabTo(page, relations.locator('summary'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('c');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('They count other boats');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await relations.getByText('They count other boats').waitFor();
    // The button that added it is switched off: the focus goes on from there.
    expect(await relations.evaluate((group) => group.contains(document.activeElement))).toBe(true);

    const grade = page.getByRole('group', { name: 'The desk’s own grade' });
    await tabTo(page, grade.getByRole('combobox').first());
    await page.keyboard.press('b');
    await page.keyboard.press('Tab');
    await page.keyboard.press('2');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('She heads the union');
    await page.keyboard.press('Shift+Tab');
    await page.getByText('Edited: grade').waitFor();

    const places = page.getByRole('group', { name: 'Where' });
    await tabTo(page, places.getByRole('button', { name: 'Add a place' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByLabel('Look for a place').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.insertText('Pier Nine of Nowhere');
    await places.getByText('No place of this name is known.').waitFor();
    await tabTo(page, places.getByRole('button', { name: 'A place that is in no list' }));
    await page.keyboard.press('Enter');
    // It goes on in the first of the new fields.
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('0.4385, 33.2039');
    await tabTo(page, places.getByRole('button', { name: 'Take Pier Nine of Nowhere' }));
    await page.keyboard.press('Enter');
    await places.getByText('0.44, 33.20').waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await current(page).textContent()).toContain('Pier Nine of Nowhere');
    await close();
  });
});
