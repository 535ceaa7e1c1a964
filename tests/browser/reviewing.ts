import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { rows } from './dashboard';

export const article = (name: string): string =>
  readFileSync(new URL(`../articles/${name}.txt`, import.meta.url), 'utf8');

interface Brought {
  readonly name: string;
  readonly published: string;
  readonly into: RegExp;
}

/** Where claims are put whose article names no place, or one that has no shape. */
interface Towns {
  readonly unnamed: string;
  readonly shapeless: string;
}
const TOWNS: Towns = { unnamed: 'Jinja', shapeless: 'Kalangala' };

export async function goToDesk(page: Page): Promise<void> {
  await rows(page).first().waitFor();
  await page.keyboard.press('w');
}

/** Brings an article to the workbench by keys: paste, read, date and address, where it goes. */
export async function bring(page: Page, { name, published, into }: Brought): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Text of the article' });
  await field.waitFor();
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.insertText(article(name));
  await page.keyboard.press('Control+Enter');
  const title = page.getByRole('heading', { name: /claims? (is|are) suggested/ });
  await title.waitFor();
  await expect.poll(() => title.evaluate((element) => element === document.activeElement)).toBe(true);
  await tabTo(page, page.getByLabel('Outlet'));
  if ((await page.getByLabel('Outlet').inputValue()) === '') await page.keyboard.insertText('Kabar Pesisir');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(published);
  await tabTo(page, page.getByLabel('Address'));
  await page.keyboard.insertText(`https://example.org/${name}`);
  const target = page.getByRole('radio', { name: into });
  await tabTo(page, page.getByRole('radio').and(page.locator(':checked')));
  while (!(await target.isChecked())) await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: 'Start reviewing' }));
  await page.keyboard.press('Enter');
  await items(page).first().waitFor();
}

/** Goes to a control by Tab alone, or back. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let at = 0; at < 60; at++) {
    await page.keyboard.press(key);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The control was not reached by Tab.');
}

export const items = (page: Page): Locator =>
  page.getByRole('list', { name: 'Suggestions and claims' }).locator('> li');
export const current = (page: Page): Locator => page.locator('[aria-current=true]');
const counts = (page: Page): Locator => page.getByText(/to review ·/);

export async function numbers(page: Page): Promise<{ open: number; claims: number; published: number }> {
  const [open = NaN, claims = NaN, published = NaN] =
    ((await counts(page).textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
  return { open, claims, published };
}

/** Reviews the suggestion at hand to a published claim: accept and edit, own words, what the gate asks for. */
export async function publish(page: Page, words: string, towns = TOWNS): Promise<void> {
  const before = await numbers(page);
  await page.keyboard.press('e');
  const statement = page.getByRole('textbox', { name: 'English', exact: true });
  await statement.waitFor();
  await expect.poll(() => statement.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(words);
  // Reviewed, then published, as far as the gate lets it.
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByText('reviewed', { exact: true }).first().waitFor();
  for (let asked = 0; asked < 8; asked++) {
    await page.keyboard.press('Control+Shift+Enter');
    // Either it is published, or the gate has led somewhere.
    await expect
      .poll(
        async () =>
          (await numbers(page)).published > before.published || !['', 'statement'].includes((await asks(page)).section),
      )
      .toBe(true);
    if ((await numbers(page)).published > before.published) return;
    await mend(page, towns);
  }
  throw new Error(
    `The gate did not let "${words}" through: ${(await page.getByRole('alert').allTextContents()).join()}`,
  );
}

/** Where the focus is in the form, and what is missing there. */
function asks(page: Page): Promise<{ code: string; section: string }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return {
      code: element?.dataset['code'] ?? '',
      section: element?.closest('[data-section]')?.getAttribute('data-section') ?? '',
    };
  });
}

/** Writes what the gate has led to. */
async function mend(page: Page, towns: Towns): Promise<void> {
  const { code, section } = await asks(page);
  if (code === 'number-without-scope') await page.keyboard.insertText('in total');
  else if (code === 'number-without-unit') {
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('things');
  } else if (code === 'no-description') await page.keyboard.insertText('somebody at the scene');
  else if (section === 'speaker') await page.keyboard.press('o');
  else if (code === 'no-place') await placeByHand(page, towns.unnamed);
  // The town, where the map has no boundary of the region.
  else if (code === 'no-place-precision') await placeByHand(page, towns.shapeless);
  else throw new Error(`The test does not know how to mend "${code}" in "${section}".`);
}

async function placeByHand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Look for a place');
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(name);
  // What Enter takes is what is called so.
  const first = page.getByRole('group', { name: 'Where' }).locator('.finder li').first();
  await expect.poll(() => first.textContent()).toMatch(new RegExp(`^\\s*${name}`));
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'detached' });
}
