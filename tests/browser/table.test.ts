import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';
import { serveFolder } from '../serve-folder';
import { violations } from './axe';
import { mapReady, useDashboard, type Dashboard } from './dashboard';

const open = useDashboard(['--enable-precise-memory-info', '--js-flags=--expose-gc']);

const HEADER = 'lng,lat,time,organisation,kind,precision,place,text';
const GROUPS = ['Army', 'Ministry', 'Agency'];
/** `count` rows about a few towns; every tenth is about a region. */
function csv(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const group = GROUPS[at % 3] ?? '';
    const day = String(1 + (at % 28)).padStart(2, '0');
    const precision = at % 10 === 0 ? 'region' : 'settlement';
    const [lng, lat] = [35 + (at % 7) / 10, 51 + (at % 5) / 10];
    return `${lng},${lat},2024-08-${day},${group},kind ${at % 4},${precision},Town ${at % 6},"Row ${at} <b>says</b> a word${at % 9}"`;
  });
  return [HEADER, ...lines, '200,1,2024-08-01,Army,kind 0,settlement,Nowhere,"out of bounds"'].join('\n');
}

/** Serves files beside the page's own, as its host would. */
function files(named: Readonly<Record<string, string | Buffer>>): (page: Page) => Promise<void> {
  return async (page) => {
    await page.route('**/tables/*', (route) => {
      const body = named[route.request().url().split('/').at(-1) ?? ''];
      return body === undefined ? route.fulfill({ status: 404, body: 'no' }) : route.fulfill({ body });
    });
  };
}

function openTable(name: string, content: string | Buffer, options = {}): Promise<Dashboard> {
  return open({ path: `?table=tables/${name}&lang=en`, prepare: files({ [name]: content }), ...options });
}

const count = (page: Page): Promise<string | null> =>
  page.locator('section.column [role=status]').first().textContent();
const list = (page: Page) => page.getByRole('listbox', { name: 'Rows' });

