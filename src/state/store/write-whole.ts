import { unwrap, type IDBPTransaction, type StoreNames } from 'idb';
import type { StoreDatabase, StoreSchema } from './store-database';

/**
 * Does all of the work in one transaction, or leaves everything as it was. Rejects with what the browser says when there is no room, or none of it could
 * be done.
 */
export async function writeWhole<Name extends StoreNames<StoreSchema>, T>(
  database: StoreDatabase,
  stores: Name[],
  work: (transaction: IDBPTransaction<StoreSchema, Name[], 'readwrite'>) => Promise<T>,
): Promise<T> {
  // Strict: what is called saved has reached the disk, as far as the browser can tell.
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (cause) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself, as it does when there is no room.
    }
    await transaction.done.catch(() => undefined);
    // The transaction knows why it failed; a request in it only that it did.
    throw unwrap(transaction).error ?? cause;
  }
}
