import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { violations } from './axe';
import { rows, useDashboard, withoutMap } from './dashboard';
import { article, bring, current, goToDesk, items, numbers, publish } from './reviewing';

const open = useDashboard();

describe('the workbench', () => {
  it('takes an article of fifteen claims to a new case by keyboard alone, and every one of them to publication', async () => {
    const { page, problems, requests, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    const start = await numbers(page);
    expect(start.open).toBeGreaterThanOrEqual(15);
    expect(await violations(page)).toEqual([]);
    // What the reader found twice is dismissed.
    for (let left = start.open; left > 15; left--) {
      await page.keyboard.press('d');
      await expect.poll(async () => (await numbers(page)).open).toBe(left - 1);
    }
    for (let number = 1; number <= 15; number++) {
      await publish(page, `Claim ${number} of the ferry strike, in the words of the desk`);
      await expect.poll(async () => (await numbers(page)).published).toBe(number);
      if (number < 15) await page.keyboard.press('j');
    }
    expect(await numbers(page)).toEqual({ open: 0, claims: 15, published: 15 });
    // The list, the map's data and the timeline show the case.
    await page.getByRole('button', { name: 'Close the workbench' }).click();
    await rows(page).filter({ hasText: 'Claim 7 of the ferry strike' }).first().waitFor();
    await page.getByText('15 claims', { exact: true }).first().waitFor();
    expect(requests.filter((address) => address.includes('example.org'))).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('reviews articles in two more languages into one case, with actors and places found again', async () => {
    const { page, problems, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'jembatan.id', published: '2025-05-13', into: /new case/ });
    await publish(page, 'Some 450 people were taken from Demak to Semarang');
    await page.getByRole('combobox', { name: 'Article on the desk' }).selectOption('New article …');
    await bring(page, { name: 'vodohin.uk', published: '2025-05-13', into: /^Into the open case/ });
    await publish(page, 'Eight thousand families in Poltava have no water');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await publish(page, 'Fourteen vehicles came from Kremenchuk to Poltava');
    await page.getByRole('button', { name: 'Close the workbench' }).click();
    await page.getByText('3 claims', { exact: true }).first().waitFor();
    const places = await page.evaluate(() => document.body.innerText.match(/Poltava/g)?.length ?? 0);
    expect(places).toBeGreaterThan(0);
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it('undoes and redoes everything', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    const start = await numbers(page);
    const text = await current(page).textContent();
    await page.keyboard.press('a');
    await page.keyboard.press('j');
    await page.keyboard.press('d');
    await expect.poll(() => numbers(page)).toEqual({ open: start.open - 2, claims: 1, published: 0 });
    await page.keyboard.press('u');
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(start);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => numbers(page)).toEqual({ open: start.open - 1, claims: 1, published: 0 });
    await page.keyboard.press('u');
    await expect.poll(() => numbers(page)).toEqual(start);
    expect(await items(page).first().textContent()).toContain(text?.slice(12, 30));
    await close();
  });

  it('brings to hand what the undo button took back, says what it was, and marks where in the form', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    const redo = page.getByRole('button', { name: 'Redo', exact: true });
    const note = page.getByRole('status').filter({ hasText: /Undone|Done again/ });
    await page.keyboard.press('e');
    await page.getByRole('combobox', { name: 'How sure' }).selectOption('denied');
    await page.keyboard.press('Escape');
    // At the other end of the list, out of sight of it.
    await items(page).last().click();
    await undo.click();
    await note
      .filter({ hasText: 'Undone: “About 1,200 ferry workers stopped work' })
      .filter({ hasText: 'how sure' })
      .waitFor();
    await current(page).getByText('asserted').waitFor();
    expect(await current(page).evaluate((item) => item === item.parentElement?.firstElementChild)).toBe(true);
    await expect
      .poll(() =>
        current(page).evaluate((item) => {
          const list = item.closest('.list')?.getBoundingClientRect();
          const { top, bottom } = item.getBoundingClientRect();
          return list !== undefined && top >= list.top && bottom <= list.bottom;
        }),
      )
      .toBe(true);
    await page.keyboard.press('e');
    await redo.click();
    await note.filter({ hasText: 'Done again' }).waitFor();
    await page.locator('[data-section=statement][data-changed]').waitFor();
    expect(await page.locator('[data-changed]').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    // Where it is another article's, that one comes to the desk, from the field for a new one too.
    await page.getByRole('combobox', { name: 'Article on the desk' }).selectOption('New article …');
    await undo.click();
    await current(page).getByText('About 1,200 ferry workers').waitFor();
    await note.filter({ hasText: 'Undone' }).waitFor();
    await close();
  });

  it('marks what the outlet tells itself, in the list and in the text, and makes it a claim of the outlet', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap, path: '?panel=desk&theme=dark' });
    await bring(page, { name: 'pasukan.id', published: '2025-05-13', into: /new case/ });
    const convoy = items(page).filter({ hasText: 'Konvoi pertama berangkat' });
    expect(await convoy.textContent()).toMatch(/suggestion\s*Kabar Dunia\s*in its own voice/);
    const marked = page.getByRole('article', { name: 'The article' }).locator('.own');
    expect((await marked.allTextContents()).join(' ')).toContain('Konvoi pertama berangkat');
    expect(await items(page).filter({ hasText: 'in its own voice' }).count()).toBeLessThan(await items(page).count());
    await convoy.click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('e');
    const attribution = page.getByRole('combobox', { name: 'Attribution' });
    await attribution.waitFor();
    expect(await attribution.inputValue()).toBe('outlet');
    // Nothing is dated by when it was said: the case is shown by when it was published.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close the workbench' }).click();
    await rows(page).filter({ hasText: 'Kabar Dunia' }).first().waitFor();
    expect(await page.getByRole('radio', { name: 'published', exact: true }).isChecked()).toBe(true);
    await close();
  });

  it('keeps what is chosen of a grade or a speaker while something else of the claim is written', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    await page.keyboard.press('c');
    await page.keyboard.press('Enter');
    const grade = page.getByRole('group', { name: 'The desk’s own grade' });
    const attribution = page.getByRole('combobox', { name: 'Attribution' });
    await attribution.selectOption('named');
    await grade.getByRole('combobox').first().selectOption('B');
    await page.getByRole('textbox', { name: 'English', exact: true }).fill('Crews stopped work');
    await page.keyboard.press('Tab');
    await page.getByText('Edited: statement').waitFor();
    expect(await grade.getByRole('combobox').first().inputValue()).toBe('B');
    expect(await attribution.inputValue()).toBe('named');
    await grade.getByRole('combobox').last().selectOption('2');
    await grade.getByRole('textbox').fill('She heads the union');
    await page.keyboard.press('Tab');
    await page.getByText('Edited: statement, grade').waitFor();
    await close();
  });

  it('refuses to publish, and names what is missing with links to it', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    await page.keyboard.press('a');
    await current(page).getByText('2 things are missing before it can be published').waitFor();
    await page.keyboard.press('p');
    await current(page).getByText('reviewed', { exact: true }).waitFor();
    await page.keyboard.press('p');
    await page.getByText('It cannot be published yet: see what is missing.').waitFor();
    const gate = page.getByRole('region', { name: 'Publication' });
    await gate.getByRole('button', { name: /does not say what exactly was counted/ }).click();
    const scope = page.getByLabel('What was counted');
    await expect.poll(() => scope.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await gate.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    // What the check of cases refuses is said in its words, and what was typed stays to be mended.
    await page.getByLabel('When it was said').fill('2025-06-30');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').filter({ hasText: 'after its source was published' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('makes claims of the text: of what is selected, and of sentences that are picked by keys', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'jembatan.id', published: '2025-05-13', into: /new case/ });
    await page.keyboard.press('c');
    await page.getByText('Arrows go through the sentences').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Publication' }).waitFor();
    await page.getByRole('button', { name: /Nobody is said to have said it/ }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await numbers(page)).claims).toBe(1);
    await page.getByRole('article', { name: 'The article' }).getByText('Air mulai surut').first().selectText();
    await page.getByRole('button', { name: 'Make a claim of the selected text' }).click();
    await page.getByRole('region', { name: 'Publication' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await numbers(page)).claims).toBe(2);
    await close();
  });

  it('hands on no sentence of an article: a draft goes out with a fragment, and the export says so', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap, acceptDownloads: true });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    await page.keyboard.press('a');
    await current(page).getByText('draft', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Export and import data' }).click();
    await page.getByText('1 draft still says it in the article’s own words').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '.csv', exact: true }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('[draft] “About 1,200 ferry workers stopped work …”');
    expect(text).not.toContain('stopped work in Jinja on Tuesday');
    await close();
  });

  it('leads a movement by way of a place', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'vodohin.uk', published: '2025-05-13', into: /new case/ });
    await items(page).filter({ hasText: '14 машин' }).first().click();
    await page.keyboard.press('e');
    const where = page.getByRole('group', { name: 'Where' });
    await where.getByRole('button', { name: 'Add a place' }).click();
    await page.getByLabel('Look for a place').fill('Lubny');
    await where.getByText('Enter takes the first of these.').waitFor();
    await page.keyboard.press('Enter');
    const role = where.getByRole('combobox', { name: 'Role of the place' }).last();
    await role.selectOption('by way of');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close the workbench' }).click();
    await rows(page).first().click();
    await page.getByText(/from Kremenchuk → by way of Lubny → to Poltava/).waitFor();
    await close();
  });

  it('shows which fragments moved and which are lost when a text is replaced, and what changed', async () => {
    const { page, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    await bring(page, { name: 'ferry-strike.en', published: '2025-05-13', into: /new case/ });
    await page.keyboard.press('a');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'The article was changed: replace its text' }).click();
    const changed = article('ferry-strike.en')
      .replace('(Lakeside Wire)', '(Lakeside Wire, corrected)')
      .replace('We counted 34 boats tied up', 'We saw some boats moored');
    await page.getByRole('textbox', { name: 'Text of the article' }).fill(changed);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Fragments: 0 kept, 1 moved, 1 lost').waitFor();
    await page.locator('ins').filter({ hasText: 'corrected' }).waitFor();
    await page.locator('del').filter({ hasText: 'counted' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Replace the text' }).click();
    await page.getByRole('article', { name: 'The article' }).getByText('corrected').waitFor();
    await items(page).filter({ hasText: 'We counted' }).click();
    await page.keyboard.press('e');
    await page.getByRole('button', { name: /has no position in the text/ }).waitFor();
    await page.getByText('not in the new one').waitFor();
    await close();
  });

  it('reads a saved page, and says where each field was found and what was set aside', async () => {
    const { page, problems, close } = await open({ waitForMap: false, prepare: withoutMap });
    await goToDesk(page);
    const body = article('ferry-strike.en')
      .split('\n\n')
      .map((line) => `<p>${line.replaceAll('"', '&quot;')}</p>`)
      .join('');
    const html = `<!doctype html><html lang="en"><head><title>x</title>
      <link rel="canonical" href="https://example.org/saved">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry crews walk out","datePublished":"2025-05-13T08:00:00Z","publisher":{"name":"Example Wire"}}</script>
      </head><body><nav>Home Sports Weather</nav><article><h1>Ferry crews walk out</h1>${body}</article>
      <aside class="related">Ten walks for the weekend</aside><script>document.title='ran'</script></body></html>`;
    await page.locator('.intake input[type=file]').setInputFiles({
      name: 'saved.html',
      mimeType: 'text/html',
      buffer: Buffer.from(html),
    });
    await page.getByRole('heading', { name: /claims are suggested/ }).waitFor();
    expect(await page.getByLabel('Outlet').inputValue()).toBe('Example Wire');
    expect(await page.getByLabel('Published').inputValue()).toBe('2025-05-13');
    expect(await page.getByLabel('Address').inputValue()).toBe('https://example.org/saved');
    await page.getByText('from the page’s JSON-LD').waitFor();
    await page.getByText(/pieces? (was|were) set aside/).click();
    await page.getByText('Ten walks for the weekend').waitFor();
    expect(await page.title()).not.toBe('ran');
    expect(problems.filter((problem) => !problem.includes('WebGL'))).toEqual([]);
    await close();
  });

  it.each(['light', 'dark', 'contrast'])(
    'is accessible in the %s theme: bringing, reviewing, the form',
    async (theme) => {
      const { page, close } = await open({
        waitForMap: false,
        prepare: withoutMap,
        path: `?panel=desk&theme=${theme}`,
      });
      await page.getByRole('textbox', { name: 'Text of the article' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await bring(page, { name: 'vodohin.uk', published: '2025-05-13', into: /new case/ });
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('e');
      await page.getByRole('region', { name: 'Publication' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await close();
    },
  );
});
