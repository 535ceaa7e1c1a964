import type { NoteBlock } from './page-notes';
import type { Box, Shape } from './scene';

/** Where a run of blocks has got to: a block, and a line of it. */
export interface NotePosition {
  readonly block: number;
  readonly line: number;
}

export const NOTES_START: NotePosition = { block: 0, line: 0 };
/** A note is not broken for fewer lines than this on either side. */
const WIDOW_LINES = 2;

/** Sets notes into columns, left to right, from a position on; answers with the shapes and where the next column goes on. */
export function setColumns(
  blocks: readonly NoteBlock[],
  columns: readonly Box[],
  start: NotePosition,
): { shapes: Shape[]; next: NotePosition | null; used: readonly number[] } {
  const shapes: Shape[] = [];
  const used: number[] = [];
  let { block, line } = start;
  for (const column of columns) {
    let y = column.y;
    const bottom = column.y + column.height;
    let isFull = false;
    while (!isFull) {
      const current = blocks[block];
      if (current === undefined) break;
      const room = Math.floor((bottom - y) / current.lineHeight + 1e-6);
      const left = current.lines - line;
      // A heading stays with what it heads.
      const follower = current.claim === null ? blocks[block + 1] : undefined;
      const isStranded =
        follower !== undefined && room < left + Math.min(follower.lines, WIDOW_LINES) + 1 && y > column.y;
      const take = left <= room ? left : Math.min(room, left - WIDOW_LINES);
      const mustBreak = isStranded || take <= 0 || (take < left && take < WIDOW_LINES && y > column.y);
      if (mustBreak && y > column.y) {
        isFull = true;
        continue;
      }
      // A column that has not room for one line takes none, rather than cut it.
      if (room < 1) break;
      const count = Math.max(1, Math.min(take <= 0 ? room : take, left));
      shapes.push(...current.draw(column.x, y, line, line + count));
      y += count * current.lineHeight;
      line += count;
      if (line >= current.lines) {
        y += current.spaceAfter;
        block++;
        line = 0;
      } else isFull = true;
    }
    used.push(Math.min(y, bottom) - column.y);
  }
  return { shapes, next: block < blocks.length ? { block, line } : null, used };
}

/** The least height at which the rest of the notes fits so many columns; at most `limit`, or `null` when it does not fit that. */
export function balancedHeight(
  blocks: readonly NoteBlock[],
  columns: readonly Box[],
  start: NotePosition,
  limit: number,
): number | null {
  const fits = (height: number): boolean =>
    setColumns(
      blocks,
      columns.map((column) => ({ ...column, height })),
      start,
    ).next === null;
  if (!fits(limit)) return null;
  let [low, high] = [0, limit];
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return Math.min(limit, high + 0.5);
}

export function columnBoxes(box: Box, count: number, gutter: number): Box[] {
  const width = (box.width - gutter * (count - 1)) / count;
  return Array.from({ length: count }, (_, at) => ({ ...box, x: box.x + at * (width + gutter), width }));
}