describe('a table from an address', () => {
  it('is listed, counted, filtered and reset, and its text stays text', async () => {
    const { page, problems, requests } = await openTable('a.csv', csv(300));
    expect((await count(page))?.trim()).toBe('300 of 300');
    expect(await list(page).getByRole('option').first().textContent()).toContain('<b>says</b>');
    expect(await list(page).locator('b').count()).toBe(0);
    // Regions are no pins, and it is said.
    expect(await page.getByText('30 rows, not on the map').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'On this map' }).click();
    expect(await page.getByText('30 rows shown have no point of their own').isVisible()).toBe(true);
    await page.getByRole('tab', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /Army/ }).check();
    await page.getByRole('tab', { name: 'Rows' }).click();
    await expect.poll(() => count(page)).toContain('100 of 300');
    await page.getByRole('button', { name: 'Reset everything' }).click();
    await expect.poll(() => count(page)).toContain('300 of 300');
    expect(problems).toEqual([]);
    expect(requests.every((address) => new URL(address).hostname === '127.0.0.1' || address.startsWith('blob:'))).toBe(
      true,
    );
  });

  it('finds words by their beginning, marks them, and opens a row by key', async () => {
    const { page } = await openTable('a.csv', csv(300));
    await page.getByRole('searchbox').fill('word3');
    await expect.poll(() => count(page)).toContain('33 of 300');
    expect(await list(page).locator('mark').first().textContent()).toBe('word3');
    await list(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('aside dl').textContent()).toContain('word3');
  });

  it('stays where it was read when a row was opened on a phone, and the row links to where it was said', async () => {
    const source = 'https://example.org/row';
    const lines = csv(300).split('\n');
    const linked = [`${lines[0] ?? ''},source`, ...lines.slice(1, 301).map((line, at) => `${line},${source}-${at}`)];
    const viewport = { width: 390, height: 844 };
    const { page } = await openTable('a.csv', linked.join('\n'), { viewport });
    await list(page).evaluate((element) => (element.scrollTop = 6000));
    const option = page.locator('[role=option][aria-posinset="106"]');
    // Its page of rows is on its way.
    await expect.poll(() => option.textContent()).toMatch(/Row \d+/);
    const words = (await option.textContent()) ?? '';
    await option.click();
    const link = page.getByRole('link', { name: source });
    const number = /Row (\d+)/.exec(words)?.[1];
    expect(await link.getAttribute('href')).toBe(`${source}-${number}`);
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    await page.getByRole('tab', { name: 'Rows' }).click();
    await expect.poll(() => list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(6000);
    await expect.poll(() => option.textContent()).toBe(words);
    // Of other rows it begins at the top.
    await page.getByRole('searchbox').fill('word3');
    await expect.poll(() => list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  });

  it('tells what was rejected and why', async () => {
    const { page } = await openTable('a.csv', csv(20));
    const about = page.getByRole('region', { name: 'About this table' });
    expect(await about.textContent()).toContain('1 row rejected');
    await about.getByText('The first one').click();
    expect(await about.textContent()).toContain('Line 22: longitude out of bounds');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      about.getByRole('button', { name: 'Download the rejected rows' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe('row,reason,got\r\n22,longitude,"200"\r\n');
  });

  it('keeps the page alive when it is empty, not a table, cut off or not there', async () => {
    for (const [content, message] of [
      ['', /has no rows/],
      ['\u0000\u0001\u0002PNG', /has no rows/],
      ['{"type":"FeatureCollection","features":[]}', /has no rows/],
    ] as const) {
      const { page, close } = await openTable('bad.csv', content, { waitForMap: false });
      await expect.poll(() => page.getByRole('alert').textContent()).toMatch(message);
      await page.getByRole('button', { name: 'Back to the case' }).click();
      await page.getByRole('listbox', { name: 'Claims' }).waitFor();
      await close();
    }
    const missing = await open({
      path: '?table=tables/none.csv&lang=en',
      prepare: files({}),
      waitForMap: false,
    });
    await expect.poll(() => missing.page.getByRole('alert').textContent()).toContain('HTTP 404');
    const feature = '{"type":"Feature","geometry":{"type":"Point","coordinates":[35,51]},"properties":{"kind":"a"}}';
    const cut = `{"type":"FeatureCollection","features":[${feature},${feature},{"type":"Feat`;
    const { page } = await openTable('cut.geojson', cut);
    expect((await count(page))?.trim()).toBe('2 of 2');
    expect(await page.getByRole('alert').textContent()).toContain('cut off');
  });

  it('refuses an address on another host', async () => {
    const { page } = await open({ path: '?table=https://example.org/a.csv&lang=en', waitForMap: false });
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('example.org');
  });

  it.each(['wide', 'phone'])('has nothing that axe finds wrong (%s)', async (size) => {
    const viewport = size === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 800 };
    const { page } = await openTable('a.csv', csv(50), { viewport });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Filters' }).click();
    expect(await violations(page)).toEqual([]);
  });
});

describe('the address of a table', () => {
  it('opens the same view again, whatever was changed', async () => {
    const named = files({ 'a.csv': csv(300) });
    const { page, problems } = await open({ path: '?table=tables/a.csv&lang=en', prepare: named });
    await page.getByRole('tab', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /Army/ }).check();
    await page.getByRole('tab', { name: 'Rows' }).click();
    await page.getByRole('searchbox').fill('word3');
    await page.getByRole('button', { name: 'Rows in an area, or nearest' }).click();
    await page.getByRole('radio', { name: 'Region' }).check();
    await page.getByRole('combobox', { name: 'Region' }).selectOption('RU-KRS');
    await list(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Zoom in', exact: true }).click();
    await expect.poll(() => page.url()).toMatch(/map=.*&q=word3&group=Army&area=region:RU-KRS&row=\d+&lang=en$/);
    const shown = await count(page);
    expect(shown).toMatch(/^\s*\d+ of 300/);
    expect(shown).not.toContain('300 of 300');
    const address = page.url();
    const again = await open({ path: address.slice(address.indexOf('?')), prepare: named });
    await expect.poll(() => count(again.page)).toBe(shown);
    expect(await again.page.locator('aside dl').textContent()).toContain('word3');
    await expect.poll(() => again.page.url()).toBe(address);
    // The case behind it takes nothing of the table's view.
    await again.page.getByRole('button', { name: 'Close the table' }).click();
    await again.page.getByRole('listbox', { name: 'Claims' }).waitFor();
    await expect.poll(() => again.page.url()).toMatch(/\?case=[a-z0-9-]+&lang=en$/);
    expect(problems).toEqual([]);
  });

  it('knows a file by its digest: asks for it, tells another apart, finds it kept', async () => {
    const content = csv(40);
    const drop = (name: string, text: string, page: Page): Promise<void> =>
      page.evaluate(
        ([called, body]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([body], called));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      );
    const { page } = await open({ path: '?lang=en' });
    await drop('a.ndjson.gz', content, page);
    await page.getByRole('button', { name: 'Open the table' }).click();
    await expect.poll(() => page.url()).toMatch(/\?table=sha256:[0-9a-f]{16}&file=a.ndjson.gz/);
    const address = page.url();
    const asked = await open({ path: address.slice(address.indexOf('?')), waitForMap: false });
    await asked.page.getByRole('heading', { name: 'This view needs the file a.ndjson.gz' }).waitFor();
    expect(await violations(asked.page)).toEqual([]);
    await drop('other.csv', csv(41), asked.page);
    await asked.page.getByText('other.csv is another file').waitFor();
    await drop('renamed.csv', content, asked.page);
    await expect.poll(() => count(asked.page)).toContain('40 of 40');
    await asked.page.getByRole('button', { name: 'Keep in this browser' }).click();
    await asked.page.getByText('Kept in this browser: renamed.dltable').waitFor();
    await expect.poll(() => asked.page.url()).not.toContain(new URL(address).searchParams.get('table'));
    await asked.page.reload();
    await expect.poll(() => count(asked.page)).toContain('40 of 40');
  });

  it('saves the rows shown, and only those', async () => {
    const { page } = await open({
      path: '?table=tables/a.csv&group=Army&lang=en',
      prepare: files({ 'a.csv': csv(300) }),
    });
    await expect.poll(() => count(page)).toContain('100 of 300');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines[0]).toBe(HEADER);
    expect(lines.length).toBe(101);
    expect(lines.slice(1).every((line) => line.includes(',Army,'))).toBe(true);
  });
});

