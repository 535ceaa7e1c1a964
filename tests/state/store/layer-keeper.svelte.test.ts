import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { caseLayer, type CaseLayer } from '../../../src/core/view/case-layer';
import { PLAIN_REFERENCE } from '../../../src/core/view/reference-style';
import { CaseLayers } from '../../../src/state/case-layers.svelte';
import type { CaseStore } from '../../../src/state/store/case-store';
import { LayerKeeper } from '../../../src/state/store/layer-keeper';
import { DATABASE, SCHEMA_STEPS } from '../../../src/state/store/store-database';
import { storeExists } from '../../../src/state/store/store-exists';
import { openTab, recordOf, useBrowser } from './store';

useBrowser();

function layer(name: string, lng = 36): CaseLayer {
  return caseLayer(
    {
      sha256: name.charCodeAt(0).toString(16).repeat(32),
      tiles: null,
      features: {
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', properties: { kind: 'pier' }, geometry: { type: 'Point', coordinates: [lng, 51] } },
        ],
      },
    },
    { name, attribution: '© Somebody', style: PLAIN_REFERENCE, laidAt: `2024-11-05T12:00:00.${name.length}00Z` },
  );
}

interface Tab {
  readonly layers: CaseLayers;
  readonly keeper: LayerKeeper;
  readonly store: CaseStore;
  readonly problems: string[];
}

/** A page with the case open, its layers there. */
async function openPage(caseId = 'harbour'): Promise<Tab> {
  const [layers, store, problems] = [new CaseLayers(), await openTab(), [] as string[]];
  const keeper = new LayerKeeper({
    layers,
    openStore: () => Promise.resolve(store),
    storeExists,
    onproblem: (problem, { name }) => problems.push(`${problem}: ${name}`),
  });
  keeper.moveTo(caseId);
  await keeper.settled();
  return { layers, keeper, store, problems };
}

const storedShapes = async (): Promise<number> => {
  const database = await openDB(DATABASE);
  const count = await database.count('shapes');
  database.close();
  return count;
};
const namesOf = ({ layers }: Tab): string[] => layers.all.map(({ name }) => name);

