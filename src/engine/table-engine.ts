import { CLOCKS } from '../core/query/query';
import { recordOf } from '../core/query/record-of';
import { encodeCells } from '../core/table/encode-cells';
import { daySpan, filterSteps, type TableResult } from '../core/table/filter-table';
import { toLatitude, toLongitude } from '../core/table/mercator';
import { RowList, timeOrder } from '../core/table/row-list';
import type { Table } from '../core/table/table';
import { rowsOfCell, tileCells } from '../core/table/tile-cells';
import type { FilterAnswer, FilterQuery, OpenProgress, OpenRequest, Requests, RowDetails, TableInfo } from './protocol';
import { readTable, type OpenedTable } from './read-table';

/** A newer question came before this one was answered. */
export class Superseded extends Error {}

/** One open table and its present answer. Runs in the worker; a test can run it anywhere. */
export class TableEngine {
  readonly #onprogress: (progress: OpenProgress) => void;
  /** Lets waiting messages in. */
  readonly #pause: () => Promise<void>;
  #opened: OpenedTable | null = null;
  #visible = new Uint8Array(0);
  #clock: FilterQuery['clock'] = 'said';
  #question = 0;
  #list: RowList | null = null;
  #orders = new Map<FilterQuery['clock'], Uint32Array>();

  constructor(onprogress: (progress: OpenProgress) => void, pause: () => Promise<void>) {
    this.#onprogress = onprogress;
    this.#pause = pause;
  }

  async open(request: OpenRequest): Promise<TableInfo> {
    const opened = await readTable(request, this.#onprogress);
    // Only now: a file that cannot be read takes nothing away.
    this.#opened = opened;
    const { table } = opened;
    this.#visible = new Uint8Array(table.count).fill(1);
    this.#orders.clear();
    this.#list = null;
    return {
      count: table.count,
      placed: table.placed,
      columns: opened.columns,
      mapping: opened.mapping,
      rejected: opened.rejected,
      cut: opened.cut,
      days: recordOf(CLOCKS, (clock) => daySpan(table, clock)),
      bounds: boundsOf(table),
    };
  }

  /** Rejects with `Superseded` when a newer question has come. */
  async filter(query: FilterQuery): Promise<FilterAnswer> {
    const question = ++this.#question;
    const steps = filterSteps(this.#table, { ...query, found: null });
    for (let chunk = 1; ; chunk++) {
      const step = steps.next();
      if (step.done === true) return this.#keep(step.value, query);
      if (chunk % 8 !== 0) continue;
      await this.#pause();
      if (question !== this.#question) throw new Superseded('A newer question came.');
    }
  }

  #keep({ visible, ...answer }: TableResult, { clock }: FilterQuery): FilterAnswer {
    this.#visible = visible as Uint8Array<ArrayBuffer>;
    this.#clock = clock;
    this.#list = null;
    return answer;
  }

  tile(tile: Requests['tile']['ask']): ArrayBuffer {
    return encodeCells(tileCells(this.#table, this.#visible, tile), tile).buffer;
  }

  page({ from, size }: Requests['page']['ask']): Promise<RowDetails[]> {
    let order = this.#orders.get(this.#clock);
    if (order === undefined) {
      order = timeOrder(this.#table, this.#clock);
      this.#orders.set(this.#clock, order);
    }
    this.#list ??= new RowList(order, this.#visible);
    return this.rows(this.#list.page(from, size));
  }

  cell({ limit, ...cell }: Requests['cell']['ask']): Promise<RowDetails[]> {
    return this.rows(rowsOfCell(this.#table, this.#visible, cell, limit));
  }

  async rows(places: readonly number[]): Promise<RowDetails[]> {
    const opened = this.#opened;
    if (opened === null) return [];
    const { table, readFields } = opened;
    return Promise.all(
      places.map(async (at) => ({
        at,
        position: at < table.placed ? { lng: toLongitude(table.x[at] ?? 0), lat: toLatitude(table.y[at] ?? 0) } : null,
        fields: await readFields(table.ids[at] ?? 0),
      })),
    );
  }

  get #table(): Table {
    if (this.#opened === null) throw new Error('No table is open.');
    return this.#opened.table;
  }
}

function boundsOf({ placed, x, y }: Table): TableInfo['bounds'] {
  if (placed === 0) return null;
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < placed; at++) {
    const [column, row] = [x[at] ?? 0, y[at] ?? 0];
    if (column < west) west = column;
    if (column > east) east = column;
    if (row < north) north = row;
    if (row > south) south = row;
  }
  return [toLongitude(west), toLatitude(south), toLongitude(east), toLatitude(north)];
}
