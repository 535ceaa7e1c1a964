import type { PageHeader } from './page-header';
import type { PageLook } from './page-look';
import type { NoteBlock } from './page-notes';
import type { Box, Group } from './scene';
import { balancedHeight, columnBoxes, NOTES_START, setColumns, type NotePosition } from './set-columns';

export interface FlownNotes {
  /** Of every page. */
  readonly pages: readonly Group['shapes'][];
  /** Where each page begins. */
  readonly starts: readonly NotePosition[];
}

/** The notes in their room on the first page, and on as many more as they need. Throws `RangeError` when a page has no room for a line. */
export function flowNotes(
  blocks: readonly NoteBlock[],
  first: Box,
  around: { content: Box; header: PageHeader; look: PageLook; columns: number; firstColumns: number },
): FlownNotes {
  const { content, header, look, columns, firstColumns } = around;
  const { gutter, unit, small } = look;
  const set = setColumns(blocks, columnBoxes(first, firstColumns, gutter), NOTES_START);
  const pages = [set.shapes];
  const starts = [NOTES_START];
  for (let next = set.next; next !== null;) {
    starts.push(next);
    const top = content.y + header.runningHeight + 7 * unit;
    const room: Box = { ...content, y: top, height: content.y + content.height - top - small.leading - 6 * unit };
    const boxes = columnBoxes(room, columns, gutter);
    const height = balancedHeight(blocks, boxes, next, room.height) ?? room.height;
    const more = setColumns(
      blocks,
      boxes.map((box) => ({ ...box, height })),
      next,
    );
    if (more.next !== null && more.next.block === next.block && more.next.line === next.line)
      throw new RangeError('Expected a page with room for a line of notes. Choose a larger one.');
    pages.push(more.shapes);
    next = more.next;
  }
  return { pages, starts };
}

/** The page of a claim's note, from 1. */
export function pageOfNote(claim: string, blocks: readonly NoteBlock[], { starts }: FlownNotes): number {
  const block = blocks.findIndex((note) => note.claim === claim);
  const page = starts.findLastIndex((start) => start.block < block || (start.block === block && start.line === 0));
  return Math.max(1, page + 1);
}
