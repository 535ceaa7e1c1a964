import type { ArrowProperties } from '../core/geo/map-features';
import type { MessageId, Translator } from '../core/messages/translator';
import { MODALITIES, MOVEMENT_PHASES } from '../core/model/claim-terms';
import { localize } from '../core/model/localized';
import { groupOf, type CaseIndex } from '../core/query/case-index';
import { ARROW_WIDTH, PHASE_DASHES } from '../style/layers/movements';
import { groupColor } from '../style/theme';
import { boxPath, circlePath } from './boxes';
import { headShape } from './map-arrows';
import { markShapes } from './mark-shapes';
import { groupLetter, type NumberedClaim } from './number-claims';
import type { PageLook } from './page-look';
import type { Hatch, Shape } from './scene';
import { lineShapes, wrapRuns, type TextLine } from './text-layout';

export interface LegendContent {
  readonly claims: readonly NumberedClaim[];
  readonly hasAreas: boolean;
  readonly hasRadii: boolean;
  readonly phases: ReadonlySet<ArrowProperties['phase']>;
  readonly stage: readonly { readonly tone: 'focus' | 'setting'; readonly name: string }[];
}

/** A heading with its rows, to be set in a column. */
export interface LegendBlock {
  readonly height: number;
  readonly draw: (x: number, y: number) => Shape[];
  /** The same over two columns beneath the map: taken where the whole legend is lower with it. */
  readonly wider?: LegendBlock;
}

/** A line of a legend: what a sign means. */
export interface LegendRow {
  readonly text: string;
  readonly sign: (x: number, y: number) => Shape[];
}

const SIGN = 15;
/** Between two blocks, in units of the look. */
export const LEGEND_GAP = 4;

/** Only what this map shows: who speaks, how sure they were, what areas and lines mean. */
export function legendBlocks(
  content: LegendContent,
  widthAt: (usedHeight: number) => number,
  { index, translator, look, hatch }: { index: CaseIndex; translator: Translator; look: PageLook; hatch: Hatch },
): LegendBlock[] {
  const { language, t } = translator;
  const { unit, theme } = look;
  const { map } = theme;
  const shown = content.claims.filter(({ isOnMap }) => isOnMap);
  const ink = map.tagInk;

  const groups = index.case.file.speakerGroups.filter(({ id }) =>
    shown.some(({ claim }) => groupOf(index, claim)?.id === id),
  );
  const groupRows = groups.map((group): LegendRow => {
    const letter = groupLetter(index, group);
    const name = localize(group.name, language);
    return {
      text: name,
      sign: (x, y) =>
        theme.hasGroupLetters
          ? letterShape(letter, x, y, look)
          : [{ kind: 'path', segments: circlePath(x + 5 * unit, y, 3 * unit), fill: groupColor(map, group.slot) }],
    };
  });
  if (shown.some(({ mark }) => mark.slot === null))
    groupRows.push({
      text: t('facet.none.group'),
      sign: (x, y) =>
        theme.hasGroupLetters
          ? letterShape('–', x, y, look)
          : [{ kind: 'path', segments: circlePath(x + 5 * unit, y, 3 * unit), fill: map.groupNone }],
    });
  const modalityRows = MODALITIES.filter((modality) => shown.some(({ mark }) => mark.modality === modality)).map(
    (modality): LegendRow => ({
      text: t(`modality.${modality}`),
      sign: (x, y) => markShapes(modality, ink, x + 5 * unit, y, 6.4 * unit),
    }),
  );
  const swatch = (x: number, y: number): { x: number; y: number; width: number; height: number } => ({
    x,
    y: y - 3.2 * unit,
    width: 11 * unit,
    height: 6.4 * unit,
  });
  const areaRows: LegendRow[] = [
    ...(content.hasAreas
      ? [
          {
            text: t('legend.area'),
            sign: (x: number, y: number): Shape[] => [
              {
                kind: 'path',
                segments: boxPath(swatch(x, y)),
                fill: hatch,
                stroke: { color: map.claimArea, width: 0.6 * unit },
              },
            ],
          },
        ]
      : []),
    ...(content.hasRadii
      ? [
          {
            text: t('legend.radius'),
            sign: (x: number, y: number): Shape[] => [
              {
                kind: 'path',
                segments: circlePath(x + 5 * unit, y, 3.4 * unit),
                stroke: { color: map.radius, width: 0.6 * unit, dash: [1.4 * unit, 1.2 * unit] },
              },
            ],
          },
        ]
      : []),
    ...content.stage.map(({ tone, name }): LegendRow => ({
      text: name,
      sign: (x, y) => [
        {
          kind: 'path',
          segments: boxPath(swatch(x, y)),
          fill: theme.stageFill[tone],
          stroke: { color: tone === 'focus' ? map.stageFocusEdge : map.stageSettingEdge, width: 0.6 * unit },
        },
      ],
    })),
  ];
  const phaseRows = MOVEMENT_PHASES.filter((phase) => content.phases.has(phase)).map((phase): LegendRow => {
    const dash = PHASE_DASHES[phase];
    const stroke = ARROW_WIDTH * 0.62 * unit;
    return {
      text: t(`phase.${phase}`),
      sign: (x, y) => [
        {
          kind: 'path',
          segments: [
            ['M', x, y],
            ['L', x + 9 * unit, y],
          ],
          stroke: { color: ink, width: stroke, ...(dash !== null && { dash: dash.map((length) => length * stroke) }) },
        },
        headShape(
          [
            [x, y],
            [x + 9 * unit, y],
          ],
          ink,
          4.4 * unit,
        ),
      ],
    };
  });
  const heading = (id: MessageId): string => t(id);
  const blocks: LegendBlock[] = [];
  let used = 0;
  for (const [title, rows] of [
    [heading(theme.hasGroupLetters ? 'snapshot.legend.letters' : 'legend.groups'), groupRows],
    [heading('legend.modalities'), modalityRows],
    [`${heading('legend.movements')} (${lowerFirst(heading('legend.schematic'))})`, phaseRows],
    [heading('snapshot.legend.areas'), areaRows],
  ] as const) {
    const made = legendBlock(title, rows, widthAt(used), look);
    if (made === null) continue;
    blocks.push(made);
    used += made.height + LEGEND_GAP * unit;
  }
  return blocks;
}

