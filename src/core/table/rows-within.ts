import { quarters, wholeWorld } from './square-walk';
import type { Table } from './table';
import { areaTest, type AreaShape } from './table-area';

/** One byte a row, 1 where its point lies in the area: exactly, by walking only the squares that the area's edge goes through. */
export function rowsWithin(table: Table, area: AreaShape): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(table.count);
  const { relation, contains } = areaTest(area);
  const open = [wholeWorld(table)];
  for (let square = open.pop(); square !== undefined; square = open.pop()) {
    const { from, to } = square;
    const lies = relation(square);
    if (lies === 'outside') continue;
    const parts = lies === 'inside' ? null : quarters(table, square);
    if (lies === 'inside') found.fill(1, from, to);
    else if (parts !== null) open.push(...parts);
    else for (let at = from; at < to; at++) found[at] = contains(table.x[at] ?? 0, table.y[at] ?? 0) ? 1 : 0;
  }
  return found;
}
