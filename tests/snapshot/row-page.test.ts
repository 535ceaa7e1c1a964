import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBoundaries } from '../../src/core/geo/boundaries';
import { loadTableMessages } from '../../src/core/messages/load-table-messages';
import { loadTranslator } from '../../src/core/messages/load-translator';
import { toLatitude, toLongitude, toMercatorX, toMercatorY } from '../../src/core/table/mercator';
import { CELL_LEVELS } from '../../src/core/table/tile-cells';
import { LANGUAGES } from '../../src/core/view/view-state';
import { TableEngine } from '../../src/engine/table-engine';
import { overlaps } from '../../src/snapshot/boxes';
import { describeScene, type SceneWithReport } from '../../src/snapshot/build-scene';
import { createFontMetrics } from '../../src/snapshot/fonts/metrics';
import { equivalentZoom } from '../../src/snapshot/map-base';
import { chooseProjection } from '../../src/snapshot/map-projection';
import { layOutWithCells } from '../../src/snapshot/page-cells';
import { pageLook } from '../../src/snapshot/page-look';
import { namedPage } from '../../src/snapshot/page-sizes';
import type { PageInput } from '../../src/snapshot/page-subject';
import { rowDiscs } from '../../src/snapshot/row-discs';
import { runsOf } from '../../src/snapshot/row-layers';
import { regionNamer, rowSubject } from '../../src/snapshot/row-subject';
import { SCENE_OPTIONS, SNAPSHOT_THEMES } from '../../src/snapshot/scene-input';
import { MOST_NOTED_ROWS, type ShownRows } from '../../src/snapshot/shown-rows';
import { cellZoom } from '../../src/style/cell-zoom';
import { ALL } from '../engine/all-rows';

const HEADER = 'lng,lat,time,organisation,precision,place,source,quantity,text';
const BY_TIME = { by: 'time', isDescending: false } as const;
const metrics = createFontMetrics();
let world: Pick<PageInput, 'boundaries' | 'water' | 'labels' | 'translator'>;

beforeAll(async () => {
  const layer = (name: string): never => JSON.parse(readFileSync(`geo/layers/${name}`, 'utf8')) as never;
  world = {
    boundaries: createBoundaries(layer('boundaries.topojson')),
    water: layer('water.topojson'),
    labels: layer('labels.json'),
    translator: await loadTranslator('en'),
  };
});

interface Line {
  readonly lng: number;
  readonly lat: number;
  readonly group: string;
  readonly isRegion: boolean;
}

async function opened(lines: readonly Line[]): Promise<TableEngine> {
  const engine = new TableEngine(
    () => undefined,
    () => Promise.resolve(),
  );
  const text = lines.map(
    ({ lng, lat, group, isRegion }, at) =>
      `${lng},${lat},2024-08-${String(1 + (at % 28)).padStart(2, '0')},${group},${isRegion ? 'region' : 'settlement'},Town ${at},https://example.org/${at},${at},"one two three four five six seven ${at} <b>"`,
  );
  await engine.open({ source: new Blob([[HEADER, ...text].join('\n')]), name: 'rows.csv' });
  return engine;
}

async function shownBy(engine: TableEngine, total: number, facets: Record<string, string[]> = {}): Promise<ShownRows> {
  const { found: _, ...query } = { ...ALL, facets };
  const answer = await engine.filter({ ...query, found: null });
  const rows = answer.total <= MOST_NOTED_ROWS ? await engine.page({ from: 0, size: 60, sort: BY_TIME }) : [];
  return {
    ...query,
    name: 'rows.csv',
    text: '',
    total,
    shown: answer.total,
    unplaced: answer.unplaced,
    undated: answer.undated,
    attribution: null,
    hosted: null,
    part: null,
    mapping: {
      lng: 'lng',
      lat: 'lat',
      said: 'time',
      group: 'organisation',
      place: 'place',
      source: 'source',
      quantity: 'quantity',
      statement: 'text',
    },
    slots: ['A', 'B'],
    days: { first: 19936, last: 19963 },
    histogram: answer.histogram,
    bounds: [20, 40, 50, 60],
    rows,
  };
}

