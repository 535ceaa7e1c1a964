import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import type { StoreChange } from '../../../src/state/store/store-channel';
import { SCHEMA_STEPS } from '../../../src/state/store/store-database';
import { StoreError } from '../../../src/state/store/store-error';
import { openTab, recordOf, retitled, useBrowser } from './store';

useBrowser();

const problemOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (cause: unknown) => (cause instanceof StoreError ? cause.problem : cause),
  );

/** Whatever is written into the database behind the store's back. */
async function write(store: 'cases' | 'texts', value: object): Promise<void> {
  const database = await openDB('dateline');
  await database.put(store, value);
  database.close();
}

describe('the store of cases', () => {
  it('gives back what was saved, to a tab that comes later too', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id, revision } = await store.create(record);
    expect([id, revision]).toEqual(['harbour', 1]);
    const later = await openTab();
    const loaded = await later.load(id);
    expect(loaded?.record).toEqual(record);
    expect(loaded).toMatchObject({ issues: [], remarks: [], revision: 1 });
    expect((await later.list()).cases).toMatchObject([
      { id, title: { en: 'Ships in the harbour' }, claims: 2, revisions: [{ revision: 1 }] },
    ]);
  });

  it('gives a second case of one id another, in the record too', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    await store.create(record);
    const second = await store.create(record);
    expect(second.id).toBe('harbour-2');
    expect(second.record.case.file.id).toBe('harbour-2');
    expect((await store.list()).cases.map(({ id }) => id)).toEqual(['harbour-2', 'harbour']);
  });

  it('refuses what is based on an older revision, and tells both', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const record = await recordOf();
    const { id } = await one.create(record);
    const theirs = retitled(record, 'Theirs');
    expect(await other.save(id, theirs, 1)).toMatchObject({ kind: 'saved', revision: 2 });
    const own = retitled(record, 'Mine');
    const result = await one.save(id, own, 1);
    expect(result).toMatchObject({ kind: 'conflict', own, stored: { record: theirs, revision: 2 } });
    expect((await one.load(id))?.record).toEqual(theirs);
  });

  it('lets only one of two saves at the same moment through', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const record = await recordOf();
    const { id } = await one.create(record);
    const results = await Promise.all([
      one.save(id, retitled(record, 'A'), 1),
      other.save(id, retitled(record, 'B'), 1),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
  });

  it('keeps earlier revisions, and drops the oldest', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id } = await store.create(record);
    for (let revision = 1; revision <= 24; revision += 1)
      await store.save(id, retitled(record, `Edit ${revision}`), revision);
    const kept = (await store.load(id))?.stored.revisions.map(({ revision }) => revision);
    expect(kept).toEqual(Array.from({ length: 20 }, (_, at) => at + 6));
    expect((await store.load(id, 24))?.record?.case.file.title).toEqual({ en: 'Edit 23' });
    expect((await store.load(id, 1))?.record).toBeNull();
  });

  it('leaves everything as it was when a write ends in the middle', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id } = await store.create(record);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    // The text goes in, the entry does not: as when the page is ended between the two.
    put.mockImplementationOnce(function (this: IDBObjectStore, value: unknown) {
      put.mockImplementationOnce(() => {
        throw new DOMException('ended', 'AbortError');
      });
      return this.add({ ...(value as object) });
    });
    expect(await problemOf(store.save(id, retitled(record, 'Half'), 1))).toBe('failed');
    put.mockRestore();
    const loaded = await store.load(id);
    expect(loaded?.record).toEqual(record);
    expect(loaded?.stored.revisions).toHaveLength(1);
    expect(await store.save(id, retitled(record, 'Whole'), 1)).toMatchObject({ kind: 'saved', revision: 2 });
  });

  it('makes room of old revisions on a full disk, and says so when there is still none', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id } = await store.create(record);
    await store.save(id, retitled(record, 'Second'), 1);
    const full = (): never => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(full);
    expect(await store.save(id, retitled(record, 'Third'), 2)).toMatchObject({ kind: 'saved', revision: 3 });
    expect((await store.load(id))?.stored.revisions.map(({ revision }) => revision)).toEqual([2, 3]);
    put.mockImplementation(full);
    expect(await problemOf(store.save(id, retitled(record, 'Fourth'), 3))).toBe('full');
    put.mockRestore();
    expect((await store.load(id))?.record).toEqual(retitled(record, 'Third'));
  });

  it('takes a deletion back, and deletes for good only then', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id } = await store.create(record);
    await store.purge(id);
    expect(await store.load(id)).not.toBeNull();
    await store.remove(id);
    expect(await store.load(id)).toBeNull();
    expect((await store.list()).removed).toMatchObject([{ id }]);
    expect(await store.save(id, record, 1)).toMatchObject({ kind: 'conflict', stored: null });
    await store.restore(id);
    expect((await store.load(id))?.record).toEqual(record);
    await store.remove(id);
    await store.purge(id);
    expect(await store.list()).toEqual({ cases: [], removed: [] });
    await store.restore(id);
    expect(await store.load(id)).toBeNull();
  });

  it('tells other tabs and this one, apart', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const [here, there]: [StoreChange[], StoreChange[]] = [[], []];
    one.subscribe((change) => here.push(change));
    other.subscribe((change) => there.push(change));
    const { id } = await one.create(await recordOf());
    await vi.waitFor(() => {
      expect(there).toEqual([{ kind: 'saved', id, revision: 1, isFromHere: false }]);
    });
    expect(here).toEqual([{ kind: 'saved', id, revision: 1, isFromHere: true }]);
  });

  it('does without a channel', async () => {
    const store = await openTab({ openChannel: () => null });
    expect(await store.create(await recordOf())).toMatchObject({ id: 'harbour' });
  });
});

