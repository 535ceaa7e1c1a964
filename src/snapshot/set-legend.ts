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
/** Columns of a block's wider form. */
export const WIDE_SPAN = 2;

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
  const sets = widthsOf(blocks, columns).map((spans) => placeBlocks(spans, columns, gap));
  const least = Math.min(...sets.map(({ height }) => height));
  const { placed, height: set } = sets.find(({ height }) => height === least) ?? { placed: [], height: 0 };
  const shapes = placed.flatMap(({ block, column, y }) => block.draw(box.x + column * (width + gutter), box.y + y));
  const height = Math.max(set, locator?.size ?? 0);
  return {
    height,
    shapes,
    locator:
      locator === null
        ? []
        : locator.draw({ x: box.x + box.width - locator.size, y: box.y, width: locator.size, height: locator.size }),
  };
}

interface Spanned {
  readonly block: LegendBlock;
  readonly span: number;
}

/** Every block in one column; and where there are enough, each in turn over two that has a form for that. */
function widthsOf(blocks: readonly LegendBlock[], columns: number): Spanned[][] {
  const narrow = blocks.map((block) => ({ block, span: 1 }));
  if (columns < WIDE_SPAN) return [narrow];
  const wider = blocks.flatMap(({ wider }, at) =>
    wider === undefined ? [] : [narrow.map((one, other) => (other === at ? { block: wider, span: WIDE_SPAN } : one))],
  );
  return [narrow, ...wider];
}

/** One after the other, each where it stands highest. */
function placeBlocks(
  blocks: readonly Spanned[],
  columns: number,
  gap: number,
): { placed: { block: LegendBlock; column: number; y: number }[]; height: number } {
  const heights = Array.from({ length: columns }, () => 0);
  const placed = blocks.map(({ block, span }) => {
    const tops = Array.from({ length: columns - span + 1 }, (_, at) => Math.max(...heights.slice(at, at + span)));
    const y = Math.min(...tops);
    const column = tops.indexOf(y);
    heights.fill(y + block.height + gap, column, column + span);
    return { block, column, y };
  });
  return { placed, height: Math.max(0, ...heights.map((one) => one - gap)) };
}

function legendColumns(room: number, { unit, gutter }: PageLook): number {
  return Math.max(1, Math.min(4, Math.floor((room + gutter) / (LEGEND_COLUMN * unit + gutter))));
}

/** How wide a block is set: beneath the map a column, or so many; beside it the whole width, but for those that stand beside the locator. */
export type LegendWidth = (usedHeight: number, span?: number) => number;

export function legendWidth(room: number, locatorSize: number, look: PageLook, isBeside: boolean): LegendWidth {
  const left = room - (locatorSize === 0 ? 0 : locatorSize + look.gutter);
  if (isBeside) return (usedHeight) => (usedHeight < locatorSize ? left : room);
  const columns = legendColumns(left, look);
  const width = (left - look.gutter * (columns - 1)) / columns;
  return (_, span = 1) => {
    const taken = Math.min(span, columns);
    return taken * width + (taken - 1) * look.gutter;
  };
}
