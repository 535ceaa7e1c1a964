import { PNG } from 'pngjs';
import { textWidth } from '../../src/snapshot/fonts/font-set';
import type { Group, Page, PathShape, Scene, TextRun, TextShape } from '../../src/snapshot/scene';
import { testFonts } from './test-fonts';

/** All that a scene can hold, in small: every kind of shape, three scripts, two pages, hostile words. */
export const HOSTILE =
  '<script>&amp; "q" \'a\' ]]> \\ ( ) \u0000\u0007\u001b \ud800 \u202eevil\u202c שלום مرحبا 🗺️👩‍💻 </text>';

export const SAMPLE_TEXTS = {
  title: 'North Korean soldiers in Kursk — «Курск»',
  ukrainian: 'Їхні військові в Курській області',
  korean: '쿠르스크의 북한군 병력',
  statement: '1. “About 10,000 soldiers” — said by the Pentagon, reported by Example News',
};

const FONTS = testFonts(Object.values(SAMPLE_TEXTS).join('') + HOSTILE);

export function line(text: string, options: Partial<TextShape> & { run?: Partial<TextRun> } = {}): TextShape {
  const { run, ...shape } = options;
  const size = shape.size ?? 9;
  const weight = run?.weight ?? 400;
  const { letterSpacing = 0 } = shape;
  const width = textWidth(FONTS, { text, weight, size, letterSpacing }) - letterSpacing;
  return {
    kind: 'text',
    x: 40,
    y: 40,
    anchor: 'start',
    size,
    width,
    runs: [{ text, color: '#222222', weight, ...run }],
    ...shape,
  };
}

const REGION: PathShape['segments'] = [
  ['M', 80, 120],
  ['L', 260, 110],
  ['C', 300, 150, 290, 200, 250, 230],
  ['L', 90, 240],
  ['Z'],
  ['M', 150, 150],
  ['L', 200, 150],
  ['L', 200, 190],
  ['L', 150, 190],
  ['Z'],
];

export function sampleScene(overrides: Partial<Scene> = {}): Scene {
  return {
    language: 'en',
    title: SAMPLE_TEXTS.title,
    subtitle: 'What was claimed by 29 October 2024',
    asOf: '2024-10-29',
    permalink: 'https://example.org/?case=kursk',
    hash: 'ab'.repeat(32),
    citations: ['Example News, 28 October 2024, https://example.org/a', 'Приклад, 29 October 2024'],
    attribution: ['Boundaries: Natural Earth'],
    pages: [mapPage(), notesPage()],
    ...overrides,
  };
}

function mapPage(): Page {
  return {
    width: 595.28,
    height: 419.53,
    background: '#fbfaf7',
    groups: [
      {
        id: 'map/basemap',
        label: 'Own basemap',
        shapes: [{ kind: 'image', box: { x: 320, y: 90, width: 120, height: 90 }, png: gradient() }],
      },
      regions(),
      {
        id: 'map/arrows',
        label: 'Movements',
        shapes: [
          {
            kind: 'path',
            name: 'arrow',
            segments: [
              ['M', 500, 100],
              ['C', 420, 60, 360, 80, 270, 150],
            ],
            stroke: { color: '#7a1f3d', width: 2, dash: [6, 3], cap: 'round', join: 'round' },
          },
          { kind: 'path', segments: [['M', 262, 156], ['L', 276, 152], ['L', 270, 142], ['Z']], fill: '#7a1f3d' },
        ],
      },
      {
        id: 'map/labels',
        label: 'Labels',
        shapes: [
          line(SAMPLE_TEXTS.ukrainian, {
            x: 175,
            y: 140,
            anchor: 'middle',
            size: 10,
            halo: { color: '#ffffff', width: 2 },
            run: { language: 'uk' },
          }),
          line(SAMPLE_TEXTS.korean, {
            x: 175,
            y: 215,
            anchor: 'middle',
            size: 11,
            halo: { color: '#ffffff', width: 2 },
            run: { language: 'ko', weight: 600 },
          }),
          line('Rotated 30°', { x: 420, y: 250, anchor: 'end', rotation: 30, letterSpacing: 1 }),
        ],
      },
      {
        id: 'title',
        label: 'Title',
        shapes: [
          line(SAMPLE_TEXTS.title, { y: 50, size: 18, role: 'title', run: { weight: 600 } }),
          line('What was claimed by 29 October 2024', { y: 68, size: 11 }),
        ],
      },
      {
        id: 'footnotes',
        label: 'Footnotes',
        shapes: [
          line('Claims on this map', { y: 300, size: 11, role: 'heading', run: { weight: 600 } }),
          linked(),
          line(HOSTILE, { y: 350 }),
        ],
      },
    ],
  };
}

function regions(): Group {
  return {
    id: 'map/claims',
    label: 'Claimed areas',
    clip: { x: 40, y: 80, width: 515, height: 200 },
    shapes: [
      {
        kind: 'path',
        name: 'Kursk Oblast',
        segments: REGION,
        fill: '#e8b4a0',
        fillOpacity: 0.6,
        stroke: { color: '#a03020', width: 1 },
      },
      {
        kind: 'path',
        segments: [['M', 450, 200], ['L', 600, 200], ['L', 600, 270], ['L', 450, 270], ['Z']],
        fill: { kind: 'hatch', color: '#205080', width: 0.8, spacing: 5, angle: 45, background: '#dce6f0' },
        stroke: { color: '#205080', width: 0.8, opacity: 0.5 },
      },
    ],
  };
}

function linked(): TextShape {
  const link = 'https://example.org/a?b=(1)&c=<2>';
  const runs: TextRun[] = [
    { text: SAMPLE_TEXTS.statement, color: '#222222', weight: 400 },
    { text: ' example.org', color: '#205080', weight: 400, link },
    { text: ' never', color: '#205080', weight: 400, link: 'javascript:alert(1)' },
  ];
  const width = runs.reduce((sum, { text }) => sum + textWidth(FONTS, { text, weight: 400, size: 9 }), 0);
  return { kind: 'text', x: 40, y: 320, anchor: 'start', size: 9, width, runs };
}

function notesPage(): Page {
  return {
    width: 595.28,
    height: 419.53,
    background: '#ffffff',
    groups: [
      {
        id: 'footnotes',
        label: 'Footnotes',
        shapes: [line('Claims, continued', { size: 11, role: 'heading' }), line('x'.repeat(10_000), { y: 60 })],
      },
    ],
  };
}

/** Four by two pixels, half of them half transparent. */
function gradient(): Uint8Array {
  const picture = new PNG({ width: 4, height: 2 });
  picture.data.set(
    [0, 1].flatMap((row) => [0, 1, 2, 3].flatMap((x) => [x * 80, 120, row * 200, row === 0 ? 255 : 128])),
  );
  return PNG.sync.write(picture);
}
