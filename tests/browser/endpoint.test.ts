import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './axe';
import { useDashboard, withoutMap } from './dashboard';

const open = useDashboard();

interface Stub {
  readonly server: Server;
  readonly origin: string;
  readonly seen: string[];
}

/** A server of the test's own that lets any page ask, and answers as a chat-completions interface does. */
async function stub(): Promise<Stub> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('content-type', 'application/json');
    const claims = [
      { statement: 'The bridge will open on Monday', speaker: 'Ana Prado', cue: 'said' },
      { statement: 'The bridge opened on Monday', speaker: 'Ana Prado' },
    ];
    response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify({ claims }) } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, seen, origin: `http://127.0.0.1:${port}` };
}

/** Whether a page's own script gets through to an address. */
const reaches = (page: Page, address: string): Promise<boolean> =>
  page.evaluate(
    (target) =>
      fetch(target).then(
        () => true,
        () => false,
      ),
    address,
  );

async function openPanel(page: Page): Promise<Locator> {
  await page.locator('header h1').getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Suggestions by a model of your own' }).waitFor();
  return dialog;
}

describe('a model of the user’s own', () => {
  let wanted: Stub;
  let other: Stub;
  beforeAll(async () => {
    [wanted, other] = await Promise.all([stub(), stub()]);
  });
  afterAll(() => {
    for (const { server } of [wanted, other]) server.close();
  });

  it('is off: no request leaves; once allowed, that origin alone is reached; and off again', async () => {
    const { page, close } = await open({ serviceWorkers: 'allow', waitForMap: false, prepare: withoutMap });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // The worker takes the page over at the next visit.
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await reaches(page, wanted.origin)).toBe(false);
    expect(await reaches(page, other.origin)).toBe(false);
    expect([...wanted.seen, ...other.seen]).toEqual([]);

    const dialog = await openPanel(page);
    await dialog.locator('summary', { hasText: 'Suggestions by a model' }).click();
    expect(await violations(page, 'dialog')).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Address' }).fill('http://models.example/v1');
    await dialog.getByRole('textbox', { name: 'Model' }).fill('stub');
    await dialog.getByLabel('Key (if it wants one)').fill('secret');
    await dialog.getByRole('button', { name: 'Allow this address and reload' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'not sent in the clear' }).waitFor();
    await dialog.getByRole('textbox', { name: 'Address' }).fill(`${wanted.origin}/v1`);
    await Promise.all([
      page.waitForEvent('load'),
      dialog.getByRole('button', { name: 'Allow this address and reload' }).click(),
    ]);

    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    expect(policy).toContain(`connect-src 'self' ${wanted.origin};`);
    expect(await reaches(page, other.origin)).toBe(false);
    expect([...wanted.seen, ...other.seen]).toEqual([]);
    const allowed = await openPanel(page);
    await allowed.getByRole('button', { name: 'Try it' }).click();
    await allowed.getByText('1 suggestion, 1 rejected.').waitFor();
    await allowed.getByText('these words are not in the text').waitFor();
    expect(await violations(page, 'dialog')).toEqual([]);
    expect(wanted.seen).toContain('POST /v1/chat/completions');
    expect(other.seen).toEqual([]);
    await page.keyboard.press('Escape');

    // On the workbench its suggestions stand beside the others, by its name.
    await page.keyboard.press('w');
    const text = `The road\n\nThe bridge will open on Monday, said Ana Prado, head of the road office.`;
    await page.getByRole('textbox', { name: 'Text of the article' }).fill(text);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByLabel('Outlet').fill('Test');
    await page.getByLabel('Published').fill('2025-05-13');
    await page.getByLabel('Address').fill('https://example.org/road');
    await page.getByRole('button', { name: 'Start reviewing' }).click();
    const asked = wanted.seen.length;
    await page.getByRole('button', { name: 'Ask stub for suggestions' }).click();
    await page.getByText('1 suggestion, 1 rejected.').waitFor();
    expect(wanted.seen.length).toBeGreaterThan(asked);
    expect(await violations(page, '.ask')).toEqual([]);
    await page.getByText('Saved in this browser').waitFor();
    // What was set up is in no case and not where cases are.
    const everything = await page.evaluate(() => JSON.stringify(localStorage));
    expect(everything).not.toContain('secret');

    const again = await openPanel(page);
    await Promise.all([
      page.waitForEvent('load'),
      again.getByRole('button', { name: 'Turn it off and forget it' }).click(),
    ]);
    expect(await reaches(page, wanted.origin)).toBe(false);
    // Without a network the page is there as ever, with its own policy.
    await page.context().setOffline(true);
    await page.goto(`${inject('address')}?panel=help`);
    await page.locator('header h1').waitFor();
    expect(await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content')).toContain(
      "connect-src 'self';",
    );
    await close();
  });

  it('cannot be turned on where no service worker can allow it, and says so', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    const dialog = await openPanel(page);
    await dialog.locator('summary', { hasText: 'Suggestions by a model' }).click();
    await dialog.getByText('It cannot be turned on here').waitFor();
    expect(await dialog.getByRole('button', { name: 'Allow this address and reload' }).isDisabled()).toBe(true);
    await close();
  });
});
