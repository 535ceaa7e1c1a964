import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeskRecord } from '../../src/core/desk/desk-record';
import { DeskWork } from '../../src/state/desk-work.svelte';
import { CaseKeeper } from '../../src/state/store/case-keeper.svelte';
import type { CaseStore } from '../../src/state/store/case-store';
import { openTab, recordOf, retitled, useBrowser } from './store/store';

useBrowser();

/** A tab with the case on its workbench: edits are stored, and those of other tabs followed. */
interface Tab {
  readonly work: DeskWork;
  readonly shown: () => string;
  readonly retitle: (title: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Waits until the page shows the title, and has it stored. */
  readonly shows: (title: string) => Promise<void>;
}
const titleOf = (record: DeskRecord): string => record.case.file.title['en'] ?? '';

async function openWorkbench(store: CaseStore, id: string): Promise<Tab> {
  const loaded = await store.load(id);
  if (loaded?.record == null) throw new Error('The case is not stored.');
  let shown = titleOf(loaded.record);
  const keeper: CaseKeeper = new CaseKeeper({
    record: loaded.record,
    kept: { id, revision: loaded.revision, changedAt: '' },
    openStore: () => Promise.resolve(store),
    onstatus: () => undefined,
    onfollow: (record) => work.follow(record),
  });
  const work = new DeskWork({
    record: loaded.record,
    effects: { save: (record) => keeper.save(record) },
    show: ({ file }) => (shown = file.title['en'] ?? ''),
    today: () => '2024-11-05',
    geography: () => ({ boundaryCodes: undefined }),
    editor: '',
  });
  const saved = (): Promise<void> =>
    vi.waitFor(() => {
      expect(keeper.status.kind).toBe('saved');
    });
  const andSaved = (act: () => void) => async (): Promise<void> => {
    act();
    await saved();
  };
  return {
    work,
    shown: () => shown,
    retitle: (title) => andSaved(() => work.run({ kind: 'edit-case', title: { en: title } }))(),
    undo: andSaved(() => work.undo()),
    redo: andSaved(() => work.redo()),
    shows: async (title) => {
      await vi.waitFor(() => {
        expect(shown).toBe(title);
      });
      await saved();
    },
  };
}

async function twoTabs(): Promise<{ here: Tab; there: Tab; stored: () => Promise<string> }> {
  const [one, other] = [await openTab(), await openTab()];
  const { id } = await one.create(retitled(await recordOf(), 'Begin'));
  const [here, there] = [await openWorkbench(one, id), await openWorkbench(other, id)];
  // Both have subscribed.
  await new Promise((resolve) => setTimeout(resolve));
  const stored = async (): Promise<string> => {
    const record = (await one.load(id))?.record;
    return record == null ? '' : titleOf(record);
  };
  return { here, there, stored };
}

afterEach(() => vi.restoreAllMocks());

describe('undo over the edits of two tabs', () => {
  it('goes back over the other tab’s step as over its own, says so, and goes on to what was done before it', async () => {
    const { here, there, stored } = await twoTabs();
    await here.retitle('Mine');
    await there.shows('Mine');
    await there.retitle('Theirs');
    await here.shows('Theirs');
    expect(here.work.step).toMatchObject({
      kind: 'came',
      isOthers: true,
      change: { rows: [{ table: 'case', kind: 'changed' }] },
    });
    expect(here.work.undoesOthers).toBe(true);

    await here.undo();
    expect(here.shown()).toBe('Mine');
    expect(here.work.step).toMatchObject({ kind: 'undone', isOthers: true, change: { rows: [{ table: 'case' }] } });
    expect(await stored()).toBe('Mine');
    // What comes next was done here, and is undone without a word about others.
    expect(here.work.undoesOthers).toBe(false);
    await here.undo();
    expect(here.shown()).toBe('Begin');
    expect(here.work.step?.isOthers).toBe(false);
    expect(here.work.canUndo).toBe(false);
  });

  it('brings the other tab’s step back by redo, and says so', async () => {
    const { here, there, stored } = await twoTabs();
    await here.retitle('Mine');
    await there.shows('Mine');
    await there.retitle('Theirs');
    await here.shows('Theirs');
    await here.undo();
    await here.redo();
    expect(here.shown()).toBe('Theirs');
    expect(here.work.step).toMatchObject({ kind: 'redone', isOthers: true });
    expect(await stored()).toBe('Theirs');
  });

  it('tells the other tab what became of its work, and lets it have that back', async () => {
    const { here, there, stored } = await twoTabs();
    await there.retitle('Theirs');
    await here.shows('Theirs');
    await here.undo();
    await there.shows('Begin');
    expect(there.work.step).toMatchObject({ kind: 'came', isOthers: true });
    expect(there.work.undoesOthers).toBe(true);
    await there.undo();
    expect(there.shown()).toBe('Theirs');
    await here.shows('Theirs');
    expect(await stored()).toBe('Theirs');
    // And further back, to before its own edit.
    await there.undo();
    expect(await stored()).toBe('Begin');
  });

  it('is stored once by the tab that undoes, and not again by the one that follows', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const { id } = await one.create(retitled(await recordOf(), 'Begin'));
    const [here, there] = [await openWorkbench(one, id), await openWorkbench(other, id)];
    await new Promise((resolve) => setTimeout(resolve));
    await there.retitle('Theirs');
    await here.shows('Theirs');
    await here.undo();
    await there.shows('Begin');
    expect((await one.load(id))?.revision).toBe(3);
  });

  it('takes a merged record over as a step that has others’ work in it', async () => {
    const { here, stored } = await twoTabs();
    const merged = retitled(here.work.record, 'Merged');
    here.work.adopt(merged, true);
    expect(here.work.step).toMatchObject({ kind: 'came', isOthers: true });
    await here.undo();
    expect(here.work.step).toMatchObject({ kind: 'undone', isOthers: true });
    expect(await stored()).toBe('Begin');
  });

  it('loses a note about others with the next edit', async () => {
    const { here, there } = await twoTabs();
    await there.retitle('Theirs');
    await here.shows('Theirs');
    expect(here.work.step).not.toBeNull();
    await here.retitle('Mine again');
    expect(here.work.step).toBeNull();
    await here.undo();
    expect(here.work.undoesOthers).toBe(true);
  });
});
