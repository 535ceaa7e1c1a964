import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMercatorX, toMercatorY } from '../../src/core/table/mercator';
import { tileId } from '../../src/core/table/tiles/tile-id';
import { writePmtiles } from '../../src/core/table/tiles/write-pmtiles';
import { writeTile } from '../engine/vector-tiles/write-tile';
import { serveFolder } from '../serve-folder';
import { violations } from './axe';
import { useDashboard } from './dashboard';

const open = useDashboard();
const MIN_ZOOM = 4;
const EXTENT = 4096;
/** Rows on a line from west to east, two groups by turns, a day each. */
const ROWS = Array.from({ length: 120 }, (_, n) => ({
  lng: 24 + n / 8,
  lat: 49.5,
  fields: {
    n,
    organisation: n % 3 === 0 ? 'Ministry' : 'Army',
    time: `2024-0${1 + Math.floor(n / 28)}-${String(1 + (n % 28)).padStart(2, '0')}`,
    text: `Row ${n}`,
  },
}));
const TELLS = {
  tilejson: '3.0.0',
  tiles: ['tiles/{z}/{x}/{y}.mvt'],
  minzoom: MIN_ZOOM,
  maxzoom: 9,
  bounds: [22, 47, 41, 52],
  attribution: '<b>Example</b> <img src=x onerror="alert(1)"> desk',
};

function tileAt(zoom: number, column: number, row: number): Uint8Array<ArrayBuffer> {
  const size = 2 ** (32 - zoom);
  const features = ROWS.flatMap(({ lng, lat, fields }) => {
    const [x, y] = [toMercatorX(lng) / size - column, toMercatorY(lat) / size - row];
    if (x < 0 || x >= 1 || y < 0 || y >= 1) return [];
    return [{ points: [[Math.floor(x * EXTENT), Math.floor(y * EXTENT)] as const], fields }];
  });
  return writeTile([{ name: 'events', features }]);
}

/** A square from 28° to 34° E across several tiles, and a line through it. */
function shapesAt(pathname: string): Uint8Array<ArrayBuffer> {
  const [zoom = 0, column = 0, row = 0] = /(\d+)\/(\d+)\/(\d+)/.exec(pathname)?.slice(1).map(Number) ?? [];
  const tileSize = 2 ** (32 - zoom);
  const place = ([lng, lat]: readonly [number, number]): readonly [number, number] => [
    Math.round((toMercatorX(lng) / tileSize - column) * EXTENT),
    Math.round((toMercatorY(lat) / tileSize - row) * EXTENT),
  ];
  const square = (
    [
      [28, 52],
      [34, 52],
      [34, 48],
      [28, 48],
    ] as const
  ).map(place);
  const line = (
    [
      [24, 49],
      [38, 50.5],
    ] as const
  ).map(place);
  const time = '2024-08-06';
  return writeTile([
    {
      name: 'events',
      features: [
        { type: 'polygon', points: square, fields: { organisation: 'Ministry', text: 'A square', time } },
        { type: 'line', points: line, fields: { organisation: 'Army', text: 'A way', time } },
        { points: [place([31, 50])], fields: { organisation: 'Army', text: 'A point', time } },
      ],
    },
  ]);
}

let address = '';
let close: () => void = () => undefined;
/** Column of the tiles that the server fails to give; it may be asked again. */
let broken: number | null = null;