describe('a store in trouble', () => {
  it('says whether there is none, or it is refused', async () => {
    expect(await problemOf(openTab({ hasStore: () => false }))).toBe('absent');
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await problemOf(openTab())).toBe('refused');
    open.mockRestore();
  });

  it('reads what is damaged as far as it goes, and leaves it as it is', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id } = await store.create(record);
    const text = (await store.load(id))?.text ?? '';
    const damaged = text.replace('"kind":"presence"', '"kind":"absence"');
    await write('texts', { id, revision: 1, text: damaged });
    const loaded = await store.load(id);
    expect(loaded?.record?.case.claims.map(({ id: claim }) => claim)).toEqual(['gazette-2020-05-02~bbbbbb']);
    expect(loaded?.issues.map(({ message }) => message).join()).toContain('absence');
    expect(loaded?.text).toBe(damaged);
    await write('texts', { id, revision: 1, text: text.slice(0, 200) });
    expect(await store.load(id)).toMatchObject({ record: null, text: text.slice(0, 200) });
  });

  it('finds a case whose entry is damaged by its texts', async () => {
    const [store, record] = [await openTab(), await recordOf()];
    const { id } = await store.create(record);
    await store.save(id, retitled(record, 'Second'), 1);
    await write('cases', { id, title: '<b>', claims: -1 });
    expect((await store.list()).cases).toMatchObject([{ id, title: { en: id }, revisions: [{}, { revision: 2 }] }]);
    expect((await store.load(id))?.record).toEqual(retitled(record, 'Second'));
    expect(await store.save(id, record, 2)).toMatchObject({ kind: 'saved', revision: 3 });
  });

  it('lets go when a newer Dateline comes, and says so', async () => {
    const onoutdated = vi.fn();
    const store = await openTab({ onoutdated });
    const { id, record } = await store.create(await recordOf());
    const newer = await openTab({
      steps: [
        ...SCHEMA_STEPS,
        async (_, transaction) => {
          const cases = transaction.objectStore('cases');
          for (const value of await cases.getAll()) await cases.put({ ...(value as object), isMigrated: true });
        },
      ],
    });
    expect(onoutdated).toHaveBeenCalledOnce();
    expect(await problemOf(store.save(id, record, 1))).toBe('outdated');
    // What the older one stored went over the step.
    expect((await newer.load(id))?.record).toEqual(record);
    const database = await openDB('dateline');
    expect(await database.get('cases', id)).toMatchObject({ isMigrated: true });
    database.close();
    // And a page of the older one that is opened now is told.
    expect(await problemOf(openTab())).toBe('outdated');
  });

  it('says that it waits while another tab holds on', async () => {
    const holding = await openDB('dateline', SCHEMA_STEPS.length, {
      upgrade(database) {
        database.createObjectStore('cases', { keyPath: 'id' });
        database.createObjectStore('texts', { keyPath: ['id', 'revision'] });
      },
    });
    const onwaiting = vi.fn();
    const opening = openTab({ onwaiting, steps: [...SCHEMA_STEPS, () => undefined] });
    await vi.waitFor(() => {
      expect(onwaiting).toHaveBeenCalledOnce();
    });
    holding.close();
    expect((await (await opening).list()).cases).toEqual([]);
  });

  it('keeps the old layout when a step to a new one fails', async () => {
    const store = await openTab();
    const { id, record } = await store.create(await recordOf());
    store.close();
    const failing = (): Promise<void> => Promise.reject(new Error('a step that fails'));
    expect(await problemOf(openTab({ steps: [...SCHEMA_STEPS, failing] }))).toBe('failed');
    expect((await (await openTab()).load(id))?.record).toEqual(record);
  });
});
