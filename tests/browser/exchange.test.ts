import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe';
import { mapReady, rows, useDashboard, withoutMap } from './dashboard';

const open = useDashboard();
const DATA = 'Export and import data';
const ROWS = [
  'Text,Link,Outlet,Published,Place,Lat,Lon,Precision',
  'A convoy of <i>test</i>,https://example.org/a,Test,2024-11-02,,,,',
  'Two convoys were seen,https://example.org/a,Test,2024-11-02,Testville,51.2,35.3,settlement',
].join('\n');

const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

async function openData(page: Page, tab: 'Export' | 'Import'): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('button', { name: DATA }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: tab }).click();
  return dialog;
}

describe('data in and out of the dashboard', () => {
  it('exports what the filters show, as a file that says its digest', async () => {
    const { page, problems, close } = await open({
      acceptDownloads: true,
      waitForMap: false,
      prepare: withoutMap,
      path: '?group=nato',
    });
    const dialog = await openData(page, 'Export');
    expect(await violations(page, 'dialog')).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '.geojson' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kursk-2024.geojson');
    const { features, data_sha256 } = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
      data_sha256: string;
      features: { properties: { speaker_group: string } }[];
    };
    expect(data_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(features.map(({ properties }) => properties.speaker_group))).toEqual(new Set(['NATO']));
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('imports a table: mapping, what would come of it, and the claims in the list, kept in the browser', async () => {
    const { page, problems, requests, close } = await open({ waitForMap: false, prepare: withoutMap });
    const before = Number(
      /\d+/.exec(
        (await page
          .getByText(/^\d+ claims$/)
          .first()
          .textContent()) ?? '',
      )?.[0],
    );
    const dialog = await openData(page, 'Import');
    await dialog.locator('input[type=file]').setInputFiles(file('rows.csv', ROWS));
    await dialog.getByRole('combobox', { name: /^Statement/ }).selectOption('Text');
    expect(await violations(page, 'dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Check the rows' }).click();
    await dialog.getByText('1 row cannot be used.').waitFor();
    await dialog.getByText('The text has an HTML tag in it.').waitFor();
    await dialog.getByRole('button', { name: 'Add 1 claim to the case' }).click();
    await page.getByText('Saved in this browser').waitFor();
    await page
      .getByText(`${before + 1} claims`, { exact: true })
      .first()
      .waitFor();
    await page.getByPlaceholder('Search claims').fill('convoys');
    await rows(page).filter({ hasText: 'Two convoys were seen' }).waitFor();
    expect(requests.filter((address) => address.includes('example.org'))).toEqual([]);
    // The mapping is remembered for the next table of this kind.
    const again = await openData(page, 'Import');
    await again.locator('input[type=file]').setInputFiles(file('more.csv', ROWS));
    await again.getByRole('table').waitFor();
    expect(await again.getByRole('combobox', { name: /^Statement/ }).inputValue()).toBe('Text');
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('says what is wrong with a file that is none', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    const dialog = await openData(page, 'Import');
    await dialog.locator('input[type=file]').setInputFiles(file('x.kml', '<!DOCTYPE a [<!ENTITY b "c">]><kml/>'));
    await dialog.getByRole('alert').filter({ hasText: 'document type' }).waitFor();
    await close();
  });

  it('puts a layer under the claims, and names whose it is', async () => {
    const { page, problems, close } = await open();
    await mapReady(page);
    const dialog = await openData(page, 'Import');
    const layer = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'LineString',
            coordinates: [
              [34, 51],
              [36, 51],
            ],
          },
        },
      ],
    };
    await dialog.locator('input[type=file]').setInputFiles(file('line.geojson', JSON.stringify(layer)));
    await dialog.getByRole('radio', { name: 'A reference layer' }).check();
    await dialog.getByLabel('Whom to credit').fill('© Somebody');
    await dialog.getByRole('button', { name: 'Put it on the map' }).click();
    await page.getByRole('list', { name: 'Reference layers' }).getByText('© Somebody').waitFor();
    await page.getByRole('button', { name: 'Remove the layer line' }).click();
    await page.getByRole('list', { name: 'Reference layers' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.getByRole('list', { name: 'Reference layers' }).getByText('© Somebody').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('has a layer the next day without a network, as it was drawn, until it is removed', async () => {
    const { page, problems, close } = await open({
      serviceWorkers: 'allow',
      waitForMap: false,
      prepare: withoutMap,
    });
    const layers = page.getByRole('list', { name: 'Reference layers' });
    const shape = { type: 'Point', coordinates: [36, 51] };
    const dialog = await openData(page, 'Import');
    await dialog.locator('input[type=file]').setInputFiles(file('piers.geojson', JSON.stringify(shape)));
    await dialog.getByRole('radio', { name: 'A reference layer' }).check();
    await dialog.getByLabel('Whom to credit').fill('© Somebody');
    await dialog.getByRole('radio', { name: 'Plum' }).check();
    expect(await violations(page, 'dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Put it on the map' }).click();
    await layers.getByText('© Somebody').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await layers.getByText('© Somebody').waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await layers.getByText('© Somebody').waitFor();
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    await page.getByLabel('How it is drawn: piers').click();
    expect(await page.getByRole('radio', { name: 'Plum' }).isChecked()).toBe(true);
    expect(await violations(page, 'section[aria-label="Layers"]')).toEqual([]);
    await page.getByRole('checkbox', { name: /^piers/ }).uncheck();
    await layers.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    expect(await page.getByRole('checkbox', { name: /^piers/ }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Remove the layer piers' }).click();
    await page.reload();
    // Another layer's list would be there by the time that the page is idle.
    await page.waitForFunction(() => performance.getEntriesByName('dateline:prefetched').length > 0);
    await page.getByRole('button', { name: 'Layers', exact: true }).click();
    expect(await page.getByText('piers').count()).toBe(0);
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });
});
