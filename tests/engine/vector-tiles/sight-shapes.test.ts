import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { afterEach, describe, expect, it } from 'vitest';
import { toMercatorX, toMercatorY, WORLD } from '../../../src/core/table/mercator';
import type { FilterQuery, ShownShapes, SightView } from '../../../src/engine/protocol';
import { TableEngine } from '../../../src/engine/table-engine';
import { writeTile, type TestFeature } from './write-tile';

type Corner = readonly [x: number, y: number];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const EXTENT = 4096;
const VIEW: SightView = { west: -180, east: 180, south: -86, north: 86, zoom: 2 };
const ALL: FilterQuery = {
  ...{ facets: {}, clock: 'said', range: { from: null, to: null }, by: 'group', found: null, area: null },
};

interface Shape {
  readonly type: 'line' | 'polygon';
  /** In tiles of zoom 2. */
  readonly lines: readonly (readonly Corner[])[];
  readonly fields: NonNullable<TestFeature['fields']>;
}

/** A host that gives each shape in every tile of zoom 2 that its box touches, whole: what lies beyond a tile's edge is the reader's to leave. */
async function engineOf(shapes: readonly Shape[]): Promise<TableEngine> {
  const server = createServer((request, response) => {
    const [, zoom, column, row] = /(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(request.url ?? '')?.map(Number) ?? [];
    if (zoom !== 2 || column === undefined || row === undefined) {
      response.writeHead(404).end();
      return;
    }
    const features = shapes.flatMap(({ type, lines, fields }): TestFeature[] => {
      const all = lines.flat();
      const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
      const isHere =
        Math.max(...xs) >= column &&
        Math.min(...xs) <= column + 1 &&
        Math.max(...ys) >= row &&
        Math.min(...ys) <= row + 1;
      const [points = [], ...more] = lines.map((line) =>
        line.map(([x, y]): Corner => [Math.round((x - column) * EXTENT), Math.round((y - row) * EXTENT)]),
      );
      return isHere ? [{ type, points, more, fields }] : [];
    });
    response.end(writeTile([{ name: 'events', features }]));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const engine = new TableEngine(
    () => undefined,
    () => Promise.resolve(),
  );
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{z}/{x}/{y}.mvt`;
  await engine.open({ source: address, name: 'events' });
  while ((await engine.look(VIEW)).info.sight?.pending !== 0);
  return engine;
}

const shapesOf = (engine: TableEngine): ShownShapes => {
  const shapes = engine.shapes();
  if (shapes === null) throw new Error('Expected shapes.');
  return shapes;
};
const inTiles = ([lng = 0, lat = 0]: Position): Corner => [
  (toMercatorX(lng) / WORLD) * 4,
  (toMercatorY(lat) / WORLD) * 4,
];
function size(ring: readonly Corner[]): number {
  return Math.abs(
    ring.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );
}
function areaOf(geometry: Geometry): number {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.reduce((sum, [outer = [], ...holes]) => {
    const sizes = [outer, ...holes].map((ring) => size(ring.slice(1).map(inTiles)));
    return sum + 2 * (sizes[0] ?? 0) - sizes.reduce((all, each) => all + each, 0);
  }, 0);
}

const box = (west: number, north: number, east: number, south: number): Corner[] => [
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];

describe('lines and areas of vector tiles', () => {
  it('are one row and one shape each, whole across the tiles, an area with its hole', async () => {
    const engine = await engineOf([
      {
        type: 'polygon',
        lines: [box(0.5, 0.5, 2.5, 1.5), box(0.75, 0.75, 1.25, 1.25).toReversed()],
        fields: { organisation: 'Army', time: '2024-08-06' },
      },
      {
        type: 'line',
        lines: [
          [
            [0.25, 2.5],
            [3.5, 2.25],
          ],
        ],
        fields: { organisation: 'Ministry', time: '2024-08-07' },
      },
    ]);
    const { features, ...counts } = shapesOf(engine);
    expect(counts).toEqual({ lines: 1, areas: 1, left: 0 });
    const rows = await engine.page({ from: 0, size: 9, sort: { by: 'input', isDescending: false } });
    expect(rows.map(({ position, fields }) => [position, fields['organisation']]).sort()).toEqual([
      [null, 'Army'],
      [null, 'Ministry'],
    ]);
    const [area, line] = features.features;
    expect(area?.geometry.type).toBe('Polygon');
    expect(area?.geometry.type === 'Polygon' ? area.geometry.coordinates : []).toHaveLength(2);
    expect(areaOf(area?.geometry ?? { type: 'Point', coordinates: [] })).toBeCloseTo(2 - 0.25, 3);
    expect(line?.geometry.type).toMatch(/LineString$/);
    // Its ends are where they were, and nothing was drawn at the edges of tiles.
    const places = (line?.geometry.type === 'MultiLineString' ? line.geometry.coordinates.flat() : []).map(inTiles);
    expect(Math.min(...places.map(([x]) => x))).toBeCloseTo(0.25, 3);
    expect(Math.max(...places.map(([x]) => x))).toBeCloseTo(3.5, 3);
    // Each in its own colour, and told by the place that its row has in the table.
    expect(new Set(features.features.map(({ properties: { slot } }) => slot)).size).toBe(2);
    for (const { properties, geometry } of features.features) {
      const [row] = await engine.rows([properties.row]);
      expect(row?.shape).toEqual(geometry);
    }
  });

  it('go with the filter: what is not listed is not drawn', async () => {
    const engine = await engineOf([
      { type: 'polygon', lines: [box(0.5, 0.5, 1.5, 1.5)], fields: { organisation: 'Army', time: '2024-08-06' } },
      {
        type: 'line',
        lines: [
          [
            [2, 2.5],
            [3, 2.5],
          ],
        ],
        fields: { organisation: 'Ministry', time: '2024-08-07' },
      },
    ]);
    await engine.filter({ ...ALL, facets: { group: ['Ministry'] } });
    expect(shapesOf(engine)).toMatchObject({ lines: 1, areas: 0 });
    await engine.filter({ ...ALL, range: { from: '2024-08-06', to: '2024-08-06' } });
    expect(shapesOf(engine)).toMatchObject({ lines: 0, areas: 1 });
  });

  it('have the size that they had before tiles cut them', async () => {
    const corner = fc.tuple(fc.integer({ min: 3, max: 60 }), fc.integer({ min: 3, max: 60 }));
    await fc.assert(
      fc.asyncProperty(
        corner,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        async ([x, y], wide, high) => {
          // On sixteenths of a tile, beside and on its edges.
          const ring = box(x / 16, y / 16, Math.min(63, x + wide) / 16, Math.min(63, y + high) / 16);
          const engine = await engineOf([{ type: 'polygon', lines: [ring], fields: { n: 1 } }]);
          const { features, areas } = shapesOf(engine);
          expect(areas).toBe(1);
          expect(areaOf(features.features[0]?.geometry ?? { type: 'Point', coordinates: [] })).toBeCloseTo(
            size(ring),
            3,
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
