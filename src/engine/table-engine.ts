import { CLOCKS, FACETS, type FacetId } from '../core/query/query';
import { recordOf } from '../core/query/record-of';
import { cellBlock } from '../core/table/cell-block';
import { facetAnswer } from '../core/table/facet-answer';
import { facetSlots, OTHER_SLOT, type FacetSlots } from '../core/table/facet-slots';
import { daySpan, filterSteps, type TableResult } from '../core/table/filter-table';
import { toLatitude, toLongitude } from '../core/table/mercator';
import { MercatorBox } from '../core/table/mercator-box';
import { nearestRows } from '../core/table/nearest-rows';
import { quantityRanges } from '../core/table/quantity-ranges';
import { RowList } from '../core/table/row-list';
import { rowOrder, type RowSort } from '../core/table/row-order';
import { rowsWithin } from '../core/table/rows-within';
import type { Table } from '../core/table/table';
import { tileCells } from '../core/table/tile-cells';
import { cellDetails } from './cell-details';
import { exportRows } from './export-rows';
import { hostedFile, isReadInParts } from './hosted-file';
import type { OpenedTable } from './opened-table';
import { packOpened } from './pack-opened';
import type { FilterAnswer, FilterQuery, OpenProgress, OpenRequest, Requests, RowDetails, TableInfo } from './protocol';
import { readTable } from './read-table';
import type { RowTextSource } from './row-texts';
import { startDigest, type RunningDigest } from './running-digest';
import { shownShapes } from './shown-shapes';
import { tableDigest } from './table-digest';
import type { Seen, Sight } from './vector-tiles/sight';
import { sniffTiles } from './vector-tiles/sniff-tiles';
import { sumCells, sumsWithin } from './vector-tiles/sum-cells';

/** A newer question came before this one was answered. */
export class Superseded extends Error {}

/** Asks for all rows. */
export const NO_QUERY: FilterQuery = {
  facets: {},
  clock: 'said',
  range: { from: null, to: null },
  by: 'group',
  found: null,
  area: null,
};
/** Orders that are kept at hand; one costs four bytes a row. */
const KEPT_ORDERS = 3;

const FIRST_COLUMNS = 4;

/** One open table and its present answer. Runs in the worker; a test can run it anywhere. */
export class TableEngine {
  readonly #onprogress: (progress: OpenProgress) => void;
  /** Lets waiting messages in. */
  readonly #pause: () => Promise<void>;
  readonly #beginDigest: () => RunningDigest;
  #opened: OpenedTable | null = null;
  #source: OpenRequest['source'] | null = null;
  #visible = new Uint8Array(0);
  #counts: TableResult['facets'] | null = null;
  /** What was asked last, and what the rows that are shown answer. */
  #asked = NO_QUERY;
  #query: Pick<FilterQuery, 'clock' | 'by'> = NO_QUERY;
  /** Where the table is vector tiles, and what of them is in sight. */
  #sight: Sight | null = null;
  #sums: Seen['sums'] = [];
  #shapes: Seen['shapes'] | null = null;
  #look = 0;
  #question = 0;
  #histogram: { readonly asked: string | null; readonly days: TableResult['histogram'] } | null = null;
  #list: { readonly sort: string; readonly list: RowList } | null = null;
  readonly #orders = new Map<string, Uint32Array>();
  readonly #slots = new Map<FacetId, FacetSlots>();

  constructor(
    onprogress: (progress: OpenProgress) => void,
    pause: () => Promise<void>,
    beginDigest: () => RunningDigest = startDigest,
  ) {
    this.#onprogress = onprogress;
    this.#pause = pause;
    this.#beginDigest = beginDigest;
  }

