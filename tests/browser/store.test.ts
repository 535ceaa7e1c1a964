import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from './axe';
import { mapReady, rows, useDashboard, withoutMap, type Dashboard, type OpenOptions } from './dashboard';

const openDashboard = useDashboard();
const open = (options: OpenOptions = {}): Promise<Dashboard> =>
  openDashboard({
    waitForMap: false,
    acceptDownloads: true,
    ...options,
    prepare: async (page) => {
      await withoutMap(page);
      await options.prepare?.(page);
    },
  });

const ROWS = 'statement,source_url,outlet,published\n';
const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** An edit: a claim is imported into the case that is open. */
async function addClaim(page: Page, statement: string): Promise<void> {
  await page.getByRole('button', { name: 'Export and import data' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Import' }).click();
  const row = `${statement},https://example.org/${encodeURIComponent(statement)},Test,2024-11-02\n`;
  await dialog.locator('input[type=file]').setInputFiles(file('rows.csv', ROWS + row));
  await dialog.getByRole('button', { name: 'Check the rows' }).click();
  await dialog.getByRole('button', { name: 'Add 1 claim to the case' }).click();
}
const saved = (page: Page): Promise<void> => page.getByText('Saved in this browser').waitFor();

async function openLibrary(page: Page): Promise<Locator> {
  await page.locator('header h1').getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Cases in this browser' });
  await dialog.getByRole('heading', { name: 'Cases kept in this browser' }).waitFor();
  return dialog;
}
async function newCase(page: Page, title: string): Promise<void> {
  const dialog = await openLibrary(page);
  await dialog.getByRole('button', { name: 'New case' }).click();
  await dialog.getByLabel('Title of the new case').fill(title);
  await dialog.getByRole('button', { name: 'Make the case' }).click();
  await saved(page);
}
async function has(page: Page, statement: string): Promise<boolean> {
  await page.getByPlaceholder('Search claims').fill(statement);
  return (await rows(page).filter({ hasText: statement }).count()) > 0;
}
async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
/** Whatever is done to the database behind the page's back. */
const inStore = (page: Page, store: 'cases' | 'texts', change: (value: never) => object): Promise<void> =>
  page.evaluate(
    ([name, source]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('dateline');
        request.onerror = () => reject(new Error('no database'));
        request.onsuccess = () => {
          const transaction = request.result.transaction(name, 'readwrite');
          const target = transaction.objectStore(name);
          const all = target.getAll();
          all.onsuccess = () => {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the test's own function, in the page
            const edit = new Function(`return (${source})`)() as (value: unknown) => object;
            for (const value of all.result as unknown[]) target.put(edit(value));
          };
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    [store, change.toString()] as const,
  );

describe('a case that this browser keeps', () => {
  it('has every edit after a reload, under an address of its own, and leaves the shipped one alone', async () => {
    const { page, problems, close } = await open();
    await addClaim(page, 'A ferry was seen');
    await saved(page);
    await expect.poll(() => new URL(page.url()).searchParams.get('case')).toBe('local:kursk-2024');
    await addClaim(page, 'A second ferry was seen');
    await saved(page);
    await page.reload();
    await saved(page);
    expect(await has(page, 'A ferry was seen')).toBe(true);
    expect(await has(page, 'A second ferry was seen')).toBe(true);
    await page.goto(`${inject('address')}?case=kursk-2024`);
    await page.getByText('71 claims').first().waitFor();
    expect(await has(page, 'A ferry was seen')).toBe(false);
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('is listed, renamed, duplicated, deleted and had back', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood on the river');
    expect(new URL(page.url()).searchParams.get('case')).toBe('local:flood-on-the-river');
    const dialog = await openLibrary(page);
    await dialog.getByText('Open here', { exact: true }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Delete: Flood on the river' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Duplicate: Flood on the river' }).click();
    await dialog.getByRole('link', { name: 'Flood on the river (copy)' }).waitFor();
    await dialog.getByRole('button', { name: 'Rename: Flood on the river (copy)' }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Drought');
    await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
    await dialog.getByRole('link', { name: 'Drought' }).waitFor();
    await dialog.getByRole('button', { name: 'Delete: Drought' }).click();
    await dialog.getByText('“Drought” was deleted.').waitFor();
    await expect.poll(() => dialog.getByRole('link', { name: 'Drought' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
    await dialog.getByRole('link', { name: 'Drought' }).click();
    await page.getByRole('heading', { name: 'Drought', level: 1 }).waitFor();
    await close();
  });

  it('opens an earlier version as a copy', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    const dialog = await openLibrary(page);
    await dialog.locator('summary', { hasText: 'Earlier versions' }).click();
    await dialog.getByRole('button', { name: /^Open as a copy/ }).click();
    await dialog.getByRole('link', { name: /^Flood \(.+\)$/ }).click();
    await page.getByText('This case has no claims yet.').waitFor();
    await close();
  });

  it('reloads without a network', async () => {
    const { page, close } = await open({ serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    await page.reload();
    await page.context().setOffline(true);
    await page.reload();
    await saved(page);
    expect(await has(page, 'Water rose')).toBe(true);
    // And goes on keeping what is done.
    await addClaim(page, 'Water fell');
    await saved(page);
    await page.reload();
    await saved(page);
    expect(await has(page, 'Water fell')).toBe(true);
    await close();
  });

  it('is accessible in every theme', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.goto(`${inject('address')}?case=local:flood&theme=${theme}`);
      await saved(page);
      const dialog = await openLibrary(page);
      for (const summary of await dialog.locator('summary').all()) await summary.click();
      await dialog.getByRole('button', { name: 'New case' }).click();
      expect(await violations(page, 'dialog')).toEqual([]);
    }
    await close();
  });
});

describe('two tabs over one case', () => {
  it('follow each other, and say that they are there', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    const other = await page.context().newPage();
    await withoutMap(other);
    await other.goto(page.url());
    await saved(other);
    await addClaim(other, 'Water rose');
    await saved(other);
    await page.getByText('1 claim', { exact: true }).first().waitFor();
    expect(await has(page, 'Water rose')).toBe(true);
    const dialog = await openLibrary(page);
    await dialog.getByText('Open in another tab').waitFor();
    await close();
  });

  it('lose nothing when both were changed: a copy, or theirs, or some of each', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    // A tab that hears nothing, as one that was asleep.
    const deaf = async (): Promise<Page> => {
      const tab = await page.context().newPage();
      await withoutMap(tab);
      await tab.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
      await tab.goto(`${inject('address')}?case=local:flood&lang=en`);
      await saved(tab);
      return tab;
    };
    const [one, two, three] = [await deaf(), await deaf(), await deaf()];
    await addClaim(page, 'Water rose');
    await saved(page);

    await addClaim(one, 'Water fell');
    await one.getByText('Another tab saved this case in the meantime.').waitFor();
    expect(await violations(one, '.trouble')).toEqual([]);
    await one.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await saved(one);
    expect(new URL(one.url()).searchParams.get('case')).toBe('local:flood-2');
    expect(await has(one, 'Water fell')).toBe(true);

    await addClaim(two, 'Water stood');
    await two.getByText('Another tab saved this case in the meantime.').waitFor();
    await two.getByRole('button', { name: 'Take theirs' }).click();
    await saved(two);
    expect(await has(two, 'Water rose')).toBe(true);
    expect(await has(two, 'Water stood')).toBe(false);

    await addClaim(three, 'Water froze');
    await three.getByText('Another tab saved this case in the meantime.').waitFor();
    await three.getByRole('button', { name: 'Look at what differs' }).click();
    const dialog = three.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'What differs' }).waitFor();
    expect(await violations(three, 'dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge as chosen' }).click();
    await saved(three);
    await three.reload();
    await saved(three);
    expect(await has(three, 'Water froze')).toBe(true);
    expect(await has(three, 'Water rose')).toBe(true);
    await close();
  });

  it('are told when the case is deleted, and can keep it', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    const other = await page.context().newPage();
    await withoutMap(other);
    await other.goto(inject('address'));
    const dialog = await openLibrary(other);
    await dialog.getByRole('button', { name: 'Delete: Flood' }).click();
    await page.getByText('This case was deleted in another tab.').waitFor();
    await page.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await saved(page);
    await dialog.getByRole('link', { name: 'Flood' }).waitFor();
    await close();
  });
});

describe('a browser that keeps nothing', () => {
  const full = (): void => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (!('hasRoom' in window)) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
  };

  it('says that the disk is full, keeps what was done in the page, saves it to a file, and stores it once there is room', async () => {
    const { page, close } = await open({ prepare: (fresh) => fresh.addInitScript(full) });
    await addClaim(page, 'Water rose');
    await page.getByText('There is no room left on the disk').waitFor();
    expect(await violations(page, '.trouble')).toEqual([]);
    expect(await has(page, 'Water rose')).toBe(true);
    const { name, text } = await downloaded(page, () => page.getByRole('button', { name: 'Save to a file' }).click());
    expect(name).toBe('kursk-2024.dateline.json');
    expect(text).toContain('Water rose');
    await page.evaluate(() => Object.assign(window, { hasRoom: true }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    await page.reload();
    await saved(page);
    expect(await has(page, 'Water rose')).toBe(true);
    await close();
  });

  it.each([
    ['has no store', () => Object.defineProperty(window, 'indexedDB', { value: undefined }), 'has no store for pages'],
    [
      'refuses it',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('refused', 'SecurityError');
        };
      },
      'gives this page no store',
    ],
  ])('says so plainly when it %s, and the page works', async (_, stub, words) => {
    const { page, problems, close } = await open({ prepare: (fresh) => fresh.addInitScript(stub) });
    expect(await rows(page).count()).toBeGreaterThan(3);
    await addClaim(page, 'Water rose');
    await page.getByText(words).waitFor();
    expect(await has(page, 'Water rose')).toBe(true);
    const dialog = await openLibrary(page);
    await dialog.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await page.goto(`${inject('address')}?case=local:flood`);
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await close();
  });

  it('says that a case it is asked for is not there, and shows those that are', async () => {
    const { page, close } = await open({ path: '?case=local:nowhere' });
    await page.getByRole('dialog').getByText('There is no case “nowhere” in this browser.').waitFor();
    await close();
  });
});

describe('a stored case that is damaged', () => {
  it('is listed with its problems, given out as it is, opened without what is wrong, and never written over', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await addClaim(page, 'Water fell');
    await saved(page);
    await page.goto(inject('address'));
    await inStore(page, 'texts', (value: { text: string }) => ({
      ...value,
      text: value.text.replace(/("statement":\{"en":"Water fell"\},"kind":")[a-z]+/, '$1gossip'),
    }));
    const dialog = await openLibrary(page);
    await dialog.getByText('Damaged', { exact: true }).waitFor();
    await dialog.locator('summary', { hasText: '1 problem' }).click();
    await dialog.getByText('got "gossip"').waitFor();
    expect(await violations(page, 'dialog')).toEqual([]);
    const { name, text } = await downloaded(page, () =>
      dialog.getByRole('button', { name: 'Save it as it is' }).click(),
    );
    expect(name).toBe('flood-damaged.dateline.json');
    expect(text).toContain('gossip');
    await dialog.getByRole('link', { name: 'Flood' }).click();
    await page.getByText('1 claim', { exact: true }).first().waitFor();
    await addClaim(page, 'Water stood');
    await saved(page);
    expect(new URL(page.url()).searchParams.get('case')).toBe('local:flood-2');
    const after = await openLibrary(page);
    await after.getByText('Damaged', { exact: true }).waitFor();
    await close();
  });

  it('that cannot be read at all is not opened, and its earlier versions are there', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    const address = page.url();
    await page.goto(inject('address'));
    await inStore(page, 'texts', (value: { revision: number; text: string }) =>
      value.revision === 1 ? value : { ...value, text: value.text.slice(0, 99) },
    );
    await page.goto(address);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The case “flood” cannot be read.').waitFor();
    await dialog.locator('summary', { hasText: 'Earlier versions' }).click();
    await dialog.getByRole('button', { name: /^Open as a copy/ }).click();
    await dialog.getByRole('link', { name: /^Flood \(.+\)$/ }).waitFor();
    await close();
  });
});

describe('a case in a file', () => {
  async function caseFile(): Promise<{ name: string; text: string }> {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    const dialog = await openLibrary(page);
    await dialog.locator('summary', { hasText: 'Save to files' }).click();
    const given = await downloaded(page, () => dialog.getByRole('button', { name: 'As one file' }).click());
    const archive = await downloaded(page, () =>
      dialog.getByRole('button', { name: 'As an archive of the folder' }).click(),
    );
    expect(archive.name).toBe('flood.zip');
    await close();
    return given;
  }
  const choose = (dialog: Locator, name: string, text: string): Promise<void> =>
    dialog.locator('input[type=file][accept]').setInputFiles(file(name, text));

  it('opens in another browser as the very same, and merges when it differs', async () => {
    const { name, text } = await caseFile();
    expect(name).toBe('flood.dateline.json');
    const { page, close } = await open();
    const dialog = await openLibrary(page);
    await choose(dialog, name, text);
    await dialog.getByRole('button', { name: 'Open “Flood”' }).click();
    await saved(page);
    expect(await has(page, 'Water rose')).toBe(true);
    const again = await openLibrary(page);
    await again.locator('summary', { hasText: 'Save to files' }).click();
    const given = await downloaded(page, () => again.getByRole('button', { name: 'As one file' }).click());
    expect(given.text).toBe(text);

    await choose(again, name, text);
    await again.getByText('This browser has the very same case already.').waitFor();
    await choose(again, name, text.replaceAll('Water rose', 'Water rose fast').replace('"draft"', '"reviewed"'));
    await again.getByText('The file was changed by another program').waitFor();
    await again.getByRole('radio', { name: /^Theirs: Water rose fast/ }).check();
    expect(await violations(page, 'dialog')).toEqual([]);
    await again.getByRole('button', { name: 'Merge as chosen' }).click();
    await saved(page);
    expect(await has(page, 'Water rose fast')).toBe(true);
    await close();
  });

  it('opens when it is dropped on the page', async () => {
    const { name, text } = await caseFile();
    const { page, close } = await open();
    await page.evaluate(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
      },
      [name, text] as const,
    );
    await page.getByRole('button', { name: 'Open it as a case of its own' }).click();
    await page.getByRole('button', { name: 'Open “Flood”' }).click();
    await saved(page);
    expect(await has(page, 'Water rose')).toBe(true);
    await close();
  });

  it('says what is wrong with one that is none', async () => {
    const { page, close } = await open();
    const dialog = await openLibrary(page);
    await choose(dialog, 'x.json', '{"type":"FeatureCollection","features":[]}');
    await dialog.getByRole('alert').filter({ hasText: 'Expected a case document' }).waitFor();
    await close();
  });
});

describe('the map', () => {
  it('shows a case of this browser as it does any other', async () => {
    const { page, problems, close } = await openDashboard();
    await addClaim(page, 'A ferry was seen');
    await saved(page);
    await page.reload();
    await mapReady(page);
    expect(problems).toEqual([]);
    await close();
  });
});
