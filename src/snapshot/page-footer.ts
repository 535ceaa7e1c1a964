import { encode } from 'uqr';
import type { Translator } from '../core/messages/translator';
import { boxPath } from './boxes';
import type { PageLook } from './page-look';
import { shownAddress } from './page-notes';
import type { Box, PathSegment, Shape, TextRun } from './scene';
import { lineShapes, wrapRuns } from './text-layout';

export interface FooterFacts {
  readonly attribution: readonly string[];
  /** Sentences. */
  readonly credits: readonly string[];
  /** Whose the reader's own layers are, and which files; a sentence, empty without any. */
  readonly references: string;
  readonly projection: string;
  readonly scale: string;
  readonly permalink: string;
  readonly hasPermalink: boolean;
  readonly hasQr: boolean;
  readonly hash: string;
  /** Sentences about what did not fit. */
  readonly remarks: readonly string[];
}

export interface PageFooter {
  readonly height: number;
  /** Attribution and licence as sentences, for metadata. */
  readonly lines: readonly string[];
  readonly draw: (pageLabel: string) => Shape[];
  readonly drawRunning: (pageLabel: string) => Shape[];
}

/** The largest address that a code of a readable size holds. */
const MAX_QR_CHARACTERS = 900;

/** Whose data, how projected, where to open it again, and which data it was. At the bottom of the content box. */
export function pageFooter(facts: FooterFacts, content: Box, look: PageLook, { t }: Translator): PageFooter {
  const { small, theme, unit, fonts } = look;
  const quiet = (text: string, more: Partial<TextRun> = {}): TextRun => look.run(text, { color: theme.quiet, ...more });
  const data = t('snapshot.data', { sources: facts.attribution.join(' · ') });
  const words = facts.credits.join(' ');
  const isCoded = facts.hasQr && facts.permalink !== '' && facts.permalink.length <= MAX_QR_CHARACTERS;
  const code = isCoded ? encode(facts.permalink, { ecc: 'M', border: 0 }) : null;
  const module = (code !== null && code.size > 45 ? 1.1 : 1.4) * Math.max(0.9, unit);
  const codeSize = code === null ? 0 : code.size * module;
  const width = content.width - (code === null ? 0 : codeSize + 10 * unit);

  const paragraphs: TextRun[][] = [
    ...facts.remarks.map((text) => [look.run(text, { weight: 600 })]),
    [quiet(`${data} ${words} ${facts.projection} ${facts.scale}`)],
    ...(facts.references === '' ? [] : [[quiet(facts.references)]]),
    [
      ...(facts.hasPermalink && facts.permalink !== ''
        ? [
            quiet(`${t('snapshot.open')} `),
            quiet(shownAddress(facts.permalink), { color: theme.link, link: facts.permalink }),
            quiet(facts.hash === '' ? '' : ' · '),
          ]
        : []),
      ...(facts.hash === '' ? [] : [quiet(`${t('snapshot.hash')} ${facts.hash}`)]),
    ],
  ];
  const lines = paragraphs.flatMap((runs) => wrapRuns(runs, width, small, fonts));
  // One line is kept for the number of the page, whether there is one or not, so that the map's room does not depend on it.
  const textHeight = (lines.length + 1) * small.leading;
  const height = Math.max(textHeight, codeSize) + 4 * unit;
  const top = content.y + content.height - height;
  const pageLine = (pageLabel: string, y: number): Shape[] =>
    lineShapes(
      wrapRuns([quiet('Dateline'), ...(pageLabel === '' ? [] : [quiet(` · ${pageLabel}`)])], width, small, fonts),
      { x: content.x, y: y + small.size },
      small,
    );
  const rule = (y: number): Shape => ({
    kind: 'path',
    segments: [
      ['M', content.x, y],
      ['L', content.x + content.width, y],
    ],
    stroke: { color: theme.rule, width: 0.4 * unit },
  });
  return {
    height,
    lines: [data, words, ...(facts.references === '' ? [] : [facts.references])],
    draw: (pageLabel) => [
      rule(top),
      ...lineShapes(lines, { x: content.x, y: top + 4 * unit + small.size }, small),
      ...pageLine(pageLabel, top + 4 * unit + lines.length * small.leading),
      ...(code === null ? [] : qrShapes(code.data, content.x + content.width - codeSize, top + 4 * unit, module, look)),
    ],
    drawRunning: (pageLabel) => [
      rule(content.y + content.height - small.leading - 1 * unit),
      ...pageLine(pageLabel, content.y + content.height - small.leading),
    ],
  };
}

/** Dark on light in every theme: readers of codes expect it. */
function qrShapes(
  rows: readonly (readonly boolean[])[],
  x: number,
  y: number,
  module: number,
  look: PageLook,
): Shape[] {
  const segments: PathSegment[] = [];
  for (const [down, row] of rows.entries())
    for (let right = 0; right < row.length; right++) {
      if (!row[right]) continue;
      const start = right;
      while (row[right + 1]) right++;
      segments.push(
        ...boxPath({
          x: x + start * module,
          y: y + down * module,
          width: (right - start + 1) * module,
          height: module,
        }),
      );
    }
  const side = rows.length * module;
  const quietZone = 2 * module;
  const isDark = look.theme.paper < '#7';
  return [
    ...(isDark
      ? [
          {
            kind: 'path',
            segments: boxPath({
              x: x - quietZone,
              y: y - quietZone,
              width: side + 2 * quietZone,
              height: side + 2 * quietZone,
            }),
            fill: '#ffffff',
          } as const,
        ]
      : []),
    { kind: 'path', segments, fill: '#000000' },
  ];
}
