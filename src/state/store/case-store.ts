import type { DeskRecord } from '../../core/desk/desk-record';
import { createIdGiver } from '../../core/formats/import/make-id';
import { readDeskDocument, type DeskDocumentReading } from '../../core/store/read-desk-document';
import { createLayerStore, dropLayers, type LayerStore } from './layer-store';
import { openStoreChannel, type StoreChange } from './store-channel';
import { keysOf, openStoreDatabase, type SchemaStep, type StoreDatabase } from './store-database';
import { asStoreError, StoreError } from './store-error';
import { addressOfStored } from './stored-address';
import { presentRevision, readStoredCase, type StoredCase } from './stored-case';
import { dropOldRevisions, writeRevision, type RevisionOrder } from './write-revision';

export interface LoadedCase extends DeskDocumentReading {
  readonly stored: StoredCase;
  /** The document as it is stored. */
  readonly text: string;
  readonly revision: number;
}

export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number; readonly changedAt: string }
  /** Somebody else saved in between. Nothing was written; `stored` is theirs, `null` when they deleted it. */
  | { readonly kind: 'conflict'; readonly own: DeskRecord; readonly stored: LoadedCase | null };

interface CreatedCase {
  readonly id: string;
  readonly revision: number;
  readonly changedAt: string;
  /** The record as it is stored. */
  readonly record: DeskRecord;
}

/** The cases that this browser keeps. Every method rejects with `StoreError`. */
export interface CaseStore {
  /** Without those that were deleted, the last changed first; `removed` lists those. */
  list(): Promise<{ readonly cases: readonly StoredCase[]; readonly removed: readonly StoredCase[] }>;
  /** The present text of a case, or an earlier one; `null` when there is none. Whatever is stored is checked. */
  load(id: string, revision?: number): Promise<LoadedCase | null>;
  /** Writes a case's next revision, or nothing when the present one is not `baseRevision`. */
  save(id: string, record: DeskRecord, baseRevision: number): Promise<SaveResult>;
  /** Stores a case that was not stored before, under its id or the next that is free, which the record gets too. */
  create(record: DeskRecord): Promise<CreatedCase>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Deletes for good what was deleted. */
  purge(id: string): Promise<void>;
  readonly layers: LayerStore;
  /** Answers with what ends it. */
  subscribe(onChange: (change: StoreChange) => void): () => void;
  close(): void;
}

export interface StoreEffects {
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** Tells other tabs, and hears them; `null` where there is none. */
  readonly openChannel: () => BroadcastChannel | null;
  /** Whether the browser has a store at all. */
  readonly hasStore: () => boolean;
  /** A newer Dateline is open in another tab: nothing can be stored from here any more. */
  readonly onoutdated?: () => void;
  /** Opening waits for another tab, with an older Dateline. */
  readonly onwaiting?: () => void;
  /** For tests: another layout of the database. */
  readonly steps?: readonly SchemaStep[];
}