function handle({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
  const { pathname } = new URL(url, 'http://localhost');
  const [, zoom, column, row] = /^\/tiles\/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(pathname)?.map(Number) ?? [];
  if (pathname === '/events.json') response.end(JSON.stringify(TELLS));
  else if (pathname === '/shapes.json')
    response.end(JSON.stringify({ ...TELLS, tiles: ['shapes/{z}/{x}/{y}.mvt'], attribution: 'Example' }));
  else if (pathname.startsWith('/shapes/')) response.end(shapesAt(pathname));
  else if (pathname === '/others.pmtiles') {
    const pieces = writePmtiles([{ id: tileId({ zoom: 0, column: 0, row: 0 }), data: tileAt(0, 0, 0) }], {
      ...{ minZoom: 0, maxZoom: 0, bounds: [22, 47, 41, 52] as const },
      metadata: { vector_layers: [{ id: 'events', fields: {} }], generator: 'other' },
    });
    response.end(Buffer.concat(pieces));
  } else if (zoom === undefined || column === undefined || row === undefined) return false;
  else if (column === broken) response.writeHead(500).end();
  else response.end(tileAt(zoom, column, row));
  return true;
}

beforeAll(async () => {
  ({ address, close } = await serveFolder('dist', { handle }));
});
afterAll(() => {
  close();
});

async function openTable(query: string): Promise<{ page: Page; problems: readonly string[] }> {
  const { page, problems } = await open({ path: '?lang=en', waitForMap: false });
  await page.goto(`${address}?lang=en&table=${query}`);
  return { page, problems };
}
const shown = (page: Page): Promise<string | null> =>
  page.getByRole('region', { name: 'Rows', exact: true }).getByRole('status').textContent();
const notes = (page: Page): Promise<string> => page.locator('section.map .notes').innerText();

describe('vector tiles on the page’s host', () => {
  it('are filtered, listed and drawn as far as they are in sight, with whose they are and what they cannot answer', async () => {
    const { page, problems } = await openTable('events.json');
    await expect.poll(() => shown(page)).toMatch(/^\s*120 of 120\s*$/);
    expect(await page.getByRole('region', { name: 'Rows', exact: true }).textContent()).toContain(
      'only the rows in sight',
    );
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await expect.poll(() => page.locator('.maplibregl-ctrl-attrib').textContent()).toContain('Example');
    expect(await page.locator('.maplibregl-ctrl-attrib img').count()).toBe(0);

    await page.getByRole('tab', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /Ministry/ }).check();
    await page.getByRole('tab', { name: 'Rows' }).click();
    await expect.poll(() => shown(page)).toMatch(/^\s*40 of 120\s*$/);
    expect(await violations(page)).toEqual([]);

    // Nearer: fewer rows, the same filter, the row that was opened stays.
    await page.getByRole('listbox', { name: 'Rows' }).getByRole('option').first().click();
    const zoom = page.getByRole('button', { name: 'Zoom in' });
    for (let times = 0; times < 3; times++) await zoom.click();
    await expect
      .poll(async () => Number(/(\d+) of (\d+)/.exec((await shown(page)) ?? '')?.[2] ?? 120))
      .toBeLessThan(120);
    expect(await page.getByRole('complementary').textContent()).toContain('Row 0');
    expect(problems.filter((text) => !text.includes('favicon'))).toEqual([]);
  });

  it('are said to begin at a zoom, and to be missing where they did not come, beside those that did', async () => {
    broken = 36;
    const { page } = await openTable('events.json&map=2/49.5/31');
    await expect.poll(() => notes(page)).toContain('These tiles begin at zoom 4.');
    expect(await shown(page)).toMatch(/^\s*0 of 0\s*$/);
    await page.locator('section.map .notes').getByRole('button').click();
    await expect.poll(() => shown(page)).toMatch(/^\s*120 of 120\s*$/);

    await page.goto(`${address}?lang=en&table=events.json&map=6/49.5/31`);
    await expect.poll(() => notes(page)).toMatch(/\d tiles? did not come/);
    await expect.poll(() => shown(page)).toMatch(/^\s*[1-9]\d* of /);
    await page.locator('section.map .notes summary').click();
    expect(await notes(page)).toContain('HTTP 500');
    expect(await violations(page)).toEqual([]);
    broken = null;
  });

  it('are drawn as lines and areas where they are such, told in the legend, filtered, and opened by a click', async () => {
    const { page, problems } = await openTable('shapes.json&map=5/50/31');
    await expect.poll(() => shown(page)).toMatch(/^\s*3 of 3\s*$/);
    const legend = page.getByRole('region', { name: 'On this map' });
    await expect.poll(() => legend.textContent()).toMatch(/1 area\s*1 line/);
    expect(await legend.textContent()).not.toContain('not on the map');
    expect(await page.getByRole('region', { name: 'About this table' }).textContent()).not.toContain('Not on the map');
    const map = (await page.locator('.maplibregl-canvas').first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    // Within the square, beside the line and the point.
    await expect
      .poll(async () => {
        await page.mouse.click(map.x + map.width / 2 - 40, map.y + map.height / 2 - 50);
        return page.getByRole('complementary').textContent();
      })
      .toContain('A square');
    expect(await page.getByRole('complementary').textContent()).toContain('This row is a line or an area');
    await page.getByRole('tab', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /Army/ }).check();
    await expect.poll(() => legend.textContent()).not.toContain('area');
    expect(await legend.textContent()).toContain('1 line');
    expect(await violations(page)).toEqual([]);
    expect(problems.filter((text) => !text.includes('favicon'))).toEqual([]);
  });

  it('are opened from a file of another maker', async () => {
    const { page } = await openTable('others.pmtiles');
    await expect.poll(() => shown(page)).toMatch(/^\s*120 of 120\s*$/);
  });
});

it('asks no other host for a table, also one that would answer', async () => {
  let asked = 0;
  const other = createServer((_, response) => {
    asked++;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('lng,lat\n1,2\n');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/rows.csv`;
  const { page } = await openTable(encodeURIComponent(elsewhere));
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('is on another host');
  expect(asked).toBe(0);
  other.close();
});
