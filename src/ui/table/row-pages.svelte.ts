import type { RowDetails } from '../../engine/protocol';

const PAGE_ROWS = 50;
const KEPT_PAGES = 40;

/** Rows of a long list, fetched by the page as they come into sight. */
export class RowPages {
  readonly #fetch: (from: number, size: number) => Promise<readonly RowDetails[]>;
  readonly #asked = new Set<number>();
  #pages = $state.raw<ReadonlyMap<number, readonly RowDetails[]>>(new Map());
  #edition = 0;

  constructor(fetch: (from: number, size: number) => Promise<readonly RowDetails[]>) {
    this.#fetch = fetch;
  }

  /** `undefined` until it has come. */
  row(index: number): RowDetails | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Sees to it that these rows come. */
  want(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE_ROWS); page * PAGE_ROWS < to; page++) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      void this.#load(page, this.#edition);
    }
  }

  /** The list is another now. What is shown stays until its successor comes. */
  renew(): void {
    this.#edition++;
    this.#asked.clear();
  }

  async #load(page: number, edition: number): Promise<void> {
    try {
      const rows = await this.#fetch(page * PAGE_ROWS, PAGE_ROWS);
      if (edition !== this.#edition) return;
      const kept = [...this.#pages].filter(([known]) => known !== page && this.#asked.has(known)).slice(-KEPT_PAGES);
      this.#pages = new Map([...kept, [page, rows]]);
      for (const known of this.#asked)
        if (!this.#pages.has(known) && Math.abs(known - page) > KEPT_PAGES) this.#asked.delete(known);
    } catch {
      // A table that was closed meanwhile has no rows to show; one that lost them is asked again when they come into sight.
      this.#asked.delete(page);
    }
  }
}
