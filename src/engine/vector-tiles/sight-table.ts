import { RowIntake } from '../../core/formats/rows/row-intake';
import { guessMapping, type RowMapping } from '../../core/formats/rows/row-roles';
import { toLatitude, toLongitude } from '../../core/table/mercator';
import type { OpenedTable } from '../opened-table';
import { RowStore } from '../row-store';
import { RowTexts } from '../row-texts';
import type { TileRow } from './decode-tile';

const encoder = new TextEncoder();

/** Rows as a table of its own, and those of them that it took, by their numbers in it. Where they lie is said by their points alone, never by columns. */
export function sightTable(
  rows: readonly TileRow[],
  columns: readonly string[],
  wanted: RowMapping | null,
): { readonly opened: OpenedTable; readonly taken: readonly TileRow[] } {
  const mapping = withoutCoordinates(wanted ?? guessMapping(columns));
  const intake = new RowIntake(mapping);
  const store = new RowStore();
  const taken: TileRow[] = [];
  for (const [at, row] of rows.entries()) {
    const { fields, point } = row;
    const position = point === null ? null : ([toLongitude(point.x), toLatitude(point.y)] as const);
    if (!intake.addRecord(fields, at + 1, position)) continue;
    store.add(encoder.encode(JSON.stringify(fields)));
    taken.push(row);
  }
  const opened = {
    table: intake.builder.finish(),
    columns,
    mapping,
    rejected: intake.report,
    cut: null,
    texts: new RowTexts({ blocks: store.finish(), form: { kind: 'json' as const } }),
  };
  return { opened, taken };
}

function withoutCoordinates(mapping: RowMapping): RowMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([role]) => role !== 'lng' && role !== 'lat'));
}
