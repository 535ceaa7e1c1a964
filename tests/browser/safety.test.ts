import { describe, expect, inject, it } from 'vitest';
import { mapReady, rows, useDashboard } from './dashboard';

const open = useDashboard();

describe('a page that keeps to itself', () => {
  it('asks no other host for anything, whatever is opened', async () => {
    const { page, requests, problems, close } = await open({ path: '?lang=ko' });
    for (const path of [
      '?panel=help',
      '?bottom=numbers',
      '?panel=source:serambinews-2024-10-29',
      '?theme=dark&lang=uk',
    ]) {
      await page.goto(inject('address') + path);
      await mapReady(page);
    }
    const { origin } = new URL(inject('address'));
    expect(requests.length).toBeGreaterThan(20);
    expect(requests.filter((address) => !address.startsWith(origin) && !/^(data|blob):/.test(address))).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  it('has a policy that lets nothing inline or foreign run, and never breaks it', async () => {
    const { page, problems, close } = await open({
      prepare: async (fresh) => {
        await fresh.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
            console.error(`policy: ${violatedDirective} ${blockedURI}`);
          });
        });
      },
    });
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(await page.locator('script:not([src])').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  it('refuses markup in a case and says where it stands', async () => {
    const { page, close } = await open({
      prepare: async (fresh) => {
        await fresh.route(/kursk-2024.*\.json$/, async (route) => {
          const files = (await (await route.fetch()).json()) as Record<string, string>;
          const file = JSON.parse(files['case.json'] ?? '') as { title: Record<string, string> };
          file.title = { en: '<img src=x onerror="document.title=1">' };
          await route.fulfill({ json: { ...files, 'case.json': JSON.stringify(file) } });
        });
      },
    });
    await page.locator('summary', { hasText: 'problem' }).click();
    expect(await page.locator('body').textContent()).toContain('HTML tag');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await close();
  });

  it('shows hostile words of an address as words', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const { page, close } = await open({ path: `?q=${encodeURIComponent(hostile)}` });
    expect(await page.getByRole('searchbox').first().inputValue()).toBe(hostile);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await close();
  });

  it('opens a source in a tab that knows nothing of this one', async () => {
    const { page, close } = await open({ path: '?panel=source:serambinews-2024-10-29' });
    const link = page.locator('#evidence a[href^="http"]').first();
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await link.getAttribute('target')).toBe('_blank');
    await close();
  });
});

describe('a page in trouble', () => {
  it('shows what could be used of a broken case and lists what could not, with file and line', async () => {
    const { page, close } = await open({
      prepare: async (fresh) => {
        await fresh.route(/kursk-2024.*\.json$/, async (route) => {
          const files = (await (await route.fetch()).json()) as Record<string, string>;
          files['places.json'] = (files['places.json'] ?? '').replace('"precision":"region"', '"precision":"parish"');
          await route.fulfill({ json: files });
        });
      },
    });
    await page.locator('summary', { hasText: 'problem' }).click();
    await expect.poll(() => page.locator('body').textContent()).toContain('places.json');
    expect(await rows(page).count()).toBeGreaterThan(3);
    await close();
  });

  it('says so plainly when the case is not there, and offers those that are', async () => {
    const { page, close } = await open({ path: '?case=nowhere', waitForMap: false });
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('nowhere');
    expect(await page.getByRole('link', { name: 'kursk-2024' }).count()).toBe(1);
    await close();
  });

  it('keeps list and panels when a layer or WebGL is missing', async () => {
    const { page, close } = await open({
      waitForMap: false,
      prepare: async (fresh) => {
        await fresh.route(/boundaries.*topojson/, (route) => route.fulfill({ status: 404 }));
      },
    });
    await expect.poll(() => page.locator('body').textContent()).toContain('boundaries');
    await rows(page).first().click();
    await expect.poll(() => page.locator('#evidence h2').count()).toBe(1);
    await close();
  });

  it('says when an address names a claim that is not there, and opens the rest of it', async () => {
    const { page, close } = await open({ path: '?claim=no-such-claim&q=Kursk' });
    await expect.poll(() => page.locator('body').textContent()).toContain('no-such-claim');
    expect(await page.getByRole('searchbox').first().inputValue()).toBe('Kursk');
    await close();
  });

  it('works where the browser refuses storage', async () => {
    const { page, problems, close } = await open({
      prepare: async (fresh) => {
        await fresh.addInitScript(() => {
          Object.defineProperty(window, 'localStorage', {
            get() {
              throw new DOMException('refused', 'SecurityError');
            },
          });
        });
      },
    });
    expect(await rows(page).count()).toBeGreaterThan(3);
    expect(problems).toEqual([]);
    await close();
  });
});

describe('a page without a network', () => {
  it('reloads whole once it was visited', async () => {
    const { page, close } = await open({ serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // The worker has everything when it is active; it takes the page over at the next visit.
    await page.reload();
    await mapReady(page);
    await page.context().setOffline(true);
    await page.reload();
    await mapReady(page);
    await rows(page).first().click();
    await expect.poll(() => page.locator('#evidence h2').count()).toBe(1);
    await close();
  });

  it('can be installed', async () => {
    const { page, close } = await open();
    const href = await page.getAttribute('link[rel="manifest"]', 'href');
    const manifest = (await (await page.request.get(new URL(href ?? '', page.url()).href)).json()) as {
      icons: { src: string; sizes: string }[];
      display: string;
    };
    expect(manifest.display).toBe('standalone');
    for (const { src } of manifest.icons)
      expect((await page.request.get(new URL(src, page.url()).href)).ok()).toBe(true);
    await close();
  });
});
