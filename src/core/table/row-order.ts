import type { Clock, FacetId } from '../query/query';
import { sortOrder } from './sort-order';
import { momentOf, type FacetColumn, type Table, type TimeColumn } from './table';

export interface RowSort {
  readonly by: 'time' | 'input' | 'quantity' | FacetId;
  readonly isDescending: boolean;
}

/** Behind every other key, in either direction. */
const MISSING = 0xffffffff;
const names = new Intl.Collator('und', { numeric: true });

/** All rows in an order; those without the value last, equal ones by their number in the input. */
export function rowOrder(table: Table, { by, isDescending }: RowSort, clock: Clock): Uint32Array {
  const byId = sortOrder(table.ids);
  if (by === 'input') return isDescending ? byId.reverse() : byId;
  if (by === 'time') return sortedBy(byId, timeKeys(table.times[clock], table.count), isDescending);
  if (by !== 'quantity') return sortedBy(byId, facetKeys(table.facets[by], table.count), isDescending);
  const { high, low } = quantityKeys(table);
  return sortedBy(sortedBy(byId, low, isDescending), high, isDescending);
}

/** An order sorted anew, stably, by keys of the rows. */
function sortedBy(order: Uint32Array, keys: Uint32Array, isDescending: boolean): Uint32Array {
  const inOrder = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const key = keys[order[at] ?? 0] ?? MISSING;
    inOrder[at] = isDescending && key !== MISSING ? MISSING - 1 - key : key;
  }
  const sorted = sortOrder(inOrder);
  for (let at = 0; at < sorted.length; at++) sorted[at] = order[sorted[at] ?? 0] ?? 0;
  return sorted;
}

function timeKeys(time: TimeColumn | null, count: number): Uint32Array {
  const keys = new Uint32Array(count).fill(MISSING);
  if (time === null) return keys;
  for (let at = 0; at < count; at++) {
    const moment = momentOf(time.min[at] ?? 0, time.max[at] ?? 0);
    // Shifted so that the earliest is 0.
    if (moment !== null) keys[at] = moment + 0x80000000;
  }
  return keys;
}

function facetKeys({ codes, combinations, values }: FacetColumn, count: number): Uint32Array {
  const keys = new Uint32Array(count).fill(MISSING);
  const rank = new Uint32Array(values.length);
  const ranked = values.map((_, value) => value).sort((a, b) => names.compare(values[a] ?? '', values[b] ?? ''));
  for (const [at, value] of ranked.entries()) rank[value] = at;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    const value = combinations === null ? code : combinations[code]?.[0];
    if (value !== undefined) keys[at] = rank[value] ?? MISSING;
  }
  return keys;
}

/** Doubles as two words that sort as they do. */
function quantityKeys({ quantity, count }: Table): { high: Uint32Array; low: Uint32Array } {
  const [high, low] = [new Uint32Array(count).fill(MISSING), new Uint32Array(count).fill(MISSING)];
  if (quantity === null) return { high, low };
  const bits = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < count; at++) {
    const value = quantity.min[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    bits.setFloat64(0, value);
    const isNegative = (bits.getUint32(0) & 0x80000000) !== 0;
    // The low word is halved to leave `MISSING` free; no finite number's high word reaches it.
    high[at] = isNegative ? ~bits.getUint32(0) >>> 0 : (bits.getUint32(0) | 0x80000000) >>> 0;
    low[at] = (isNegative ? ~bits.getUint32(4) >>> 0 : bits.getUint32(4)) >>> 1;
  }
  return { high, low };
}
