import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../find-chromium.mjs';
import { generate } from './generate.mjs';
import { serve } from './static-server.mjs';

const CACHE = join(process.cwd(), 'node_modules/.cache/dateline/scale');
/** DATELINE_SCALE=100000,1000000,10000000 measures other sizes. Beyond a million only the packed file is opened, and no bare page. */
const SIZES = (process.env['DATELINE_SCALE'] ?? '100000,1000000').split(',').map(Number);
const TEXT_MOST = 1_000_000;
const PACKED_LEAST = 1_000_000;
const FILTERS = [{ k: [0] }, { t: [0.2, 0.4] }, { k: [1, 2], t: [0, 0.5] }, { k: [3] }, null];
const STEP_SECONDS = 4;
/** From the targets of the design: seconds, megabytes, milliseconds, by rows. */
const TARGETS = {
  100_000: { interactive: 2, peak: 300, filter: 120 },
  1_000_000: { interactive: 3, peak: 500, filter: 150 },
  10_000_000: { interactive: 6, peak: 1000, filter: 350 },
};

/** Generated rows in the page, opened by `?bench=ADDRESS`, against a bare MapLibre page with a clustered source, one after the other in the same run. */
export async function run() {
  await build({ logLevel: 'error' });
  await build({
    configFile: false,
    root: 'scripts/bench/bare-clustered',
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: join(CACHE, 'bare'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  const results = [];
  for (const size of SIZES) {
    // The bare page takes seconds for one filter of a million rows.
    const rounds = size >= 1e6 ? 1 : 3;
    const text = size > TEXT_MOST ? `rows-${size}.csv` : `rows-${size}.geojson`;
    const packed = size < PACKED_LEAST ? null : `rows-${size}.dltable`;
    mkdirSync(CACHE, { recursive: true });
    if (!existsSync(join(CACHE, text))) generate(size, join(CACHE, text));
    if (packed !== null && !existsSync(join(CACHE, packed))) pack(join(CACHE, text), join(CACHE, packed));
    for (const file of [text, packed])
      for (const folder of ['dist', join(CACHE, 'bare')])
        if (file !== null) link(join(CACHE, file), join(folder, file));
    const [ours, bare] = [await serve('dist'), await serve(join(CACHE, 'bare'))];
    const measured = async (file) => {
      const page = await measure(`${ours.address}?bench=${file}&lang=en`, rounds);
      if (page.rows !== size) throw new Error(`Expected ${size} rows, got ${page.rows}.`);
      return page;
    };
    try {
      if (size <= TEXT_MOST) {
        const yardstick = await measure(`${bare.address}?data=${text}`, rounds);
        const page = await measured(text);
        for (const [at, count] of yardstick.counts.entries())
          if (Math.abs(count - page.counts[at]) > size / 100)
            throw new Error(`Expected some ${count} rows after filter ${at}, got ${page.counts[at]}.`);
        results.push(...compared(size, 'GeoJSON', page, yardstick));
      }
      if (packed !== null) results.push(...compared(size, 'packed', await measured(packed), null));
    } finally {
      ours.close();
      bare.close();
    }
  }
  return results;
}

function pack(from, to) {
  execFileSync(process.execPath, ['bin/dateline.mjs', 'pack', from, '--out', to], { stdio: 'ignore' });
}

function compared(size, form, page, bare) {
  const target = TARGETS[size];
  const name = `${size >= 1e6 ? `${size / 1e6}M` : `${size / 1000}k`} ${form}`;
  const row = (what, unit, key, scale, aim) => ({
    name: `${name}: ${what}`,
    value: page[key] * scale,
    unit,
    note: [
      bare === null
        ? 'no bare page'
        : `bare ${(bare[key] * scale).toFixed(1)}, ratio ${(page[key] / bare[key]).toFixed(2)}`,
      ...(aim === undefined ? [] : [`target ${aim} on a quiet machine`]),
    ].join('; '),
  });
  return [
    // The one promise that holds on any machine: many rows are opened sooner than by the bare page.
    ...(bare === null
      ? []
      : [
          {
            name: `${name}: interactive, to the bare page`,
            value: page.interactive / bare.interactive,
            unit: 'times',
            budget: size >= 1e6 ? 1 : 1.6,
          },
        ]),
    ...(bare === null || size < 1e6
      ? []
      : [{ name: `${name}: filter, to the bare page`, value: page.filter / bare.filter, unit: 'times', budget: 0.5 }]),
    row('interactive', 's', 'interactive', 1 / 1000, target?.interactive),
    row('filter to pixels, median', 'ms', 'filter', 1, target?.filter),
    row('view step, median', 'ms', 'view', 1, 250),
    row('animation, complete steps a second', '/s', 'steps', 1, 15),
    row('renderer peak', 'MB', 'peak', 1e-6, target?.peak),
  ];
}

/** One page in a fresh profile, by its hooks. Milliseconds and bytes. */
async function measure(address, rounds) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('dateline:hooks').length > 0, null, {
      timeout: 300_000,
    });
    const used = await page.evaluate(
      async ({ filters, seconds, rounds }) => {
        const hooks = window.__dateline;
        const [mark] = performance.getEntriesByName('dateline:interactive');
        const timed = async (work) => {
          const start = performance.now();
          const answer = await work();
          return { took: performance.now() - start, answer };
        };
        const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
        const [filtered, viewed] = [[], []];
        const counts = [];
        for (let round = 0; round < rounds; round++)
          for (const [at, filter] of filters.entries()) {
            const { took, answer } = await timed(() => hooks.setFilter(filter));
            filtered.push(took);
            counts[at] = answer.visible;
          }
        const { center, zoom } = hooks.home;
        for (let at = 0; at < 8; at++) {
          const camera = { center: [center[0] + (at % 4) - 2, center[1] + (at % 3) - 1], zoom: zoom + (at % 3) };
          viewed.push((await timed(() => hooks.view(camera))).took);
        }
        await hooks.view(hooks.home);
        const until = performance.now() + seconds * 1000;
        let steps = 0;
        for (; performance.now() < until; steps++)
          await hooks.setWindow({ t: [(steps % 40) / 50, (steps % 40) / 50 + 0.2] });
        return {
          rows: mark.detail.rows,
          interactive: mark.startTime,
          counts,
          filter: median(filtered),
          view: median(viewed),
          steps: steps / seconds,
        };
      },
      { filters: FILTERS, seconds: STEP_SECONDS, rounds },
    );
    return { ...used, peak: await rendererPeak(browser) };
  } finally {
    await browser.close();
  }
}

/** The most memory that a renderer of the browser has held, in bytes; NaN where the system does not tell. */
async function rendererPeak(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024;
      } catch {
        return NaN;
      }
    });
  return Math.max(...peaks);
}

function link(target, path) {
  if (!existsSync(path) || statSync(path).size !== statSync(target).size) symlinkSync(target, path);
}
