import { FACETS } from '../core/query/query';
import { facetAnswer } from '../core/table/facet-answer';
import { countsByValue } from '../core/table/facet-slots';
import type { Table } from '../core/table/table';
import { rowsOfCell } from '../core/table/tile-cells';
import type { CellAddress, CellDetails } from './protocol';

/** What a cell's visible rows are, by every facet that the table has; the first `limit` of them by their places. */
export function cellDetails(
  table: Table,
  visible: Uint8Array,
  address: CellAddress,
  limit: number,
): Omit<CellDetails, 'rows' | 'summed'> & { readonly places: readonly number[] } {
  const rows = rowsOfCell(table, visible, address, Infinity);
  const [first = 0] = rows;
  const splits = FACETS.flatMap((facet) => {
    const column = table.facets[facet];
    if (column.codes.length === 0) return [];
    const counts = new Float64Array(column.combinations?.length ?? column.values.length);
    for (const at of rows) {
      const code = column.codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
    return [{ facet, values: facetAnswer(column, countsByValue(column, counts)) }];
  });
  return {
    count: rows.length,
    isOnePosition: rows.every((at) => table.x[at] === table.x[first] && table.y[at] === table.y[first]),
    splits,
    places: rows.slice(0, limit),
  };
}
