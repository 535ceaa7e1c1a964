import { createContext } from 'svelte';
import type { DeskRecord } from '../../core/desk/desk-record';
import type { CaseStore, LoadedCase, SaveResult } from './case-store';
import type { StoreProblem } from './store-error';

/** Where a record stands in the store. */
export interface KeptAs {
  readonly id: string;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
}

export type KeepingStatus =
  /** As it was opened: nothing has been changed. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly changedAt: string }
  /** The record is in this page alone. */
  | { readonly kind: 'unsaved'; readonly problem: StoreProblem }
  /** Another tab saved, or deleted (`null`), the case in between: nothing is written until the desk has chosen. */
  | { readonly kind: 'conflict'; readonly stored: LoadedCase | null };

export interface KeeperOptions {
  readonly record: DeskRecord;
  /** `null` for a case that is not stored yet, and for one that was read with losses: that is never written over. */
  readonly kept: KeptAs | null;
  readonly openStore: () => Promise<CaseStore>;
  /** Called at every change of the status; `id` of the store, once there is one. */
  readonly onstatus: (status: KeepingStatus, id: string | null) => void;
  /** Another tab saved the case, and this one has nothing of its own to lose. */
  readonly onfollow: (record: DeskRecord) => void;
}

/** Keeps one open case: every edit is stored at once, one after the other, and the last one wins. Made in `main.ts`. */
export class CaseKeeper {
  readonly #options: KeeperOptions;
  #record: DeskRecord;
  #kept: KeptAs | null;
  #status = $state.raw<KeepingStatus>({ kind: 'untouched' });
  #isWriting = false;
  #hasMore = false;
  #stopFollowing: () => void = () => undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#record = options.record;
    this.#kept = options.kept;
    if (options.kept !== null) {
      this.#status = { kind: 'saved', changedAt: options.kept.changedAt };
      void options.openStore().then(
        (store) => this.#follow(store),
        () => undefined,
      );
    }
  }

  /** What is on the desk now, stored or not. */
  get record(): DeskRecord {
    return this.#record;
  }
  get status(): KeepingStatus {
    return this.#status;
  }
  /** Under which the case is stored; `null` until it is. */
  get id(): string | null {
    return this.#kept?.id ?? null;
  }
  openStore(): Promise<CaseStore> {
    return this.#options.openStore();
  }

  /** Stores the record; asked for again while it is being stored, the last one is what is stored next. */
  save(record: DeskRecord): void {
    this.#record = record;
    if (this.#status.kind === 'conflict') return;
    this.#hasMore = true;
    if (!this.#isWriting) void this.#write();
  }
  /** Tries again what could not be stored. */
  retry(): void {
    this.save(this.#record);
  }
  /** After a conflict: this desk's record becomes a case of its own beside the other. */
  keepAsCopy(): void {
    this.#kept = null;
    this.#setStatus({ kind: 'untouched' });
    this.retry();
  }
  /** After a conflict: what is saved next takes the place of what another tab stored. */
  rebase({ stored, revision }: LoadedCase, record: DeskRecord): void {
    this.#record = record;
    this.#kept = { id: stored.id, revision, changedAt: '' };
    this.#setStatus({ kind: 'untouched' });
  }
  /** The page goes on to another case, which is stored beside those that are there. */
  replace(record: DeskRecord): void {
    this.#kept = null;
    this.#setStatus({ kind: 'untouched' });
    this.save(record);
  }
  /** The page goes on to what stands in the store. */
  adopt({ record, stored, revision }: LoadedCase): void {
    if (record === null) throw new TypeError('Expected a case that can be read.');
    const changedAt = stored.revisions.at(-1)?.changedAt ?? '';
    this.#record = record;
    this.#kept = { id: stored.id, revision, changedAt };
    this.#setStatus({ kind: 'saved', changedAt });
  }
  /** Nothing can be stored from this page any more: a newer Dateline has the store. */
  markOutdated(): void {
    this.#setStatus({ kind: 'unsaved', problem: 'outdated' });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    this.#setStatus({ kind: 'saving' });
    let status: KeepingStatus = { kind: 'saving' };
    while (this.#hasMore) {
      this.#hasMore = false;
      status = await this.#writeOnce(this.#record);
      if (status.kind !== 'saved') break;
    }
    this.#hasMore = false;
    this.#isWriting = false;
    this.#setStatus(status);
  }

  async #writeOnce(record: DeskRecord): Promise<KeepingStatus> {
    try {
      const store = await this.#options.openStore();
      this.#follow(store);
      const result = this.#kept === null ? await this.#create(store, record) : await this.#saveOver(store, record);
      if (result.kind === 'conflict') return { kind: 'conflict', stored: result.stored };
      return { kind: 'saved', changedAt: result.changedAt };
    } catch (cause) {
      // Apart from the store's own errors there is a part of the page that did not load.
      const isStoreError = cause instanceof Error && 'problem' in cause;
      return { kind: 'unsaved', problem: isStoreError ? (cause.problem as StoreProblem) : 'failed' };
    }
  }

  async #create(store: CaseStore, record: DeskRecord): Promise<Extract<SaveResult, { kind: 'saved' }>> {
    const { id, revision, changedAt } = await store.create(record);
    this.#kept = { id, revision, changedAt };
    return { kind: 'saved', revision, changedAt };
  }

  async #saveOver(store: CaseStore, record: DeskRecord): Promise<SaveResult> {
    const kept = this.#kept;
    if (kept === null) throw new TypeError('Expected a case that is stored.');
    // A case is stored under its own id; what was opened before it was stored may have another.
    const own = { ...record, case: { ...record.case, file: { ...record.case.file, id: kept.id } } };
    const result = await store.save(kept.id, own, kept.revision);
    if (result.kind === 'saved') this.#kept = { ...kept, revision: result.revision, changedAt: result.changedAt };
    return result;
  }

  #follow(store: CaseStore): void {
    this.#stopFollowing();
    this.#stopFollowing = store.subscribe(({ kind, id, revision, isFromHere }) => {
      if (kind === 'layers' || isFromHere || id !== this.#kept?.id) return;
      if (kind === 'removed') this.#setStatus({ kind: 'conflict', stored: null });
      else if (revision > this.#kept.revision && this.#status.kind === 'saved') void this.#fetchTheirs(store, id);
    });
  }
  async #fetchTheirs(store: CaseStore, id: string): Promise<void> {
    const loaded = await store.load(id).catch(() => null);
    // What this desk did meanwhile is its own: saving it will tell.
    if (loaded?.record == null || this.#status.kind !== 'saved' || loaded.revision <= (this.#kept?.revision ?? 0))
      return;
    this.adopt(loaded);
    this.#options.onfollow(loaded.record);
  }

  #setStatus(status: KeepingStatus): void {
    this.#status = status;
    this.#options.onstatus(status, this.id);
  }
}

export const [getKeeper, setKeeper] = createContext<CaseKeeper>();