async function pageOf(
  engine: TableEngine,
  shown: ShownRows,
  more: Partial<PageInput> = {},
): Promise<SceneWithReport & { texts: (group: string) => string[] }> {
  const words = await loadTableMessages((more.translator ?? world.translator).language as 'en');
  const { made } = await layOutWithCells(
    (cells) =>
      describeScene({
        ...world,
        frame: { kind: 'bounds', bounds: [20, 40, 50, 60] },
        hiddenLayers: [],
        page: namedPage('A4', 'landscape'),
        theme: 'light',
        title: null,
        subtitle: null,
        asOf: '2024-08-28',
        permalink: 'https://example.org/?table=rows.csv',
        hash: 'ab'.repeat(32),
        attribution: ['Natural Earth'],
        fonts: metrics,
        options: SCENE_OPTIONS,
        ...more,
        subject: rowSubject(shown, { words, cells, regionName: regionNamer(world.boundaries) }),
      }),
    (tiles) => Promise.resolve(engine.cells(tiles)),
  );
  const texts = (group: string): string[] =>
    made.scene.pages
      .flatMap(({ groups }) => groups)
      .filter(({ id }) => id === group)
      .flatMap(({ shapes }) => shapes)
      .flatMap((shape) => (shape.kind === 'text' ? [shape.runs.map(({ text }) => text).join('')] : []));
  return { ...made, texts };
}

const line = fc.record({
  lng: fc.double({ min: -180, max: 180, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4),
  lat: fc.double({ min: -80, max: 80, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4),
  group: fc.constantFrom('A', 'B'),
  isRegion: fc.constantFrom(false, false, false, true),
});

describe('the discs of a page', () => {
  it('are the cells that a naive count finds in the frame, whatever frame and projection', async () => {
    const look = pageLook(namedPage('A4', 'landscape'), 'light', metrics);
    const box = { x: 30, y: 60, width: 600, height: 420 };
    const frame = fc.record({
      lng: fc.integer({ min: -180, max: 180 }),
      lat: fc.integer({ min: -70, max: 70 }),
      zoom: fc.double({ min: 0, max: 7, noNaN: true }),
      kind: fc.constantFrom('auto' as const, 'mercator' as const, 'orthographic' as const, 'world' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 60, size: 'max' }),
        frame,
        async (lines, { kind, ...camera }) => {
          const map = chooseProjection({ kind: 'camera', ...camera, viewport: { width: 900, height: 640 } }, box, kind);
          const engine = await opened(lines);
          await engine.filter(ALL);
          const { made } = await layOutWithCells(
            (cells) => rowDiscs(cells, map, look),
            (tiles) => Promise.resolve(engine.cells(tiles)),
          );
          const shift = 32 - cellZoom(equivalentZoom(map, look)).zoom - CELL_LEVELS;
          const byCell = new Map<string, { x: number; y: number; count: number }>();
          for (const { lng, lat, isRegion } of lines) {
            if (isRegion) continue;
            const [x, y] = [toMercatorX(lng), toMercatorY(lat)];
            const key = `${x >>> shift}/${y >>> shift}`;
            const cell = byCell.get(key) ?? { x: 0, y: 0, count: 0 };
            byCell.set(key, { x: cell.x + x, y: cell.y + y, count: cell.count + 1 });
          }
          const expected = [...byCell.values()].flatMap(({ x, y, count }) => {
            const [lng, lat] = [toLongitude(x / count), toLatitude(y / count)];
            const point = map.project([lng, lat]);
            // What lies on the edge to the last digit may fall on either side.
            const inside =
              point !== null &&
              point[0] >= box.x &&
              point[0] <= box.x + box.width &&
              point[1] >= box.y &&
              point[1] <= box.y + box.height;
            const seen = point && map.invert(...point);
            const isSeen = seen !== null && Math.abs(seen[1] - lat) < 0.5;
            return inside && isSeen ? [count] : [];
          });
          expect(made.map(({ cell }) => cell.count).sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are told in the legend to the last row: on the map, outside its frame, without a point', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => ({
      lng: 22 + (at % 60) * 0.9,
      lat: 41 + (at % 17),
      group: at % 3 === 0 ? 'A' : 'B',
      isRegion: at % 10 === 0,
    }));
    const engine = await opened(lines);
    const { texts } = await pageOf(engine, await shownBy(engine, 300));
    const legend = texts('legend').join(' ');
    const number = (pattern: RegExp): number => Number(pattern.exec(legend)?.[1] ?? 0);
    const [onMap, outside, unplaced] = [
      number(/(\d+) rows on this map/),
      number(/(\d+) rows with a point outside/),
      number(/(\d+) rows without a point/),
    ];
    expect(unplaced).toBe(30);
    expect(onMap).toBeGreaterThan(100);
    expect(outside).toBeGreaterThan(0);
    expect(onMap + outside + unplaced).toBe(300);
    expect(number(/A\s·\s(\d+)/) + number(/B\s·\s(\d+)/)).toBe(onMap);
  });
});

describe('the legend beneath the map', () => {
  const names = ['Agency', 'Bureau', 'Centre', 'Desk', 'Empire', 'Force'].map(
    (word) => `${word} of Very Long Names and Titles of the Province`,
  );

  it('sets long names of parts over two columns, and nothing over anything else', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => ({
      lng: 22 + (at % 60) * 0.6,
      lat: 41 + (at % 17),
      group: names[at % 6] ?? '',
      isRegion: at % 10 === 0,
    }));
    const engine = await opened(lines);
    const { texts, scene } = await pageOf(
      engine,
      { ...(await shownBy(engine, 300)), slots: names },
      { page: namedPage('square', 'portrait') },
    );
    for (const name of names)
      expect(texts('legend')).toContainEqual(expect.stringMatching(`^${name}\u00a0·\u00a0\\d+$`));
    const boxes = scene.pages
      .flatMap(({ groups }) => groups)
      .filter(({ id }) => id === 'legend')
      .flatMap(({ shapes }) => shapes)
      .flatMap((shape) => {
        if (shape.kind !== 'text') return [];
        const before = { start: 0, middle: 0.5, end: 1 }[shape.anchor];
        return [{ x: shape.x - shape.width * before, y: shape.y - shape.size, width: shape.width, height: shape.size }];
      });
    const overlapping = boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => overlaps(box, other, -0.5)));
    expect(boxes.length).toBeGreaterThan(8);
    expect(overlapping).toEqual([]);
  });
});

