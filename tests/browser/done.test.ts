import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterEach, beforeAll, expect, inject, it } from 'vitest';
import { problemsOf, readBundle } from '../core/formats/export/stix-rules';
import { mapReady, rows, withoutMap } from './dashboard';
import { picture } from './pictures';
import { bring, goToDesk, numbers, publish } from './reviewing';

/** A server of its own: the network is cut by ending it, which no worker gets round. */
let server: PreviewServer;
let address = '';
beforeAll(async () => {
  server = await preview({ configLoader: 'runner', preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  address = server.resolvedUrls?.local[0] ?? '';
});

const profile = mkdtempSync(join(tmpdir(), 'dateline-profile-'));
let context: BrowserContext | null = null;
afterEach(async () => {
  await context?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** The browser with its profile, as a reader starts it again the next day. */
async function start(): Promise<Page> {
  const { CHROMIUM_FLAGS } = (await import('../../scripts/find-chromium.mjs')) as { CHROMIUM_FLAGS: string[] };
  context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('chromium'),
    args: CHROMIUM_FLAGS,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  return page;
}

/** Publishes everything that was suggested of the article at hand; how many claims that is. */
async function publishAll(page: Page, about: string, town: string): Promise<number> {
  const { open } = await numbers(page);
  for (let number = 1; number <= open; number++) {
    await publish(page, `${about}, claim ${number}, in our words`, { unnamed: town, shapeless: town });
    if (number < open) await page.keyboard.press('j');
  }
  expect(await numbers(page)).toEqual({ open: 0, claims: open, published: open });
  return open;
}

/** What a button hands to the reader's downloads. */
async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

/** Holds files against OGC's schema, as `npm run exports:check` does; what it says of each, or that the schema is not to be had here. */
function heldAgainstSchema(files: Readonly<Record<string, Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-walk-'));
  const paths = Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/check-exports.mjs', ...paths], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout + stderr;
}

it('takes three articles in three languages to published claims by keys, and all of it is there offline the next day: map, snapshot, KML, STIX', async () => {
  let page = await start();
  await withoutMap(page);
  await page.goto(address);
  await goToDesk(page);
  await bring(page, { name: 'river.en', published: '2024-11-12', into: /new case/ });
  let claims = await publishAll(page, 'The flood', 'Beledweyne');
  for (const [name, published, town] of [
    ['erupsi.id', '2024-11-14', 'Larantuka'],
    ['sanbul.ko', '2025-03-24', 'Andong'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Article on the desk' }).selectOption('New article …');
    await bring(page, { name, published, into: /^Into the open case/ });
    claims += await publishAll(page, name, town);
  }
  expect(claims).toBeGreaterThan(12);
  await page.getByText('Saved in this browser').waitFor();
  // What makes it work offline is in its place.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(
    (count) =>
      (performance.getEntriesByName('dateline:offline') as { detail?: { claims?: number } }[]).some(
        ({ detail }) => detail?.claims === count,
      ),
    claims,
  );
  await context?.close();
  await server.close();

  page = await start();
  await page.goto(address);
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: /Kursk Oblast, 2024/ }).click();
  await page.getByRole('link', { name: /Shabelle/ }).click();
  await rows(page).filter({ hasText: 'The flood, claim 1' }).first().waitFor();
  await page.getByText(`${claims} claims`, { exact: true }).first().waitFor();
  await mapReady(page);
  await picture(page, 'desk-next-day');
  // Its letters are there too, the Korean ones.
  const missingType = await page.evaluate<string[]>(
    "document.fonts.ready.then(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family))",
  );
  expect(missingType).toEqual([]);
  // It opens where its claims are, on a clock that has dates: one of the articles says on which day it was told.
  expect(await page.getByRole('radio', { name: 'said', exact: true }).isChecked()).toBe(true);

  await page.keyboard.press('x');
  await page.getByRole('dialog').getByText('Page 1 of').waitFor();
  await picture(page, 'desk-snapshot');
  const pdf = await downloaded(page, 'Download 1 file');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Export and import data' }).click();
  await page.getByRole('button', { name: '.kml', exact: true }).waitFor();
  await picture(page, 'desk-export');
  const kml = (await downloaded(page, '.kml')).toString();
  const said = heldAgainstSchema({ 'walk.kml': Buffer.from(kml), 'walk.kmz': await downloaded(page, '.kmz') });
  expect(said).not.toContain('FAILED');
  expect(said).toMatch(/walk\.kml is KML 2\.2[^]*walk\.kmz is KML 2\.2|^skipped/m);
  const problems: string[] = [];
  const document = new DOMParser({ onError: (_, message) => problems.push(message) }).parseFromString(kml, 'text/xml');
  expect(problems).toEqual([]);
  expect(document.getElementsByTagName('Placemark').length).toBeGreaterThanOrEqual(claims);
  expect(kml).toContain('sanbul.ko, claim 1, in our words');
  const bundle = readBundle((await downloaded(page, '-stix.json')).toString());
  expect(problemsOf(bundle)).toEqual([]);
  expect(bundle.objects.filter(({ type }) => type === 'note')).toHaveLength(claims);
  expect(bundle.objects.filter(({ type }) => type === 'report')).toHaveLength(3);
});
