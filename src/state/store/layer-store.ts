import type { IDBPTransaction } from 'idb';
import type { CaseLayer } from '../../core/view/case-layer';
import type { StoreChannel } from './store-channel';
import { keysOf, type StoreDatabase, type StoreSchema } from './store-database';
import { isDamaged, readStoredLayer, storedLayer } from './stored-layer';
import { writeWhole } from './write-whole';

/** The reference layers of cases; `caseId` is what an address calls a case. Every method rejects with `StoreError`. */
export interface LayerStore {
  /** Those of a case. Of the `held` ones the shapes are not read again. */
  load(caseId: string, held: readonly CaseLayer[]): Promise<readonly CaseLayer[]>;
  /** Stores a layer whole, in the place of the same one if there is one. */
  lay(caseId: string, layer: CaseLayer): Promise<void>;
  /** Stores what a layer is called and drawn like; nothing when another tab has removed it. */
  change(caseId: string, layer: CaseLayer): Promise<void>;
  remove(caseId: string, id: string): Promise<void>;
  /** Gives another case the same layers. */
  copy(from: string, to: string): Promise<void>;
}

type Attempt = <T>(work: (database: StoreDatabase) => Promise<T>) => Promise<T>;
type LayerTransaction = Pick<IDBPTransaction<StoreSchema, ('layers' | 'shapes')[], 'readwrite'>, 'objectStore'>;

export function createLayerStore(attempt: Attempt, channel: StoreChannel): LayerStore {
  const write = (caseId: string, work: (transaction: LayerTransaction) => Promise<void>): Promise<void> =>
    attempt(async (database) => {
      await writeWhole(database, ['layers', 'shapes'], work);
      channel.announce('layers', caseId, 0);
    });

  return {
    load: (caseId, held) =>
      attempt(async (database) => {
        const transaction = database.transaction(['layers', 'shapes']);
        const layers = transaction.objectStore('layers');
        const [keys, entries] = await Promise.all([layers.getAllKeys(keysOf(caseId)), layers.getAll(keysOf(caseId))]);
        const whole = held.filter((layer) => !isDamaged(layer));
        const features = keys.map(([, id]) => whole.find((layer) => layer.id === id)?.features);
        const shapes = await Promise.all(
          keys.map(async ([, id], at): Promise<unknown> =>
            features[at] === undefined ? transaction.objectStore('shapes').get(id) : null,
          ),
        );
        await transaction.done;
        return Promise.all(
          keys.map(([, id], at) =>
            readStoredLayer(id, { entry: entries[at], shapes: shapes[at], features: features[at] }),
          ),
        );
      }),
    lay: (caseId, layer) =>
      write(caseId, async (transaction) => {
        await transaction.objectStore('shapes').put(layer.features.features, layer.id);
        await transaction.objectStore('layers').put(storedLayer(caseId, layer));
      }),
    change: (caseId, layer) =>
      write(caseId, async (transaction) => {
        const layers = transaction.objectStore('layers');
        if ((await layers.getKey([caseId, layer.id])) !== undefined) await layers.put(storedLayer(caseId, layer));
      }),
    remove: (caseId, id) => write(caseId, (transaction) => dropLayers(transaction, IDBKeyRange.only([caseId, id]))),
    copy: (from, to) =>
      write(to, async (transaction) => {
        const layers = transaction.objectStore('layers');
        for (const entry of await layers.getAll(keysOf(from))) await layers.put({ ...(entry as object), caseId: to });
      }),
  };
}

/** Deletes layers, and the shapes that no layer has any more. */
export async function dropLayers(transaction: LayerTransaction, wanted: IDBKeyRange): Promise<void> {
  const layers = transaction.objectStore('layers');
  const keys = await layers.getAllKeys(wanted);
  await layers.delete(wanted);
  for (const [, id] of keys)
    if ((await layers.index('id').count(id)) === 0) await transaction.objectStore('shapes').delete(id);
}
