import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { RejectReport } from '../../formats/rows/row-intake';
import type { DataCredit } from '../../model/data-credit';
import { CLOCKS, FACETS } from '../../query/query';
import { recordOf } from '../../query/record-of';
import type { Table } from '../table';
import { crc32 } from './crc32';
import { MAGIC, VERSIONS, type PackContents } from './pack-format';

/** Text of a block before it is packed: small enough that one row is quickly read, large enough to pack well. */
const BLOCK_BYTES = 131_072;

export interface PackInput extends Pick<PackContents, 'columns' | 'mapping' | 'cut' | 'form' | 'part'> {
  /** Whose the rows are; `null` when it is not known. */
  readonly credit: DataCredit | null;
  readonly table: Table;
  readonly rejected: RejectReport;
  /** Rows' bytes in the order of the input, many at a time, with where each begins and the last ends. */
  readonly rows: AsyncIterable<{ readonly bytes: Uint8Array; readonly offsets: Uint32Array }>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A packed table, piece by piece. */
export async function* packTable(input: PackInput): AsyncGenerator<Bytes, void, undefined> {
  const encoder = new TextEncoder();
  const head = encoder.encode(MAGIC);
  let at = head.length;
  yield head;
  const sections: PackContents['sections'] = [];
  for (const [name, column] of columnsOf(input.table)) {
    const plain = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    const packed = await gzip(plain);
    sections.push({ name, start: at, length: packed.length, plainLength: plain.length, crc32: crc32(packed) });
    at += packed.length;
    yield packed;
  }
  const texts: PackContents['texts'] = [];
  for await (const { bytes, offsets, firstRow } of blocks(input.rows)) {
    const packed = await gzip(withOffsets(bytes, offsets));
    texts.push({ firstRow, count: offsets.length - 1, start: at, length: packed.length, crc32: crc32(packed) });
    at += packed.length;
    yield packed;
  }
  const { table, rejected, columns, mapping, cut, form, credit, part } = input;
  const contents: Omit<PackContents, 'digest'> = {
    count: table.count,
    placed: table.placed,
    columns,
    mapping,
    rejected: { count: rejected.count, byReason: { ...rejected.byReason } },
    cut,
    form,
    facets: recordOf(FACETS, (facet) => {
      const { codes, combinations, values } = table.facets[facet];
      return {
        values: [...values],
        combinations: combinations?.map((each) => [...each]) ?? null,
        width: codes.length === 0 ? 0 : (codes.BYTES_PER_ELEMENT as 1 | 2 | 4),
      };
    }),
    times: recordOf(CLOCKS, (clock) => isOne(table.times[clock])),
    quantity: isOne(table.quantity),
    sections,
    texts,
    ...(credit !== null && { credit }),
    ...(part !== undefined && { part }),
  };
  const text = encoder.encode(JSON.stringify({ digest: digestOf(contents), ...contents }));
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, text.length, true);
  tail.setUint32(4, part !== undefined ? VERSIONS.partial : credit === null ? VERSIONS.plain : VERSIONS.credited, true);
  yield text;
  yield new Uint8Array(tail.buffer);
  yield encoder.encode(MAGIC);
}

/** The SHA-256 of contents: of all their parts through the parts' check sums. */
export function digestOf(contents: Omit<PackContents, 'digest'>): string {
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(contents))));
}

/** The table's columns that cannot be made from others, by name. */
function* columnsOf({ x, y, ids, facets, times, quantity }: Table): Generator<[string, ArrayBufferView]> {
  yield ['x', x];
  yield ['y', y];
  yield ['ids', ids];
  for (const facet of FACETS) if (facets[facet].codes.length > 0) yield [`facet ${facet}`, facets[facet].codes];
  for (const clock of CLOCKS) {
    const time = times[clock];
    if (time === null) continue;
    yield [`time ${clock} min`, time.min];
    if (time.max !== time.min) yield [`time ${clock} max`, time.max];
  }
  if (quantity === null) return;
  yield ['quantity min', quantity.min];
  if (quantity.max !== quantity.min) yield ['quantity max', quantity.max];
}

function isOne(
  span: { readonly min: ArrayBufferView; readonly max: ArrayBufferView } | null,
): { isOne: boolean } | null {
  return span === null ? null : { isOne: span.min === span.max };
}

/** Rows in blocks of about the size wanted, whatever the size in which they come. */
async function* blocks(
  rows: PackInput['rows'],
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly offsets: Uint32Array; readonly firstRow: number }> {
  let firstRow = 0;
  for await (const { bytes, offsets } of rows) {
    const count = offsets.length - 1;
    for (let from = 0; from < count;) {
      const start = offsets[from] ?? 0;
      let to = from + 1;
      while (to < count && (offsets[to + 1] ?? 0) - start <= BLOCK_BYTES) to++;
      yield {
        bytes: bytes.subarray(start, offsets[to]),
        offsets: offsets.slice(from, to + 1).map((offset) => offset - start),
        firstRow: firstRow + from,
      };
      from = to;
    }
    firstRow += count;
  }
}

function withOffsets(bytes: Uint8Array, offsets: Uint32Array): Bytes {
  const plain = new Uint8Array(offsets.byteLength + bytes.length);
  const view = new DataView(plain.buffer);
  for (const [at, offset] of offsets.entries()) view.setUint32(at * 4, offset, true);
  plain.set(bytes, offsets.byteLength);
  return plain;
}

async function gzip(bytes: Uint8Array): Promise<Bytes> {
  // Copied: a stream of bytes may not share its memory.
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
