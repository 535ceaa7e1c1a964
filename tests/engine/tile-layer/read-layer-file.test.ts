import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { IMPORT_LIMITS } from '../../../src/core/formats/import/import-limits';
import { readLayerFile } from '../../../src/engine/read-layer-file';
import { readTileLayer } from '../../../src/engine/tile-layer/read-tile-layer';
import { archiveOf, type TestTile } from './archive';

const FIELDS = { name: 'Lake' };
const square = (west: number, north: number, east: number, south: number): (readonly [number, number])[] => [
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];
/** The four tiles of zoom 1, each with a quarter of one square round the middle of the world, and 64 units beyond its edge. */
const QUARTERS: readonly TestTile[] = [
  [0, 0, square(3096, 3096, 4160, 4160)],
  [1, 0, square(-64, 3096, 1000, 4160)],
  [0, 1, square(3096, -64, 4160, 1000)],
  [1, 1, square(-64, -64, 1000, 1000)],
].map(([column, row, points]) => ({
  zoom: 1,
  column: column as number,
  row: row as number,
  layers: { water: [{ type: 'polygon', points: points as [number, number][], fields: FIELDS }] },
}));

async function geometriesOf(tiles: readonly TestTile[]): Promise<unknown[]> {
  const { features } = await readLayerFile(archiveOf(tiles), 'x.pmtiles');
  return features.features.map(({ geometry }) => geometry);
}

function sorted(positions: readonly Position[] | undefined): string[] {
  return [...new Set((positions ?? []).map((position) => position.map((part) => Math.round(part * 10) / 10).join()))];
}

describe('an area that tiles have cut', () => {
  it('is one again, without the edges of its tiles', async () => {
    const layer = await readLayerFile(archiveOf(QUARTERS), 'lakes.pmtiles');
    expect(layer.features.features).toHaveLength(1);
    const [feature] = layer.features.features;
    expect(feature?.properties).toEqual(FIELDS);
    const { geometry } = feature ?? {};
    expect(geometry?.type).toBe('Polygon');
    const [ring] = geometry?.type === 'Polygon' ? geometry.coordinates : [];
    // 1000 of 4096 units of a tile that is 180° wide: the corners, and where the square crosses the equator and the meridian; never the middle.
    expect(sorted(ring).filter((position) => position === '0,0')).toEqual([]);
    expect(layer.bounds.map((edge) => Math.round(edge * 10) / 10)).toEqual([-43.9, -40.2, 43.9, 40.2]);
    expect(sorted(ring)).toHaveLength(8);
  });

  it('keeps an edge where the neighbour is missing', async () => {
    const [geometry] = (await geometriesOf(QUARTERS.slice(0, 1))) as { coordinates: Position[][] }[];
    expect(sorted(geometry?.coordinates[0])).toContain('0,0');
  });

  it('keeps a hole that tiles have cut, and one within a tile', async () => {
    const ring = (points: (readonly [number, number])[]): (readonly [number, number])[] => points.toReversed();
    const withHole = (
      column: number,
      outer: (readonly [number, number])[],
      holes: (readonly [number, number])[][],
    ) => ({
      zoom: 1,
      column,
      row: 0,
      layers: { land: [{ type: 'polygon' as const, points: outer, more: holes.map(ring) }] },
    });
    const [geometry] = (await geometriesOf([
      withHole(0, square(1000, 1000, 4160, 3000), [square(3500, 1500, 4160, 2000), square(1500, 1500, 1600, 1600)]),
      withHole(1, square(-64, 1000, 2000, 3000), [square(-64, 1500, 500, 2000)]),
    ])) as { type: string; coordinates: Position[][] }[];
    expect(geometry?.type).toBe('Polygon');
    expect(geometry?.coordinates).toHaveLength(3);
    for (const ring of geometry?.coordinates ?? []) expect(ring.every(([lng = 0]) => Math.abs(lng) < 160)).toBe(true);
  });

  it('stays apart from one of another kind', async () => {
    const other = QUARTERS.map((tile, at) => ({
      ...tile,
      layers: {
        water: [{ type: 'polygon' as const, points: tile.layers['water']?.[0]?.points ?? [], fields: { at } }],
      },
    }));
    expect(await geometriesOf(other)).toHaveLength(4);
  });
});