describe('a table from a file', () => {
  it('is opened by the dialog with its columns as the reader says, and remembered', async () => {
    const { page } = await open({ path: '?lang=en' });
    for (const attempt of [1, 2]) {
      await page.getByRole('button', { name: 'Export and import data' }).click();
      await page.getByRole('tab', { name: 'Import' }).click();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'events.csv', mimeType: 'text/csv', buffer: Buffer.from(csv(40)) });
      await page.getByRole('radio', { name: /A table of its own/ }).check();
      const kind = page.getByRole('combobox', { name: 'Kind' });
      expect(await kind.inputValue()).toBe(attempt === 1 ? 'kind' : 'place');
      await kind.selectOption('place');
      await page.getByRole('button', { name: 'Open the table' }).click();
      await expect.poll(() => count(page)).toContain('40 of 40');
      await page.getByRole('button', { name: 'Close the table' }).click();
      await page.getByRole('listbox', { name: 'Claims' }).waitFor();
    }
  });

  it('is kept in the browser as it was packed, opened again from there, and deleted', async () => {
    const { page } = await openTable('a.csv', csv(300));
    await page.getByRole('button', { name: 'Keep in this browser' }).click();
    await page.getByText('Kept in this browser: a.dltable').waitFor();
    await page.getByRole('button', { name: 'Close the table' }).click();
    await page.getByRole('button', { name: 'Export and import data' }).click();
    await page.getByRole('tab', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'a.dltable', exact: true }).click();
    await expect.poll(() => count(page)).toContain('300 of 300');
    await page.getByRole('searchbox').fill('word3');
    await expect.poll(() => count(page)).toContain('33 of 300');
    await page.getByRole('button', { name: 'Close the table' }).click();
    await page.getByRole('button', { name: 'Export and import data' }).click();
    await page.getByRole('tab', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Delete a.dltable' }).click();
    await expect.poll(() => page.getByText('Tables kept in this browser').count()).toBe(0);
  });

  it('gives its memory and its workers back, however often it is opened and closed', async () => {
    // Without maps, which are slow to make fifty times over in software. Dropped from within the page: a file given to a field from
    // outside is held by whoever gave it.
    const prepare = (page: Page): Promise<unknown> =>
      page.route(/\/(table-map|map-controller)-/, (route) => route.abort());
    const { page } = await open({
      path: '?lang=en',
      prepare: async (made) => void (await prepare(made)),
      waitForMap: false,
    });
    // Before the page is there, nobody hears of a file.
    await page.getByRole('listbox', { name: 'Claims' }).waitFor();
    // What is fetched for later is no memory that a table keeps; without a map it comes when no map has come for a while.
    await page.waitForFunction(() => performance.getEntriesByName('dateline:prefetched').length > 0);
    const used: number[] = [];
    for (let cycle = 0; cycle < 50; cycle++) {
      await page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'a.ndjson.gz'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, csv(2000));
      await page.getByRole('button', { name: 'Open the table' }).click();
      await expect.poll(() => count(page)).toContain('2,000 of 2,000');
      await page.getByRole('button', { name: 'Close the table' }).click();
      await page.getByRole('listbox', { name: 'Claims' }).waitFor();
      if (cycle % 10 === 9) used.push(await heap(page));
    }
    await expect.poll(() => page.workers().length).toBe(0);
    const [first = 0] = used;
    expect((used.at(-1) ?? Infinity) / first).toBeLessThan(1.2);
  });
});

