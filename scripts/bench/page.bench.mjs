import { chromium } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../find-chromium.mjs';
import { buildBarePage } from './bare-page.mjs';
import { serve } from './static-server.mjs';

const RUNS = 5;
const STEPS = 500;
/** Filters that are timed, one after the other on a page at rest. */
const FILTERS = 60;

/** First load and work of the shipped case, against a bare MapLibre page that shows the same layers. */
export async function run() {
  await build({ logLevel: 'error' });
  const [dashboard, bare] = [await serve('dist'), await serve(await buildBarePage())];
  try {
    const loads = { dashboard: [], bare: [] };
    // Taking turns: what slows the machine down for a while slows both.
    for (let at = 0; at < RUNS; at++) {
      loads.bare.push(await load(bare.address, 'bare:idle'));
      loads.dashboard.push(await load(`${dashboard.address}?lang=en`, 'dateline:interactive'));
    }
    const of = (page, key) => median(loads[page].map((entry) => entry[key]));
    const work = await useFor(`${dashboard.address}?lang=en`);
    return [
      {
        name: 'dateline:interactive to idle of the bare page',
        value: of('dashboard', 'ready') / of('bare', 'ready'),
        unit: 'times',
        budget: 1.3,
        note: `${of('dashboard', 'ready').toFixed(0)} to ${of('bare', 'ready').toFixed(0)} ms`,
      },
      {
        name: 'first contentful paint to evaluation of MapLibre',
        value: median(loads.dashboard.map(({ paint, mapScript }) => paint / mapScript)),
        unit: 'times',
        budget: 1,
        note: `${of('dashboard', 'paint').toFixed(0)} ms`,
      },
      {
        name: 'transferred on first load',
        value: of('dashboard', 'bytes') / 1000,
        unit: 'kB',
        note: `bare page ${(of('bare', 'bytes') / 1000).toFixed(0)} kB`,
      },
      {
        name: 'layout shift (CLS)',
        value: Math.max(...loads.dashboard.map(({ shift }) => shift)),
        unit: '',
        budget: 0.05,
      },
      { name: 'longest task after the first map frame', value: of('dashboard', 'longTask'), unit: 'ms', budget: 200 },
      {
        name: 'filter to pixels, p95',
        value: work.filterP95,
        unit: 'ms',
        budget: 120,
        note: `median ${work.filterMedian.toFixed(0)} ms of ${FILTERS}`,
      },
      {
        name: `JS heap after ${STEPS} steps to after ${STEPS / 5}`,
        value: work.heapGrowth,
        unit: 'times',
        budget: 1.1,
        note: `${(work.heap / 1e6).toFixed(1)} MB`,
      },
    ];
  } finally {
    dashboard.close();
    bare.close();
  }
}

async function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
}

/** One first load in a fresh profile. Milliseconds since navigation, transferred bytes. */
async function load(address, mark) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    let bytes = 0;
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.addInitScript(() => {
      window.__seen = { shift: 0, tasks: [] };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) window.__seen.tasks.push([startTime, duration]);
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(address);
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: 60_000 });
    await page.waitForTimeout(1500);
    const seen = await page.evaluate((name) => {
      const ready = performance.getEntriesByName(name)[0].startTime;
      const script = performance.getEntriesByType('resource').find(({ name: url }) => /map-controller.*\.js/.test(url));
      return {
        ready,
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
        // Evaluation cannot begin before the last byte is there.
        mapScript: script?.responseEnd ?? 0,
        shift: window.__seen.shift,
        longTask: Math.max(
          0,
          ...window.__seen.tasks.filter(([start]) => start > ready).map(([, duration]) => duration),
        ),
      };
    }, mark);
    return { ...seen, bytes };
  } finally {
    await browser.close();
  }
}

/** Filters, selects and pans for a long time, by the hooks that a page shows behind `?bench`. */
async function useFor(address) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${address}&bench`);
    await page.waitForFunction(() => performance.getEntriesByName('dateline:hooks').length > 0, null, {
      timeout: 60_000,
    });
    // What can wait is fetched after the first moments: a page at rest has it.
    await page.waitForFunction(() => performance.getEntriesByName('dateline:prefetched').length > 0, null, {
      timeout: 60_000,
    });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    return await page.evaluate(
      async ({ filters, steps }) => {
        const hooks = window.__dateline;
        const heap = async () => {
          for (let at = 0; at < 3; at++) {
            window.gc?.();
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          return performance.memory.usedJSHeapSize;
        };
        // A reader filters a page at rest: what a pan or a selection still draws is not the filter's.
        const times = [];
        for (let at = 0; at < filters; at++) {
          await new Promise((resolve) => setTimeout(resolve, 200));
          const start = performance.now();
          await hooks.setFilter(at % 2 === 0 ? { k: [at % 3] } : null);
          times.push(performance.now() - start);
        }
        let early = 0;
        for (let at = 0; at < steps; at++) {
          if (at % 2 === 0) await hooks.setFilter(at % 4 === 0 ? { k: [at % 3] } : null);
          else {
            const { center, zoom } = hooks.home;
            await hooks.view({ center: [center[0] + ((at * 7) % 10) / 10, center[1]], zoom });
          }
          document.querySelectorAll('[role=listbox] [role=option]')[at % 4]?.click();
          if (at === steps / 5) early = await heap();
        }
        const late = await heap();
        times.sort((a, b) => a - b);
        return {
          filterMedian: times[Math.floor(times.length / 2)],
          filterP95: times[Math.floor(times.length * 0.95)],
          heap: late,
          heapGrowth: late / early,
        };
      },
      { filters: FILTERS, steps: STEPS },
    );
  } finally {
    await browser.close();
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
