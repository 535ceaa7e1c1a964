import { describe, expect, it, vi } from 'vitest';
import { CaseKeeper, type KeepingStatus } from '../../../src/state/store/case-keeper.svelte';
import type { CaseStore } from '../../../src/state/store/case-store';
import { openTab, recordOf, retitled, useBrowser } from './store';

useBrowser();

interface Kept {
  readonly keeper: CaseKeeper;
  readonly statuses: KeepingStatus['kind'][];
  readonly followed: string[];
}

async function keep(store: CaseStore, id: string | null = null): Promise<Kept> {
  const statuses: KeepingStatus['kind'][] = [];
  const followed: string[] = [];
  const loaded = id === null ? null : await store.load(id);
  const keeper = new CaseKeeper({
    record: loaded?.record ?? (await recordOf()),
    kept: loaded && { id: loaded.stored.id, revision: loaded.revision, changedAt: '' },
    openStore: () => Promise.resolve(store),
    onstatus: ({ kind }) => statuses.push(kind),
    onfollow: (record) => followed.push(record.case.file.title['en'] ?? ''),
  });
  return { keeper, statuses, followed };
}
const settled = (keeper: CaseKeeper, kind: KeepingStatus['kind'] = 'saved'): Promise<void> =>
  vi.waitFor(() => {
    expect(keeper.status.kind).toBe(kind);
  });
const titleOf = async (store: CaseStore, id: string): Promise<unknown> =>
  (await store.load(id))?.record?.case.file.title['en'];

describe('CaseKeeper', () => {
  it('stores nothing before something is changed', async () => {
    const store = await openTab();
    const { keeper } = await keep(store);
    expect(keeper.status.kind).toBe('untouched');
    expect((await store.list()).cases).toEqual([]);
  });

  it('stores edits in their order, and the last of those that came while it was at it', async () => {
    const store = await openTab();
    const { keeper, statuses } = await keep(store);
    const written: string[] = [];
    const save = store.save.bind(store);
    store.save = (id, record, base) => {
      written.push(record.case.file.title['en'] ?? '');
      return save(id, record, base);
    };
    const record = await recordOf();
    for (const title of ['1', '2', '3', '4']) keeper.save(retitled(record, title));
    await settled(keeper);
    // The first is made while the others come; of those the last counts.
    expect(written).toEqual(['4']);
    expect(await titleOf(store, 'harbour')).toBe('4');
    expect((await store.load('harbour'))?.revision).toBe(2);
    expect(statuses).toEqual(['saving', 'saved']);
    keeper.save(retitled(record, '5'));
    await settled(keeper);
    await vi.waitFor(async () => {
      expect(await titleOf(store, 'harbour')).toBe('5');
    });
  });

  it('keeps the record in the page when it cannot be stored, and stores it when it is tried again', async () => {
    const store = await openTab();
    const { keeper } = await keep(store);
    const create = store.create.bind(store);
    store.create = () => Promise.reject(Object.assign(new Error('full'), { problem: 'full' }));
    const record = retitled(await recordOf(), 'Precious');
    keeper.save(record);
    await settled(keeper, 'unsaved');
    expect(keeper.status).toEqual({ kind: 'unsaved', problem: 'full' });
    expect(keeper.record).toBe(record);
    store.create = create;
    keeper.retry();
    await settled(keeper);
    expect(await titleOf(store, 'harbour')).toBe('Precious');
  });

  it('follows another tab while it has nothing of its own', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const { id, record } = await one.create(await recordOf());
    const { keeper, followed } = await keep(one, id);
    await vi.waitFor(() => {
      expect(keeper.id).toBe(id);
    });
    await other.save(id, retitled(record, 'Theirs'), 1);
    await vi.waitFor(() => {
      expect(followed).toEqual(['Theirs']);
    });
    // And saves on from there.
    keeper.save(retitled(record, 'Then mine'));
    await vi.waitFor(async () => {
      expect(await titleOf(one, id)).toBe('Then mine');
    });
    expect(keeper.status.kind).toBe('saved');
  });

  it('writes over nothing in a conflict: mine beside theirs, or mine over theirs once that was chosen', async () => {
    const other = await openTab();
    const { id, record } = await other.create(await recordOf());
    for (const choice of ['copy', 'over'] as const) {
      const deaf = await openTab({ openChannel: () => null });
      const { keeper } = await keep(deaf, id);
      const base = (await other.load(id))?.revision ?? 0;
      await other.save(id, retitled(record, `Theirs ${choice}`), base);
      keeper.save(retitled(record, 'Mine'));
      await settled(keeper, 'conflict');
      keeper.save(retitled(record, 'Mine, more'));
      expect(await titleOf(other, id)).toBe(`Theirs ${choice}`);
      const { status } = keeper;
      if (choice === 'copy') keeper.keepAsCopy();
      else if (status.kind === 'conflict' && status.stored !== null) {
        keeper.rebase(status.stored, keeper.record);
        keeper.retry();
      }
      await settled(keeper);
      expect(keeper.id).toBe(choice === 'copy' ? 'harbour-2' : id);
      expect(await titleOf(other, choice === 'copy' ? 'harbour-2' : id)).toBe('Mine, more');
    }
    expect(await titleOf(other, id)).toBe('Mine, more');
  });

  it('can put back a case that another tab deleted', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const { id } = await one.create(await recordOf());
    const { keeper } = await keep(one, id);
    await vi.waitFor(() => {
      expect(keeper.id).toBe(id);
    });
    await other.remove(id);
    await settled(keeper, 'conflict');
    keeper.keepAsCopy();
    await settled(keeper);
    expect((await one.list()).cases.map((stored) => stored.id)).toEqual(['harbour-2']);
  });
});
