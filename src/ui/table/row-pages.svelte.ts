import type { RowDetails } from '../../engine/protocol';
import { SupersededError } from '../../engine/table-client';

/** About as many as are in sight: in the list's order rows lie anywhere in their file, and each is read for itself. */
const PAGE_ROWS = 12;
const KEPT_PAGES = 160;

/** Rows of a long list, fetched by the page as they come into sight. */
export class RowPages {
  readonly #fetch: (from: number, size: number) => Promise<readonly RowDetails[]>;
  readonly #asked = new Set<number>();
  #pages = $state.raw<ReadonlyMap<number, readonly RowDetails[]>>(new Map());
  #edition = 0;
  #of: readonly unknown[] = [];
  #isFailing = $state(false);

  constructor(fetch: (from: number, size: number) => Promise<readonly RowDetails[]>) {
    this.#fetch = fetch;
  }

  /** `undefined` until it has come. */
  row(index: number): RowDetails | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Whether rows that were asked for last could not be read. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Sees to it that these rows come; resolves when none of them is waited for. */
  async want(from: number, to: number): Promise<void> {
    const loads: Promise<void>[] = [];
    for (let page = Math.floor(from / PAGE_ROWS); page * PAGE_ROWS < to; page++) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      loads.push(this.#load(page, this.#edition));
    }
    await Promise.all(loads);
  }

  /** What the list is of, compared by identity. Where that is something else, it is another list; what is shown stays until its successor comes. */
  renew(of: readonly unknown[]): void {
    if (of.length === this.#of.length && of.every((each, at) => each === this.#of[at])) return;
    this.#of = of;
    this.#edition++;
    this.#asked.clear();
  }

  async #load(page: number, edition: number): Promise<void> {
    try {
      const rows = await this.#fetch(page * PAGE_ROWS, PAGE_ROWS);
      if (edition !== this.#edition) return;
      this.#isFailing = false;
      const kept = [...this.#pages].filter(([known]) => known !== page && this.#asked.has(known)).slice(-KEPT_PAGES);
      this.#pages = new Map([...kept, [page, rows]]);
      for (const known of this.#asked)
        if (!this.#pages.has(known) && Math.abs(known - page) > KEPT_PAGES) this.#asked.delete(known);
    } catch (cause) {
      // They are asked for again when they come into sight. A table that was closed meanwhile has no rows to show.
      this.#asked.delete(page);
      this.#isFailing = edition === this.#edition && !(cause instanceof SupersededError);
    }
  }
}
