const BLOCK_BYTES = 4_000_000;

interface Block {
  readonly firstRow: number;
  readonly blob: Blob;
  readonly offsets: Uint32Array;
}

/**
 * The rows as their file wrote them, out of the worker's memory: browsers keep large blobs on disk. A row costs four
 * bytes here and is read when it is looked at.
 */
export class RowStore {
  readonly #blocks: Block[] = [];
  #buffer = new Uint8Array(BLOCK_BYTES);
  #length = 0;
  #offsets: number[] = [];
  #count = 0;

  add(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#buffer.length) this.#flush();
    if (bytes.length > this.#buffer.length) this.#buffer = new Uint8Array(bytes.length);
    this.#offsets.push(this.#length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
    this.#count++;
  }

  finish(): void {
    this.#flush();
    this.#buffer = new Uint8Array(0);
  }

  /** Throws when the browser has lost the bytes. */
  async read(row: number): Promise<Uint8Array> {
    let [low, high] = [0, this.#blocks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#blocks[middle]?.firstRow ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    const block = this.#blocks[low];
    if (block === undefined) throw new RangeError(`There is no row ${row}.`);
    const at = row - block.firstRow;
    return new Uint8Array(await block.blob.slice(block.offsets[at], block.offsets[at + 1]).arrayBuffer());
  }

  #flush(): void {
    if (this.#offsets.length === 0) return;
    const offsets = Uint32Array.from([...this.#offsets, this.#length]);
    this.#blocks.push({
      firstRow: this.#count - this.#offsets.length,
      blob: new Blob([this.#buffer.subarray(0, this.#length)]),
      offsets,
    });
    this.#offsets = [];
    this.#length = 0;
  }
}