  async open(request: OpenRequest): Promise<TableInfo> {
    const sight = await sightOf(request);
    if (sight !== null && request.part !== undefined)
      throw new RangeError(
        'Vector tiles are read as far as the map shows them, not in part. Open them without a part.',
      );
    const seen = sight?.nothing() ?? null;
    // Before it is read: what the host says is of no later file.
    const hosted = isReadInParts(request) ? await hostedFile(request.source) : null;
    const opened = seen?.opened ?? (await readTable(request, this.#onprogress, this.#beginDigest));
    // Only now: a file that cannot be read takes nothing away.
    this.#sight = sight;
    this.#source = request.source;
    this.#asked = NO_QUERY;
    this.#slots.clear();
    return { ...this.#take(opened, seen), hosted };
  }

  /**
   * The rows are now those of a view. Rejects with `Superseded` when a newer view has come; one that shows rows answers the newest question, even
   * one that came meanwhile.
   */
  async look(view: Requests['look']['ask']): Promise<Requests['look']['answer']> {
    if (this.#sight === null) throw new Error('The table is no vector tiles.');
    const look = ++this.#look;
    const seen = await this.#sight.look(view);
    if (look !== this.#look) throw new Superseded('The map shows something else.');
    const info = this.#take(seen.opened, seen);
    return { info, answer: await this.filter(this.#asked) };
  }

  #take(opened: OpenedTable, seen: Seen | null): TableInfo {
    this.#opened = opened;
    this.#sums = seen?.sums ?? [];
    this.#shapes = seen?.shapes ?? null;
    const { table, columns, mapping, rejected, cut, credit = null, part = null } = opened;
    this.#visible = new Uint8Array(table.count).fill(1);
    this.#counts = null;
    this.#histogram = null;
    this.#orders.clear();
    for (const [facet, { names }] of this.#slots) this.#slots.set(facet, facetSlots(table.facets[facet], names));
    this.#list = null;
    return {
      columns,
      mapping,
      rejected,
      cut,
      count: table.count,
      placed: table.placed,
      days: recordOf(CLOCKS, (clock) => daySpan(table, clock)),
      bounds: boundsOf(table),
      slots: recordOf(FACETS, (facet) => this.#slotsOf(facet).names),
      distinct: recordOf(FACETS, (facet) => table.facets[facet].values.length),
      hasQuantity: table.quantity !== null,
      credit,
      hosted: null,
      sight: seen?.info ?? null,
      part,
    };
  }

  /** Rejects with `Superseded` when a newer question has come. */
  async filter(asked: FilterQuery): Promise<FilterAnswer> {
    const question = ++this.#question;
    this.#asked = asked;
    const { found, area, by, ...query } = asked;
    const table = this.#table;
    const within = area === null ? null : rowsWithin(table, area);
    // While time is played only the range changes, and the histogram is the same at every step.
    const key = found === null ? JSON.stringify([query.facets, query.clock, by, area]) : null;
    const steps = filterSteps(table, {
      ...query,
      histogram: key !== null && key === this.#histogram?.asked ? this.#histogram.days : undefined,
      found: foundRows(table, found, within),
      by: { facet: by, slots: this.#slotsOf(by) },
    });
    for (let chunk = 1; ; chunk++) {
      const step = steps.next();
      if (step.done === true) {
        this.#histogram = { asked: key, days: step.value.histogram };
        return this.#keep(step.value, asked);
      }
      if (chunk % 4 !== 0) continue;
      await this.#pause();
      if (question !== this.#question) throw new Superseded('A newer question came.');
    }
  }

  #keep({ visible, ...result }: TableResult, query: FilterQuery): FilterAnswer {
    this.#visible = visible as Uint8Array<ArrayBuffer>;
    this.#counts = result.facets;
    this.#query = query;
    this.#list = null;
    const table = this.#table;
    return {
      ...result,
      facets: recordOf(FACETS, (facet) =>
        facetAnswer(table.facets[facet], result.facets[facet], { wanted: query.facets[facet] ?? [] }),
      ),
    };
  }

  cells(tiles: Requests['cells']['ask']): Requests['cells']['answer'] {
    const { by } = this.#query;
    const split = { codes: this.#table.facets[by].codes, slots: this.#slotsOf(by) };
    return tiles.map((tile) =>
      cellBlock([...tileCells(this.#table, this.#visible, split, tile), ...sumCells(this.#shownSums, tile)], tile),
    );
  }

  /** Of an address that was read whole, the digest was taken meanwhile. */
  async identify(asked: Requests['identify']['ask']): Promise<Requests['identify']['answer']> {
    const taken = asked.source === this.#source ? await this.#opened?.digest : null;
    return taken ?? tableDigest(asked);
  }

  shapes(): Requests['shapes']['answer'] {
    if (this.#shapes === null) return null;
    const { codes } = this.#table.facets[this.#query.by];
    const slots = this.#slotsOf(this.#query.by);
    const slotOf = (at: number): number =>
      codes.length === 0 ? OTHER_SLOT : (slots.ofCode[codes[at] ?? 0] ?? OTHER_SLOT);
    return shownShapes(this.#table, this.#visible, this.#shapes, slotOf);
  }

  page({ from, size, sort }: Requests['page']['ask']): Promise<RowDetails[]> {
    const key = sortKey(sort, this.#query.clock);
    if (this.#list?.sort !== key) this.#list = { sort: key, list: new RowList(this.#orderOf(sort), this.#visible) };
    return this.#listed(this.#list.list.page(from, size));
  }

  async cell({ limit, ...address }: Requests['cell']['ask']): Promise<Requests['cell']['answer']> {
    const { places, ...details } = cellDetails(this.#table, this.#visible, address, limit);
    const summed = sumsWithin(this.#shownSums, { zoom: address.level, ...address });
    return { ...details, summed, rows: await this.#listed(places) };
  }

  /** Nobody knows which of the rows in a count fit a filter. */
  get #shownSums(): Seen['sums'] {
    const { facets, range, found, area } = this.#asked;
    const isFiltered = Object.keys(facets).length > 0 || range.from !== null || range.to !== null;
    return isFiltered || found !== null || area !== null ? [] : this.#sums;
  }

  async nearest(ask: Requests['nearest']['ask']): Promise<Requests['nearest']['answer']> {
    const near = nearestRows(this.#table, this.#visible, ask);
    const rows = await this.#listed(near.map(({ at }) => at));
    return near.flatMap(({ meters }, at) => {
      const row = rows[at];
      return row === undefined ? [] : [{ row, meters }];
    });
  }

  numbers(ask: Requests['numbers']['ask']): Requests['numbers']['answer'] {
    const { by, clock } = this.#query;
    const split = { codes: this.#table.facets[by].codes, slots: this.#slotsOf(by) };
    return quantityRanges(this.#table, this.#visible, { ...ask, clock, split });
  }

  rows(places: readonly number[]): Promise<RowDetails[]> {
    return this.#details(places, null);
  }

  /** What a list shows of rows. */
  #listed(places: readonly number[]): Promise<RowDetails[]> {
    return this.#details(places, this.#opened === null ? [] : listedColumns(this.#opened));
  }

  async #details(places: readonly number[], columns: readonly string[] | null): Promise<RowDetails[]> {
    const opened = this.#opened;
    if (opened === null) return [];
    const { table, texts } = opened;
    return Promise.all(
      places.map(async (at) => ({
        ...shapeOf(this.#shapes, table.ids[at] ?? 0),
        at,
        id: table.ids[at] ?? 0,
        position: at < table.placed ? { lng: toLongitude(table.x[at] ?? 0), lat: toLatitude(table.y[at] ?? 0) } : null,
        fields: await texts.fields(table.ids[at] ?? 0, columns),
      })),
    );
  }

  async numbered(ids: Requests['numbered']['ask']): Promise<RowDetails[]> {
    const places = ids.map((id) => this.#table.ids.indexOf(id)).filter((at) => at !== -1);
    return this.rows(places);
  }

  values({ facet, text }: Requests['values']['ask']): Requests['values']['answer'] {
    const wanted = text.toLowerCase();
    const accepts = (value: string): boolean => value.toLowerCase().includes(wanted);
    return facetAnswer(this.#table.facets[facet], this.#counts?.[facet] ?? [], { accepts });
  }

  texts(): RowTextSource {
    if (this.#opened === null) throw new Error('No table is open.');
    return this.#opened.texts.source;
  }

  async export({ format, credit }: Requests['export']['ask']): Promise<Blob> {
    if (this.#opened === null) throw new Error('No table is open.');
    return exportRows(this.#opened, this.#visible, { format, credit });
  }

  async pack(credit: Requests['pack']['ask']): Promise<Blob> {
    if (this.#opened === null) throw new Error('No table is open.');
    const pieces: Blob[] = [];
    // Blobs, which browsers keep out of memory.
    for await (const piece of packOpened({ ...this.#opened, ...(credit && { credit }) }))
      pieces.push(new Blob([piece]));
    return new Blob(pieces);
  }

  #orderOf(sort: RowSort): Uint32Array {
    const key = sortKey(sort, this.#query.clock);
    const order = this.#orders.get(key) ?? rowOrder(this.#table, sort, this.#query.clock);
    this.#orders.delete(key);
    this.#orders.set(key, order);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > KEPT_ORDERS && oldest !== undefined) this.#orders.delete(oldest);
    return order;
  }

  #slotsOf(facet: FacetId): FacetSlots {
    const slots = this.#slots.get(facet) ?? facetSlots(this.#table.facets[facet]);
    this.#slots.set(facet, slots);
    return slots;
  }

  get #table(): Table {
    if (this.#opened === null) throw new Error('No table is open.');
    return this.#opened.table;
  }
}

/** Those that are something to the table; a row that says nothing of it is listed by its first ones. */
function listedColumns({ columns, mapping }: OpenedTable): readonly string[] {
  const mapped = Object.values(mapping);
  return [...new Set(mapping.statement === undefined ? [...columns.slice(0, FIRST_COLUMNS), ...mapped] : mapped)];
}

function shapeOf(shapes: Seen['shapes'] | null, row: number): Pick<RowDetails, 'shape'> {
  const shape = shapes?.of(row) ?? null;
  return shape === null ? {} : { shape: shape.geometry };
}

/** The reader of vector tiles loads only for what may be such. */
async function sightOf(request: OpenRequest): Promise<Sight | null> {
  const form = await sniffTiles(request);
  return form && (await import('./vector-tiles/open-sight')).openSight(request, form);
}

/** What was found by the rows' numbers, in the table's order, and where it lies. */
function foundRows({ ids }: Table, found: Uint8Array | null, within: Uint8Array | null): Uint8Array | null {
  if (found === null) return within;
  return Uint8Array.from(ids, (id, at) => (found[id] ?? 0) & (within?.[at] ?? 1));
}

function sortKey({ by, isDescending }: RowSort, clock: FilterQuery['clock']): string {
  return `${by === 'time' ? clock : by} ${isDescending ? 'down' : 'up'}`;
}

function boundsOf({ placed, x, y }: Table): TableInfo['bounds'] {
  const box = new MercatorBox();
  for (let at = 0; at < placed; at++) box.add(x[at] ?? 0, y[at] ?? 0);
  return box.degrees();
}
