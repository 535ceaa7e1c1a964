import { createContext } from 'svelte';
import type { DeskRecord } from '../../core/desk/desk-record';
import type { Localized } from '../../core/model/localized';
import { askRoom, askToPersist, openTabs, type StoreRoom } from '../../state/store/browser-store';
import type { CaseKeeper } from '../../state/store/case-keeper.svelte';
import type { CaseStore, LoadedCase } from '../../state/store/case-store';
import type { StoreProblem } from '../../state/store/store-error';
import { addressOfStored } from '../../state/store/stored-address';
import type { StoredCase } from '../../state/store/stored-case';
import { retitle } from './retitle';

/** The cases in this browser as a list that is kept up to date: what another tab does shows too. */
export class Library {
  readonly #keeper: CaseKeeper;
  #cases = $state.raw<readonly StoredCase[] | null>(null);
  #removed = $state.raw<readonly StoredCase[]>([]);
  #problem = $state.raw<StoreProblem | null>(null);
  #damaged = $state.raw<ReadonlyMap<string, LoadedCase>>(new Map());
  #tabs = $state.raw<ReadonlyMap<string, number>>(new Map());
  #room = $state.raw<StoreRoom | null>(null);
  /** Whether the browser agreed when it was asked. */
  #hasAgreed = $state.raw<boolean | null>(null);
  #undo = $state.raw<StoredCase | null>(null);
  /** Texts that were read and found whole. */
  readonly #checked = new Set<string>();

  constructor(keeper: CaseKeeper) {
    this.#keeper = keeper;
  }

  /** `null` until they are known. */
  get cases(): readonly StoredCase[] | null {
    return this.#cases;
  }
  get removed(): readonly StoredCase[] {
    return this.#removed;
  }
  get problem(): StoreProblem | null {
    return this.#problem;
  }
  get damaged(): ReadonlyMap<string, LoadedCase> {
    return this.#damaged;
  }
  get room(): StoreRoom | null {
    return this.#room;
  }
  get hasAgreed(): boolean | null {
    return this.#hasAgreed;
  }
  /** What was deleted last, and can be had back at once. */
  get undo(): StoredCase | null {
    return this.#undo;
  }
  isOpenHere(id: string): boolean {
    return this.#keeper.id === id;
  }
  /** How many other tabs have it open. */
  otherTabs(id: string): number {
    return Math.max(0, (this.#tabs.get(id) ?? 0) - (this.isOpenHere(id) ? 1 : 0));
  }

  /** Looks, and goes on looking; the answer ends it. */
  watch(): () => void {
    let stop: () => void = () => undefined;
    let isOver = false;
    void this.attempt(async (store) => {
      const ended = store.subscribe(() => void this.refresh());
      if (isOver) ended();
      else stop = ended;
      await this.refresh();
    });
    return () => {
      isOver = true;
      stop();
    };
  }

  async refresh(): Promise<void> {
    await this.attempt(async (store) => {
      const { cases, removed } = await store.list();
      this.#cases = cases;
      this.#removed = removed;
      this.#tabs = await openTabs();
      this.#room = await askRoom();
      await this.#check(store, cases);
    });
  }

  /** Reads what is stored, one after the other, to tell what is damaged before somebody opens it. */
  async #check(store: CaseStore, cases: readonly StoredCase[]): Promise<void> {
    for (const { id, revisions } of cases) {
      const key = `${id} ${revisions.at(-1)?.revision ?? 0}`;
      if (this.#checked.has(key)) continue;
      const loaded = await store.load(id);
      if (loaded === null) continue;
      const isWhole = loaded.record !== null && loaded.issues.length + loaded.remarks.length === 0;
      const damaged = new Map(this.#damaged);
      if (isWhole) damaged.delete(id);
      else damaged.set(id, loaded);
      if (isWhole) this.#checked.add(key);
      this.#damaged = damaged;
    }
  }

  /** `null` when there is none, or none that can be read. */
  async recordOf(id: string, revision?: number): Promise<DeskRecord | null> {
    if (this.isOpenHere(id) && revision === undefined) return this.#keeper.record;
    return (await this.attempt((store) => store.load(id, revision)))?.record ?? null;
  }

  async rename(id: string, language: string, title: string): Promise<void> {
    await this.attempt(async (store) => {
      const loaded = await store.load(id);
      if (loaded?.record == null) return;
      const { file } = loaded.record.case;
      const renamed = { ...loaded.record.case, file: { ...file, title: retitle(file.title, language, title) } };
      await store.save(id, { ...loaded.record, case: renamed }, loaded.revision);
    });
  }

  async duplicate(id: string, titleOf: (text: string) => string, revision?: number): Promise<void> {
    const record = await this.recordOf(id, revision);
    if (record === null) return;
    const { file } = record.case;
    const title: Localized = Object.fromEntries(
      Object.entries(file.title).map(([language, text]) => [language, titleOf(text)]),
    );
    await this.attempt(async (store) => {
      const copy = await store.create({ ...record, case: { ...record.case, file: { ...file, title } } });
      await store.layers.copy(addressOfStored(id), addressOfStored(copy.id));
    });
  }

  async remove(stored: StoredCase): Promise<void> {
    await this.attempt((store) => store.remove(stored.id));
    this.#undo = stored;
  }
  async restore(id: string): Promise<void> {
    await this.attempt((store) => store.restore(id));
    if (this.#undo?.id === id) this.#undo = null;
  }
  async purge(id: string): Promise<void> {
    await this.attempt((store) => store.purge(id));
    if (this.#undo?.id === id) this.#undo = null;
  }

  async persist(): Promise<void> {
    this.#hasAgreed = await askToPersist();
    this.#room = await askRoom();
  }

  /** Does it with the store, and keeps what went wrong to be shown; `null` then. */
  async attempt<T>(work: (store: CaseStore) => Promise<T>): Promise<T | null> {
    try {
      const done = await work(await this.#keeper.openStore());
      this.#problem = null;
      return done;
    } catch (cause) {
      this.#problem = cause instanceof Error && 'problem' in cause ? (cause.problem as StoreProblem) : 'failed';
      return null;
    }
  }
}

export const [getLibrary, setLibrary] = createContext<Library>();
