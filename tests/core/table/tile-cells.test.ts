import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetSlots, OTHER_SLOT, PARTS } from '../../../src/core/table/facet-slots';
import { toMercatorX, toMercatorY } from '../../../src/core/table/mercator';
import type { Table } from '../../../src/core/table/table';
import { CELL_LEVELS, rowsOfCell, tileCells, type CellSplit, type TableCell } from '../../../src/core/table/tile-cells';
import { plainRows, tableOf, type PlainRow } from './random-table';

describe('the cells of a tile', () => {
  it('puts every visible row with a point into exactly one cell of one tile, at every zoom', () => {
    fc.assert(
      fc.property(plainRows, fc.constantFrom(0, 1, 2, 5, 11, 14, 16), (rows, zoom) => {
        const table = tableOf(rows);
        const visible = Uint8Array.from(table.ids, (id) => (id % 3 === 0 ? 0 : 1));
        const expected = new Map<string, number>();
        const tiles = new Map<string, { zoom: number; column: number; row: number }>();
        for (const [id, { position }] of rows.entries()) {
          if (position === null) continue;
          const [x, y] = [toMercatorX(position.lng), toMercatorY(position.lat)];
          const column = zoom === 0 ? 0 : x >>> (32 - zoom);
          const row = zoom === 0 ? 0 : y >>> (32 - zoom);
          tiles.set(`${column}/${row}`, { zoom, column, row });
          if (id % 3 === 0) continue;
          const shift = 32 - zoom - CELL_LEVELS;
          const cell = `${x >>> shift}/${y >>> shift}`;
          expected.set(cell, (expected.get(cell) ?? 0) + 1);
        }
        const cells = [...tiles.values()].flatMap((tile) => tileCells(table, visible, split(table), tile));
        expect(new Map(cells.map(({ column, row, count }) => [`${column}/${row}`, count]))).toEqual(expected);
        for (const cell of cells) {
          const inside = rowsOfCell(
            table,
            visible,
            { level: zoom + CELL_LEVELS, column: cell.column, row: cell.row },
            99,
          );
          expect(inside.length).toBe(cell.count);
          const groups = inside.map((at) => groupsOf(rows[table.ids[at] ?? 0]));
          expect(cell.parts).toEqual(
            Array.from({ length: PARTS }, (_, slot) => groups.filter((group) => slotOf(table, group) === slot).length),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a cell whole across zooms: four cells of the next make up one, with the same centre', () => {
    fc.assert(
      fc.property(plainRows, (rows) => {
        const table = tableOf(rows);
        const visible = new Uint8Array(table.count).fill(1);
        const parents = cellsOf(0);
        const children = cellsOf(1);
        for (const parent of parents) {
          const parts = children.filter(({ column, row }) => column >> 1 === parent.column && row >> 1 === parent.row);
          expect(parts.reduce((total, { count }) => total + count, 0)).toBe(parent.count);
          expect(parts.reduce((total, { x, count }) => total + x * count, 0) / parent.count).toBeCloseTo(parent.x, 3);
        }
        function cellsOf(zoom: number): TableCell[] {
          const side = Array.from({ length: 2 ** zoom }, (_, at) => at);
          return side.flatMap((column) =>
            side.flatMap((row) => tileCells(table, visible, split(table), { zoom, column, row })),
          );
        }
      }),
    );
  });

  it('leaves one mark, at the point itself, of a hundred thousand rows on one point', () => {
    const position = { lng: 36.19, lat: 51.73 };
    const row: PlainRow = { position, facets: { group: ['a'] }, times: {}, quantity: null };
    const table = tableOf(Array.from({ length: 100_000 }, () => row));
    const visible = new Uint8Array(table.count).fill(1);
    const [x, y] = [toMercatorX(position.lng), toMercatorY(position.lat)];
    const tile = { zoom: 16, column: x >>> 16, row: y >>> 16 };
    expect(tileCells(table, visible, split(table), tile)).toMatchObject([
      { count: 100_000, x, y, isOnePosition: true, only: null },
    ]);
  });

  it('never gives a tile a row that has no point of its own', () => {
    const table = tableOf([{ position: null, facets: {}, times: {}, quantity: null }]);
    expect(tileCells(table, new Uint8Array([1]), split(table), { zoom: 0, column: 0, row: 0 })).toEqual([]);
  });
});

function split({ facets: { group } }: Table): CellSplit {
  return { codes: group.codes, slots: facetSlots(group) };
}

/** Of several values, the most frequent one of the table is meant. */
function slotOf({ facets: { group } }: Table, values: readonly string[]): number {
  const { names } = facetSlots(group);
  const slots = values.map((value) => names.indexOf(value)).filter((slot) => slot !== -1);
  return Math.min(OTHER_SLOT, ...slots);
}

function groupsOf(row: PlainRow | undefined): readonly string[] {
  return row?.facets.group ?? [];
}
