import type { ParquetPlace } from './parquet-rows';
import type { ParquetGroup } from './parquet-source';
import type { RowKeeper } from './read-records';
import type { RowBlock } from './row-store';

/** Keeps of the rows that were taken nothing but where they lie: a block is a row group. */
export class ParquetKeeper implements RowKeeper {
  readonly #place: ParquetPlace;
  readonly #groups: readonly ParquetGroup[];
  readonly #blocks: RowBlock[] = [];
  #at = 0;
  #row = 0;
  #taken: number[] = [];
  #count = 0;

  constructor(place: ParquetPlace, groups: readonly ParquetGroup[]) {
    this.#place = place;
    this.#groups = groups;
  }

  keep(): void {
    const group = this.#group();
    this.#taken.push(this.#row - (group?.from ?? 0));
    this.#row++;
  }
  refuse(): void {
    this.#group();
    this.#row++;
  }
  /** Rows that nobody asked for. */
  skip(count: number): void {
    this.#row += count;
  }

  finish(): readonly RowBlock[] {
    this.#close();
    return this.#blocks;
  }

  /** The group of the next row, when those before have been left behind. */
  #group(): ParquetGroup | undefined {
    while (this.#row >= (this.#groups[this.#at]?.to ?? Infinity)) {
      this.#close();
      this.#at++;
    }
    return this.#groups[this.#at];
  }

  #close(): void {
    const group = this.#groups[this.#at];
    const taken = this.#taken;
    if (group === undefined || taken.length === 0) return;
    const { from, to, isPaged } = group;
    const isWhole = taken.length === to - from;
    this.#blocks.push({
      firstRow: this.#count,
      count: taken.length,
      parquet: { place: this.#place, from, to, isPaged, taken: isWhole ? null : Uint32Array.from(taken) },
    });
    this.#count += taken.length;
    this.#taken = [];
  }
}
