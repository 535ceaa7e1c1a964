import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';

/** Of IndexedDB. */
export const DATABASE = 'dateline';

/** A case's text as it was at one time. */
interface StoredText {
  readonly id: string;
  readonly revision: number;
  /** The case document, as it was written. */
  readonly text: string;
}

/** What is read is checked: `readStoredCase`, `readDeskDocument`, `readStoredLayer`. */
export interface StoreSchema extends DBSchema {
  cases: { key: string; value: unknown };
  texts: { key: [id: string, revision: number]; value: StoredText };
  /** Reference layers by the case's address, which the shipped cases have too, and their ids; by index, whose shapes are whose. */
  layers: { key: [caseId: string, id: string]; value: unknown; indexes: { id: string } };
  /** Their features, once for all cases that have the layer. */
  shapes: { key: string; value: unknown };
}

export type StoreDatabase = IDBPDatabase<StoreSchema>;
type Upgrade = IDBPTransaction<StoreSchema, StoreNames<StoreSchema>[], 'versionchange'>;

/** One step a version of the database, from nothing on. A change of layout adds one, and a test that takes an old database over it. */
export type SchemaStep = (database: StoreDatabase, transaction: Upgrade) => void | Promise<void>;

export const SCHEMA_STEPS: readonly SchemaStep[] = [
  (database) => {
    database.createObjectStore('cases', { keyPath: 'id' });
    database.createObjectStore('texts', { keyPath: ['id', 'revision'] });
  },
  (database) => {
    database.createObjectStore('layers', { keyPath: ['caseId', 'id'] }).createIndex('id', 'id');
    database.createObjectStore('shapes');
  },
];

export interface DatabaseEvents {
  /** A newer Dateline in another tab needs the database: this page has let go of it. */
  readonly onoutdated: () => void;
  /** This page waits for another tab, with an older Dateline, to let go. */
  readonly onwaiting: () => void;
  /** The browser closed it on its own account. */
  readonly onterminated: () => void;
}

/** Opens the database, and brings it to the present layout. Rejects with what the browser says when it has or gives none. */
export function openStoreDatabase(events: DatabaseEvents, steps = SCHEMA_STEPS): Promise<StoreDatabase> {
  return openDB<StoreSchema>(DATABASE, steps.length, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      const upgrade = async (): Promise<void> => {
        for (const step of steps.slice(oldVersion)) await step(database, transaction);
      };
      // All of it or nothing: the old layout stays when a step fails, and the opening is rejected.
      transaction.done.catch(() => undefined);
      upgrade().catch(() => {
        transaction.abort();
      });
    },
    blocked: () => {
      events.onwaiting();
    },
    blocking(_current, _blocked, event) {
      // Else the newer page would wait for as long as this one is open.
      (event.target as IDBDatabase).close();
      events.onoutdated();
    },
    terminated: () => {
      events.onterminated();
    },
  });
}

/** The keys of every text of one case, or of every layer: numbers and texts come before lists in the order of keys. */
export function keysOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}
