import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useDashboard, withoutMap } from './dashboard';
import { bring, current, goToDesk, items, numbers, tabTo } from './reviewing';

const open = useDashboard();

async function openArticle(): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
  await goToDesk(page);
  await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
  return { page, close };
}
/** The form of the second claim of an article, by keys; the first is a claim too. */
async function openForm(): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, close } = await openArticle();
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
    await relations.getByText('contradicts').first().waitFor();
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
    // What one editor changes in a row on one day is one entry of the log.
    await page.getByText('Edited: relations, grade').waitFor();

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
    await current(page).getByText('Pier Nine of Nowhere').waitFor();
    // All of it is in the claim when its form is opened again.
    await page.keyboard.press('e');
    await relations.getByText('They count other boats').waitFor();
    expect(await grade.getByRole('combobox').first().inputValue()).toBe('B');
    expect(await grade.getByRole('combobox').last().inputValue()).toBe('2');
    expect(await grade.getByRole('textbox').inputValue()).toBe('She heads the union');
    await close();
  });

  it('draws an area by its corners, and says which words are no corner', async () => {
    const { page, close } = await openForm();
    const places = page.getByRole('group', { name: 'Where' });
    await tabTo(page, places.getByRole('button', { name: 'Add a place' }));
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByLabel('Look for a place').evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.insertText('The bay');
    await tabTo(page, places.getByRole('button', { name: 'A place that is in no list' }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await tabTo(page, page.getByLabel('Or write a corner'));
    for (const corner of ['0.1, 33.1', 'nowhere', '0.2, 33.3', '0.4, 33.2']) {
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(corner);
      await page.keyboard.press('Enter');
      if (corner === 'nowhere') await places.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    }
    await places.getByText('3 corners.').waitFor();
    await tabTo(page, places.getByRole('button', { name: 'Take The bay' }));
    await page.keyboard.press('Enter');
    await places.getByText('drawn as an area').waitFor();
    await page.keyboard.press('Control+Enter');
    await current(page).getByText('The bay').waitFor();
    await close();
  });

  it('says what was counted, and how sure the speaker was', async () => {
    const { page, close } = await openForm();
    await tabTo(page, page.getByRole('combobox', { name: 'How sure' }));
    await page.keyboard.press('e');
    await tabTo(page, page.getByLabel('What was counted'));
    await page.keyboard.insertText('at the piers');
    await page.keyboard.press('Control+Enter');
    await current(page).getByText('expected', { exact: true }).waitFor();
    await current(page)
      .getByText(/34.*at the piers/)
      .waitFor();
    await close();
  });
});

describe('the list of an article, by keys alone', () => {
  it('takes another place of the same name, here and wherever the article names it so', async () => {
    const { page, close } = await openArticle();
    const march = items(page).filter({ hasText: 'marched from Jinja' });
    expect(await march.textContent()).toMatch(/Jinja\s*from\s*Jinja\s*settlement/);
    await page.keyboard.press('2');
    await expect.poll(() => current(page).textContent()).toMatch(/Jinja\s*at\s*Jinja\s*region/);
    expect(await march.textContent()).toMatch(/Jinja\s*from\s*Jinja\s*region/);
    await close();
  });

  it('cuts a suggestion in two and merges them again, and does the same with a claim', async () => {
    const { page, close } = await openArticle();
    const { open: count } = await numbers(page);
    const whole = 'About 1,200 ferry workers stopped work in Jinja on Tuesday';
    const statement = current(page).locator('.statement');
    await page.keyboard.press('s');
    const cut = page.getByRole('slider', { name: 'Where to cut' });
    await expect.poll(() => cut.evaluate((line) => line === document.activeElement)).toBe(true);
    while ((await cut.getAttribute('aria-valuetext')) !== 'stopped work in Jinja on Tuesday')
      await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await numbers(page)).open).toBe(count + 1);
    expect(await statement.textContent()).toBe('About 1,200 ferry workers');
    await page.keyboard.press('j');
    expect(await statement.textContent()).toBe('stopped work in Jinja on Tuesday');
    await page.keyboard.press('k');
    await page.keyboard.press('m');
    await expect.poll(async () => (await numbers(page)).open).toBe(count);
    expect(await statement.textContent()).toBe(whole);

    await page.keyboard.press('a');
    await page.keyboard.press('s');
    await expect.poll(async () => (await numbers(page)).claims).toBe(2);
    await page.keyboard.press('k');
    await page.keyboard.press('m');
    await expect.poll(async () => (await numbers(page)).claims).toBe(1);
    await page.keyboard.press('e');
    await page.getByText('Merged with').waitFor();
    await close();
  });
});
