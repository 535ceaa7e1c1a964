import { unpackBlock } from '../core/table/pack/text-block';
import type { ParquetReader } from './parquet-rows';
import { readRange } from './range-source';
import type { ParquetBlock, RowBlock, WrittenBlock } from './row-store';
import { rowFields, type RowForm } from './row-text';

/** Unpacked blocks that are kept at hand: a page of the list lies in a few of them. */
const KEPT_BLOCKS = 24;
/** Rows of a Parquet file that are read together where its pages can be found. */
const SPAN_ROWS = 4000;

interface OpenBlock {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/** What rows say, read when it is looked at. It can be sent to another worker: nothing but blobs, addresses and offsets. */
export interface RowTextSource {
  readonly blocks: readonly RowBlock[];
  readonly form: RowForm;
}

/** Rows of a Parquet file that have been looked at, kept as rows of other files are: browsers keep large blobs on disk. */
interface SpanRows {
  readonly blob: Blob;
  readonly offsets: Uint32Array;
}

export class RowTexts {
  readonly source: RowTextSource;
  readonly #open = new Map<WrittenBlock, Promise<OpenBlock>>();
  readonly #spans = new Map<string, Promise<SpanRows>>();
  #parquet: Promise<ParquetReader> | null = null;

  constructor(source: RowTextSource) {
    this.source = source;
  }

  /**
   * By the row's number in the input. Where columns are named no others need be there: what lies elsewhere is read only for them.
   * Throws when the browser or the host has lost the bytes.
   */
  async fields(row: number, columns: readonly string[] | null = null): Promise<Record<string, string>> {
    const block = this.#blockOf(row);
    if (block === undefined) throw new RangeError(`There is no row ${row}.`);
    const at = row - block.firstRow;
    const bytes = 'parquet' in block ? await this.#fromParquet(block, at, columns) : await this.#written(block, at);
    return rowFields(bytes, this.source.form);
  }

  /** A whole block at once, for whoever reads every row. */
  async open(block: RowBlock, columns: readonly string[] | null = null): Promise<OpenBlock> {
    if (!('parquet' in block)) return openWritten(block);
    const { place, taken, ...rows } = block.parquet;
    const whole = await (await this.#reader()).read(place, rows, columns);
    return taken === null ? whole : only(whole, taken);
  }

  async #written(block: WrittenBlock, at: number): Promise<Uint8Array> {
    if (block.offsets instanceof Uint32Array && block.bytes instanceof Blob)
      return new Uint8Array(await block.bytes.slice(block.offsets[at], block.offsets[at + 1]).arrayBuffer());
    const { bytes, offsets } = await this.#opened(block);
    return bytes.subarray(offsets[at], offsets[at + 1]);
  }

  async #fromParquet({ parquet }: ParquetBlock, at: number, columns: readonly string[] | null): Promise<Uint8Array> {
    const { place, taken, from, to, isPaged } = parquet;
    const inGroup = taken === null ? at : (taken[at] ?? 0);
    const first = isPaged ? from + Math.floor(inGroup / SPAN_ROWS) * SPAN_ROWS : from;
    const span = { from: first, to: isPaged ? Math.min(to, first + SPAN_ROWS) : to };
    const key = `${first} ${columns === null ? '' : JSON.stringify(columns)}`;
    const known = this.#spans.get(key);
    const reading =
      known ??
      this.#reader()
        .then((reader) => reader.read(place, span, columns))
        .then(({ bytes, offsets }) => ({ blob: new Blob([bytes]), offsets }));
    this.#spans.set(key, reading);
    try {
      const { blob, offsets } = await reading;
      const row = from + inGroup - first;
      return new Uint8Array(await blob.slice(offsets[row], offsets[row + 1]).arrayBuffer());
    } catch (cause) {
      // It is asked again when it is looked at again.
      this.#spans.delete(key);
      throw cause;
    }
  }

  #reader(): Promise<ParquetReader> {
    return (this.#parquet ??= import('./parquet-rows').then(({ ParquetReader: Made }) => new Made()));
  }

  #opened(block: WrittenBlock): Promise<OpenBlock> {
    const known = this.#open.get(block);
    if (known !== undefined) return known;
    const opening = openWritten(block);
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

async function openWritten({ bytes: at, offsets, count }: WrittenBlock): Promise<OpenBlock> {
  const bytes = at instanceof Blob ? new Uint8Array(await at.arrayBuffer()) : await readRange(at);
  return offsets instanceof Uint32Array ? { bytes, offsets } : unpackBlock(bytes, { count, ...offsets });
}

/** Some of the rows, in their order. */
function only({ bytes, offsets }: OpenBlock, rows: Uint32Array): OpenBlock {
  const parts = Array.from(rows, (row) => bytes.subarray(offsets[row], offsets[row + 1]));
  const kept = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  const begins = new Uint32Array(rows.length + 1);
  let length = 0;
  for (const [at, part] of parts.entries()) {
    kept.set(part, length);
    length += part.length;
    begins[at + 1] = length;
  }
  return { bytes: kept, offsets: begins };
}
