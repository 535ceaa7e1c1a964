import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';

export interface Dashboard {
  readonly page: Page;
  /** Every address that the page asked for. */
  readonly requests: readonly string[];
  /** What the console and the page complained of. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** What follows the dashboard's address: `?lang=id&panel=help`. */
  readonly path?: string;
  /** Before the page is asked for: routes, stubs. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Waits for the map to be complete; not where there is none to come. */
  readonly waitForMap?: boolean;
}

/** One Chromium for a test file. Answers with a function that opens the built dashboard in a fresh profile. */
export function useDashboard(flags: readonly string[] = []): (options?: OpenOptions) => Promise<Dashboard> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    const { CHROMIUM_FLAGS } = (await import('../../scripts/find-chromium.mjs')) as { CHROMIUM_FLAGS: string[] };
    browser = await chromium.launch({ executablePath: inject('chromium'), args: [...CHROMIUM_FLAGS, ...flags] });
  });
  // A test that failed has closed nothing; a map left behind slows all that come after it.
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser.close();
  });

  return async ({ path = '', prepare, waitForMap = true, ...context } = {}) => {
    const opened = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      serviceWorkers: 'block',
      ...context,
    });
    contexts.push(opened);
    const page = await opened.newPage();
    page.setDefaultTimeout(60_000);
    const requests: string[] = [];
    const problems: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      const isComplaint = message.type() === 'error' || message.type() === 'warning';
      if (isComplaint && !message.text().includes('blocked by Playwright')) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await prepare?.(page);
    await page.goto(inject('address') + path);
    if (waitForMap) await mapReady(page);
    return { page, requests, problems, close: () => opened.close() };
  };
}

/** The rows of the claim list. */
export const rows = (page: Page): Locator => page.getByRole('listbox').getByRole('option');

/** Waits until the first view is complete and a claim can be opened. */
export async function mapReady(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('dateline:interactive').length > 0);
}

/** Takes WebGL from a page: what needs no map is tested without waiting for one. */
export async function withoutMap(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { getContext } = Object.getOwnPropertyDescriptors(HTMLCanvasElement.prototype);
    const real = getContext.value as (kind: string, options?: unknown) => unknown;
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement, kind: string, options?: unknown) {
        return kind.startsWith('webgl') ? null : real.call(this, kind, options);
      },
    });
  });
}
