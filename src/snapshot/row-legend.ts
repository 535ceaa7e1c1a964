import { formatDay } from '../core/messages/format-date';
import { formatNumber } from '../core/messages/format-number';
import type { TableMessages } from '../core/messages/load-table-messages';
import type { Translator } from '../core/messages/translator';
import { DAY_MS } from '../core/query/claim-time';
import { dayBars, rangeDays } from '../core/query/time-axis';
import { OTHER_SLOT, PARTS } from '../core/table/facet-slots';
import { discRadius } from '../style/disc-radius';
import { boxPath, circlePath } from './boxes';
import { LEGEND_GAP, legendBlock, type LegendBlock } from './page-legend';
import type { PageLook } from './page-look';
import { partSentence } from './part-words';
import type { RowDisc } from './row-discs';
import { discShape, letterShapes, partEdge, slotFill } from './row-look';
import type { PathSegment, Shape } from './scene';
import { WIDE_SPAN, type LegendWidth } from './set-legend';
import type { ShownRows } from './shown-rows';
import { lineShapes, wrapRuns, type TextLine } from './text-layout';

export interface RowLegendWords {
  readonly translator: Translator;
  readonly words: TableMessages;
}

/** What the discs of this map are: how many rows, split by what, when they are dated; and which rows are on no map. */
export function rowLegend(
  shown: ShownRows,
  discs: readonly RowDisc[],
  widthAt: LegendWidth,
  { translator, words, look }: RowLegendWords & { readonly look: PageLook },
): LegendBlock[] {
  const blocks: LegendBlock[] = [];
  let used = 0;
  const add = (make: (width: number, wide: number) => LegendBlock | null): void => {
    const block = make(widthAt(used), widthAt(used, WIDE_SPAN));
    if (block === null) return;
    blocks.push(block);
    used += block.height + LEGEND_GAP * look.unit;
  };
  add((width, wide) => partsBlock(shown, discs, { width, wide }, { translator, words, look }));
  add((width) => sizesBlock(discs, width, { translator, words, look }));
  add((width) => timeBlock(shown, width, { translator, words, look }));
  add((width) => countsBlock(shown, discs, width, { translator, words, look }));
  return blocks;
}

type Setting = RowLegendWords & { readonly look: PageLook };

/** The parts that this map has, with their rows on it. */
function partsBlock(
  { by, slots }: ShownRows,
  discs: readonly RowDisc[],
  { width, wide }: { readonly width: number; readonly wide: number },
  { translator, words, look }: Setting,
): LegendBlock | null {
  const { unit, body } = look;
  const counts = Array.from({ length: PARTS }, (_, slot) =>
    discs.reduce((sum, { cell }) => sum + (cell.parts[slot] ?? 0), 0),
  );
  const rows = counts.flatMap((count, slot) => {
    if (count === 0) return [];
    const name = slot === OTHER_SLOT ? words(slots.length === 0 ? 'table.rows' : 'table.others') : (slots[slot] ?? '');
    return [
      {
        text: `${name}\u00a0·\u00a0${formatNumber(count, translator.language)}`,
        sign: (x: number, y: number): Shape[] => [
          discShape(slot, [x + 5 * unit, y], 3.4 * unit, look),
          ...letterShapes(slot, [x + 5 * unit, y], body.size * 0.72, look),
        ],
      },
    ];
  });
  const title = translator.t(`facet.${by}`);
  const block = legendBlock(title, rows, width, look);
  if (block === null || wide === width) return block;
  // Long names in one wide column, or short ones in two.
  const [single, double] = [legendBlock(title, rows, wide, look), legendBlock(title, rows, wide, look, WIDE_SPAN)];
  if (single === null || double === null) return block;
  return { ...block, wider: double.height < single.height ? double : single };
}

/** A disc a tenfold, and the largest that this map has. */
function sizesBlock(
  discs: readonly RowDisc[],
  width: number,
  { translator: { language }, words, look }: Setting,
): LegendBlock | null {
  const most = discs.reduce((highest, { cell }) => Math.max(highest, cell.count), 0);
  if (most < 2) return null;
  const { unit, body, fonts, theme } = look;
  // As large as those on the map, see `cellZoom`.
  const [first] = discs;
  const scale = first === undefined ? 1 : first.radius / discRadius(first.cell.count);
  const head = wrapRuns([look.run(words('table.page.sizes'), { weight: 600 })], width, body, fonts);
  const means = wrapRuns([look.run(words('table.legend'), { color: theme.quiet })], width, body, fonts);
  const tenfolds = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => 10 ** power);
  const last = tenfolds.at(-1) ?? 1;
  const counts = most >= 2 * last ? [...tenfolds, most] : tenfolds;
  const signs = counts.map((count) => {
    const radius = discRadius(count) * scale;
    const lines = wrapRuns([look.run(formatNumber(count, language))], width, body, fonts);
    return { radius, lines, width: Math.max(2 * radius, lines[0]?.width ?? 0) + 5 * unit };
  });
  const rows: (typeof signs)[] = [];
  let left = 0;
  for (const sign of signs) {
    if (rows.length === 0 || left + sign.width > width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)?.push(sign);
    left += sign.width;
  }
  const highest = (row: typeof signs): number => Math.max(...row.map(({ radius }) => 2 * radius));
  const height =
    (head.length + means.length) * body.leading +
    rows.reduce((sum, row) => sum + highest(row) + body.leading + 2 * unit, 3 * unit);
  return {
    height,
    draw: (x, y) => {
      const shapes: Shape[] = [...lineShapes(head, { x, y: y + body.size }, body)];
      let top = y + head.length * body.leading + 2 * unit;
      for (const row of rows) {
        const middle = top + highest(row) / 2;
        let from = x;
        for (const sign of row) {
          const center = from + (sign.width - 5 * unit) / 2;
          shapes.push(
            {
              kind: 'path',
              segments: circlePath(center, middle, sign.radius),
              stroke: { color: theme.ink, width: 0.5 * unit },
            },
            ...lineShapes(sign.lines, { x: center, y: middle + highest(row) / 2 + body.size, anchor: 'middle' }, body),
          );
          from += sign.width;
        }
        top += highest(row) + body.leading + 2 * unit;
      }
      shapes.push(...lineShapes(means, { x, y: top + body.size }, body));
      return shapes;
    },
  };
}

