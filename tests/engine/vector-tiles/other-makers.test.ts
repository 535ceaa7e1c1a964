import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { tileId } from '../../../src/core/table/tiles/tile-id';
import { writePmtiles } from '../../../src/core/table/tiles/write-pmtiles';
import type { SightView, TableInfo } from '../../../src/engine/protocol';
import { TableEngine } from '../../../src/engine/table-engine';
import { unpackTile } from '../../../src/engine/vector-tiles/unpack-tile';
import { writeTile } from './write-tile';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
async function host(respond: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(respond);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const NORTH_WEST: SightView = { west: -179, east: -1, south: 1, north: 84, zoom: 1 };
const WORLD: SightView = { west: -180, east: 180, south: -86, north: 86, zoom: 1 };

async function looked(
  source: string | Blob,
  view: SightView,
  name = 'events',
): Promise<{ engine: TableEngine; info: TableInfo }> {
  const engine = new TableEngine(
    () => undefined,
    () => Promise.resolve(),
  );
  await engine.open({ source, name });
  for (;;) {
    const { info } = await engine.look(view);
    if (info.sight?.pending === 0) return { engine, info };
  }
}
const tile = (fields: Record<string, string>, extent = 4096): Uint8Array<ArrayBuffer> =>
  writeTile([{ name: 'events', extent, features: [{ points: [[extent / 2, extent / 4]], fields }] }]);

/** As many letters as it likes that do not compress. */
function noise(seed: number): string {
  let [text, state] = ['', seed];
  const length = Math.imul(seed + 1, 2_654_435_761) >>> 23;
  while (text.length < length) text += (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0).toString(36);
  return text;
}

/** A frame of Zstandard whose content is not packed at all, in blocks of at most 100,000 bytes. */
function zstd(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pieces: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0xa0];
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, bytes.length, true);
  pieces.push(...new Uint8Array(size.buffer));
  for (let start = 0; start < bytes.length || start === 0; start += 100_000) {
    const block = bytes.subarray(start, start + 100_000);
    const head = (block.length << 3) | (start + 100_000 >= bytes.length ? 1 : 0);
    pieces.push(head & 255, (head >> 8) & 255, head >> 16, ...block);
  }
  return Uint8Array.from(pieces);
}

describe('TileJSON of other makers', () => {
  const TELLS = { tilejson: '3.0.0', minzoom: 1, maxzoom: 1 };

  it('may count rows from the south, in its scheme or in its addresses', async () => {
    const address = await host(({ url = '' }, response) => {
      if (url === '/tms.json') response.end(JSON.stringify({ ...TELLS, scheme: 'tms', tiles: ['t/{z}/{x}/{y}.pbf'] }));
      else if (url === '/minus.json') response.end(JSON.stringify({ ...TELLS, tiles: ['t/{z}/{x}/{-y}.pbf'] }));
      else if (url === '/t/1/0/1.pbf') response.end(tile({ kind: 'north' }));
      else response.writeHead(404).end();
    });
    for (const of of ['tms.json', 'minus.json', 't/{z}/{x}/{-y}.pbf'])
      expect((await looked(`${address}/${of}`, NORTH_WEST)).info).toMatchObject({ count: 1, columns: ['kind'] });
  });

  it('may give several addresses, of which one on the own host is asked', async () => {
    const asked: string[] = [];
    const tiles = ['https://a.example.org/{z}/{x}/{y}.pbf', 'own/{z}/{x}/{y}.pbf', 'other/{z}/{x}/{y}.pbf'];
    const address = await host(({ url = '' }, response) => {
      asked.push(url);
      response.end(url.endsWith('.json') ? JSON.stringify({ ...TELLS, tiles }) : tile({ kind: 'a' }));
    });
    expect((await looked(`${address}/many.json`, NORTH_WEST)).info.count).toBe(1);
    expect(asked).toEqual(['/many.json', '/own/1/0/0.pbf']);
  });

  it('may be of MapLibre tiles, which is said', async () => {
    const address = await host(({ url = '' }, response) => {
      if (url === '/mlt.json') response.end(JSON.stringify({ ...TELLS, encoding: 'mlt', tiles: ['t/{z}/{x}/{y}'] }));
      else response.setHeader('content-type', 'application/vnd.maplibre-tile').end('x');
    });
    await expect(looked(`${address}/mlt.json`, NORTH_WEST)).rejects.toThrow(
      /MapLibre tiles \(MLT\), which are not read yet/,
    );
    const { info } = await looked(`${address}/t/{z}/{x}/{y}`, NORTH_WEST);
    expect(info.sight?.failure).toMatch(/MapLibre tiles \(MLT\)/);
  });

  it.each([256, 512, 4096, 8192, 65_536])('may measure its tiles in %d units', async (extent) => {
    const address = await host((_, response) => response.end(tile({ kind: 'a' }, extent)));
    const { engine } = await looked(`${address}/{z}/{x}/{y}`, { ...WORLD, zoom: 0 });
    const [row] = await engine.page({ from: 0, size: 1, sort: { by: 'input', isDescending: false } });
    expect(row?.position?.lng).toBeCloseTo(0, 6);
    expect(row?.position?.lat).toBeCloseTo(66.51326, 4);
  });
});

