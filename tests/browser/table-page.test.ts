import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';
import { violations } from './axe';
import { useDashboard } from './dashboard';

const open = useDashboard();

const GROUPS = ['Army', 'Ministry', 'Agency'];
/** `count` rows about a few towns, with a number each; every tenth is about a region. */
function csv(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const day = String(1 + (at % 28)).padStart(2, '0');
    const precision = at % 10 === 0 ? 'region' : 'settlement';
    return `${35 + (at % 7) / 10},${51 + (at % 5) / 10},2024-08-${day},${GROUPS[at % 3]},Speaker ${at % 4},${precision},${at},"Row ${at} <b>says</b> a word or five more words"`;
  });
  return ['lng,lat,time,organisation,speaker,precision,quantity,text', ...lines].join('\n');
}

async function openTable(count: number): Promise<{ page: Page; problems: readonly string[] }> {
  return open({
    path: '?table=tables/a.csv&lang=en',
    prepare: async (page) => {
      await page.route('**/tables/*', (route) => route.fulfill({ body: csv(count) }));
    },
    acceptDownloads: true,
  });
}

/** Only the rows of one group. */
async function filterArmy(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'Filters' }).click();
  await page.getByRole('checkbox', { name: /Army/ }).check();
  await page.getByRole('tab', { name: 'Rows' }).click();
  const status = page.locator('section.column [role=status]').first();
  await expect.poll(() => status.textContent()).toMatch(/100 of 300|8 of 24/);
  return Number.parseInt((await status.textContent())?.trim() ?? '', 10);
}