const STRIP_HEIGHT = 24;
/** A bar is at least so wide, in units of the look. */
const BAR = 2.4;

/** The rows on the chosen clock; bars outside the range that the view asks for are hollow. */
function timeBlock(shown: ShownRows, width: number, { translator, words, look }: Setting): LegendBlock | null {
  const { days, histogram, range, clock } = shown;
  if (days === null || histogram.length === 0) return null;
  const { unit, body, fonts, theme } = look;
  const { language } = translator;
  const bars = dayBars(
    histogram.map(({ day, total, bySlot }) => ({
      startsAt: day * DAY_MS,
      total,
      byGroup: Object.fromEntries(bySlot.map((count, slot) => [slot, count])),
    })),
    days,
    Math.floor(width / (BAR * unit)),
  );
  const most = bars.reduce((highest, { total }) => Math.max(highest, total), 1);
  const chosen = rangeDays(range, days);
  const perDay = width / (days.last - days.first + 1);
  const head = wrapRuns([look.run(words('table.page.time', { clock }), { weight: 600 })], width, body, fonts);
  const text = (line: string): readonly TextLine[] =>
    wrapRuns([look.run(line, { color: theme.quiet })], width, body, fonts);
  const ends = [days.first, days.last].map((day) => text(formatDay(day * DAY_MS, language)));
  const highest = text(words('table.page.highest', { count: most, days: bars[0]?.days ?? 1 }));
  const strip = STRIP_HEIGHT * unit;
  return {
    height: (head.length + 1 + highest.length) * body.leading + strip + 4 * unit,
    draw: (x, y) => {
      const base = y + head.length * body.leading + 2 * unit + strip;
      const paths = Array.from({ length: PARTS }, (): PathSegment[] => []);
      const beyond: PathSegment[] = [];
      for (const { day, days: wide, total, byGroup } of bars) {
        const left = x + (day - days.first) * perDay;
        const barWidth = Math.max(0.6 * unit, Math.min(perDay * wide, x + width - left) - 0.3 * unit);
        if (day + wide - 1 < chosen.first || day > chosen.last) {
          const height = (total / most) * strip;
          beyond.push(...boxPath({ x: left, y: base - height, width: barWidth, height }));
          continue;
        }
        let below = 0;
        for (const [slot, segments] of paths.entries()) {
          const count = byGroup[slot] ?? 0;
          if (count === 0) continue;
          const height = (count / most) * strip;
          segments.push(...boxPath({ x: left, y: base - below - height, width: barWidth, height }));
          below += height;
        }
      }
      const edge = theme.hasGroupLetters ? { stroke: { ...partEdge(look), width: 0.15 * unit } } : {};
      return [
        ...lineShapes(head, { x, y: y + body.size }, body),
        ...(beyond.length === 0
          ? []
          : [{ kind: 'path', segments: beyond, stroke: { color: theme.rule, width: 0.4 * unit } } as const]),
        ...paths.flatMap((segments, slot): Shape[] =>
          segments.length === 0 ? [] : [{ kind: 'path', segments, fill: slotFill(slot, look), ...edge }],
        ),
        {
          kind: 'path',
          segments: [
            ['M', x, base],
            ['L', x + width, base],
          ],
          stroke: { color: theme.rule, width: 0.5 * unit },
        },
        ...lineShapes(ends[0] ?? [], { x, y: base + body.leading }, body),
        ...lineShapes(ends[1] ?? [], { x: x + width, y: base + body.leading, anchor: 'end' }, body),
        ...lineShapes(highest, { x, y: base + 2 * body.leading }, body),
      ];
    },
  };
}

/** Every row that is shown is either on the map, beyond its frame, or without a point. */
function countsBlock(
  { shown, unplaced, undated, part }: ShownRows,
  discs: readonly RowDisc[],
  width: number,
  { translator, words, look }: Setting,
): LegendBlock {
  const { body, fonts, unit } = look;
  const onMap = discs.reduce((sum, { cell }) => sum + cell.count, 0);
  const outside = shown - unplaced - onMap;
  const texts = [
    words('table.page.onMap', { count: onMap }),
    ...(outside > 0 ? [words('table.page.outside', { count: outside })] : []),
    ...(unplaced > 0 ? [words('table.page.unplaced', { count: unplaced })] : []),
    ...(undated > 0 ? [words('table.page.undated', { count: undated })] : []),
    ...(part === null ? [] : [partSentence(part, translator, words)]),
  ];
  const head = wrapRuns([look.run(words('table.page.counted'), { weight: 600 })], width, body, fonts);
  const lines = texts.flatMap((text) => wrapRuns([look.run(text)], width, body, fonts));
  return {
    height: (head.length + lines.length) * body.leading + 2 * unit,
    draw: (x, y) => [
      ...lineShapes(head, { x, y: y + body.size }, body),
      ...lineShapes(lines, { x, y: y + head.length * body.leading + 1 * unit + body.size }, body),
    ],
  };
}
