import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { useDashboard } from './dashboard';

const open = useDashboard();
const folder = mkdtempSync(join(tmpdir(), 'dateline-export-'));
const TITLE = 'Kursk Курськ 쿠르스크 <b>&amp;';

afterAll(() => rmSync(folder, { recursive: true }));

describe('making a page of the map', () => {
  it('writes the same SVG as the command line, every format that was asked for, and a picture of its size', async () => {
    const { page, problems, close } = await open({ acceptDownloads: true, waitForMap: false });
    await page.getByRole('button', { name: 'Make a page of this map' }).waitFor();
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title', { exact: true }).fill(TITLE);
    await dialog.getByLabel('The map shows').selectOption('claims');
    for (const format of ['SVG', 'PNG', 'PPTX']) await dialog.getByRole('checkbox', { name: `${format}, ` }).check();
    await dialog.getByLabel('Dots per inch').fill('96');
    await dialog.getByLabel('Dots per inch').blur();
    const downloads: Download[] = [];
    page.on('download', (download) => downloads.push(download));
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await dialog.getByText(/files saved/).waitFor({ timeout: 45_000 });
    const files = await saved(page, downloads);

    const out = (format: string): string => join(folder, `cli.${format}`);
    // The address that the page itself names opens the same view.
    const svg = files.find(({ name }) => name.endsWith('.svg'))?.bytes.toString() ?? '';
    const view = new RegExp(`${inject('address')}\\?[^"<]*`).exec(svg)?.[0].replaceAll('&amp;', '&') ?? '';
    const options = ['--view', view, '--frame', 'claims', '--page', 'A4', '--landscape', '--title', TITLE];
    execFileSync(process.execPath, [
      'bin/dateline.mjs',
      'snapshot',
      'data/cases/kursk-2024',
      ...options,
      '--out',
      out('svg'),
    ]);
    const made = files.find(({ name }) => name.endsWith('.svg') && !/-\d\.svg$/.test(name));
    expect(made?.bytes.equals(readFileSync(out('svg')))).toBe(true);
    expect(files.some(({ name, bytes }) => name.endsWith('.pdf') && bytes.subarray(0, 5).toString() === '%PDF-')).toBe(
      true,
    );
    expect(files.some(({ name, bytes }) => name.endsWith('.pptx') && bytes.subarray(0, 2).toString() === 'PK')).toBe(
      true,
    );
    const picture = files.find(({ name }) => name.endsWith('.png'));
    const { width, height } = PNG.sync.read(picture?.bytes ?? Buffer.alloc(0));
    expect([width, height]).toEqual([1123, 794]);
    expect(picture?.bytes.includes('SHA-256')).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  it('shows the page that it writes, keeps the choices, and gives the focus back', async () => {
    const { page, close } = await open({ waitForMap: false });
    const button = page.getByRole('button', { name: 'Make a page of this map' });
    await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: /Page 1 of/ }).waitFor({ timeout: 45_000 });
    await dialog.getByLabel('Size').selectOption('own');
    await dialog.getByLabel('Width').fill('3');
    await dialog.getByText('A page measures between').waitFor();
    expect(await dialog.getByRole('button', { name: /^Download/ }).isDisabled()).toBe(true);
    await dialog.getByLabel('Size').selectOption('A5');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await button.click();
    expect(await dialog.getByLabel('Size').inputValue()).toBe('A5');
    await close();
  });
});

async function saved(page: Page, downloads: readonly Download[]): Promise<{ name: string; bytes: Buffer }[]> {
  // The last of several downloads arrives a moment after it was asked for.
  await expect.poll(() => downloads.some((download) => download.suggestedFilename().endsWith('.pptx'))).toBe(true);
  return Promise.all(
    downloads.map(async (download) => ({
      name: download.suggestedFilename(),
      bytes: readFileSync(await download.path()),
    })),
  );
}