describe('the reference layers of a case', () => {
  it('are there the next day, in their order, with name, credit, style, shapes and whether they are shown', async () => {
    const first = await openPage();
    first.layers.lay(layer('Piers'));
    first.layers.lay(layer('Bay'));
    const [bay, piers] = first.layers.all;
    if (bay === undefined || piers === undefined) throw new Error('Expected two layers.');
    first.layers.change(bay, { style: { ink: 'plum', areas: 'edge' } });
    first.layers.change(piers, { isShown: false });
    await first.keeper.settled();

    const later = await openPage();
    expect(later.layers.all).toEqual(first.layers.all);
    expect(later.layers.all).toMatchObject([
      { name: 'Bay', style: { ink: 'plum' } },
      { name: 'Piers', attribution: '© Somebody', isShown: false },
    ]);
    expect(later.layers.shown.map(({ name }) => name)).toEqual(['Bay']);
    expect(namesOf(await openPage('another'))).toEqual([]);
  });

  it('are gone when removed, with their shapes, and back when put back', async () => {
    const page = await openPage();
    const piers = layer('Piers');
    page.layers.lay(piers);
    page.layers.remove(piers);
    await page.keeper.settled();
    expect(namesOf(await openPage())).toEqual([]);
    expect(await storedShapes()).toBe(0);
    page.layers.lay(piers);
    await page.keeper.settled();
    expect(namesOf(await openPage())).toEqual(['Piers']);
  });

  it('are those that were laid before the store was open, too', async () => {
    const layers = new CaseLayers();
    const keeper = new LayerKeeper({
      layers,
      openStore: () => openTab(),
      storeExists,
      onproblem: vi.fn(),
    });
    layers.lay(layer('Piers'));
    keeper.moveTo('harbour');
    await keeper.settled();
    expect(namesOf(await openPage())).toEqual(['Piers']);
  });

  it('are given a store with the first of them, and none before', async () => {
    const layers = new CaseLayers();
    const keeper = new LayerKeeper({ layers, openStore: () => openTab(), storeExists, onproblem: vi.fn() });
    keeper.moveTo('harbour');
    await keeper.settled();
    expect(await storeExists()).toBe(false);
    layers.lay(layer('Piers'));
    await keeper.settled();
    expect(await storeExists()).toBe(true);
    expect(namesOf(await openPage())).toEqual(['Piers']);
  });

  it('follow what another tab does, and a change here does not bring back what it removed', async () => {
    const [one, other] = [await openPage(), await openPage()];
    one.layers.lay(layer('Piers'));
    await expect.poll(() => namesOf(other)).toEqual(['Piers']);
    const [theirs] = other.layers.all;
    if (theirs === undefined) throw new Error('Expected the layer.');
    one.layers.remove(theirs);
    // At the same moment, before it has heard of that.
    other.layers.change(theirs, { isShown: false });
    await one.keeper.settled();
    await expect.poll(() => namesOf(other)).toEqual([]);
    expect(namesOf(await openPage())).toEqual([]);
  });

  it('come along to a version of one’s own and to a duplicate, which share their shapes', async () => {
    const page = await openPage();
    page.layers.lay(layer('Piers'));
    page.keeper.moveTo('local:harbour');
    await page.keeper.settled();
    await page.store.layers.copy('local:harbour', 'local:harbour-2');
    for (const id of ['harbour', 'local:harbour', 'local:harbour-2'])
      expect([id, namesOf(await openPage(id))]).toEqual([id, ['Piers']]);
    expect(await storedShapes()).toBe(1);
    page.layers.remove(layer('Piers'));
    await page.keeper.settled();
    expect(namesOf(await openPage('local:harbour'))).toEqual([]);
    expect(namesOf(await openPage('harbour'))).toEqual(['Piers']);
  });

  it('go when their case is deleted for good, and not before', async () => {
    const page = await openPage('local:harbour');
    const { id } = await page.store.create(await recordOf());
    page.layers.lay(layer('Piers'));
    await page.keeper.settled();
    await page.store.remove(id);
    expect(namesOf(await openPage('local:harbour'))).toEqual(['Piers']);
    await page.store.purge(id);
    expect(namesOf(await openPage('local:harbour'))).toEqual([]);
    expect(await storedShapes()).toBe(0);
  });

  it('stay on the map on a full disk, which is told', async () => {
    const page = await openPage();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    page.layers.lay(layer('Piers'));
    await page.keeper.settled();
    put.mockRestore();
    expect(page.problems).toEqual(['full: Piers']);
    const other = await openPage();
    other.layers.lay(layer('Bay'));
    await expect.poll(() => namesOf(page)).toEqual(['Bay', 'Piers']);
    expect(namesOf(await openPage())).toEqual(['Bay']);
  });

  it('that are damaged are told, not drawn, and mended by being laid again', async () => {
    const page = await openPage();
    page.layers.lay(layer('Piers'));
    await page.keeper.settled();
    const database = await openDB(DATABASE);
    await database.put(
      'shapes',
      [{ type: 'Feature', geometry: { type: 'Point', coordinates: ['x', 51] } }],
      layer('Piers').id,
    );
    database.close();
    const later = await openPage();
    expect(later.problems).toEqual(['damaged: Piers']);
    expect(later.layers.shown).toEqual([]);
    const third = await openPage();
    later.layers.lay(layer('Piers'));
    await later.keeper.settled();
    await expect.poll(() => third.layers.shown.flatMap(({ features }) => features.features)).toHaveLength(1);
    expect((await openPage()).problems).toEqual([]);
  });
});

it('a database of before there were layers is taken over with its cases', async () => {
  const old = await openTab({ steps: SCHEMA_STEPS.slice(0, 1) });
  const { id } = await old.create(await recordOf());
  old.close();
  const page = await openPage();
  page.layers.lay(layer('Piers'));
  await page.keeper.settled();
  expect((await page.store.load(id))?.record).not.toBeNull();
  expect(namesOf(await openPage())).toEqual(['Piers']);
});
