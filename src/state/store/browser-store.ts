import { openCaseStore, type CaseStore, type StoreEffects } from './case-store';

const CHANNEL = 'dateline-cases';
/** A lock that a page holds, with others, as long as it has the case open. */
const LOCK = 'dateline-case ';

/** The store of this browser. Rejects with `StoreError` where it has or gives none. */
export async function openBrowserStore(events: Pick<StoreEffects, 'onoutdated' | 'onwaiting'>): Promise<CaseStore> {
  const store = await openCaseStore({
    now: () => new Date().toISOString(),
    openChannel: () => ('BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null),
    // Firefox throws at the look.
    hasStore: () => 'indexedDB' in globalThis && (globalThis.indexedDB as IDBFactory | null | undefined) != null,
    ...events,
  });
  return {
    ...store,
    // A case is made by something that somebody did, which is when browsers let themselves be asked.
    create: async (record) => {
      const created = await store.create(record);
      void askToPersist();
      return created;
    },
  };
}

/** Lets other tabs see that this one has the case open; the answer ends it, and so does the end of the page. */
export function holdCase(id: string): () => void {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  // Locks are for secure contexts only.
  const locks = navigator.locks as LockManager | undefined;
  locks?.request(LOCK + id, { mode: 'shared' }, () => held).catch(() => undefined);
  return release;
}

/** How many tabs have each case open, this one among them; nothing where the browser cannot tell. */
export async function openTabs(): Promise<ReadonlyMap<string, number>> {
  const locks = navigator.locks as LockManager | undefined;
  const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
  const counts = new Map<string, number>();
  for (const { name = '' } of held)
    if (name.startsWith(LOCK)) counts.set(name.slice(LOCK.length), (counts.get(name.slice(LOCK.length)) ?? 0) + 1);
  return counts;
}

/** What the browser says of its store: `isPersisted` when it does not clear it on its own account; bytes. `null` where it says nothing. */
export interface StoreRoom {
  readonly isPersisted: boolean | null;
  readonly usedBytes: number | null;
  readonly mostBytes: number | null;
}

export async function askRoom(): Promise<StoreRoom> {
  const storage = navigator.storage as StorageManager | undefined;
  const estimate = await storage?.estimate().catch(() => undefined);
  return {
    isPersisted: (await storage?.persisted().catch(() => undefined)) ?? null,
    usedBytes: estimate?.usage ?? null,
    mostBytes: estimate?.quota ?? null,
  };
}

/** Asks the browser not to clear the store when the disk is short; some ask their user. Whether it agreed, `null` where it cannot be asked. */
export async function askToPersist(): Promise<boolean | null> {
  const storage = navigator.storage as StorageManager | undefined;
  return (await storage?.persist().catch(() => undefined)) ?? null;
}
