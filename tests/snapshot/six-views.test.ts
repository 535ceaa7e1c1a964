import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotWorld } from '../../src/cli/snapshot/make-snapshot';
import { flattenPath } from '../../src/snapshot/flatten-path';
import { insideTest } from '../../src/snapshot/inside-test';
import { chooseProjection } from '../../src/snapshot/map-projection';
import type { PathSegment, PathShape, Scene, Shape } from '../../src/snapshot/scene';
import { themes } from '../../src/style/theme';
import { makePages, shippedWorld, type MadePages } from './shipped-pages';

/** The views that every change to pages must be looked at in; `npx vitest run tests/snapshot -u` keeps what was looked at. */
const VIEWS = {
  'whole case': { landscape: true },
  'Kursk alone': { frame: '34,50.2,38.5,52.6', landscape: true },
  'Korea to Kursk': { frame: 'claims', landscape: true },
  'one claim': { claim: 'okezone-2024-08-14~01bcb3' },
  'no claims': { view: 'q=nobody-ever-said-this', 'allow-empty': true },
  'shaped like a phone': { page: '9:16', theme: 'dark', lang: 'ko' },
  'reference layer': { reference: 'tests/snapshot/survey.geojson', frame: '34,50.2,38.5,52.6', landscape: true },
} as const;
const NAMES = Object.keys(VIEWS) as (keyof typeof VIEWS)[];

let world: SnapshotWorld;
const made = new Map<string, MadePages>();

beforeAll(async () => {
  world = await shippedWorld();
  for (const name of NAMES) made.set(name, await makePages(world, VIEWS[name], ['svg', 'pdf', 'pptx']));
}, 120_000);

const pagesOf = (name: string): MadePages => {
  const pages = made.get(name);
  if (pages === undefined) throw new Error(`Expected the view "${name}".`);
  return pages;
};

