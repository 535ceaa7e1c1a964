import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeCaseDocument } from '../../src/core/formats/case-document';
import { packOpened } from '../../src/engine/pack-opened';
import { readTable } from '../../src/engine/read-table';
import { caseWith } from '../core/claims/case';
import { violations } from './axe';
import { useDashboard, type Dashboard } from './dashboard';

const open = useDashboard();

const CSV = `x,y,day,ship\n${Array.from({ length: 30 }, (_, at) => `4.${at},51.9,2020-05-${10 + (at % 20)},Ship ${at}`).join('\n')}\n`;
/** Longer than a line of the map, and with signs that HTML would take for its own. */
const CREDIT = 'Port & Sons <3, the Harbour Master of Rotterdam and whoever else counts ships there';
const ENTRY = {
  attribution: CREDIT,
  licence: 'CC BY 4.0',
  url: 'https://example.org/data',
  columns: { lng: 'x', lat: 'y', said: 'day', statement: 'ship' },
};

/** The page with a case of its own open that points at two tables beside the page. */
async function openShips(): Promise<Dashboard> {
  const packed: Uint8Array[] = [];
  const { columns } = ENTRY;
  for await (const piece of packOpened(
    await readTable({ source: new Blob([CSV]), name: 'ships.csv', mapping: columns }, () => undefined),
  ))
    packed.push(piece);
  const files = new Map<string, string | Buffer>([
    ['ships.csv', CSV],
    ['ships.dltable', Buffer.concat(packed)],
  ]);
  const { case: loaded } = await caseWith((parts) =>
    Object.assign(parts['case.json'], {
      tables: [
        {
          ...ENTRY,
          id: 'days',
          title: { en: 'Ships by day' },
          address: 'tables/ships.csv',
          note: { en: 'As the port has them.' },
        },
        {
          ...ENTRY,
          id: 'packed',
          title: { en: 'Ships, packed' },
          address: 'tables/ships.dltable',
          sha256: 'a'.repeat(64),
        },
      ],
    }),
  );
  const dashboard = await open({
    path: '?lang=en',
    waitForMap: false,
    prepare: async (page) => {
      await page.route('**/tables/*', (route) => {
        const body = files.get(route.request().url().split('/').at(-1) ?? '');
        return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ body });
      });
    },
  });
  const { page } = dashboard;
  await page.getByRole('listbox', { name: 'Claims' }).waitFor();
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'ships.dateline.json'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  }, writeCaseDocument(loaded));
  await page.getByRole('button', { name: 'Open it as a case of its own' }).click();
  await page.getByRole('button', { name: 'Open “Ships in the harbour”' }).click();
  await page.getByRole('region', { name: 'Tables this case points at' }).waitFor();
  return dashboard;
}

const count = (page: Page): Promise<string | null> =>
  page.locator('section.column [role=status]').first().textContent();

describe('a table that a case points at', () => {
  it('is listed with its source, opens with its credit, is addressed with its case, and leads back', async () => {
    const { page, problems, requests } = await openShips();
    const listed = page.getByRole('region', { name: 'Tables this case points at' });
    expect(await listed.textContent()).toContain(`Data: ${CREDIT}`);
    expect(await listed.textContent()).toContain('Licence: CC BY 4.0');
    expect(await violations(page)).toEqual([]);
    // Nothing is asked before the reader opens one.
    expect(requests.some((address) => address.includes('/tables/'))).toBe(false);
    await page.getByText('Saved in this browser').waitFor();
    await listed.getByRole('button', { name: 'Ships by day' }).click();
    await expect.poll(() => count(page)).toContain('30 of 30');
    await page.getByRole('heading', { level: 1, name: 'Ships by day' }).waitFor();
    await expect.poll(() => page.locator('.maplibregl-ctrl-attrib').textContent()).toContain(CREDIT);
    // What stands at the foot of the map leaves the credit free.
    const foot = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
    const legend = async () =>
      (await page.getByRole('region', { name: 'On this map' }).boundingBox()) ?? { y: 0, height: Infinity };
    await expect
      .poll(async () => {
        const { y, height } = await legend();
        return y + height <= (await foot('.maplibregl-ctrl-attrib'));
      })
      .toBe(true);
    expect(await foot('.maplibregl-ctrl-scale')).toBeLessThan(await foot('.maplibregl-ctrl-attrib'));
    expect(await page.getByRole('region', { name: 'About this table' }).textContent()).toContain(
      'As the port has them.',
    );
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => page.url()).toMatch(/\?case=local:[^&]+&table=tables\/ships\.csv&/);

    await page.reload();
    await expect.poll(() => count(page)).toContain('30 of 30');
    await page.getByRole('heading', { level: 1, name: 'Ships by day' }).waitFor();
    await page.getByRole('button', { name: 'Back to the case' }).click();
    await page.getByRole('heading', { level: 2, name: 'Ships in the harbour' }).waitFor();
    await expect.poll(() => page.url()).toMatch(/\?case=local:[^&]+&lang=en$/);
    expect(problems).toEqual([]);
  });

  it('says whose it is in what is saved of it', async () => {
    const { page } = await openShips();
    await page.getByRole('button', { name: 'Ships by day' }).click();
    await expect.poll(() => count(page)).toContain('30 of 30');
    const [geojson] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'GeoJSON', exact: true }).click(),
    ]);
    const said = {
      title: 'Ships by day',
      attribution: CREDIT,
      licence: 'CC BY 4.0',
      url: 'https://example.org/data',
    };
    expect(JSON.parse(readFileSync(await geojson.path(), 'utf8'))).toMatchObject(said);
    const [metadata] = await Promise.all([
      page.waitForEvent('download', (download) => download.suggestedFilename().endsWith('.json')),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
    ]);
    expect(metadata.suggestedFilename()).toBe('ships-rows.csv-metadata.json');
    expect(JSON.parse(readFileSync(await metadata.path(), 'utf8'))).toMatchObject({
      url: 'ships-rows.csv',
      'dc:creator': CREDIT,
      'dc:rights': 'CC BY 4.0',
    });
  });

  it('is told apart from another that lies there instead', async () => {
    const { page } = await openShips();
    await page.getByRole('button', { name: 'Ships, packed' }).click();
    await expect.poll(() => count(page)).toContain('30 of 30');
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain('This is not the table that the case names');
  });
});
