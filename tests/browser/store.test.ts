import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
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

/** What the address calls the case: it follows a moment after the case has it. */
const addressed = (page: Page, caseId: string): Promise<void> =>
  expect.poll(() => new URL(page.url()).searchParams.get('case')).toBe(caseId);

async function openLibrary(page: Page): Promise<Locator> {
  await page.locator('header h1').getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Cases in this browser' });
  await dialog.getByRole('heading', { name: 'Cases kept in this browser' }).waitFor();
  return dialog;
}
/** A new case opens on the workbench, which `stays` or is left for the list. */
async function newCase(page: Page, title: string, { stays = false } = {}): Promise<void> {
  const dialog = await openLibrary(page);
  await dialog.getByRole('button', { name: 'New case' }).click();
  await dialog.getByLabel('Title of the new case').fill(title);
  await dialog.getByRole('button', { name: 'Make the case' }).click();
  await saved(page);
  if (!stays) await page.getByRole('button', { name: 'Close the workbench' }).click();
}
/** The list has the claim, or is without it. */
async function lists(page: Page, statement: string, isThere = true): Promise<void> {
  await page.getByPlaceholder('Search claims').fill(statement);
  await page
    .getByText(isThere ? /^[1-9]\d* (of|claim)/ : /^0 (of|claim)/)
    .first()
    .waitFor();
  await expect.poll(() => rows(page).filter({ hasText: statement }).count()).toBe(isThere ? 1 : 0);
  await page.getByPlaceholder('Search claims').fill('');
}
async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
/** What is stored, changed behind the page's back: `wanted` is a pattern, `put` what stands in its place; `from` the first revision that is touched. */
const tamper = (page: Page, wanted: RegExp, put: string, from = 1): Promise<void> =>
  page.evaluate(
    ([pattern, replacement, first]) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('dateline');
        request.onsuccess = () => {
          const transaction = request.result.transaction('texts', 'readwrite');
          const texts = transaction.objectStore('texts');
          const all = texts.getAll() as IDBRequest<{ revision: number; text: string }[]>;
          all.onsuccess = () => {
            for (const row of all.result)
              if (row.revision >= first)
                texts.put({ ...row, text: row.text.replace(new RegExp(pattern, 's'), replacement) });
          };
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    [wanted.source, put, from] as const,
  );

describe('a case that this browser keeps', () => {
  it('has every edit after a reload, under an address of its own, and leaves the shipped one alone', async () => {
    const { page, problems, close } = await open();
    await addClaim(page, 'A ferry was seen');
    await saved(page);
    await addressed(page, 'local:kursk-2024');
    await addClaim(page, 'A second ferry was seen');
    await saved(page);
    await page.reload();
    await saved(page);
    await lists(page, 'A ferry was seen');
    await lists(page, 'A second ferry was seen');
    await page.goto(`${inject('address')}?case=kursk-2024`);
    await page.getByText('71 claims').first().waitFor();
    await lists(page, 'A ferry was seen', false);
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('is listed, renamed, duplicated, deleted and had back', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood on the river');
    await addressed(page, 'local:flood-on-the-river');
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

  it('is called and described as its desk wants, and is pointed to from the plain address of the shipped one', async () => {
    const { page, problems, close } = await open();
    const dialog = await openLibrary(page);
    // Cases that come with the page are called by their titles.
    await dialog.getByRole('link', { name: 'North Korean troops in Kursk Oblast, 2024' }).waitFor();
    await dialog.locator('summary', { hasText: 'Title, summary' }).click();
    await dialog.getByLabel('Title (English)').fill('Kursk, as our desk sees it');
    await dialog.getByLabel('What it is about (English)').fill('Who said how many, and where.');
    await dialog.getByLabel('Licence of its words').click();
    await expect.poll(() => page.locator('header h1').textContent()).toContain('as our desk sees it');
    // What a case may not have is refused in its words, and nothing changes.
    await dialog.getByLabel('Title (English)').fill('');
    await dialog.getByLabel('Licence of its words').click();
    await dialog.getByRole('alert').filter({ hasText: 'It needs words in English.' }).waitFor();
    expect(await violations(page, 'dialog')).toEqual([]);
    await saved(page);
    await addressed(page, 'local:kursk-2024');

    await page.goto(inject('address'));
    const hint = page.getByRole('status').filter({ hasText: 'that version is kept in this browser' });
    await hint.waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('header h1').textContent()).toContain('North Korean troops');
    await hint.getByRole('link', { name: 'Open it' }).click();
    await page.getByText('Who said how many, and where.').first().waitFor();
    expect(await page.locator('header h1').textContent()).toContain('as our desk sees it');
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('has the article on the workbench, and what was done with it, after a reload; the text is in a file only when asked', async () => {
    const { page, close } = await open();
    await newCase(page, 'Bridge', { stays: true });
    const text = readFileSync(new URL('../articles/jembatan.id.txt', import.meta.url), 'utf8');
    await page.getByRole('textbox', { name: 'Text of the article' }).fill(text);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByLabel('Outlet').fill('Kabar Pesisir');
    await page.getByLabel('Published').fill('2025-05-13');
    await page.getByLabel('Address').fill('https://example.org/jembatan');
    await page.getByRole('button', { name: 'Start reviewing' }).click();
    const items = page.getByRole('list', { name: 'Suggestions and claims' }).locator('> li');
    await items.first().waitFor();
    const count = await items.count();
    await page.keyboard.press('d');
    const said = page.getByText(/to review ·/);
    await expect.poll(() => said.textContent()).toMatch(new RegExp(`^\\D*${count - 1} `));
    const before = await said.textContent();
    await saved(page);
    await expect.poll(() => page.url()).toContain('case=local:bridge&panel=desk:');
    await page.reload();
    await saved(page);
    await items.first().waitFor();
    expect(await said.textContent()).toBe(before);
    const dialog = await openLibrary(page);
    await dialog.locator('summary', { hasText: 'Save to files' }).click();
    const words = 'Jembatan itu kami tutup';
    const without = await downloaded(page, () => dialog.getByRole('button', { name: 'As one file' }).click());
    expect(without.text).not.toContain(words);
    await dialog.getByRole('checkbox', { name: /With the text of 1 article/ }).check();
    const within = await downloaded(page, () => dialog.getByRole('button', { name: 'As one file' }).click());
    expect(within.text).toContain(words);
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
    await addressed(page, 'local:flood');
    await page.reload();
    await page.context().setOffline(true);
    await page.reload();
    await saved(page);
    await lists(page, 'Water rose');
    // And goes on keeping what is done.
    await addClaim(page, 'Water fell');
    await saved(page);
    await page.reload();
    await saved(page);
    await lists(page, 'Water fell');
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
    await addressed(page, 'local:flood');
    const other = await page.context().newPage();
    await withoutMap(other);
    await other.goto(page.url());
    await saved(other);
    await addClaim(other, 'Water rose');
    await saved(other);
    await page.getByText('1 claim', { exact: true }).first().waitFor();
    await lists(page, 'Water rose');
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
    await addressed(one, 'local:flood-2');
    await lists(one, 'Water fell');

    await addClaim(two, 'Water stood');
    await two.getByText('Another tab saved this case in the meantime.').waitFor();
    await two.getByRole('button', { name: 'Take theirs' }).click();
    await saved(two);
    await lists(two, 'Water rose');
    await lists(two, 'Water stood', false);

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
    await lists(three, 'Water froze');
    await lists(three, 'Water rose');
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
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...given: unknown[]) => IDBRequest<IDBValidKey>;
    IDBObjectStore.prototype.put = function (...given) {
      if (!('hasRoom' in window)) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };
  };

  it('says that the disk is full, keeps what was done in the page, saves it to a file, and stores it once there is room', async () => {
    const { page, close } = await open({ prepare: async (fresh) => void (await fresh.addInitScript(full)) });
    await addClaim(page, 'Water rose');
    await page.getByText('There is no room left on the disk').waitFor();
    expect(await violations(page, '.trouble')).toEqual([]);
    await lists(page, 'Water rose');
    const { name, text } = await downloaded(page, () => page.getByRole('button', { name: 'Save to a file' }).click());
    expect(name).toBe('kursk-2024.dateline.json');
    expect(text).toContain('Water rose');
    await page.evaluate(() => Object.assign(window, { hasRoom: true }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await saved(page);
    await addressed(page, 'local:kursk-2024');
    await page.reload();
    await saved(page);
    await lists(page, 'Water rose');
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
    const { page, problems, close } = await open({ prepare: async (fresh) => void (await fresh.addInitScript(stub)) });
    await expect.poll(() => rows(page).count()).toBeGreaterThan(3);
    await addClaim(page, 'Water rose');
    await page.getByText(words).waitFor();
    await lists(page, 'Water rose');
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
    await tamper(page, /("statement":\{"en":"Water fell"\},"kind":")[a-z]+/, '$1gossip');
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
    await addressed(page, 'local:flood-2');
    const after = await openLibrary(page);
    await after.getByText('Damaged', { exact: true }).waitFor();
    await close();
  });

  it('that cannot be read at all is not opened, and its earlier versions are there', async () => {
    const { page, close } = await open();
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    await addressed(page, 'local:flood');
    const address = page.url();
    await page.goto(inject('address'));
    await tamper(page, /^(.{99}).*$/, '$1', 2);
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
    await lists(page, 'Water rose');
    const again = await openLibrary(page);
    await again.locator('summary', { hasText: 'Save to files' }).click();
    const given = await downloaded(page, () => again.getByRole('button', { name: 'As one file' }).click());
    expect(given.text).toBe(text);

    await choose(again, name, text);
    await again.getByText('This browser has the very same case already.').waitFor();
    await choose(again, name, text.replaceAll('"Water rose"', '"Water rose fast"'));
    await again.getByText('The file was changed by another program').waitFor();
    await again.getByRole('radio', { name: /^Theirs: Water rose fast/ }).check();
    expect(await violations(page, 'dialog')).toEqual([]);
    await again.getByRole('button', { name: 'Merge as chosen' }).click();
    await saved(page);
    await lists(page, 'Water rose fast');
    await close();
  });

  it('is written into a folder of the reader’s choice, and opens from it in another browser; without such dialogs there is the archive', async () => {
    const { page, close } = await open({
      prepare: async (opened) => {
        // No test can answer the browser's dialog: the folder is one of its own, by the same handles.
        await opened.addInitScript(() => {
          Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
        });
      },
    });
    await newCase(page, 'Flood');
    await addClaim(page, 'Water rose');
    await saved(page);
    const dialog = await openLibrary(page);
    await dialog.locator('summary', { hasText: 'Save to files' }).click();
    await dialog.getByRole('button', { name: 'As a folder', exact: true }).click();
    await dialog.getByText('6 files were written to the folder.').waitFor();
    const files = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const found: [name: string, text: string][] = [];
      for await (const [name, handle] of folder.entries())
        if (handle.kind === 'file') found.push([name, await (await handle.getFile()).text()]);
      return found;
    });
    await close();
    const path = mkdtempSync(join(tmpdir(), 'dateline-flood-'));
    for (const [name, text] of files) writeFileSync(join(path, name), text);

    const other = await open({
      prepare: async (opened) => {
        await opened.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
      },
    });
    const list = await openLibrary(other.page);
    await list.locator('input[webkitdirectory]').setInputFiles(path);
    await list.getByRole('button', { name: 'Open “Flood”' }).click();
    await saved(other.page);
    await lists(other.page, 'Water rose');
    const again = await openLibrary(other.page);
    await again.locator('summary', { hasText: 'Save to files' }).click();
    await again.getByRole('button', { name: 'As an archive of the folder' }).waitFor();
    expect(await again.getByRole('button', { name: 'As a folder', exact: true }).count()).toBe(0);
    rmSync(path, { recursive: true });
    await other.close();
  });

  it('opens when it is dropped on the page', async () => {
    const { name, text } = await caseFile();
    const { page, close } = await open();
    // Before the page is there, nobody hears of the file.
    await page.locator('header h1').waitFor();
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
    await lists(page, 'Water rose');
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
    await addressed(page, 'local:kursk-2024');
    await page.reload();
    await mapReady(page);
    expect(problems).toEqual([]);
    await close();
  });
});