describe('a table on a static host', () => {
  let folder = '';
  let close: () => void = () => undefined;
  let address = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-host-'));
    await cp('dist', folder, { recursive: true });
    await writeFile(join(folder, 'rows.csv'), csv(5000));
    for (const args of [
      ['pack', '--out', join(folder, 'rows.dltable')],
      ['tiles', '--out', join(folder, 'rows.pmtiles')],
    ]) {
      const [command = '', ...rest] = args;
      const effects = { ...nodeEffects(), write: () => undefined };
      expect(await main([command, join(folder, 'rows.csv'), ...rest], effects)).toBe(1);
    }
    ({ address, close } = await serveFolder(folder));
  });
  afterAll(async () => {
    close();
    await rm(folder, { recursive: true });
  });

  /** Opens the page on the host and notes how much of a file it was sent. */
  async function openThere(query: string, file: string): Promise<{ page: Page; sent: () => number }> {
    let sent = 0;
    const { page } = await open({ path: '?lang=en', waitForMap: false });
    page.on('response', (response) => {
      if (!new URL(response.url()).pathname.endsWith(file)) return;
      const [, start, end] = /^bytes (\d+)-(\d+)\//.exec(response.headers()['content-range'] ?? '') ?? [];
      // Whole files count for what they are: more than any test allows.
      sent += start === undefined ? Infinity : Number(end) - Number(start) + 1;
    });
    await page.goto(`${address}?lang=en&${query}`);
    await mapReady(page);
    return { page, sent: () => sent };
  }

  it('is opened packed by its columns alone; its text comes by ranges when it is looked at', async () => {
    const { page, sent } = await openThere('table=rows.dltable', 'rows.dltable');
    expect((await count(page))?.trim()).toBe('5,000 of 5,000');
    expect(await list(page).getByRole('option').first().textContent()).toContain('says');
    const { size } = await stat(join(folder, 'rows.dltable'));
    expect(sent()).toBeGreaterThan(0);
    expect(sent()).toBeLessThan(size * 1.2);
  });

  it('has all its cells after every jump, from the globe to the plane too', async () => {
    const { page } = await openThere('bench=rows.dltable', 'rows.dltable');
    await page.waitForFunction(() => '__dateline' in window);
    const jumps = await page.evaluate(async () => {
      const { __dateline } = window as unknown as {
        __dateline: { view: (camera: { center: [number, number]; zoom: number }) => Promise<void> };
      };
      let count = 0;
      // Around the zooms at which the globe becomes a plane.
      for (const zoom of [4.2, 5.2, 6.2, 4.2, 3.3, 5, 4.7, 3.6, 4.9, 3.3])
        for (const east of [0, 3]) {
          await Promise.race([
            __dateline.view({ center: [33 + east, 48 - east / 3], zoom }),
            new Promise((_, reject) => setTimeout(() => reject(new Error(`Not drawn at zoom ${zoom}.`)), 20_000)),
          ]);
          count++;
        }
      return count;
    });
    expect(jumps).toBe(20);
  });

  it('is shown from tiles, of which only those in sight are asked for, with what they cannot answer said', async () => {
    const { page, sent } = await openThere('table=rows.pmtiles', 'rows.pmtiles');
    expect(await page.getByRole('complementary').textContent()).toContain('5,000 rows');
    expect(await page.getByRole('complementary').textContent()).toContain('cannot be filtered');
    expect(sent()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
  });
});

async function heap(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let at = 0; at < 3; at++) {
      (window as unknown as { gc?: () => void }).gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  });
}
