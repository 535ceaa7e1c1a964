import type { CaseStore, StoreEffects } from './case-store';

/** Opens the store when it is first needed, once for the whole page; after a failure the next who asks tries again. The store itself is fetched only then. */
export function createStoreOpener(events: Pick<StoreEffects, 'onoutdated' | 'onwaiting'>): () => Promise<CaseStore> {
  let opened: Promise<CaseStore> | null = null;
  return () => {
    opened ??= import('./browser-store')
      .then(({ openBrowserStore }) => openBrowserStore(events))
      .catch((cause: unknown) => {
        opened = null;
        throw cause;
      });
    return opened;
  };
}
