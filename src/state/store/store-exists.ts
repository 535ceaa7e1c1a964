import { DATABASE } from './store-database';

/** Whether this browser has kept anything yet: one that has not is given no store by being asked. Where it cannot be known, it may have. */
export async function storeExists(): Promise<boolean> {
  // Firefox has the list since version 126.
  const { databases } = indexedDB as Partial<IDBFactory>;
  if (databases === undefined) return true;
  return (await databases.call(indexedDB)).some(({ name }) => name === DATABASE);
}
