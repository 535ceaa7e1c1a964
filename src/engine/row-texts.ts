import { unpackBlock } from '../core/table/pack/text-block';
import { readRange } from './range-source';
import type { RowBlock } from './row-store';
import { rowFields, type RowForm } from './row-text';

/** Unpacked blocks that are kept at hand: a page of the list lies in a few of them. */
const KEPT_BLOCKS = 24;

interface OpenBlock {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/** What rows say, read when it is looked at. It can be sent to another worker: nothing but blobs, addresses and offsets. */
export interface RowTextSource {
  readonly blocks: readonly RowBlock[];
  readonly form: RowForm;
}

export class RowTexts {
  readonly source: RowTextSource;
  readonly #open = new Map<RowBlock, Promise<OpenBlock>>();

  constructor(source: RowTextSource) {
    this.source = source;
  }

  /** By the row's number in the input. Throws when the browser has lost the bytes. */
  async fields(row: number): Promise<Record<string, string>> {
    return rowFields(await this.bytes(row), this.source.form);
  }

  async bytes(row: number): Promise<Uint8Array> {
    const block = this.#blockOf(row);
    if (block === undefined) throw new RangeError(`There is no row ${row}.`);
    const at = row - block.firstRow;
    if (block.offsets instanceof Uint32Array && block.bytes instanceof Blob)
      return new Uint8Array(await block.bytes.slice(block.offsets[at], block.offsets[at + 1]).arrayBuffer());
    const { bytes, offsets } = await this.#opened(block);
    return bytes.subarray(offsets[at], offsets[at + 1]);
  }

  /** A whole block at once, for whoever reads every row. */
  static async open(block: RowBlock): Promise<OpenBlock> {
    const { bytes: at } = block;
    const bytes = at instanceof Blob ? new Uint8Array(await at.arrayBuffer()) : await readRange(at);
    const { offsets, count } = block;
    return offsets instanceof Uint32Array ? { bytes, offsets } : unpackBlock(bytes, { count, ...offsets });
  }

  #opened(block: RowBlock): Promise<OpenBlock> {
    const known = this.#open.get(block);
    if (known !== undefined) return known;
    const opening = RowTexts.open(block);
    this.#open.set(block, opening);
    for (const old of this.#open.keys()) {
      if (this.#open.size <= KEPT_BLOCKS) break;
      this.#open.delete(old);
    }
    return opening;
  }

  #blockOf(row: number): RowBlock | undefined {
    const { blocks } = this.source;
    let [low, high] = [0, blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((blocks[middle]?.firstRow ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return blocks[low];
  }
}