describe('archives of other makers', () => {
  const bounds = [-180, -85, 180, 85] as const;
  const layers = [
    { id: 'places', fields: { kind: 'String' } },
    { id: 'roads', fields: { kind: 'String' } },
  ];

  it('may have several layers: which a row is of is a column, but where one is called so', async () => {
    const data = writeTile([
      { name: 'places', features: [{ points: [[9, 9]], fields: { kind: 'town' } }] },
      {
        name: 'roads',
        features: [
          {
            type: 'line',
            points: [
              [9, 9],
              [99, 99],
            ],
            fields: { kind: 'track' },
          },
        ],
      },
      { name: 'roads', features: [{ points: [[99, 9]], fields: { layer: 'bridge' } }] },
    ]);
    const archive = writePmtiles([{ id: 0, data }], {
      minZoom: 0,
      maxZoom: 0,
      bounds,
      metadata: { vector_layers: layers },
    });
    const { engine, info } = await looked(new Blob(archive), { ...WORLD, zoom: 0 }, 'a.pmtiles');
    expect(info.columns).toContain('layer');
    const rows = await engine.rows([0, 1, 2]);
    expect(rows.map(({ fields }) => fields['layer']).sort()).toEqual(['bridge', 'places', 'roads']);
  });

  it('may have more tiles than one directory holds', async () => {
    const zoom = 7;
    const tiles = Array.from({ length: 4 ** zoom }, (_, at) => ({ zoom, column: at % 128, row: at >> 7 }))
      .map((address) => ({
        id: tileId(address), // Of lengths that do not compress, so that the root is full before long.
        data: tile({ at: noise(tileId(address)) }),
      }))
      .sort((a, b) => a.id - b.id);
    const archive = Buffer.concat(writePmtiles(tiles, { minZoom: zoom, maxZoom: zoom, bounds, metadata: {} }));
    // Its root leads to others.
    expect(Number(archive.readBigUInt64LE(48))).toBeGreaterThan(0);
    const { engine } = await looked(
      new Blob([archive]),
      { west: 30.1, east: 30.2, south: 50.1, north: 50.2, zoom: 7 },
      'a.pmtiles',
    );
    const view = { west: 30, east: 33, south: 50, north: 51.5, zoom: 7 };
    const { info } = await engine.look(view);
    expect(info.sight?.failed).toBe(0);
    expect(
      (await engine.page({ from: 0, size: 9, sort: { by: 'input', isDescending: false } })).length,
    ).toBeGreaterThan(0);
  });

  it('may be packed by Zstandard within, and its tiles too', async () => {
    const archive = Buffer.concat(
      writePmtiles([{ id: 0, data: tile({ kind: 'a' }) }], {
        minZoom: 0,
        maxZoom: 0,
        bounds,
        metadata: { attribution: 'X' },
      }),
    );
    const { info } = await looked(new Blob([repacked(archive)]), { ...WORLD, zoom: 0 }, 'a.pmtiles');
    expect(info).toMatchObject({ count: 1, sight: { attribution: 'X', failed: 0 } });
    const long = new Uint8Array(250_000).map((_, at) => at % 251);
    expect(await unpackTile(zstd(long))).toEqual(long);
  });

  it('are refused where they are packed otherwise, or ask for more room than there is', async () => {
    const archive = Buffer.concat(
      writePmtiles([{ id: 0, data: tile({}) }], { minZoom: 0, maxZoom: 0, bounds, metadata: {} }),
    );
    archive[97] = 3;
    await expect(looked(new Blob([archive]), WORLD, 'a.pmtiles')).rejects.toThrow(
      /packed by Brotli, .* Make it anew with gzip/,
    );
    // A head that claims four billion bytes, and one whose window is two billion.
    await expect(unpackTile(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0xa0, 255, 255, 255, 255, 1, 0, 0))).rejects.toThrow(
      /more than the/,
    );
    await expect(unpackTile(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0))).rejects.toThrow(
      /more than the/,
    );
    await expect(unpackTile(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 9, 7))).rejects.toThrow();
  });
});

/** The archive with its directory and what it says of itself packed by Zstandard: in the order of PMTiles 3, the head, the root, the notes, the tiles. */
function repacked(archive: Buffer): Buffer<ArrayBuffer> {
  const at = (place: number): number => Number(archive.readBigUInt64LE(place));
  const part = (place: number): Buffer => archive.subarray(at(place), at(place) + at(place + 8));
  const [root, notes] = [8, 24].map((place) => zstd(gunzipSync(part(place))));
  const tiles = part(56);
  const head = Buffer.from(archive.subarray(0, 127));
  let start = head.length;
  for (const [place, bytes] of [
    [8, root],
    [24, notes],
    [56, tiles],
  ] as const) {
    head.writeBigUInt64LE(BigInt(start), place);
    head.writeBigUInt64LE(BigInt(bytes?.length ?? 0), place + 8);
    start += bytes?.length ?? 0;
  }
  head[97] = 4;
  return Buffer.concat([head, root ?? head, notes ?? head, tiles]);
}