/** Opens the store. Rejects with `StoreError` where there is none. */
export async function openCaseStore(effects: StoreEffects): Promise<CaseStore> {
  const attempt = createAttempts(effects);
  await attempt(() => Promise.resolve());
  const channel = openStoreChannel(effects.openChannel());

  const load: CaseStore['load'] = (id, revision) =>
    attempt(async (database) => {
      const transaction = database.transaction(['cases', 'texts']);
      const entry: unknown = await transaction.objectStore('cases').get(id);
      const texts = transaction.objectStore('texts');
      const keys = await texts.getAllKeys(keysOf(id));
      const stored = readStoredCase(
        id,
        entry,
        keys.map(([, number]) => number),
      );
      if (entry === undefined || stored.removedAt !== null) return null;
      const wanted = revision ?? presentRevision(stored).revision;
      const row: unknown = (await texts.get([id, wanted]))?.text;
      const text = typeof row === 'string' ? row : '';
      return { ...(await readDeskDocument(text)), stored, text, revision: wanted };
    });

  /** Where there is no room, old revisions make some. */
  const write = async (database: StoreDatabase, order: RevisionOrder): Promise<StoredCase | null> => {
    try {
      return await writeRevision(database, order);
    } catch (cause) {
      if (asStoreError(cause).problem !== 'full') throw cause;
      await dropOldRevisions(database);
      return writeRevision(database, order);
    }
  };

  const setRemoved = (id: string, removedAt: string | null): Promise<void> =>
    attempt(async (database) => {
      const transaction = database.transaction(['cases', 'texts'], 'readwrite');
      const cases = transaction.objectStore('cases');
      const entry: unknown = await cases.get(id);
      if (entry === undefined) return;
      const keys = await transaction.objectStore('texts').getAllKeys(keysOf(id));
      const stored = readStoredCase(
        id,
        entry,
        keys.map(([, number]) => number),
      );
      await cases.put({ ...stored, removedAt });
      await transaction.done;
      channel.announce(removedAt === null ? 'saved' : 'removed', id, presentRevision(stored).revision);
    });

  return {
    list: () =>
      attempt(async (database) => {
        const transaction = database.transaction(['cases', 'texts']);
        const ids = await transaction.objectStore('cases').getAllKeys();
        const entries = (await transaction.objectStore('cases').getAll()) as readonly unknown[];
        const keys = await transaction.objectStore('texts').getAllKeys();
        const all = ids.map((id, at) =>
          readStoredCase(
            id,
            entries[at],
            keys.filter(([owner]) => owner === id).map(([, revision]) => revision),
          ),
        );
        all.sort((a, b) => (presentRevision(a).changedAt < presentRevision(b).changedAt ? 1 : -1));
        return {
          cases: all.filter(({ removedAt }) => removedAt === null),
          removed: all.filter(({ removedAt }) => removedAt !== null),
        };
      }),
    load,
    save: (id, record, baseRevision) =>
      attempt(async (database) => {
        const saved = await write(database, {
          id,
          record,
          changedAt: effects.now(),
          mayFollow: (stored) =>
            stored !== null && stored.removedAt === null && presentRevision(stored).revision === baseRevision,
        });
        if (saved === null) return { kind: 'conflict', own: record, stored: await load(id) };
        const { revision, changedAt } = presentRevision(saved);
        channel.announce('saved', id, revision);
        return { kind: 'saved', revision, changedAt };
      }),
    create: (record) =>
      attempt(async (database) => {
        const give = createIdGiver(await database.getAllKeys('cases'));
        for (;;) {
          const id = give(record.case.file.id);
          const own = { ...record, case: { ...record.case, file: { ...record.case.file, id } } };
          // Another tab may have taken it since.
          const mayFollow = (stored: StoredCase | null): boolean => stored === null;
          const saved = await write(database, { id, record: own, changedAt: effects.now(), mayFollow });
          if (saved === null) continue;
          const { revision, changedAt } = presentRevision(saved);
          channel.announce('saved', id, revision);
          return { id, revision, changedAt, record: own };
        }
      }),
    remove: (id) => setRemoved(id, effects.now()),
    restore: (id) => setRemoved(id, null),
    purge: (id) =>
      attempt(async (database) => {
        const transaction = database.transaction(['cases', 'texts', 'layers', 'shapes'], 'readwrite');
        const entry: unknown = await transaction.objectStore('cases').get(id);
        if (entry === undefined || readStoredCase(id, entry, []).removedAt === null) return;
        await transaction.objectStore('cases').delete(id);
        await transaction.objectStore('texts').delete(keysOf(id));
        await dropLayers(transaction, keysOf(addressOfStored(id)));
        await transaction.done;
        channel.announce('removed', id, 0);
      }),
    layers: createLayerStore(attempt, channel),
    subscribe: (onChange) => channel.subscribe(onChange),
    close: () => {
      channel.close();
      attempt.close();
    },
  };
}

type Attempts = (<T>(work: (database: StoreDatabase) => Promise<T>) => Promise<T>) & { readonly close: () => void };

/** Work on the open database, which is opened when it is first needed, and again after the browser has closed it. */
function createAttempts(effects: StoreEffects): Attempts {
  let isClosed = false;
  let database: Promise<StoreDatabase> | null = null;
  const events = {
    onoutdated: () => {
      isClosed = true;
      effects.onoutdated?.();
    },
    onwaiting: () => effects.onwaiting?.(),
    onterminated: () => (database = null),
  };
  const open = async (): Promise<StoreDatabase> => {
    if (isClosed) throw new StoreError('outdated', 'A newer Dateline is open in another tab.');
    if (!effects.hasStore()) throw new StoreError('absent', 'This browser has no IndexedDB.');
    database ??= openStoreDatabase(events, effects.steps);
    try {
      return await database;
    } catch (cause) {
      database = null;
      throw cause;
    }
  };
  const attempt = async <T>(work: (opened: StoreDatabase) => Promise<T>): Promise<T> => {
    try {
      return await work(await open());
    } catch (cause) {
      throw asStoreError(cause);
    }
  };
  const close = (): void => {
    isClosed = true;
    void database?.then(
      (opened) => opened.close(),
      () => undefined,
    );
  };
  return Object.assign(attempt, { close });
}
