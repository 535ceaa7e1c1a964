import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, describe, expect, it } from 'vitest';
import type { OpenedTable } from '../../src/engine/opened-table';
import { packOpened } from '../../src/engine/pack-opened';
import type { TableInfo } from '../../src/engine/protocol';
import { readTable } from '../../src/engine/read-table';
import { tableDigest } from '../../src/engine/table-digest';
import { TableEngine } from '../../src/engine/table-engine';

type Answer = {
  readonly status?: number;
  readonly headers?: Record<string, string | number>;
  readonly body?: string | Buffer;
};
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function host(answer: (path: string, range: string | undefined) => Answer): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = answer(request.url ?? '', request.headers.range);
    response.writeHead(status, headers).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const open = (source: string): Promise<OpenedTable> =>
  readTable({ source, name: source.split('/').at(-1) ?? '' }, () => undefined);

const feature = (id: number): object => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [30 + id / 100, 50] },
  properties: { id, kind: `kind ${id % 2}`, time: '2024-08-06' },
});

describe('what a table at an address is known by', () => {
  const csv = 'lng,lat,time\n1,2,2024-08-06\n3,4,2024-08-07\n';
  const sum = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
  async function opened(source: string, name: string): Promise<{ engine: TableEngine; info: TableInfo }> {
    const engine = new TableEngine(
      () => undefined,
      () => Promise.resolve(),
    );
    return { engine, info: await engine.open({ source, name }) };
  }

  it('is the digest of its bytes, taken as they come: it is fetched once, gzip or not', async () => {
    for (const body of [Buffer.from(csv), gzipSync(csv)]) {
      let asked = 0;
      const source = `${await host(() => (asked++, { body }))}/a.csv`;
      const { engine } = await opened(source, 'a.csv');
      expect(await engine.identify({ source, name: 'a.csv' })).toBe(sum(body));
      expect(asked).toBe(1);
      expect(await tableDigest({ source, name: 'a.csv' })).toBe(sum(body));
    }
  });

  it('is that of a FlatGeobuf file too, which is fetched once', async () => {
    const body = Buffer.from(
      serialize({ type: 'FeatureCollection', features: Array.from({ length: 40 }, (_, id) => feature(id)) } as never),
    );
    let asked = 0;
    const address = await host(() => (asked++, { body }));
    const source = `${address}/a.fgb`;
    const { engine, info } = await opened(source, 'a.fgb');
    expect(info.count).toBe(40);
    expect(await engine.identify({ source, name: 'a.fgb' })).toBe(sum(body));
    expect(asked).toBe(1);
    expect(await tableDigest({ source: `${address}/a.fgb`, name: 'a.fgb' })).toBe(sum(body));
  });

  it('is nothing where the host stopped half-way: what was read is not the file', async () => {
    const source = await host(() => ({ headers: { 'content-length': csv.length + 100 }, body: csv }));
    servers.at(-1)?.on('request', (_, response: ServerResponse) => setTimeout(() => response.destroy(), 200));
    const { engine, info } = await opened(source, 'a.csv');
    expect(info.cut).not.toBeNull();
    await expect(engine.identify({ source, name: 'a.csv' })).rejects.toThrow();
  });

  it('is what the host says of a file that is read in parts, which is not fetched whole for a digest', async () => {
    const file = Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'lng', data: [1, 3], type: 'DOUBLE' },
          { name: 'lat', data: [2, 4], type: 'DOUBLE' },
        ],
      }),
    );
    let isWhole = false;
    const address = await host((_, range) => {
      const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? [];
      isWhole ||= from === '';
      const part = file.subarray(Number(from), Number(to) + 1);
      return {
        status: 206,
        headers: {
          'content-range': `bytes ${from}-${to}/${file.length}`,
          'last-modified': 'Tue, 29 Oct 2024 10:11:12 GMT',
          etag: '"one"',
        },
        body: part,
      };
    });
    const source = `${address}/a.parquet`;
    const { engine, info } = await opened(source, 'a.parquet');
    expect(info.hosted).toEqual({ bytes: file.length, changedAt: '2024-10-29T10:11:12Z', etag: '"one"' });
    expect(await engine.identify({ source, name: 'a.parquet' })).toBeNull();
    expect(isWhole).toBe(false);
  });
});

