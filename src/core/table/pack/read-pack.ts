import { CLOCKS, FACETS } from '../../query/query';
import { recordOf } from '../../query/record-of';
import { mortonKey } from '../morton';
import type { Codes, Table, TimeColumn } from '../table';
import { crc32 } from './crc32';
import { contentsSchema, MAGIC, TAIL_BYTES, VERSIONS, type PackContents } from './pack-format';
import { digestOf } from './write-pack';

/** Parts of a file, wherever it is. */
export interface PartReader {
  readonly size: number;
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}

const ADVICE = 'Make it anew: npx dateline pack.';

/** Whether a file begins as a packed table does. */
export function isPack(first: Uint8Array): boolean {
  return startsWith(first, MAGIC);
}

/** What is in a packed table and where. Throws `RangeError`, which says what is wrong, when it is cut off, damaged or of another version. */
export async function readContents(file: PartReader): Promise<PackContents> {
  if (file.size < MAGIC.length + TAIL_BYTES) throw new RangeError(`The packed table is cut off. ${ADVICE}`);
  const tail = await file.read(file.size - TAIL_BYTES, file.size);
  if (!startsWith(tail.subarray(8), MAGIC)) throw new RangeError(`The packed table is cut off. ${ADVICE}`);
  const view = new DataView(tail.buffer, tail.byteOffset);
  const [length, version] = [view.getUint32(0, true), view.getUint32(4, true)];
  const known: readonly number[] = Object.values(VERSIONS);
  if (!known.includes(version))
    throw new RangeError(`Expected a packed table of version ${known.join(' or ')}, got ${version}. ${ADVICE}`);
  const end = file.size - TAIL_BYTES;
  if (length > end) throw new RangeError(`The packed table is damaged: its contents are longer than it is. ${ADVICE}`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(await file.read(end - length, end)));
  } catch (cause) {
    throw new RangeError(`The packed table is damaged: its contents cannot be read. ${ADVICE}`, { cause });
  }
  const parsed = contentsSchema.safeParse(value);
  if (!parsed.success)
    throw new RangeError(`The packed table is damaged: ${parsed.error.issues[0]?.message ?? ''} ${ADVICE}`);
  const { digest, ...contents } = parsed.data;
  if (digest !== digestOf(contents))
    throw new RangeError(`The packed table has been changed: its digest does not fit. ${ADVICE}`);
  return parsed.data;
}

/** The columns. Throws `RangeError` when one is damaged or does not fit the contents. */
export async function readColumns(file: PartReader, contents: PackContents): Promise<Table> {
  const { count, placed } = contents;
  const load = async (name: string, width: number): Promise<ArrayBuffer> => {
    const section = contents.sections.find((each) => each.name === name);
    if (section === undefined || section.plainLength !== count * width)
      throw new RangeError(`The packed table is damaged: column "${name}" does not fit. ${ADVICE}`);
    const packed = await file.read(section.start, section.start + section.length);
    if (crc32(packed) !== section.crc32)
      throw new RangeError(`The packed table is damaged: column "${name}" has other bytes. ${ADVICE}`);
    const plain = await gunzip(packed);
    if (plain.byteLength !== section.plainLength)
      throw new RangeError(`The packed table is damaged: column "${name}" is cut off. ${ADVICE}`);
    return plain;
  };
  const x = new Uint32Array(await load('x', 4));
  const y = new Uint32Array(await load('y', 4));
  const keys = new Uint32Array(Math.min(placed, count));
  for (let at = 0; at < keys.length; at++) keys[at] = mortonKey(x[at] ?? 0, y[at] ?? 0);
  const facets = new Map<string, Codes>();
  for (const facet of FACETS) {
    const { width } = contents.facets[facet];
    if (width === 0) facets.set(facet, new Uint8Array(0));
    else facets.set(facet, codesOf(await load(`facet ${facet}`, width), width));
  }
  const times = new Map<string, TimeColumn | null>();
  for (const clock of CLOCKS) {
    const span = contents.times[clock];
    const min = span === null ? null : new Int32Array(await load(`time ${clock} min`, 4));
    times.set(
      clock,
      min && { min, max: span?.isOne === true ? min : new Int32Array(await load(`time ${clock} max`, 4)) },
    );
  }
  const least = contents.quantity === null ? null : new Float64Array(await load('quantity min', 8));
  return {
    count,
    placed: keys.length,
    x,
    y,
    keys,
    ids: new Uint32Array(await load('ids', 4)),
    facets: recordOf(FACETS, (facet) => ({
      codes: facets.get(facet) ?? new Uint8Array(0),
      combinations: contents.facets[facet].combinations,
      values: contents.facets[facet].values,
    })),
    times: recordOf(CLOCKS, (clock) => times.get(clock) ?? null),
    quantity: least && {
      min: least,
      max: contents.quantity?.isOne === true ? least : new Float64Array(await load('quantity max', 8)),
    },
  };
}

function codesOf(buffer: ArrayBuffer, width: 1 | 2 | 4): Codes {
  return width === 1 ? new Uint8Array(buffer) : width === 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}

async function gunzip(packed: Uint8Array): Promise<ArrayBuffer> {
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text;
}
