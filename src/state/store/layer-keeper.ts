import type { CaseLayer } from '../../core/view/case-layer';
import type { CaseLayers, LayerChange } from '../case-layers.svelte';
import type { CaseStore } from './case-store';
import type { StoreProblem } from './store-error';
import { isDamaged } from './stored-layer';

export interface LayerKeeperOptions {
  readonly layers: CaseLayers;
  readonly openStore: () => Promise<CaseStore>;
  /** Whether there may be something in the store: where there is not, it is opened with the first layer that is laid. */
  readonly storeExists: () => Promise<boolean>;
  /** A layer is on the map and in this page alone; one that is stored is `damaged`, and not on the map. */
  readonly onproblem: (problem: StoreProblem | 'damaged', layer: CaseLayer) => void;
}

/** Keeps the reference layers of one open case: what is done to them is stored at once, one after the other, and what other tabs do is followed. */
export class LayerKeeper {
  readonly #options: LayerKeeperOptions;
  /** What an address calls the case; `null` until it is known where its layers are. */
  #caseId: string | null = null;
  /** The case whose layers have been looked for in the store. */
  #looked: string | null = null;
  /** What is to be done with the store, in its order. */
  #queue: Promise<void> = Promise.resolve();
  /** How often the layers were changed here: what was read from the store before the last time is out of date. */
  #changes = 0;
  /** Those that could not be stored. */
  readonly #unkept = new Set<string>();
  readonly #ends: (() => void)[] = [];

  constructor(options: LayerKeeperOptions) {
    this.#options = options;
    const end = options.layers.tell((change) => {
      this.#changes += 1;
      const caseId = this.#caseId;
      if (caseId !== null) this.#enqueue(() => this.#store(caseId, change));
    });
    this.#ends.push(end);
  }

  /**
   * Shows the layers of a case, and keeps under its address those that are on the map already. Where it is another address of the same case (a version of
   * one's own, a copy), all that is stored under the one before is stored under it too.
   */
  moveTo(caseId: string): void {
    if (caseId === this.#caseId) return;
    this.#caseId = caseId;
    this.#enqueue(async () => {
      const { layers, storeExists } = this.#options;
      if (this.#looked !== null || layers.all.length > 0 || (await storeExists())) await this.#look(caseId);
    });
  }

  /** Resolves when all that was asked for is done. */
  async settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.#queue;) {
      seen = this.#queue;
      await seen;
    }
  }
  close(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  #enqueue(work: () => Promise<void>): void {
    // What fails is told where it does; without a store there is nothing to show.
    this.#queue = this.#queue.then(work).catch(() => undefined);
  }

  async #store(caseId: string, { kind, layer }: LayerChange): Promise<void> {
    if (kind !== 'removed' && isDamaged(layer)) return;
    try {
      if (this.#looked === null) {
        // It stores what is on the map.
        await this.#look(caseId);
        if (kind === 'laid') return;
      }
      const { layers } = await this.#options.openStore();
      if (kind === 'removed') await layers.remove(caseId, layer.id);
      else if (kind === 'laid') await layers.lay(caseId, layer);
      else await layers.change(caseId, layer);
      this.#unkept.delete(layer.id);
    } catch (cause) {
      if (kind === 'laid') this.#unkept.add(layer.id);
      const isStoreError = cause instanceof Error && 'problem' in cause;
      this.#options.onproblem(isStoreError ? (cause.problem as StoreProblem) : 'failed', layer);
    }
  }

  async #look(caseId: string): Promise<void> {
    const { layers, openStore, onproblem } = this.#options;
    const store = await openStore();
    const before = this.#looked;
    this.#looked = caseId;
    if (before === null) this.#follow(store);
    else await store.layers.copy(before, caseId);
    const stored = await store.layers.load(caseId, layers.all);
    const isHere = ({ id }: CaseLayer): boolean => layers.all.some((layer) => layer.id === id);
    const news = stored.filter((layer) => !isHere(layer));
    layers.show([...news, ...layers.all]);
    for (const layer of news) if (isDamaged(layer)) onproblem('damaged', layer);
    for (const layer of layers.all)
      if (!stored.some(({ id }) => id === layer.id)) await this.#store(caseId, { kind: 'laid', layer });
  }

  #follow(store: CaseStore): void {
    this.#ends.push(
      store.subscribe(({ kind, id, isFromHere }) => {
        if (kind === 'layers' && !isFromHere && id === this.#caseId) this.#enqueue(() => this.#fetchTheirs(store, id));
      }),
    );
  }
  async #fetchTheirs(store: CaseStore, caseId: string): Promise<void> {
    const { layers } = this.#options;
    const changes = this.#changes;
    const stored = await store.layers.load(caseId, layers.all);
    // What was done here meanwhile is about to be stored: only then is it clear what there is.
    if (changes !== this.#changes) this.#enqueue(() => this.#fetchTheirs(store, caseId));
    else layers.show([...stored, ...layers.all.filter(({ id }) => this.#unkept.has(id))]);
  }
}