describe('a page of few rows', () => {
  const lines = Array.from({ length: 12 }, (_, at) => ({
    lng: 25 + at * 1.7,
    lat: 45 + (at % 5) * 2,
    group: at % 2 === 0 ? 'A' : 'B',
    isRegion: at === 5,
  }));

  it('has a number and a note for each, at most six words of its text, and says which are on no map', async () => {
    const engine = await opened(lines);
    const { texts, report, scene } = await pageOf(engine, await shownBy(engine, 12, { group: ['B'] }));
    expect(report.claims.map(({ claim, isOnMap }) => [claim, isOnMap])).toEqual(
      expect.arrayContaining([
        ['1', true],
        ['5', false],
      ]),
    );
    expect(report.claims).toHaveLength(6);
    expect(scene.subtitle).toBe('6 of 12 rows · Speaker group: B');
    const onMap = report.claims.filter(({ isOnMap }) => isOnMap).map(({ number }) => String(number));
    expect(texts('map/rows').sort()).toEqual(onMap.sort());
    const notes = texts('notes').join(' ');
    expect(notes).toContain('“one two three four five six …”');
    expect(notes).not.toContain('seven');
    expect(notes).toContain('example.org/1');
    expect(notes).toContain('Not on the map');
    expect(scene.citations).toHaveLength(6);
    expect(texts('footer').join(' ')).toContain('ab'.repeat(32));
  });

  it('says with its numbers which part a disc is of, where greys are all that tell parts apart', async () => {
    const engine = await opened(lines);
    const { texts, report } = await pageOf(engine, await shownBy(engine, 12), { theme: 'greyscale' });
    const lettered = report.claims
      .filter(({ isOnMap }) => isOnMap)
      .map(({ number, claim }) => `${Number(claim) % 2 === 0 ? 'A' : 'B'}\u00a0${number}`);
    expect(texts('map/rows').sort()).toEqual(lettered.sort());
  });

  it('is the same for the same input', async () => {
    const engine = await opened(lines);
    const shown = await shownBy(engine, 12);
    expect((await pageOf(engine, shown)).scene).toEqual((await pageOf(engine, shown)).scene);
  });

  it('is laid out in every language and theme', async () => {
    const engine = await opened(lines);
    const shown = await shownBy(engine, 12);
    for (const [at, language] of LANGUAGES.entries()) {
      const translator = await loadTranslator(language);
      const page = await pageOf(engine, shown, { translator, theme: SNAPSHOT_THEMES[at] ?? 'light' });
      expect(page.texts('legend').join(' ')).not.toContain('table.');
      expect(page.scene.pages.length).toBeGreaterThan(0);
    }
  });
});

it('writes runs of numbers short', () => {
  expect(runsOf([3, 1, 2, 7, 9, 10])).toBe('1–3, 7, 9, 10');
  expect(runsOf([])).toBe('');
});
