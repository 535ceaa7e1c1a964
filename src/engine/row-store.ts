import type { ParquetRows } from './parquet-rows';
import type { FileRange } from './range-source';

const BLOCK_BYTES = 4_000_000;
const LINE_FEED = 10;

/** Rows that lie together: written as bytes, or where they are in a Parquet file. */
export type RowBlock = WrittenBlock | ParquetBlock;

interface Block {
  /** By the numbers of the rows that were taken. */
  readonly firstRow: number;
  readonly count: number;
}
export interface ParquetBlock extends Block {
  readonly parquet: ParquetRows;
}
/** Their bytes, and where each begins in them. */
export interface WrittenBlock extends Block {
  readonly bytes: Blob | FileRange;
  /** One more than rows; of a packed block, whose offsets are in it, the check sum. */
  readonly offsets: Uint32Array | { readonly crc32: number };
}

/** Collects the rows as their file wrote them, out of the worker's memory: browsers keep large blobs on disk. A row costs four bytes here. */
export class RowStore {
  readonly #blocks: RowBlock[] = [];
  #buffer = new Uint8Array(BLOCK_BYTES);
  #length = 0;
  #offsets: number[] = [];
  #count = 0;

  add(bytes: Uint8Array, start = 0, end = bytes.length): void {
    // A line end behind each: a block of CSV can be read as a whole.
    const size = end - start + 1;
    if (this.#length + size > this.#buffer.length) this.#flush();
    if (size > this.#buffer.length) this.#buffer = new Uint8Array(size);
    this.#offsets.push(this.#length);
    this.#buffer.set(bytes.subarray(start, end), this.#length);
    this.#length += size;
    this.#buffer[this.#length - 1] = LINE_FEED;
    this.#count++;
  }

  finish(): readonly RowBlock[] {
    this.#flush();
    this.#buffer = new Uint8Array(0);
    return this.#blocks;
  }

  #flush(): void {
    if (this.#offsets.length === 0) return;
    this.#blocks.push({
      firstRow: this.#count - this.#offsets.length,
      count: this.#offsets.length,
      bytes: new Blob([this.#buffer.subarray(0, this.#length)]),
      offsets: Uint32Array.from([...this.#offsets, this.#length]),
    });
    this.#offsets = [];
    this.#length = 0;
  }
}
