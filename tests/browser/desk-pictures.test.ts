import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { mapReady, rows, useDashboard } from './dashboard';
import { arePicturesWanted, picture } from './pictures';
import { article, items } from './reviewing';

const open = useDashboard();

/** The map rests, and what was asked of it is drawn. */
async function settled(page: Page): Promise<void> {
  await mapReady(page);
  await page.waitForTimeout(4000);
}

// The pictures of docs/desk.md, made again when they are asked for; "desk-next-day" is made by the walk itself (done.test.ts).
it.runIf(arePicturesWanted)('pictures the desk from an article to a claim', async () => {
  const { page, close } = await open();
  await rows(page).first().waitFor();
  await page.keyboard.press('w');
  const field = page.getByRole('textbox', { name: 'Text of the article' });
  await field.waitFor();
  await settled(page);
  await picture(page, 'desk-bring');

  await field.fill(article('ferry-strike.en'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByLabel('Published').fill('2025-05-13');
  await page.getByLabel('Address').fill('https://example.org/ferry-strike');
  await page.getByRole('radio', { name: 'Into a new case' }).check();
  await picture(page, 'desk-found');

  await page.getByRole('button', { name: 'Start reviewing' }).click();
  await items(page).first().waitFor();
  for (const key of ['a', 'j', 'j', 'j']) await page.keyboard.press(key);
  await settled(page);
  await picture(page, 'desk-review');

  await items(page).first().click();
  await page.keyboard.press('e');
  await page.getByRole('region', { name: 'Publication' }).waitFor();
  await settled(page);
  await picture(page, 'desk-form');

  const places = page.getByRole('group', { name: 'Where' });
  await places.getByRole('button', { name: 'Another place' }).click();
  await page.getByLabel('Look for a place').fill('Jinja pier');
  await places.getByRole('button', { name: 'A place that is in no list' }).click();
  await places.getByLabel('Latitude, longitude').fill('0.4385, 33.2039');
  await places.getByLabel('May be off by (km)').fill('12');
  await settled(page);
  await picture(page, 'desk-place');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');

  await page.getByRole('button', { name: 'The article was changed: replace its text' }).click();
  await page
    .getByRole('textbox', { name: /text/i })
    .fill(
      article('ferry-strike.en').replace('About 1,200 ferry workers', 'Some 1,150 ferry workers, the union now says,'),
    );
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByText(/^Fragments:/).waitFor();
  await picture(page, 'desk-replace');

  await page.locator('header h1').getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('summary', { hasText: 'Title, summary' }).click();
  await picture(page, 'desk-case');
  await close();
});
