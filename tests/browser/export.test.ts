import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { archiveOf, type TestTile } from '../engine/tile-layer/archive';
import { useDashboard } from './dashboard';

const open = useDashboard();
const folder = mkdtempSync(join(tmpdir(), 'dateline-export-'));
const TITLE = 'Kursk Курськ 쿠르스크 <b>&amp;';

afterAll(() => rmSync(folder, { recursive: true }));

describe('making a page of the map', () => {
  it('writes every format that was asked for, and a picture of its size with its sources inside', async () => {
    const { page, problems, close } = await open({ acceptDownloads: true, waitForMap: false });
    const dialog = await openDialog(page);
    for (const format of ['SVG', 'PNG', 'PPTX']) await dialog.getByRole('checkbox', { name: `${format}, ` }).check();
    await dialog.getByLabel('Dots per inch').fill('96');
    await dialog.getByLabel('Dots per inch').blur();
    const files = await download(page, dialog);
    expect(new Set(files.map(({ name }) => name.split('.').at(-1)))).toEqual(new Set(['pdf', 'svg', 'png', 'pptx']));
    const picture = files.find(({ name }) => name.endsWith('.png'));
    const { width, height } = PNG.sync.read(picture?.bytes ?? Buffer.alloc(0));
    expect([width, height]).toEqual([1123, 794]);
    expect(picture?.bytes.includes('SHA-256')).toBe(true);
    expect(problems).toEqual([]);
    await close();
  });

  it('writes the very bytes of the command line: SVG, PDF and PPTX, in every language', async () => {
    const { page, close } = await open({ acceptDownloads: true, waitForMap: false });
    const dialog = await openDialog(page);
    await dialog.getByLabel('The map shows').selectOption('claims');
    for (const format of ['SVG', 'PPTX']) await dialog.getByRole('checkbox', { name: `${format}, ` }).check();
    for (const language of ['en', 'id', 'uk', 'ko']) {
      await dialog.getByLabel('Language').selectOption(language);
      // A title of the reader's own in one of them, suggested ones in the others.
      if (language === 'uk') await dialog.getByLabel('Title', { exact: true }).fill(TITLE);
      else if (language === 'ko') await dialog.getByRole('button', { name: 'As suggested' }).click();
      const files = await download(page, dialog);

      // The address that the page itself names opens the same view.
      const svg = files.find(({ name }) => name.endsWith('.svg'))?.bytes.toString() ?? '';
      const view = new RegExp(`${inject('address')}\\?[^"<]*`).exec(svg)?.[0].replaceAll('&amp;', '&') ?? '';
      const out = join(folder, language, 'page');
      execFileSync(process.execPath, [
        ...['bin/dateline.mjs', 'snapshot', 'data/cases/kursk-2024'],
        ...['--view', view, '--frame', 'claims', '--page', 'A4', '--landscape'],
        ...(language === 'uk' ? ['--title', TITLE] : []),
        ...['svg', 'pdf', 'pptx'].flatMap((format) => ['--out', `${out}.${format}`]),
      ]);
      expect(files.length).toBeGreaterThanOrEqual(4);
      for (const { name, bytes } of files) {
        const ending = /(-\d)?\.\w+$/.exec(name.replace(/-\d{4}-\d{2}-\d{2}/, ''))?.[0] ?? '';
        expect(bytes.equals(readFileSync(`${out}${ending}`)), `${language} ${name}`).toBe(true);
      }
    }
    await close();
  });

  it('has the reader’s own layers with the bytes of the command line, but for those that are hidden', async () => {
    const { page, problems, close } = await open({ acceptDownloads: true });
    const tile = (column: number, points: (readonly [number, number])[]): TestTile => ({
      ...{ zoom: 1, column, row: 0 },
      layers: { zones: [{ type: 'polygon', points }], noise: [{ points: [[2000, 2000]] }] },
    });
    const bytes = archiveOf(
      [
        tile(0, [
          [3500, 2000],
          [4160, 2000],
          [4160, 3000],
          [3500, 3000],
        ]),
        tile(1, [
          [-64, 2000],
          [1200, 2000],
          [1200, 3000],
          [-64, 3000],
        ]),
      ],
      { attribution: '<i>© Some survey</i>' },
    );
    const path = join(folder, 'zones.pmtiles');
    writeFileSync(path, bytes);

    await page.getByRole('button', { name: 'Export and import data' }).click();
    const data = page.getByRole('dialog');
    await data.getByRole('tab', { name: 'Import' }).click();
    await data.locator('input[type=file]').setInputFiles(path);
    await data.getByRole('radio', { name: 'A reference layer' }).check();
    await data.getByText('Read from zoom 1 of 1').waitFor();
    await data.getByText('3 shapes').waitFor();
    await data.getByRole('checkbox', { name: 'noise' }).uncheck();
    await data.getByText('1 shape').waitFor();
    expect(await data.getByLabel('Whom to credit').inputValue()).toBe('© Some survey');
    await data.getByRole('button', { name: 'Put it on the map' }).click();
    const listed = page.getByRole('list', { name: 'Reference layers' });
    await listed.getByText('© Some survey').waitFor();

    const pageWithLayer = await downloadClaims(page);
    const out = join(folder, 'layers.svg');
    const view = new RegExp(`${inject('address')}\\?[^"<]*`).exec(pageWithLayer)?.[0].replaceAll('&amp;', '&') ?? '';
    execFileSync(process.execPath, [
      ...['bin/dateline.mjs', 'snapshot', 'data/cases/kursk-2024', '--view', view, '--frame', 'claims'],
      ...['--page', 'A4', '--landscape', '--reference', path, '--reference-without', 'noise', '--out', out],
    ]);
    expect(pageWithLayer).toContain('map-references');
    expect(pageWithLayer === readFileSync(out, 'utf8')).toBe(true);

    await page.locator('[data-tool=layers]').click();
    await page.getByRole('checkbox', { name: 'zones' }).uncheck();
    await listed.waitFor({ state: 'detached' });
    expect(await downloadClaims(page)).not.toContain('survey');
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

  it('copies the page as SVG and as a picture', async () => {
    const { page, close } = await open({ waitForMap: false, permissions: ['clipboard-read', 'clipboard-write'] });
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'Copy SVG' }).click();
    await dialog.getByText('The SVG is on the clipboard.').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('<title>North Korean troops in Kursk Oblast, 2024</title>');
    await dialog.getByRole('button', { name: 'Copy picture' }).click();
    await dialog.getByText('The picture is on the clipboard.').waitFor();
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(types).toContain('image/png');
    await close();
  });

  it('stops when it is told to, says what is too large, and can go on after both', async () => {
    const { page, close } = await open({ acceptDownloads: true, waitForMap: false });
    const dialog = await openDialog(page);
    await dialog.getByRole('checkbox', { name: 'PNG, ' }).check();
    await dialog.getByRole('checkbox', { name: 'PPTX, ' }).check();
    await dialog.getByRole('img', { name: /Page 1 of/ }).waitFor();
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await dialog.getByRole('progressbar', { name: /^Making/ }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByText('Stopped. Nothing was saved.').waitFor();

    await dialog.getByLabel('Size').selectOption('A2');
    await dialog.getByLabel('Dots per inch').fill('600');
    await dialog.getByLabel('Dots per inch').blur();
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await dialog.getByText(/is more than a browser can draw/).waitFor();

    await dialog.getByLabel('Size').selectOption('A5');
    await dialog.getByLabel('Dots per inch').fill('72');
    await dialog.getByLabel('Dots per inch').blur();
    const files = await download(page, dialog);
    expect(files.some(({ name }) => name.endsWith('.pptx'))).toBe(true);
    await close();
  });
});

/** Opens the dialog by its key. */
async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Make a page of this map' }).waitFor();
  await page.keyboard.press('x');
  return page.getByRole('dialog');
}

/** The first page as SVG, with all claims in its frame. */
async function downloadClaims(page: Page): Promise<string> {
  const dialog = await openDialog(page);
  await dialog.getByLabel('The map shows').selectOption('claims');
  await dialog.getByRole('checkbox', { name: 'SVG, ' }).check();
  const files = await download(page, dialog);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return files.find(({ name }) => /-\d\d\.svg$/.test(name))?.bytes.toString() ?? '';
}

/** All files of one press of the button. */
async function download(page: Page, dialog: Locator): Promise<{ name: string; bytes: Buffer }[]> {
  const downloads: Download[] = [];
  const take = (download: Download): number => downloads.push(download);
  page.on('download', take);
  await dialog.getByRole('button', { name: /^Download/ }).click();
  const said = await dialog.getByText(/^\d+ files? saved/).textContent({ timeout: 45_000 });
  // The last of several downloads arrives a moment after it was asked for.
  await expect.poll(() => downloads.length).toBe(Number.parseInt(said ?? '', 10));
  page.off('download', take);
  return Promise.all(
    downloads.map(async (one) => ({ name: one.suggestedFilename(), bytes: readFileSync(await one.path()) })),
  );
}