describe('a page of a table', () => {
  it('tells of just the rows that are listed, as SVG and PDF', async () => {
    const { page, problems } = await openTable(300);
    const listed = await filterArmy(page);
    await page.getByRole('button', { name: 'Make a page of this map' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: /Page 1 of/ }).waitFor({ timeout: 45_000 });
    await dialog.getByRole('checkbox', { name: 'SVG, ' }).check();
    const downloads: Download[] = [];
    page.on('download', (one) => downloads.push(one));
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await expect.poll(() => downloads.length, { timeout: 45_000 }).toBe(2);
    const files = new Map(
      await Promise.all(
        downloads.map(
          async (one) => [one.suggestedFilename().split('.').at(-1), readFileSync(await one.path())] as const,
        ),
      ),
    );
    const text = (files.get('svg')?.toString() ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain(`${listed} of 300 rows · Speaker group: Army`);
    const [, onMap = NaN] = /(\d+) rows on this map/.exec(text) ?? [];
    const [, unplaced = NaN] = /(\d+) rows without a point/.exec(text) ?? [];
    const [, outside = 0] = /(\d+) rows with a point outside/.exec(text) ?? [];
    expect(Number(onMap) + Number(unplaced) + Number(outside)).toBe(listed);
    expect(Number(onMap)).toBeGreaterThan(50);
    expect(files.get('pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    // The PDF says what it is of in its description.
    expect(files.get('pdf')?.toString('utf8')).toContain(`${listed} of 300 rows`);
    expect(problems).toEqual([]);
  });

  it('is byte for byte what the command line makes of the same file and address', async () => {
    const { page, problems } = await openTable(300);
    await filterArmy(page);
    await expect.poll(() => page.url()).toContain('group=Army');
    await page.getByRole('button', { name: 'Make a page of this map' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: /Page 1 of/ }).waitFor({ timeout: 45_000 });
    await dialog.getByLabel('The map shows').selectOption({ label: 'All rows' });
    await dialog.getByRole('checkbox', { name: 'SVG, ' }).check();
    const downloads: Download[] = [];
    page.on('download', (one) => downloads.push(one));
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await expect.poll(() => downloads.length, { timeout: 45_000 }).toBe(2);
    const folder = mkdtempSync(join(tmpdir(), 'dateline-table-page-'));
    try {
      writeFileSync(join(folder, 'a.csv'), csv(300));
      const outs = ['svg', 'pdf'].map((ending) => join(folder, `page.${ending}`));
      const args = ['--view', page.url(), '--frame', 'rows', '--landscape', ...outs.flatMap((out) => ['--out', out])];
      const errors: string[] = [];
      const effects = {
        ...nodeEffects(),
        write: () => undefined,
        writeError: (text: string) => void errors.push(text),
      };
      expect({ code: await main(['snapshot', join(folder, 'a.csv'), ...args], effects), errors }).toEqual({
        code: 0,
        errors: [],
      });
      for (const out of outs) {
        const one = downloads.find((each) => each.suggestedFilename().endsWith(out.slice(-4)));
        expect(readFileSync(out).equals(readFileSync((await one?.path()) ?? '')), out).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(problems).toEqual([]);
  });

  it('has a note for each of few rows, and nothing that axe finds wrong', async () => {
    const { page, problems } = await openTable(24);
    await filterArmy(page);
    await page.getByRole('button', { name: 'Make a page of this map' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: /Page 1 of/ }).waitFor({ timeout: 45_000 });
    expect(await dialog.getByLabel('Title', { exact: true }).inputValue()).toBe('a.csv');
    expect(await dialog.getByLabel('The map shows').locator('option').allTextContents()).toContain('All rows');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});

describe('the numbers of a table', () => {
  it('are ranges by part and time, and open into their rows', async () => {
    const { page, problems } = await openTable(300);
    await page.getByRole('tab', { name: 'Numbers' }).click();
    const numbers = page.getByRole('region', { name: 'Numbers' });
    const lane = numbers.getByRole('group', { name: 'Army' });
    await expect.poll(() => lane.getByRole('button').count()).toBeGreaterThan(3);
    expect(await lane.textContent()).toContain('0 to 297');
    const label = (await lane.getByRole('button').first().getAttribute('aria-label')) ?? '';
    expect(label).toMatch(/^Army, .*: \d+ to \d+, \d+ rows$/);
    expect(await violations(page)).toEqual([]);
    await lane.getByRole('button').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const rows = /(\d+) rows$/.exec(label)?.[1] ?? '';
    const status = page.locator('section.column [role=status]').first();
    await expect.poll(async () => (await status.textContent())?.trim()).toBe(`${rows} of 300`);
    expect(problems).toEqual([]);
  });
});

describe('rows of a table side by side', () => {
  it('shows every field of the rows that were chosen, and what differs', async () => {
    const { page, problems } = await openTable(24);
    const rows = page.getByRole('listbox', { name: 'Rows' }).getByRole('option');
    for (const at of [0, 1]) {
      await rows.nth(at).click();
      await page.getByRole('button', { name: 'Compare this row' }).click();
    }
    await page.getByRole('button', { name: 'Comparison: 2 rows' }).click();
    const table = page.getByRole('region', { name: 'Side by side' }).getByRole('table');
    expect(await table.getByRole('columnheader').count()).toBe(3);
    expect(await table.getByRole('row', { name: /^time differs/ }).count()).toBe(1);
    expect(await table.getByRole('row', { name: /^text differs/ }).textContent()).toContain('<b>says</b>');
    expect(await violations(page)).toEqual([]);
    // The address has the comparison, and opens it again.
    await expect.poll(() => page.url()).toMatch(/&compare=\d+,\d+/);
    await page.goto(page.url().replace(/&compare=([\d,]+)/, '&compare=$1,999,x'));
    await page.getByText('2 rows of the comparison asked for are not in this table.').waitFor({ timeout: 45_000 });
    expect(await table.getByRole('columnheader').count()).toBe(3);
    await page
      .getByRole('button', { name: /^Take out row/ })
      .first()
      .click();
    await page.getByText('One row is chosen.').waitFor();
    await page.getByRole('button', { name: 'Clear the comparison' }).click();
    await table.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('waits for the rest of rows whose file is read in parts, and tells what could not be read', async () => {
    const count = 400;
    // Words that do not compress: of a small file nothing is left to be read later.
    const noise = (seed: number): string =>
      Array.from({ length: 400 }, (_, at) => Math.imul(seed * 401 + at + 1, 2_654_435_761) >>> 0).join('');
    const rows = Array.from({ length: count }, (_, at) => at);
    const file = Buffer.from(
      parquetWriteBuffer({
        rowGroupSize: 200,
        columnData: [
          { name: 'longitude', data: rows.map((at) => 35 + (at % 7) / 10), type: 'DOUBLE' },
          { name: 'latitude', data: rows.map((at) => 51 + (at % 5) / 10), type: 'DOUBLE' },
          { name: 'text', data: rows.map((at) => `Row ${String(at).padStart(3, '0')} says a word`), type: 'STRING' },
          { name: 'remark', data: rows.map((at) => `remark ${at} ${noise(at)}`), type: 'STRING' },
        ],
      }),
    );
    let host: 'quick' | 'silent' | 'gone' = 'quick';
    const waiting: (() => void)[] = [];
    const { page } = await open({
      path: '?table=tables/wide.parquet&lang=en&sort=input',
      prepare: async (page) => {
        await page.route('**/tables/*', async (route) => {
          if (host === 'silent') await new Promise<void>((resolve) => waiting.push(resolve));
          if (host === 'gone') return route.abort();
          const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(route.request().headers()['range'] ?? '') ?? [];
          const [start, end] = [Number(from), to === '' ? file.length : Number(to) + 1];
          const headers = { 'Content-Range': `bytes ${start}-${end - 1}/${file.length}` };
          return route.fulfill({ status: 206, headers, body: file.subarray(start, end) });
        });
      },
    });
    const list = page.getByRole('listbox', { name: 'Rows' });
    const choose = async (at: number): Promise<void> => {
      await list.getByRole('option').nth(at).click();
      await page.getByRole('button', { name: 'Compare this row' }).click();
    };
    const release = (): void => {
      for (const resolve of waiting.splice(0)) resolve();
    };
    const panel = page.getByRole('complementary');
    host = 'silent';
    await choose(0);
    await panel.getByText('Reading the rest of the row…').waitFor();
    await choose(1);
    await page.getByRole('button', { name: 'Comparison: 2 rows' }).click();
    const table = page.getByRole('region', { name: 'Side by side' }).getByRole('table');
    await page.getByText('Reading the rest of the rows…').waitFor();
    // Of what is not here yet nothing is said: neither that it differs nor that it is the same.
    expect(await table.getByRole('row', { name: /^text differs/ }).count()).toBe(1);
    expect(await table.getByRole('row', { name: /^remark/ }).count()).toBe(0);
    host = 'quick';
    release();
    await table.getByRole('row', { name: /^remark differs/ }).waitFor();
    expect(await table.textContent()).toContain('remark 1 ');
    expect(await page.getByText('Reading the rest of the rows…').count()).toBe(0);

    await list.focus();
    await page.keyboard.press('End');
    const last = list.getByRole('option', { name: 'Row 399' });
    await last.waitFor();
    host = 'gone';
    await last.click();
    await panel.getByText('The rest of this row could not be read.').waitFor();
    await page.getByRole('button', { name: 'Compare this row' }).click();
    await page.getByRole('button', { name: 'Comparison: 3 rows' }).click();
    await page.getByText('Not all of these rows could be read').waitFor();
    expect(await table.getByRole('row', { name: /^remark differs/ }).textContent()).toContain('…');
    host = 'quick';
    await last.click();
    await panel.getByText(`remark 399`).waitFor();
    expect(await panel.getByText('could not be read').count()).toBe(0);
  });
});
