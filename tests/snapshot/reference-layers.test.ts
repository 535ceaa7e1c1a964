import type { Geometry } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/cli-error';
import { nodeEffects } from '../../src/cli/node-effects';
import { makeSnapshot, type SnapshotWorld } from '../../src/cli/snapshot/make-snapshot';
import { readReferences } from '../../src/cli/snapshot/read-references';
import { parseRequest } from '../../src/cli/snapshot/snapshot-request';
import { PLAIN_REFERENCE, type ReferenceStyle } from '../../src/core/view/reference-style';
import { chooseProjection } from '../../src/snapshot/map-projection';
import type { PageReference } from '../../src/snapshot/page-reference';
import { referenceContent } from '../../src/snapshot/reference-content';
import type { Scene } from '../../src/snapshot/scene';
import { themes } from '../../src/style/theme';
import { archiveOf } from '../engine/tile-layer/archive';
import { HOSTILE } from './sample-scene';
import { shippedWorld } from './shipped-pages';

const BOX = { x: 0, y: 0, width: 400, height: 300 };
const mapOf = (west: number, south: number, east: number, north: number): ReturnType<typeof chooseProjection> =>
  chooseProjection({ kind: 'bounds', bounds: [west, south, east, north] }, BOX, 'auto');

function layer(geometries: readonly Geometry[], more: Partial<PageReference> = {}): PageReference {
  const features = geometries.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }));
  return {
    ...{ name: 'Survey', attribution: '© Somebody', sha256: 'ab'.repeat(32), tiles: null, style: PLAIN_REFERENCE },
    features: { type: 'FeatureCollection', features },
    ...more,
  };
}
const box = (west: number, south: number, east: number, north: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const NEAR_KURSK = box(35, 51, 37, 52);

let world: SnapshotWorld;
beforeAll(async () => {
  world = await shippedWorld();
}, 60_000);

async function pageOf(
  references: readonly PageReference[],
  options: Readonly<Record<string, unknown>> = {},
): ReturnType<typeof makeSnapshot> {
  const frame = '33,50,39,53';
  return makeSnapshot(parseRequest({ landscape: true, frame, ...options, out: 'page.svg' }, ''), world, references);
}
const wordsOf = (scene: Scene, group: string): string =>
  scene.pages
    .flatMap(({ groups }) => groups.filter(({ id }) => id === group))
    .flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'text' ? shape.runs : [])))
    .map(({ text }) => text)
    .join('');

describe('a reference layer on a page', () => {
  it('lies over land and borders and beneath all that claims say', async () => {
    const { scene } = await pageOf([layer([NEAR_KURSK])]);
    const ids = scene.pages[0]?.groups.map(({ id }) => id) ?? [];
    const inOrder = ['map/stage', 'map/references-fill', 'map/areas', 'map/country-borders', 'map/references'];
    const wanted = [...inOrder, 'map/area-edges', 'map/movements', 'map/claims'];
    expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
  });

  it('is in the legend, and in the footer with whose it is and which file', async () => {
    const { scene, report } = await pageOf([
      layer([NEAR_KURSK], { tiles: { zoom: 5, maxZoom: 9, without: ['roads'] } }),
    ]);
    expect(wordsOf(scene, 'legend')).toContain('Survey');
    expect(wordsOf(scene, 'footer')).toContain(
      `Survey, © Somebody, tiles of zoom 5 of 9, without roads, SHA-256 ${'ab'.repeat(32)}`,
    );
    expect(scene.attribution.join(' ')).toContain('© Somebody');
    expect(report.references).toEqual({ onMap: ['Survey'], leftOut: [] });
  });

  it('is drawn in its own ink, and of its areas what its style says, in the legend too', async () => {
    const { black, moss } = themes.light.references;
    const colored = async (style: ReferenceStyle): Promise<string> =>
      JSON.stringify((await pageOf([layer([NEAR_KURSK], { style })])).scene.pages);
    const edge = await colored({ ink: 'moss', areas: 'edge' });
    expect(edge).toContain(`"color":"${moss}"`);
    expect(edge).not.toContain(`"fill":"${moss}"`);
    const tint = await colored({ ink: 'black', areas: 'tint' });
    expect(tint).toContain(`"fill":"${black}"`);
    expect(tint).not.toContain(`"color":"${black}"`);
  });

  it('is named nowhere when none of it is in the frame', async () => {
    const { scene, report } = await pageOf([layer([box(60, 51, 62, 52)])]);
    expect(JSON.stringify(scene)).not.toContain('Survey');
    expect(report.references).toEqual({ onMap: [], leftOut: [] });
  });

  it('is left out and said to be when it is too detailed for a page', async () => {
    const many = Array.from({ length: 5000 }, (_, at): Geometry => ({
      type: 'Point',
      coordinates: [33.2 + (at % 100) * 0.055, 50.2 + Math.floor(at / 100) * 0.05],
    }));
    const { scene, report } = await pageOf([layer(many, { name: 'Too many' }), layer([NEAR_KURSK])]);
    expect(report.references).toEqual({ onMap: ['Survey'], leftOut: ['Too many'] });
    expect(wordsOf(scene, 'footer')).toContain('left out: Too many.');
    expect(wordsOf(scene, 'legend')).not.toContain('Too many');
  });

  it('makes no page of more layers than its footer can name', async () => {
    await expect(pageOf(Array.from({ length: 9 }, () => layer([NEAR_KURSK])))).rejects.toThrow(/at most 8 reference/);
  });

  it('has words from anybody as plain words', async () => {
    const { scene } = await pageOf([layer([NEAR_KURSK], { name: HOSTILE, attribution: HOSTILE })]);
    expect(wordsOf(scene, 'footer')).toContain('<script>');
    for (const group of ['legend', 'footer']) expect(wordsOf(scene, group)).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
  });
});

