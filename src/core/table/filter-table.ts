import { CLOCKS, FACETS, type FacetId, type Query } from '../query/query';
import { recordOf } from '../query/record-of';
import { DayCounts, type TableDay } from './day-counts';
import { countsByValue, type FacetSlots } from './facet-slots';
import { DAY_MINUTES, momentOf, type Codes, type FacetColumn, type Table, type TimeColumn } from './table';

const CHUNK_ROWS = 131_072;
const RANGE_BIT = 1 << FACETS.length;
const TEXT_BIT = RANGE_BIT << 1;
const MINUTE_MS = 60_000;

export interface TableResult {
  /** One byte a row, in the table's order: 1 is visible. */
  readonly visible: Uint8Array;
  readonly total: number;
  /** Rows by value, in the order of the column's values: each facet as if its own filter were off. */
  readonly facets: Readonly<Record<FacetId, Float64Array>>;
  /** By every filter but the range, in order. */
  readonly histogram: readonly TableDay[];
  /** Visible rows without a date on the query's clock. */
  readonly undated: number;
  /** Visible rows that no tile shows: they have no point of their own. */
  readonly unplaced: number;
  /** Of the visible rows' quantities; `null` when none has one. */
  readonly quantity: { readonly min: number; readonly max: number } | null;
}

/** A query with, instead of its words and its area, the rows (by their place in the table) that are found and that lie within. */
export interface TableQuery extends Pick<Query, 'facets' | 'clock' | 'range'> {
  /** One byte a row; `null` when nothing is looked for. */
  readonly found: Uint8Array | null;
  /** The histogram, where it is known: it does not depend on the range. */
  readonly histogram?: readonly TableDay[] | undefined;
  /** What the histogram's days are split by. */
  readonly by: { readonly facet: FacetId; readonly slots: FacetSlots };
}