describe('OGC API - Features', () => {
  it('is read page by page until the server has no next', async () => {
    const asked: string[] = [];
    const address = await host((path) => {
      asked.push(path);
      const start = Number(new URLSearchParams(path.split('?')[1]).get('offset') ?? 0);
      const links =
        start < 20 ? [{ rel: 'next', href: `/collections/events/items?f=json&limit=10&offset=${start + 10}` }] : [];
      const features = Array.from({ length: 10 }, (_, at) => feature(start + at));
      return { body: JSON.stringify({ type: 'FeatureCollection', links, features, numberReturned: 10 }) };
    });
    const opened = await open(`${address}/collections/events/items`);
    expect(opened).toMatchObject({ cut: null, table: { count: 30, placed: 30 } });
    expect(await opened.texts.fields(29)).toMatchObject({ id: '29', kind: 'kind 1' });
    expect(asked[0]).toBe('/collections/events/items?limit=5000&f=json');
    expect(asked).toHaveLength(3);
  });

  it('keeps what came before the server stopped, went in a circle or led elsewhere, and says so', async () => {
    for (const [next, message] of [
      ['/collections/events/items?page=gone', /HTTP 500/],
      ['/collections/events/items?limit=5000&f=json', /leads back/],
      ['http://example.org/collections/events/items', /another host, http:\/\/example\.org/],
    ] as const) {
      const address = await host((path) =>
        path.includes('gone')
          ? { status: 500 }
          : { body: JSON.stringify({ features: [feature(1)], links: [{ rel: 'next', href: next }] }) },
      );
      const opened = await open(`${address}/collections/events/items`);
      expect(opened.table.count).toBe(1);
      expect(opened.cut).toMatch(message);
    }
  });

  it('asks for all at once where a server’s second page is its first again, and counts nothing twice where that is refused', async () => {
    for (const [most, count, cut] of [
      [100, 30, null],
      [20, 10, /does not page/],
    ] as const) {
      const address = await host((path) => {
        const asked = Number(new URLSearchParams(path.split('?')[1]).get('limit'));
        const size = Math.min(asked, most, 30);
        const features = Array.from({ length: size }, (_, at) => ({ ...feature(at), id: at + 1 }));
        const next = `/collections/events/items?limit=10&offset=${path.includes('offset') ? 20 : 10}`;
        const links = size < 30 ? [{ rel: 'next', href: next }] : [];
        return { body: JSON.stringify({ features, links, numberMatched: 30 }) };
      });
      const opened = await open(`${address}/collections/events/items?limit=10`);
      expect(opened.table.count).toBe(count);
      if (cut === null) expect(opened.cut).toBeNull();
      else expect(opened.cut).toMatch(cut);
    }
  });
});