describe('shapes of a reference layer', () => {
  it('have straight edges in degrees, not great circles', () => {
    const map = mapOf(0, 40, 60, 70);
    const { onMap } = referenceContent([layer([box(5, 45, 55, 60)])], map);
    const latitudes = (onMap[0]?.lines ?? []).flatMap(({ points }) =>
      points.flatMap(([x, y]) => {
        const position = map.invert(x, y);
        return position !== null && position[0] > 10 && position[0] < 50 ? [position[1]] : [];
      }),
    );
    expect(latitudes.length).toBeGreaterThan(10);
    for (const latitude of latitudes)
      expect(Math.min(Math.abs(latitude - 45), Math.abs(latitude - 60))).toBeLessThan(0.05);
  });

  it('have no edge where the world is cut at the antimeridian', () => {
    const map = mapOf(160, 45, -160, 72);
    const cut: Geometry = {
      type: 'MultiPolygon',
      coordinates: [box(170, 50, 180, 60), box(-180, 50, -170, 60)].flatMap((part) =>
        part.type === 'Polygon' ? [part.coordinates] : [],
      ),
    };
    const { onMap } = referenceContent([layer([cut])], map);
    const [seamX = 0] = map.project([180, 55]) ?? [];
    const inSeam = (onMap[0]?.lines ?? []).flatMap(({ points }) =>
      points.filter(([x], at) => at > 0 && Math.abs(x - seamX) < 1 && Math.abs((points[at - 1]?.[0] ?? 0) - seamX) < 1),
    );
    expect(onMap[0]?.areas).toHaveLength(1);
    expect(inSeam).toEqual([]);
  });

  it('of a track go the shorter way across the antimeridian', () => {
    const track: Geometry = {
      type: 'LineString',
      coordinates: [
        [178, 55],
        [-178, 56],
      ],
    };
    expect(referenceContent([layer([track])], mapOf(160, 45, -160, 72)).onMap).toHaveLength(1);
    expect(referenceContent([layer([track])], mapOf(-20, 45, 20, 72)).onMap).toEqual([]);
  });

  it('are dots once where several lie on one', () => {
    const point: Geometry = { type: 'Point', coordinates: [36, 51] };
    expect(referenceContent([layer([point, point])], mapOf(33, 50, 39, 53)).onMap[0]?.points).toHaveLength(1);
  });

  it('cover the world where they do', () => {
    const map = mapOf(30, 48, 42, 55);
    const { onMap } = referenceContent([layer([box(-180, -85, 180, 85)])], map);
    expect(onMap[0]?.areas).toHaveLength(1);
    expect(onMap[0]?.lines).toEqual([]);
  });
});

describe('--reference', () => {
  const picture = archiveOf([{ zoom: 0, column: 0, row: 0, layers: { a: [{ points: [[1, 1]] }] } }]);
  picture[99] = 2;
  const FILES: Readonly<Record<string, Uint8Array>> = {
    'a.geojson': new TextEncoder().encode(JSON.stringify(layer([NEAR_KURSK]).features)),
    'b.pmtiles': picture,
    'c.pmtiles': archiveOf([{ zoom: 0, column: 0, row: 0, layers: { a: [{ points: [[1, 1]] }] } }], {
      attribution: '<b>© Somebody</b>',
    }),
  };
  const read = (options: object): Promise<PageReference[]> =>
    readReferences(parseRequest({ ...options, out: 'x.svg' }, ''), {
      ...nodeEffects(),
      readBytes: (path) => {
        const bytes = FILES[path];
        return bytes === undefined
          ? Promise.reject(Object.assign(new Error('none'), { code: 'ENOENT' }))
          : Promise.resolve(bytes);
      },
    });

  it('takes several files, with names and credits in their order', async () => {
    const layers = await read({
      reference: ['a.geojson', 'c.pmtiles'],
      'reference-name': ['Survey area'],
      'reference-credit': ['© Survey'],
      'reference-ink': ['grey', 'plum'],
      'reference-areas': ['edge'],
    });
    expect(layers.map(({ style }) => style)).toEqual([
      { ink: 'grey', areas: 'edge' },
      { ink: 'plum', areas: 'both' },
    ]);
    expect(layers.map(({ name, attribution, tiles }) => [name, attribution, tiles?.zoom])).toEqual([
      ['Survey area', '© Survey', undefined],
      ['c', '© Somebody', 0],
    ]);
  });

  it.each([
    [{ reference: 'a.geojson' }, /does not say whose it is. Say whom to credit with --reference-credit/],
    [{ reference: 'none.geojson' }, /no file "none.geojson"/],
    [{ reference: 'b.pmtiles' }, /is a basemap, not a reference layer/],
    [{ 'reference-credit': 'x' }, /said more often \(1\) than --reference \(0\)/],
    [{ reference: 'c.pmtiles', 'reference-ink': 'red' }, /--reference-ink: expected one of grey, black, .*got "red"/],
  ])('says what is missing or wrong: %o', async (options, reason) => {
    const refused = read(options);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toBeInstanceOf(CliError);
  });
});
