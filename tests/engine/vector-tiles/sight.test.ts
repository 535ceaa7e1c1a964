import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readCells } from '../../../src/core/table/cell-block';
import type { TileAddress } from '../../../src/core/table/tile-cells';
import { tileId } from '../../../src/core/table/tiles/tile-id';
import { writePmtiles } from '../../../src/core/table/tiles/write-pmtiles';
import type { FilterQuery, SightView, TableInfo } from '../../../src/engine/protocol';
import { Superseded, TableEngine } from '../../../src/engine/table-engine';
import { writeTile, type TestFeature } from './write-tile';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Respond = (request: IncomingMessage, response: ServerResponse, tile: string) => void;
/** A host of tiles; `tile` is `zoom/column/row` of the address, where it has one. */
async function host(respond: Respond): Promise<string> {
  const server = createServer((request, response) => {
    respond(request, response, /(\d+\/\d+\/\d+)\.mvt$/.exec(request.url ?? '')?.[1] ?? '');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const at = (x: number, y: number, fields: TestFeature['fields'] = {}): TestFeature => ({ points: [[x, y]], fields });
const tileOf = (...features: TestFeature[]): Uint8Array<ArrayBuffer> => writeTile([{ name: 'events', features }]);
const ROW = at(2000, 2000, { organisation: 'Army', kind: 'attack', time: '2024-08-06', text: 'a' });
const OTHER = at(1000, 1000, { organisation: 'Ministry', kind: 'advance', time: '2024-08-07' });
const NORTH_WEST: SightView = { west: -179, east: -1, south: 1, north: 84, zoom: 1 };
const WORLD: SightView = { west: -180, east: 180, south: -86, north: 86, zoom: 1 };
const ALL: FilterQuery = {
  ...{ facets: {}, clock: 'said', range: { from: null, to: null }, by: 'group', found: null, area: null },
};

async function opened(source: string | Blob, name = 'events'): Promise<{ engine: TableEngine; info: TableInfo }> {
  const engine = new TableEngine(
    () => undefined,
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  return { engine, info: await engine.open({ source, name }) };
}

/** Looks until every tile has come: a busy machine may be slower than what a look waits for. */
async function looked(engine: TableEngine, view: SightView): ReturnType<TableEngine['look']> {
  for (;;) {
    const seen = await engine.look(view);
    if (seen.info.sight?.pending === 0) return seen;
  }
}

describe('a template of tiles', () => {
  it('is a table of the rows in sight: counted, filtered, listed, drawn, and other rows elsewhere', async () => {
    const address = await host((_, response, tile) => {
      if (tile === '1/0/0') response.end(tileOf(ROW, OTHER, at(3000, 3000, { organisation: 'Army' })));
      else if (tile === '1/1/1') response.end(gzipSync(tileOf(OTHER)));
      else response.writeHead(tile === '1/1/0' ? 204 : 404).end();
    });
    const { engine, info } = await opened(`${address}/{z}/{x}/{y}.mvt`);
    expect(info).toMatchObject({ count: 0, sight: { minZoom: 0, maxZoom: 14, bounds: null, attribution: '' } });

    const seen = await looked(engine, WORLD);
    expect(seen.info).toMatchObject({
      count: 4,
      placed: 4,
      sight: { pending: 0, failed: 0, left: 0, isTooFar: false },
    });
    expect(seen.info.mapping).toMatchObject({ group: 'organisation', kind: 'kind', said: 'time', statement: 'text' });
    expect(seen.answer.facets.group.values).toEqual([
      { id: 'Army', count: 2 },
      { id: 'Ministry', count: 2 },
    ]);
    expect(seen.answer.undated).toBe(1);

    const filtered = await engine.filter({ ...ALL, facets: { group: ['Ministry'] } });
    expect(filtered.total).toBe(2);
    expect(filtered.histogram).toMatchObject([{ total: 2 }]);
    const [first] = await engine.page({ from: 0, size: 9, sort: { by: 'time', isDescending: false } });
    expect(first?.fields).toEqual({ organisation: 'Ministry', kind: 'advance', time: '2024-08-07' });

    // The filter holds where the map goes.
    const near = await looked(engine, NORTH_WEST);
    expect([near.info.count, near.answer.total]).toEqual([3, 1]);
    const cells = engine.cells([{ zoom: 1, column: 0, row: 0 }]).flatMap((block) => readCells(block));
    expect(cells.map(({ count }) => count)).toEqual([1]);
  });

  it('keeps a value’s colour wherever the map goes', async () => {
    const address = await host((_, response, tile) => {
      const names = tile === '1/0/0' ? ['A', 'B', 'B'] : ['A', 'A', 'C'];
      response.end(tileOf(...names.map((organisation) => at(2000, 2000, { organisation }))));
    });
    const { engine } = await opened(`${address}/{z}/{x}/{y}.mvt`);
    expect((await looked(engine, NORTH_WEST)).info.slots.group).toEqual(['B', 'A']);
    const east = { ...NORTH_WEST, west: 1, east: 179 };
    expect((await looked(engine, east)).info.slots.group).toEqual(['B', 'A', 'C']);
  });

  it('says how many tiles did not come and why, shows the others, and asks again when the map has moved', async () => {
    const other = await host((_, response) => response.end(tileOf(ROW)));
    let isMended = false;
    const address = await host((_, response, tile) => {
      if (isMended || tile === '1/0/0') response.end(tileOf(ROW));
      else if (tile === '1/1/0') response.writeHead(302, { Location: `${other}/x.mvt` }).end();
      else if (tile === '1/0/1') response.end(Buffer.from('not a tile'));
      else response.writeHead(200, { 'Content-Length': 5000 }).write(tileOf(ROW), () => response.destroy());
    });
    const { engine } = await opened(`${address}/{z}/{x}/{y}.mvt`);
    const seen = await looked(engine, WORLD);
    expect(seen.info).toMatchObject({ count: 1, sight: { pending: 0, failed: 3 } });
    isMended = true;
    expect((await looked(engine, WORLD)).info.sight?.failed).toBe(3);
    expect((await looked(engine, { ...WORLD, south: -85.9 })).info).toMatchObject({ count: 4, sight: { failed: 0 } });
  });

  it('names the reason that a tile cannot be used', async () => {
    const other = await host((_, response) => response.end(tileOf(ROW)));
    for (const [respond, message] of [
      [(response: ServerResponse) => response.writeHead(302, { Location: `${other}/x` }).end(), /no redirection/],
      [(response: ServerResponse) => response.writeHead(500).end(), /HTTP 500/],
      [
        (response: ServerResponse) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>No layer</p>'),
        /to be a vector tile, got text\/html/,
      ],
      [(response: ServerResponse) => response.end(Buffer.from('words')), /The tile 0\/0\/0 cannot be read/],
      [(response: ServerResponse) => response.end(gzipSync(Buffer.alloc(64_000_001))), /more than the 64000000 bytes/],
      [(response: ServerResponse) => response.end(Buffer.alloc(16_000_001)), /more than the 16000000 bytes/],
    ] as const) {
      const { engine } = await opened(`${await host((_, response) => respond(response))}/{z}/{x}/{y}.mvt`);
      expect((await looked(engine, { ...WORLD, zoom: 0 })).info.sight?.failure).toMatch(message);
    }
  });

  it('shows what has come while others are on their way, and calls back what is no longer wanted', async () => {
    const held: ServerResponse[] = [];
    let calledBack = 0;
    const address = await host((request, response, tile) => {
      request.on('close', () => (calledBack += response.writableEnded ? 0 : 1));
      if (tile === '1/0/0') response.end(tileOf(ROW));
      else held.push(response);
    });
    const { engine } = await opened(`${address}/{z}/{x}/{y}.mvt`);
    expect((await engine.look(WORLD)).info).toMatchObject({ count: 1, sight: { pending: 3 } });
    for (const response of held.splice(0, 1)) response.end(tileOf(ROW, ROW));
    await expect
      .poll(async () => (await engine.look(WORLD)).info, { timeout: 30_000 })
      .toMatchObject({ count: 3, sight: { pending: 2 } });
    const looks = [engine.look(WORLD), engine.look(NORTH_WEST)];
    await expect(looks[0]).rejects.toThrow(Superseded);
    expect((await looks[1])?.info).toMatchObject({ count: 1, sight: { pending: 0 } });
    await expect.poll(() => calledBack, { timeout: 30_000 }).toBe(2);
  });

  it('counts what stands for many rows as that, on the map as long as nothing is filtered, never as a row', async () => {
    const address = await host((_, response) => response.end(tileOf(ROW, at(3000, 3000, { point_count: 40 }))));
    const { engine } = await opened(`${address}/{z}/{x}/{y}.mvt`);
    const tile: TileAddress = { zoom: 0, column: 0, row: 0 };
    const drawn = (): number[] => engine.cells([tile]).flatMap((block) => readCells(block).map(({ count }) => count));
    expect((await looked(engine, { ...WORLD, zoom: 0 })).info).toMatchObject({ count: 1, sight: { summed: 40 } });
    expect(drawn()).toEqual([1, 40]);
    const [, sum] = engine.cells([tile]).flatMap((block) => readCells(block));
    expect(await engine.cell({ level: 4, column: sum?.column ?? 0, row: sum?.line ?? 0, limit: 9 })).toMatchObject({
      count: 0,
      summed: 40,
    });
    await engine.filter({ ...ALL, facets: { group: ['Army'] } });
    expect(drawn()).toEqual([1]);
  });
});

describe('what tells of tiles', () => {
  const TELLS = {
    tilejson: '3.0.0',
    tiles: ['tiles/{z}/{x}/{y}.mvt'],
    minzoom: 1,
    maxzoom: 1,
    bounds: [20, 40, 45, 60],
    attribution: '<a href="https://example.org" onclick="x()">A &amp; B</a>',
    vector_layers: [{ id: 'events', fields: { organisation: 'String', time: 'String' } }],
  };

  it('is TileJSON: zooms, place, columns, attribution as plain text, tiles beside it', async () => {
    const asked: string[] = [];
    const address = await host(({ url = '' }, response, tile) => {
      if (tile === '') response.end(JSON.stringify(TELLS));
      else {
        asked.push(url);
        response.end(tileOf(ROW));
      }
    });
    for (const path of ['public.events.json', 'events']) {
      const { engine, info } = await opened(`${address}/${path}`);
      expect(info).toMatchObject({
        columns: ['organisation', 'time'],
        sight: { minZoom: 1, maxZoom: 1, bounds: [20, 40, 45, 60], attribution: 'A & B' },
      });
      expect((await looked(engine, { ...WORLD, zoom: 0.9 })).info).toMatchObject({
        count: 0,
        sight: { isTooFar: true },
      });
      // Deeper than the deepest tile its rows are those of it.
      expect((await looked(engine, { ...NORTH_WEST, zoom: 5 })).info.count).toBe(1);
      expect(asked.splice(0)).toEqual(['/tiles/1/0/0.mvt']);
    }
  });

  it('is refused where its tiles are on another host or none, and is read as rows where it is no TileJSON', async () => {
    for (const [body, message] of [
      [{ ...TELLS, tiles: ['https://example.org/{z}/{x}/{y}.mvt'] }, /another host, https:\/\/example\.org/],
      [{ ...TELLS, tiles: ['tiles.mvt'] }, /tiles with \{z\}, \{x\} and \{y\}, got tiles\.mvt/],
    ] as const) {
      const address = await host((_, response) => response.end(JSON.stringify(body)));
      await expect(opened(`${address}/events.json`)).rejects.toThrow(message);
    }
    const rows = await host((_, response) =>
      response.end('{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"kind":"a"}}'),
    );
    expect((await opened(`${rows}/events`)).info).toMatchObject({ count: 1, sight: null });
  });

  it('is a PMTiles file of another maker; one of pictures is refused', async () => {
    const metadata = { attribution: 'The makers', vector_layers: [{ id: 'events', fields: { kind: 'String' } }] };
    const tiles = [{ id: tileId({ zoom: 0, column: 0, row: 0 }), data: tileOf(ROW, OTHER) }];
    const pieces = writePmtiles(tiles, { minZoom: 0, maxZoom: 0, bounds: [20, 40, 45, 60], metadata });
    const { engine, info } = await opened(new Blob(pieces), 'others.pmtiles');
    expect(info).toMatchObject({ columns: ['kind'], sight: { attribution: 'The makers', maxZoom: 0 } });
    expect((await looked(engine, WORLD)).info.count).toBe(2);
    const pictures = Buffer.concat(pieces);
    pictures[99] = 2;
    await expect(opened(new Blob([pictures]), 'others.pmtiles')).rejects.toThrow(/got one of pictures/);
  });

  it('is told in plain words when it is damaged, and never brings the table down', async () => {
    const tiles = [0, 1, 2, 3]
      .map((at) => ({ id: tileId({ zoom: 1, column: at % 2, row: at >> 1 }), data: tileOf(ROW, OTHER) }))
      .sort((a, b) => a.id - b.id);
    const pieces = writePmtiles(tiles, { minZoom: 1, maxZoom: 1, bounds: [-180, -85, 180, 85], metadata: {} });
    const whole = Buffer.concat(pieces);
    expect(await tried(whole)).toEqual({ count: 8, failure: null });
    let told = 0;
    for (const length of [0, 3, 7, 60, 127, 150, 200, whole.length - 60, whole.length - 1])
      told += (await tried(whole.subarray(0, length))).failure === null ? 0 : 1;
    expect(told).toBe(9);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.integer({ min: 1, max: 6 }),
        async (at, byte, length) => {
          const changed = Buffer.from(whole);
          changed.fill(byte, at, Math.min(at + length, changed.length));
          const { failure } = await tried(changed);
          if (failure !== null) expect(failure.length).toBeGreaterThan(10);
          if (failure !== null) expect(failure).not.toMatch(RAW);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** What a program says of itself when nobody thought of the case. */
const RAW = /^(Cannot read|undefined is|[\w.]+ is not (a function|iterable|defined)|Invalid (typed )?array|Offset is)/;

/** Opens an archive and looks at the world: how many rows it shows, and what it says is wrong. */
async function tried(content: Uint8Array<ArrayBuffer>): Promise<{ count: number; failure: string | null }> {
  try {
    const { engine } = await opened(new Blob([content]), 'events.pmtiles');
    const { count, sight } = (await looked(engine, WORLD)).info;
    return { count, failure: sight?.failure ?? null };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return { count: 0, failure: cause.message };
  }
}
