import type { LegendBlock } from './page-legend';
import type { PageLook } from './page-look';
import type { NoteBlock } from './page-notes';
import type { PageOptions } from './page-sizes';
import type { Box } from './scene';
import { balancedHeight, columnBoxes, NOTES_START } from './set-columns';
import { setLegend, type Locator } from './set-legend';

/** What stands around the map's frame: its room and the frame's depend on each other. */
export interface Layout {
  readonly body: Box;
  readonly columns: number;
  readonly columnWidth: number;
  /** Columns beside the map; none: legend and notes stand beneath it. */
  readonly side: number;
  /** The notes begin on the second page, if the first has not room for all. */
  readonly isTall: boolean;
}

/** What is set around the map. */
export interface Parts {
  readonly notes: readonly NoteBlock[];
  readonly legend: readonly LegendBlock[];
  readonly locator: Locator | null;
}

/** A column of notes is about so wide, in units of the look. */
const COLUMN = 162;
/** Wider than so many heights, the notes stand beside the map. */
const WIDE_RATIO = 1.15;
/** If all notes fit beneath the map into this share of the room, they get it; if not, the map gets the second share. */
const LARGEST_NOTES = 0.46;
const MAP_SHARE = 0.64;
/** Taller than so many widths a page is a phone's: what would stand of the notes beneath the map is next to nothing, and the map small. */
const TALL_RATIO = 1.6;

export function pageLayout(page: PageOptions, body: Box, look: PageLook): Layout {
  const { gutter, unit } = look;
  const columns = Math.max(1, Math.floor((body.width + gutter) / (COLUMN * unit + gutter)));
  return {
    body,
    columns,
    columnWidth: (body.width - gutter * (columns - 1)) / columns,
    side: page.width / page.height > WIDE_RATIO && columns > 1 ? 1 : 0,
    isTall: page.height / page.width > TALL_RATIO,
  };
}

/** The next one to try where the legend is higher than its room: one more column beside the map, and at last none. */
export function roomierLayout(layout: Layout): Layout {
  return { ...layout, side: layout.side + 1 < layout.columns ? layout.side + 1 : 0 };
}

export function isSetBeside(parts: Parts, { side }: Layout): boolean {
  return side > 0 && (parts.notes.length > 0 || parts.legend.length > 0 || parts.locator !== null);
}

/** How wide the legend and the notes stand, all columns of them. */
export function sideWidth({ side, columnWidth, body }: Layout, look: PageLook): number {
  return side === 0 ? body.width : side * columnWidth + (side - 1) * look.gutter;
}

/** The map's frame: all the room that legend and notes leave. */
export function frameBox(parts: Parts, layout: Layout, look: PageLook): Box {
  const { body, columns } = layout;
  const { gutter, unit } = look;
  if (isSetBeside(parts, layout)) return { ...body, width: body.width - sideWidth(layout, look) - gutter };
  // Only how high it is matters here: the globe is drawn once, at the end.
  const locator = parts.locator && { ...parts.locator, draw: () => [] };
  const legend = setLegend(parts.legend, locator, body, look, false).height;
  const room = body.height - (legend > 0 ? legend + 8 * unit : 0);
  if (parts.notes.length === 0) return { ...body, height: room };
  const boxes = columnBoxes(body, columns, gutter);
  const notes = balancedHeight(parts.notes, boxes, NOTES_START, room * LARGEST_NOTES);
  if (notes !== null) return { ...body, height: room - notes - 9 * unit };
  return { ...body, height: room * (layout.isTall ? 1 : MAP_SHARE) };
}