/** A sentence's first word in the middle of another; Hangul has no capitals. */
function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function letterShape(letter: string, x: number, y: number, look: PageLook): Shape[] {
  const size = look.body.size;
  return [
    {
      kind: 'text',
      x: x + 5 * look.unit,
      y: y + size * 0.357,
      anchor: 'middle',
      size,
      width: look.fonts.width({ text: letter, weight: 600, size }),
      runs: [{ text: letter, color: look.theme.map.tagInk, weight: 600 }],
    },
  ];
}

/** A heading with its signs and what they mean, in so many columns; `null` when there are none. */
export function legendBlock(
  title: string,
  rows: readonly LegendRow[],
  width: number,
  look: PageLook,
  columns = 1,
): LegendBlock | null {
  if (rows.length === 0) return null;
  const { unit, body, fonts, theme, gutter } = look;
  const head = wrapRuns([look.run(title, { weight: 600 })], width, body, fonts);
  const columnWidth = (width - gutter * (columns - 1)) / columns;
  const texts = rows.map(({ text }): readonly TextLine[] =>
    wrapRuns([look.run(text, { color: theme.ink })], columnWidth - SIGN * unit, body, fonts),
  );
  const all = texts.reduce((sum, lines) => sum + lines.length, 0);
  const starts: { column: number; line: number }[] = [];
  let [column, line] = [0, 0];
  for (const lines of texts) {
    if (column + 1 < columns && line + lines.length / 2 > all / columns) [column, line] = [column + 1, 0];
    starts.push({ column, line });
    line += lines.length;
  }
  const highest = Math.max(...starts.map(({ line }, at) => line + (texts[at]?.length ?? 0)));
  return {
    height: (head.length + highest) * body.leading + 2 * unit,
    draw: (x, y) => {
      const shapes: Shape[] = [...lineShapes(head, { x, y: y + body.size }, body)];
      const first = y + head.length * body.leading + 1.5 * unit;
      for (const [at, lines] of texts.entries()) {
        const { column, line } = starts[at] ?? { column: 0, line: 0 };
        const [left, top] = [x + column * (columnWidth + gutter), first + line * body.leading];
        shapes.push(...(rows[at]?.sign(left, top + body.size * 0.66) ?? []));
        shapes.push(...lineShapes(lines, { x: left + SIGN * unit, y: top + body.size }, body));
      }
      return shapes;
    },
  };
}