describe.each(NAMES)('a page of the %s', (name) => {
  it('is as it was looked at', async () => {
    const { scene, report, files } = pagesOf(name);
    const summary = {
      title: scene.title,
      ...report,
      claims: `${report.claims.filter(({ isOnMap }) => isOnMap).length} of ${report.claims.length} on the map`,
      pages: scene.pages.map(({ width, height, groups }) => ({
        size: `${width} × ${height}`,
        groups: Object.fromEntries(groups.map(({ id, shapes }) => [id, summaryOf(shapes)])),
      })),
      scene: digest(JSON.stringify(scene)),
      files: Object.fromEntries([...files].map(([file, bytes]) => [file, digest(bytes)])),
    };
    await expect(`${JSON.stringify(summary, null, 2)}\n`).toMatchFileSnapshot(
      `golden/${name.toLowerCase().replaceAll(' ', '-')}.json`,
    );
  });

  it('has a note for every number on the map, and a mark or a reason for every note', () => {
    const { scene, report } = pagesOf(name);
    const numbers = new Set(textsOf(scene, 'map/claims').filter((text) => /^\d+[A-H]?$/.test(text)));
    const noted = new Set(textsOf(scene, 'notes'));
    for (const number of numbers) expect(noted).toContain(number);
    for (const { number, isOnMap } of report.claims) expect(numbers.has(String(number)), `${number}`).toBe(isOnMap);
    expect(scene.citations).toHaveLength(report.claims.length);
  });

  it('keeps every word within its page', () => {
    for (const page of pagesOf(name).scene.pages)
      for (const group of page.groups)
        for (const shape of group.shapes) {
          if (shape.kind !== 'text') continue;
          const left = shape.x - { start: 0, middle: shape.width / 2, end: shape.width }[shape.anchor];
          const words = shape.runs.map(({ text }) => text).join('');
          expect(left, words).toBeGreaterThanOrEqual(0);
          expect(left + shape.width, words).toBeLessThanOrEqual(page.width);
          expect(shape.y - shape.size * 0.8, words).toBeGreaterThanOrEqual(0);
          expect(shape.y, words).toBeLessThanOrEqual(page.height);
        }
  });

  it('keeps within the sizes that a mail or a slide deck can bear', () => {
    const { files } = pagesOf(name);
    const kilobytes = (file: string): number => (files.get(file)?.length ?? 0) / 1000;
    expect(kilobytes('page.svg')).toBeLessThanOrEqual(400);
    expect(kilobytes('page.pdf')).toBeLessThanOrEqual(500);
    expect(kilobytes('page.pptx')).toBeLessThanOrEqual(500);
  });

  it('says whose data it shows, the day it speaks for, and its hash', () => {
    const { scene } = pagesOf(name);
    expect(textsOf(scene, 'footer').join('')).toContain(world.hash.slice(0, 12));
    expect(scene.attribution.join(' ')).toContain('OpenStreetMap');
    expect(scene.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('a whole country that claims name', () => {
  const areasOf = async (view: string): Promise<{ hatched: unknown[]; edges: { name: unknown; color: unknown }[] }> => {
    const { scene } = await makePages(world, { frame: 'claims', landscape: true, view });
    const paths = (id: string): PathShape[] =>
      (scene.pages[0]?.groups.find((group) => group.id === id)?.shapes ?? []).filter((shape) => shape.kind === 'path');
    return {
      hatched: paths('map/areas').map(({ name }) => name),
      edges: paths('map/area-edges').map(({ name, stroke }) => ({ name, color: stroke?.color })),
    };
  };

  it('is drawn as on screen: only when the selected claim names it', async () => {
    const usual = await areasOf('');
    expect(usual.hatched).toContain('kursk-oblast');
    expect(usual.hatched).not.toContain('russia');
    const selected = await areasOf('claim=abc-news-2024-11-05~203f28');
    expect(selected.hatched).toEqual(expect.arrayContaining(['kursk-oblast', 'russia']));
    expect(selected.hatched).not.toContain('ukraine');
    expect(selected.edges.at(-1)).toEqual({ name: 'russia', color: themes.light.selection });
    expect(usual.edges.map(({ color }) => color)).not.toContain(themes.light.selection);
  });
});

describe('a page with little height', () => {
  it.each([
    { page: '9:16', landscape: true, lang: 'ko' },
    { size: '800x300', lang: 'en' },
    { page: 'A5', landscape: true, lang: 'uk' },
  ])('has its legend and notes above its footer: %o', async (options) => {
    const { scene } = await makePages(world, options);
    for (const { groups } of scene.pages) {
      const edges = (id: string): number[] =>
        groups
          .filter((group) => group.id === id)
          .flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.y] : [])));
      const footer = Math.min(...edges('footer')) - 5;
      for (const id of ['legend', 'notes', 'header']) expect(Math.max(0, ...edges(id)), id).toBeLessThan(footer);
    }
    const frame = scene.pages[0]?.groups.find(({ id }) => id === 'map/land')?.clip;
    expect(frame?.height).toBeGreaterThan(80);
    const rule = scene.pages[0]?.groups.find(({ id }) => id === 'footer')?.shapes[0];
    const footerTop = rule?.kind === 'path' ? Number(rule.segments[0]?.[2]) : NaN;
    expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeLessThan(footerTop);
  });
});

describe('a page as tall as a phone', () => {
  it('gives the map the room of the notes, which it says begin on the next page', async () => {
    const { scene, report } = await makePages(world, { page: '9:16', lang: 'en' });
    const [first, second] = scene.pages;
    const map = first?.groups.find(({ id }) => id === 'map/land')?.clip;
    expect((map?.height ?? 0) / (first?.height ?? Infinity)).toBeGreaterThan(0.45);
    expect(first?.groups.some(({ id }) => id === 'notes')).toBe(false);
    expect(textsOf(scene, 'footer').join(' ')).toContain('The notes begin on page 2.');
    expect(second?.groups.some(({ id }) => id === 'notes')).toBe(true);
    expect(report.claims[0]?.page).toBe(2);
  });
});

describe('projections', () => {
  it('are chosen by what is shown', () => {
    expect(pagesOf('Kursk alone').report.projection.kind).toBe('conic');
    expect(pagesOf('Korea to Kursk').report.projection.kind).toBe('equal-area');
  });

  it.each(['conic', 'equal-area', 'orthographic', 'mercator', 'world'] as const)(
    'have Crimea in Ukraine: %s',
    async (projection) => {
      const { scene } = await makePages(world, { frame: '28,43,42,53', projection });
      const stage = scene.pages[0]?.groups.find(({ id }) => id === 'map/stage');
      const bounds = [28, 43, 42, 53] as const;
      const map = chooseProjection(
        { kind: 'bounds', bounds },
        stage?.clip ?? { x: 0, y: 0, width: 0, height: 0 },
        projection,
      );
      const ukraine = stage?.shapes.find((shape) => shape.kind === 'path' && shape.name === 'UA');
      const isInUkraine = insideTest(ukraine?.kind === 'path' ? ringsOf(ukraine.segments) : []);
      const places = {
        Simferopol: [34.1, 44.95],
        Sevastopol: [33.53, 44.6],
        Kyiv: [30.52, 50.45],
        Kursk: [36.19, 51.73],
      } as const;
      const found = Object.entries(places).filter(([, position]) => isInUkraine(map.project(position) ?? [NaN, NaN]));
      expect(found.map(([name]) => name)).toEqual(['Simferopol', 'Sevastopol', 'Kyiv']);
    },
  );
});

function ringsOf(segments: readonly PathSegment[]): { points: [number, number][]; isClosed: true }[] {
  return flattenPath(segments).map(({ points }) => ({ points: points.map(([x, y]) => [x, y]), isClosed: true }));
}

function textsOf(scene: Scene, group: string): string[] {
  return scene.pages
    .flatMap(({ groups }) => groups.filter(({ id }) => id === group))
    .flatMap(({ shapes }) =>
      shapes.flatMap((shape) => (shape.kind === 'text' ? shape.runs.map(({ text }) => text) : [])),
    );
}

function summaryOf(shapes: readonly Shape[]): string {
  const of = (kind: Shape['kind']): number => shapes.filter((shape) => shape.kind === kind).length;
  const points = shapes.reduce((sum, shape) => sum + (shape.kind === 'path' ? shape.segments.length : 0), 0);
  return `${of('path')} paths of ${points} segments, ${of('text')} texts`;
}

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 24);
}