/** The whole pass at once. */
export function filterTable(table: Table, query: TableQuery): TableResult {
  const steps = filterSteps(table, query);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * One pass over the rows, column by column within a chunk, so that each inner loop reads one array. Gives control back
 * after every chunk with the rows done: whoever drives it may leave, because the question has changed.
 *
 * Each row gets a mask of what keeps it out, a bit a filter. It is visible when the mask is empty, and counts in a facet
 * when at most that facet's own bit is set.
 */
export function* filterSteps(table: Table, query: TableQuery): Generator<number, TableResult, undefined> {
  const columns = FACETS.map((facet) => table.facets[facet]);
  const kept = FACETS.map((facet, at) => keptCombinations(columns[at], query.facets[facet]));
  const counts = columns.map((column) => new Uint32Array(combinationCount(column)));
  const time = table.times[query.clock];
  const range = minutesOf(query.range);
  const days = new DayCounts(table.facets[query.by.facet].codes, query.by.slots);
  const most = Math.min(CHUNK_ROWS, table.count);
  const masks = new Uint16Array(most);
  const [shown, other] = [new Uint32Array(most), new Uint32Array(most)];
  const sums = new VisibleSums(table, time);

  for (let from = 0; from < table.count; from += CHUNK_ROWS) {
    const size = Math.min(CHUNK_ROWS, table.count - from);
    masks.fill(0);
    for (const [at, column] of columns.entries()) {
      const keep = kept[at];
      if (keep !== null && keep !== undefined) maskFacet(masks, column, { keep, bit: 1 << at, from, size });
    }
    if (range !== null) maskRange(masks, time, { ...range, from, size });
    if (query.found !== null) maskText(masks, query.found, from, size);

    // Lists and not a test a row and column: most rows are out of most questions, and a list has no branches to guess.
    const rows = shown.subarray(0, listRows(masks, 0, { from, size, into: shown }));
    const keptOutBy = (bit: number): Uint32Array =>
      other.subarray(0, listRows(masks, bit, { from, size, into: other }));
    for (const [at, { codes }] of columns.entries()) {
      const count = counts[at];
      if (count === undefined || codes.length === 0) continue;
      countCodes(count, codes, rows);
      if (kept[at] !== null) countCodes(count, codes, keptOutBy(1 << at));
    }
    if (time !== null && query.histogram === undefined) {
      days.add(rows, time);
      if (range !== null) days.add(keptOutBy(RANGE_BIT), time);
    }
    sums.add(rows);
    yield from + size;
  }

  return {
    facets: recordOf(FACETS, (facet, at) => countsByValue(table.facets[facet], counts[at] ?? [])),
    histogram: query.histogram ?? days.finish(),
    ...sums.finish(),
  };
}

/** What is summed up of the visible rows alone. A class of its own: within a generator engines do not make hot loops fast. */
class VisibleSums {
  readonly #table: Table;
  readonly #time: TimeColumn | null;
  readonly #visible: Uint8Array;
  #total = 0;
  #undated = 0;
  #unplaced = 0;
  #lowest = Infinity;
  #highest = -Infinity;

  constructor(table: Table, time: TimeColumn | null) {
    this.#table = table;
    this.#time = time;
    this.#visible = new Uint8Array(table.count);
  }

  /** Adds rows, by their place in the table. */
  add(rows: Uint32Array): void {
    const [{ placed, quantity }, time, visible] = [this.#table, this.#time, this.#visible];
    this.#total += rows.length;
    for (let next = 0; next < rows.length; next++) {
      const at = rows[next] ?? 0;
      visible[at] = 1;
      if (at >= placed) this.#unplaced++;
      if (time === null || momentOf(time.min[at] ?? 0, time.max[at] ?? 0) === null) this.#undated++;
    }
    if (quantity === null) return;
    let [lowest, highest] = [this.#lowest, this.#highest];
    for (let next = 0; next < rows.length; next++) {
      const at = rows[next] ?? 0;
      const low = quantity.min[at] ?? NaN;
      const high = quantity.max[at] ?? NaN;
      if (low < lowest) lowest = low;
      if (high > highest) highest = high;
    }
    [this.#lowest, this.#highest] = [lowest, highest];
  }

  finish(): Pick<TableResult, 'visible' | 'total' | 'undated' | 'unplaced' | 'quantity'> {
    const [min, max] = [this.#lowest, this.#highest];
    return {
      visible: this.#visible,
      total: this.#total,
      undated: this.#undated,
      unplaced: this.#unplaced,
      quantity: min <= max ? { min, max } : null,
    };
  }
}

/** The first and last day on any row of a clock; `null` without dates. */
export function daySpan(table: Table, clock: (typeof CLOCKS)[number]): { first: number; last: number } | null {
  const time = table.times[clock];
  if (time === null) return null;
  let [first, last] = [Infinity, -Infinity];
  for (let at = 0; at < table.count; at++) {
    const moment = momentOf(time.min[at] ?? 0, time.max[at] ?? 0);
    if (moment === null) continue;
    if (moment < first) first = moment;
    if (moment > last) last = moment;
  }
  return first <= last ? { first: Math.floor(first / DAY_MINUTES), last: Math.floor(last / DAY_MINUTES) } : null;
}

function combinationCount(column: FacetColumn): number {
  return column.combinations?.length ?? column.values.length;
}

/** A byte a combination: 1 when one of its values is wanted. `null` when the facet filters nothing. */
function keptCombinations(column: FacetColumn | undefined, wanted: readonly string[] | undefined): Uint8Array | null {
  if (column === undefined || wanted === undefined || wanted.length === 0) return null;
  const names = new Set(wanted);
  const isWanted = column.values.map((value) => names.has(value));
  const keep = new Uint8Array(combinationCount(column));
  for (let code = 0; code < keep.length; code++)
    if ((column.combinations?.[code] ?? [code]).some((value) => isWanted[value] === true)) keep[code] = 1;
  return keep;
}

function minutesOf({ from, to }: Query['range']): { first: number; last: number } | null {
  if (from === null && to === null) return null;
  return {
    first: from === null ? -Infinity : Date.parse(from) / MINUTE_MS,
    last: to === null ? Infinity : Date.parse(to) / MINUTE_MS + DAY_MINUTES - 1,
  };
}

function maskFacet(
  masks: Uint16Array,
  { codes }: FacetColumn,
  { keep, bit, from, size }: { keep: Uint8Array; bit: number; from: number; size: number },
): void {
  // No row has a value here, so none has a wanted one.
  if (codes.length === 0) {
    for (let row = 0; row < size; row++) masks[row] = (masks[row] ?? 0) | bit;
    return;
  }
  for (let row = 0; row < size; row++) if (keep[codes[from + row] ?? 0] === 0) masks[row] = (masks[row] ?? 0) | bit;
}

function maskRange(
  masks: Uint16Array,
  time: TimeColumn | null,
  { first, last, from, size }: { first: number; last: number; from: number; size: number },
): void {
  for (let row = 0; row < size; row++) {
    const min = time?.min[from + row] ?? 1;
    const max = time?.max[from + row] ?? 0;
    if (min > max || min > last || max < first) masks[row] = (masks[row] ?? 0) | RANGE_BIT;
  }
}

function maskText(masks: Uint16Array, found: Uint8Array, from: number, size: number): void {
  for (let row = 0; row < size; row++) if (found[from + row] === 0) masks[row] = (masks[row] ?? 0) | TEXT_BIT;
}

/** The rows of a chunk, by their place in the table, that are kept out by just these bits: how many there are. */
function listRows(
  masks: Uint16Array,
  bits: number,
  { from, size, into }: { from: number; size: number; into: Uint32Array },
): number {
  let count = 0;
  for (let row = 0; row < size; row++) {
    into[count] = from + row;
    if (masks[row] === bits) count++;
  }
  return count;
}

function countCodes(count: Uint32Array, codes: Codes, rows: Uint32Array): void {
  for (let next = 0; next < rows.length; next++) {
    const code = codes[rows[next] ?? 0] ?? 0;
    count[code] = (count[code] ?? 0) + 1;
  }
}
