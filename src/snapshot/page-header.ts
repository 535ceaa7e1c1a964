import { boxPath } from './boxes';
import type { PageLook } from './page-look';
import type { Box, Shape, TextRun } from './scene';
import { limitLines, lineShapes, wrapRuns, type TextLine } from './text-layout';

export interface PageHeader {
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** On the pages after the first: the title again, small. */
  readonly runningHeight: number;
  readonly running: readonly Shape[];
  /** What had to be shortened. */
  readonly shortened: readonly ('title' | 'subtitle')[];
}

const TITLE_LINES = 3;
const SUBTITLE_LINES = 4;

export function pageHeader(
  { title, subtitle, dates }: { title: string; subtitle: string; dates: string },
  content: Box,
  look: PageLook,
): PageHeader {
  const { fonts, theme, unit } = look;
  const { x, width } = content;
  const titleRun = look.run(title, { weight: 600 });
  const titleSet = limitLines(balancedLines(titleRun, width, look), TITLE_LINES, width, look.title, fonts);
  const subtitleSet = limitLines(
    wrapRuns([look.run(subtitle)], width, look.subtitle, fonts),
    SUBTITLE_LINES,
    width,
    look.subtitle,
    fonts,
  );
  const dateLines = wrapRuns([look.run(dates, { color: theme.quiet })], width, look.body, fonts);

  const shapes: Shape[] = [
    // The heavy rule of a newspaper's graphic.
    { kind: 'path', segments: boxPath({ x, y: content.y, width: 34 * unit, height: 2.2 * unit }), fill: theme.ink },
  ];
  let y = content.y + 7 * unit;
  shapes.push(...lineShapes(titleSet.lines, { x, y: y + look.title.size * 0.9 }, look.title, { role: 'title' }));
  y += titleSet.lines.length * look.title.leading + 1 * unit;
  shapes.push(...lineShapes(subtitleSet.lines, { x, y: y + look.subtitle.size }, look.subtitle));
  y += subtitleSet.lines.length * look.subtitle.leading + (subtitleSet.lines.length > 0 ? 1.5 * unit : 0);
  shapes.push(...lineShapes(dateLines, { x, y: y + look.body.size }, look.body));
  y += dateLines.length * look.body.leading;

  const running = limitLines(wrapRuns([titleRun], width, look.body, fonts), 1, width, look.body, fonts);
  return {
    height: y - content.y,
    shapes,
    runningHeight: 5 * unit + look.body.leading,
    running: [
      { kind: 'path', segments: boxPath({ x, y: content.y, width: 34 * unit, height: 2.2 * unit }), fill: theme.ink },
      ...lineShapes(running.lines, { x, y: content.y + 5 * unit + look.body.size }, look.body),
    ],
    shortened: [
      ...(titleSet.isShortened ? (['title'] as const) : []),
      ...(subtitleSet.isShortened ? (['subtitle'] as const) : []),
    ],
  };
}

/** A title in as few lines as it needs, these as even as its words allow: no year alone on the last. */
function balancedLines(run: TextRun, width: number, { title, fonts }: PageLook): TextLine[] {
  const widest = wrapRuns([run], width, title, fonts);
  const word = Math.max(
    ...run.text.split(/\s+/).map((text) => fonts.width({ text, weight: run.weight, size: title.size })),
  );
  let [low, high] = [Math.min(word, width), width];
  for (let step = 0; step < 8; step++) {
    const middle = (low + high) / 2;
    if (wrapRuns([run], middle, title, fonts).length <= widest.length) high = middle;
    else low = middle;
  }
  return widest.length === 1 ? widest : wrapRuns([run], high, title, fonts);
}
