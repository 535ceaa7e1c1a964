import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billionRows } from '../engine/parquet-files';
import { serveFolder } from '../serve-folder';
import { violations } from './axe';
import { useDashboard } from './dashboard';

const open = useDashboard();
const file = Buffer.from(billionRows());
let address = '';
let close: () => void = () => undefined;
let sent: [number, number][] = [];

function handle({ url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
  if (!url.startsWith('/tables/')) return false;
  const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
  sent.push([Number(from), Number(to) + 1]);
  response
    .writeHead(206, { 'content-range': `bytes ${from}-${to}/${file.length}` })
    .end(file.subarray(Number(from), Number(to) + 1));
  return true;
}
beforeAll(async () => {
  ({ address, close } = await serveFolder('dist', { handle }));
});
afterAll(() => {
  close();
});

const count = (page: Page): Promise<string | null> =>
  page.locator('section.column [role=status]').first().textContent();

describe('a Parquet file of a billion rows beside the page', () => {
  it('asks for a part, tells what it costs, and says of what is shown that it is one', async () => {
    sent = [];
    const { page, problems } = await open({ path: '?lang=en', waitForMap: false });
    await page.goto(`${address}?lang=en&table=tables/events.parquet`);
    await page.getByRole('heading', { name: 'Only part of it' }).waitFor();
    const form = page.getByRole('form', { name: 'Only part of it' });
    expect(await form.textContent()).toContain('events.parquet has 1,000,001,000 rows; a page holds 20,000,000.');
    expect(await form.textContent()).toContain('At most 1,000,001,000 rows in 5 of 5 row groups');
    expect(await form.textContent()).toContain('latitude 40 to 46, longitude 0 to 49');
    await expect.poll(() => form.getByRole('button', { name: 'Open this part' }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await form.getByLabel('to', { exact: true }).fill('2024-01-02');
    await expect.poll(() => form.textContent()).toContain('At most 250,001,000 rows in 2 of 5 row groups');
    for (const [side, degrees] of [
      ['North', '60'],
      ['West', '-5'],
      ['East', '9'],
      ['South', '30'],
    ] as const)
      await form.getByLabel(side).fill(degrees);
    await expect.poll(() => form.textContent()).toContain('At most 1,000 rows in 1 of 5 row groups: about 0.1 MB');
    await form.getByRole('button', { name: 'Open this part' }).click();
    await expect.poll(() => count(page)).toContain('1,000 of 1,000');

    const told =
      /Only part of the file: latitude 30 to 60, longitude -5 to 9 · said (until) 2 Jan 2024\. All of it has 1,000,001,000 rows\./;
    const about = page.getByRole('region', { name: 'About this table' });
    expect(await about.textContent()).toMatch(told);
    expect(await page.getByRole('region', { name: 'On this map' }).textContent()).toMatch(told);
    expect(sent.reduce((sum, [from, to]) => sum + to - from, 0)).toBeLessThan(5 * 65_536);
    await expect.poll(() => page.url()).toContain('part=box:30/-5,60/9&part=said:/2024-01-02');
    expect(await violations(page)).toEqual([]);

    await page
      .getByRole('button', { name: /Make a page|Export|snapshot/i })
      .first()
      .click();
    await expect.poll(() => page.getByRole('dialog').getByLabel('Subtitle').inputValue()).toMatch(told);
    await page.keyboard.press('Escape');
    // The address opens the same part again.
    await page.reload();
    await expect.poll(() => count(page)).toContain('1,000 of 1,000');
    expect(await about.textContent()).toMatch(told);

    // Another part begins with what is asked for now, and takes its place.
    await about.getByRole('button', { name: 'Another part' }).click();
    const dialog = page.getByRole('dialog', { name: 'Another part' });
    await expect.poll(() => dialog.getByLabel('North').inputValue()).toBe('60');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await about.textContent()).toMatch(told);
    await about.getByRole('button', { name: 'Another part' }).click();
    await dialog.getByLabel('to', { exact: true }).fill('2024-01-01');
    await dialog.getByRole('button', { name: 'Open this part' }).click();
    await expect.poll(() => about.textContent()).toContain('said until 1 Jan 2024');
    await expect.poll(() => page.url()).toContain('part=box:30/-5,60/9&part=said:/2024-01-01');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('asks in the dialog too, where it is the reader’s own file', async () => {
    const { page } = await open({ path: '?lang=en', waitForMap: false });
    await page.getByRole('listbox', { name: 'Claims' }).waitFor();
    await page.evaluate((bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0))], 'events.parquet'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    }, file.toString('base64'));
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toContain('events.parquet has 1,000,001,000 rows');
    const button = dialog.getByRole('button', { name: 'Open this part' });
    expect(await button.isDisabled()).toBe(true);
    await dialog.getByLabel('From').fill('2024-01-01');
    await dialog.getByLabel('to', { exact: true }).fill('2024-01-01');
    await expect.poll(() => dialog.textContent()).toContain('At most 1,000 rows in 1 of 5 row groups');
    await button.click();
    await expect.poll(() => count(page)).toContain('1,000 of 1,000');
    expect(await page.getByRole('region', { name: 'About this table' }).textContent()).toContain(
      'Only part of the file: said 1 Jan 2024. All of it has 1,000,001,000 rows.',
    );
  });
});