describe('lines and points of tiles', () => {
  it('are cut at the edges, and gathered by what they are', async () => {
    const river = (column: number, points: (readonly [number, number])[]): TestTile => ({
      zoom: 1,
      column,
      row: 0,
      layers: { rivers: [{ type: 'line', points, fields: { name: 'River' } }] },
    });
    const [geometry] = (await geometriesOf([
      river(0, [
        [2048, 2048],
        [4160, 2048],
      ]),
      river(1, [
        [-64, 2048],
        [2048, 2048],
      ]),
    ])) as { type: string; coordinates: Position[][] }[];
    expect(geometry?.type).toBe('MultiLineString');
    expect(geometry?.coordinates.map((line) => line.map(([lng]) => lng))).toEqual([
      [-90, 0],
      [0, 90],
    ]);
  });

  it('has a point once that several tiles repeat', async () => {
    const at = (column: number, x: number): TestTile => ({
      zoom: 1,
      column,
      row: 0,
      layers: { towns: [{ points: [[x, 2048]], fields: { name: 'T' } }, { points: [[x - 30, 2048]] }] },
    });
    const layer = await readLayerFile(archiveOf([at(0, 4096), at(1, 0)]), 'x.pmtiles');
    expect(layer.features.features.map(({ geometry }) => geometry.type)).toEqual(['Point', 'Point']);
  });
});

describe('the zoom of an archive', () => {
  const point = (zoom: number, column: number, count = 1): TestTile => ({
    zoom,
    column,
    row: 0,
    layers: { a: Array.from({ length: count }, (_, at) => ({ points: [[10 + at, 10]], fields: { zoom } })) },
  });

  it('is the deepest of which all may be read, and is said', async () => {
    const bytes = archiveOf([point(0, 0), point(1, 0, 2), point(2, 0, 3)], { attribution: 'x' });
    const { tiles, features } = await readTileLayer(bytes);
    expect(tiles).toEqual({ zoom: 2, maxZoom: 2, layers: ['a'], without: [] });
    expect([...(features as Iterable<unknown>)]).toHaveLength(3);
    const less = await readTileLayer(bytes, [], { ...IMPORT_LIMITS, layerFeatures: 2 });
    expect(less.tiles).toMatchObject({ zoom: 1, maxZoom: 2 });
    await expect(readTileLayer(bytes, [], { ...IMPORT_LIMITS, layerFeatures: 0 })).rejects.toThrow(/Cut out/);
    await expect(readTileLayer(bytes, [], { ...IMPORT_LIMITS, layerVertices: 0 })).rejects.toThrow(/Cut out/);
    await expect(readTileLayer(bytes, [], { ...IMPORT_LIMITS, unzippedBytes: 3 })).rejects.toThrow(/Cut out/);
  });

  it('is read without the layers that nobody wants', async () => {
    const bytes = archiveOf([
      { zoom: 0, column: 0, row: 0, layers: { a: [{ points: [[1, 1]] }], b: [{ points: [[2, 2]] }] } },
    ]);
    const { features, tiles } = await readTileLayer(bytes, ['a']);
    expect([...(features as Iterable<unknown>)]).toHaveLength(1);
    expect(tiles).toMatchObject({ layers: ['a', 'b'], without: ['a'] });
  });
});

describe('an archive from anybody', () => {
  const bytes = archiveOf(QUARTERS, { attribution: '<a href="javascript:x">© Some\u202ebody</a><script>x</script>' });

  it('is credited in plain words, and known by the digest of its file', async () => {
    const layer = await readLayerFile(bytes, 'lakes.pmtiles');
    expect(layer.attribution).toBe('© Some bodyx');
    expect(layer.name).toBe('lakes');
    expect(layer.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('with pictures is said to be a basemap', async () => {
    const pictures = bytes.slice();
    pictures[99] = 2;
    await expect(readLayerFile(pictures, 'x.pmtiles')).rejects.toThrow(/holds pictures: it is a basemap/);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ['cut off in its tiles', (all) => all.slice(0, -20), /damaged or cut off/],
    ['cut off in its head', (all) => all.slice(0, 60), /damaged or cut off/],
    ['of an older version', (all) => with1(all, 7, 2), /version 3, got 2/],
    ['packed otherwise', (all) => with1(all, 97, 3), /packed by Brotli, which browsers do not unpack/],
    ['of MapLibre tiles', (all) => with1(all, 99, 6), /MapLibre tiles \(MLT\), which are not read yet/],
    ['of another tile form', (all) => with1(all, 99, 9), /another form/],
    ['no archive at all', () => new TextEncoder().encode('not an archive'.repeat(20)), /version 3/],
  ])('%s is refused with the reason', async (_kind, change, reason) => {
    await expect(readLayerFile(change(bytes), 'x.pmtiles')).rejects.toThrow(reason);
  });

  it('whose bytes are changed anywhere is read or refused in words, and never hangs', async () => {
    const head = 127 + 200;
    for (let at = 8; at < Math.min(head, bytes.length); at += 3)
      for (const value of [0, 255]) {
        const outcome = await readLayerFile(with1(bytes, at, value), 'x.pmtiles').then(
          () => 'read',
          (cause: unknown) => (cause instanceof Error ? cause.name : 'other'),
        );
        expect(['read', 'FormatError'], `byte ${at} as ${value}`).toContain(outcome);
      }
  });
});

function with1(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = value;
  return changed;
}