describe('a host that breaks off', () => {
  it('leaves the rows that came before, and says so', async () => {
    const text = `lng,lat,kind\n${'1,2,a\n'.repeat(20_000)}`;
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Length': text.length * 2 });
      response.write(text, () => response.destroy());
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const opened = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/a.csv`);
    expect(opened.table.count).toBe(20_000);
    expect(opened.cut).not.toBeNull();
  });

  it('leaves the row groups of a Parquet file that came before', async () => {
    const numbers = Array.from({ length: 30_000 }, (_, at) => (at * 7919) % 90);
    const file = Buffer.from(
      parquetWriteBuffer({
        rowGroupSize: 10_000,
        codec: 'UNCOMPRESSED',
        columnData: [
          { name: 'lng', data: numbers.map((at) => at + Math.sin(at) / 9), type: 'DOUBLE', encoding: 'PLAIN' },
          { name: 'lat', data: numbers.map((at) => at / 2 + Math.cos(at) / 9), type: 'DOUBLE', encoding: 'PLAIN' },
        ],
      }),
    );
    const address = await host((_, range) => {
      const [, start = 0, end = 0] = (/bytes=(\d+)-(\d+)/.exec(range ?? '') ?? []).map(Number);
      // The first row group and the list of contents are there; the middle is not.
      if (start > file.length / 4 && start < file.length / 2) return { status: 503 };
      return {
        status: 206,
        headers: { 'Content-Range': `bytes ${start}-${end}/${file.length}` },
        body: file.subarray(start, end + 1),
      };
    });
    const opened = await open(`${address}/a.parquet`);
    expect(opened.table.count).toBe(10_000);
    expect(opened.cut).toMatch(/^Rows 10001 to 20000 of the Parquet file could not be read: .*HTTP 503/);
    expect(await opened.texts.fields(9999)).toHaveProperty('lng');
  });

  it('is no table where it answers with a page', async () => {
    const address = await host(() => ({ body: '<!doctype html><title>Welcome</title>' }));
    await expect(open(`${address}/a.csv`)).rejects.toThrow(/a\.csv is a web page/);
    await expect(open(`${address}/a.parquet`)).rejects.toThrow(/damaged or cut off/);
    await expect(open(`${address}/a.dltable`)).rejects.toThrow(/cut off/);
    await expect(open(`${address}/a.fgb`)).rejects.toThrow(/FlatGeobuf file is damaged/);
  });
});

describe('a packed table on a host', () => {
  async function packed(): Promise<Buffer> {
    const source = new Blob([`lng,lat,kind,text\n${'1,2,a,some words of a row\n'.repeat(3000)}`]);
    const pieces: Uint8Array[] = [];
    for await (const piece of packOpened(await readTable({ source, name: 'a.csv' }, () => undefined)))
      pieces.push(piece);
    return Buffer.concat(pieces);
  }
  const ranged = (file: Buffer, range: string | undefined): Answer => {
    const [, start = 0, end = 0] = (/bytes=(\d+)-(\d+)/.exec(range ?? '') ?? []).map(Number);
    const headers = { 'Content-Range': `bytes ${start}-${end}/${file.length}` };
    return { status: 206, headers, body: file.subarray(start, end + 1) };
  };

  it('is read by ranges, and whole from a host that ignores them', async () => {
    const file = await packed();
    const withRanges = await host((_, range) => ranged(file, range));
    const without = await host(() => ({ body: file }));
    for (const address of [withRanges, without]) {
      const opened = await open(`${address}/a.dltable`);
      expect(opened.table.count).toBe(3000);
      expect(await opened.texts.fields(2999)).toMatchObject({ text: 'some words of a row' });
    }
  });

  it('is not loaded whole from such a host when it is large, but the reader told what to do', async () => {
    const without = await host(() => ({ headers: { 'Content-Length': 400_000_000 }, body: 'DATELNTB' }));
    await expect(open(`${without}/a.dltable`)).rejects.toThrow(
      /gives no ranges .* larger than 300 MB\. Put it on a host/,
    );
    await expect(open(`${without}/a.parquet`)).rejects.toThrow(/gives no ranges/);
  });

  it('says that the host stopped half-way or gave other bytes', async () => {
    const file = await packed();
    const half = await host((_, range) => {
      const answer = ranged(file, range);
      return {
        ...answer,
        body: range === 'bytes=0-0' ? (answer.body ?? '') : Buffer.from(answer.body ?? '').subarray(1),
      };
    });
    await expect(open(`${half}/a.dltable`)).rejects.toThrow(/the host stopped half-way/);
    const changed = await host((_, range) => (range === 'bytes=0-0' ? ranged(file, range) : { body: file }));
    await expect(open(`${changed}/a.dltable`)).rejects.toThrow(/a range of bytes \(HTTP 206\), got HTTP 200/);
    await expect(open('http://127.0.0.1:9/a.dltable')).rejects.toThrow(/could not be loaded/);
  });
});
