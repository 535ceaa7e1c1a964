import { LEGEND_GAP, type LegendBlock } from './page-legend';
import type { PageLook } from './page-look';
import type { Box, Shape } from './scene';

/** A locator globe with its diameter. */
export interface Locator {
  readonly size: number;
  readonly draw: (box: Box) => Shape[];
}

export interface LegendSet {
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly locator: readonly Shape[];
}

const LEGEND_COLUMN = 108;

/** The legend's blocks in columns beneath the map, or one under the other beside it; the locator at the end of the row. */
export function setLegend(
  blocks: readonly LegendBlock[],
  locator: Locator | null,
  box: Box,
  look: PageLook,
  isBeside: boolean,
): LegendSet {
  const { gutter, unit } = look;
  const gap = LEGEND_GAP * unit;
  if (isBeside) {
    const shapes: Shape[] = [];
    let y = box.y;
    for (const block of blocks) {
      shapes.push(...block.draw(box.x, y));
      y += block.height + gap;
    }
    const locatorBox =
      locator === null
        ? null
        : { x: box.x + box.width - locator.size, y: box.y, width: locator.size, height: locator.size };
    return {
      height: Math.max(y - gap - box.y, locatorBox?.height ?? 0),
      shapes,
      locator: locator !== null && locatorBox !== null ? locator.draw(locatorBox) : [],
    };
  }
  const room = box.width - (locator === null ? 0 : locator.size + gutter);
  const columns = legendColumns(room, look);
  const width = (room - gutter * (columns - 1)) / columns;
  const heights = Array.from({ length: columns }, () => 0);
  const shapes: Shape[] = [];
  for (const block of blocks) {
    const at = heights.indexOf(Math.min(...heights));
    shapes.push(...block.draw(box.x + at * (width + gutter), box.y + (heights[at] ?? 0)));
    heights[at] = (heights[at] ?? 0) + block.height + gap;
  }
  const height = Math.max(0, ...heights.map((one) => one - gap), locator?.size ?? 0);
  return {
    height,
    shapes,
    locator:
      locator === null
        ? []
        : locator.draw({ x: box.x + box.width - locator.size, y: box.y, width: locator.size, height: locator.size }),
  };
}

function legendColumns(room: number, { unit, gutter }: PageLook): number {
  return Math.max(1, Math.min(4, Math.floor((room + gutter) / (LEGEND_COLUMN * unit + gutter))));
}

/** How wide a block is set: beneath the map a column; beside it the whole width, but for those that stand beside the locator. */
export function legendWidth(
  room: number,
  locatorSize: number,
  look: PageLook,
  isBeside: boolean,
): (usedHeight: number) => number {
  const left = room - (locatorSize === 0 ? 0 : locatorSize + look.gutter);
  if (isBeside) return (usedHeight) => (usedHeight < locatorSize ? left : room);
  const columns = legendColumns(left, look);
  return () => (left - look.gutter * (columns - 1)) / columns;
}
