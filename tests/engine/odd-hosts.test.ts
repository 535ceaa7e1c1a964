import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, describe, expect, it } from 'vitest';
import type { TableInfo } from '../../src/engine/protocol';
import { openParts } from '../../src/engine/range-source';
import { TableEngine } from '../../src/engine/table-engine';
import { sorted } from './parquet-files';

interface Asked {
  readonly method: string;
  readonly range: string | undefined;
}
interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: Uint8Array;
}
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A host that answers as it likes; HEAD is refused, as by many an object store. */
async function host(answer: (asked: Asked, count: number) => Answer): Promise<{ address: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(({ method = '', headers: { range } }, response) => {
    asked.push({ method, range });
    const { status = 200, headers = {}, body } = answer({ method, range }, asked.length);
    if (method !== 'GET') response.writeHead(403).end();
    else response.writeHead(status, { 'content-length': String(body.length), ...headers }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.parquet`, asked };
}

const GROUPS = 6;
const file = new Uint8Array(
  parquetWriteBuffer({ columnData: sorted(GROUPS, 500), rowGroupSize: 500, codec: 'UNCOMPRESSED' }),
);
/** Of the same length, with other rows. */
const later = new Uint8Array(
  parquetWriteBuffer({
    columnData: sorted(GROUPS, 500).map((column) =>
      column.name === 'latitude' ? { ...column, data: [...column.data].map((value) => Number(value) + 30) } : column,
    ),
    rowGroupSize: 500,
    codec: 'UNCOMPRESSED',
  }),
);

function boundsOf(range: string | undefined): [from: number, to: number] {
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  return [Number(from), Number(to)];
}
/** A part of a file as it should be given. */
function part(of: Uint8Array, range: string | undefined, headers: Record<string, string> = {}): Answer {
  if (range === undefined) return { body: of, headers };
  const [from, to] = boundsOf(range);
  const contentRange = { 'content-range': `bytes ${from}-${to}/${of.length}` };
  return { status: 206, headers: { ...contentRange, ...headers }, body: of.subarray(from, to + 1) };
}

async function opened(source: string): Promise<{ engine: TableEngine; info: TableInfo }> {
  const engine = new TableEngine(
    () => undefined,
    () => Promise.resolve(),
  );
  return { engine, info: await engine.open({ source, name: 'a.parquet' }) };
}
const isWhole = ({ info }: { info: TableInfo }): void => {
  expect(info).toMatchObject({ count: GROUPS * 500, cut: null });
};

describe('a host of an odd kind', () => {
  it('is never asked for a HEAD, and needs none', async () => {
    const { address, asked } = await host(({ range }) => part(file, range));
    isWhole(await opened(address));
    expect(asked.every(({ method, range }) => method === 'GET' && range !== undefined)).toBe(true);
  });

  it('may give ranges without saying of how much: its length tells, without the whole file', async () => {
    for (const hidden of [undefined, 'bytes 0-0/*']) {
      let isGivenWhole = 0;
      const { address } = await host(({ range }) => {
        if (range === undefined) isGivenWhole++;
        const { headers: _, ...answer } = part(file, range);
        return range === undefined || hidden === undefined
          ? answer
          : { ...answer, headers: { 'content-range': `bytes ${boundsOf(range).join('-')}/*` } };
      });
      isWhole(await opened(address));
      // Its beginning is asked for to learn the length, and left there.
      expect(isGivenWhole).toBe(1);
    }
  });

  it('may have no ranges and say so, or not: the file is read whole', async () => {
    for (const headers of [{ 'accept-ranges': 'none' }, {}])
      isWhole(await opened((await host(() => ({ body: file, headers }))).address));
  });

  it('may pack what it gives whole', async () => {
    const packed = gzipSync(file);
    const { address } = await host(() => ({ body: packed, headers: { 'content-encoding': 'gzip' } }));
    isWhole(await opened(address));
  });

  it('may pack ranges, which nobody can put together: the file is read whole, or it is said', async () => {
    const packed = gzipSync(file);
    const { address } = await host(({ range }) => part(packed, range, { 'content-encoding': 'gzip' }));
    isWhole(await opened(address));
    // One that begins to only later.
    const { address: other } = await host(({ range }, count) =>
      part(file, range, count > 3 ? { 'content-encoding': 'gzip' } : {}),
    );
    await expect(opened(other)).rejects.toThrow(/gives ranges packed \(Content-Encoding: gzip\)/);
  });

  it('may lead elsewhere, which is refused with what to do', async () => {
    const { address } = await host(() => ({
      status: 302,
      headers: { location: '/b.parquet' },
      body: new Uint8Array(),
    }));
    await expect(opened(address)).rejects.toThrow(/follows no redirection: put the file beside it/);
  });

  it('may give other bytes than were asked for', async () => {
    const { address } = await host(({ range }, count) => {
      const [from, to] = boundsOf(range);
      return count < 3 ? part(file, range) : part(file, `bytes=${Math.max(0, from - 5)}-${Math.max(0, to - 5)}`);
    });
    await expect(opened(address)).rejects.toThrow(/to give bytes from \d+, got bytes from \d+/);
  });
});

describe('a file that is replaced while it is read', () => {
  const marks: readonly [string, Record<string, string>, Record<string, string>][] = [
    ['its tag', { etag: '"one"' }, { etag: '"two"' }],
    ['a weak tag', { etag: 'W/"one"' }, { etag: 'W/"two"' }],
    [
      'its day',
      { 'last-modified': 'Tue, 29 Oct 2024 10:11:12 GMT' },
      { 'last-modified': 'Wed, 30 Oct 2024 10:11:12 GMT' },
    ],
  ];
  it.each(marks)('is noticed by %s, and nothing of two files is mixed', async (_, before, after) => {
    expect(later.length).toBe(file.length);
    for (let last = 2; last < 8; last++) {
      const { address } = await host(({ range }, count) =>
        count <= last ? part(file, range, before) : part(later, range, after),
      );
      const read = await opened(address).catch((cause: unknown) => String(cause));
      if (typeof read === 'string') expect(read).toMatch(/was replaced while it was being read/);
      else {
        // What had come before is kept, and the break is said.
        expect(read.info.cut).toMatch(/was replaced while it was being read/);
        const latitudes = await Promise.all(
          [0, read.info.count - 1].map(
            async (row) => (await read.engine.rows([row]).catch(() => []))[0]?.position?.lat ?? 0,
          ),
        );
        expect(latitudes.every((lat) => lat < 50)).toBe(true);
      }
    }
  });

  it('is noticed too when a row is looked at later', async () => {
    let isLater = false;
    const { address } = await host(({ range }) =>
      isLater ? part(later, range, { etag: '"two"' }) : part(file, range, { etag: '"one"' }),
    );
    const { engine } = await opened(address);
    isLater = true;
    await expect(engine.rows([0])).rejects.toThrow(/was replaced/);
  });

  it('is the same file where only the mark of a weak tag comes and goes, or says nothing', async () => {
    const tags = ['"one"', 'W/"one"', undefined];
    const { address } = await host(({ range }, count) => {
      const etag = tags[count % tags.length];
      return part(file, range, etag === undefined ? {} : { etag });
    });
    isWhole(await opened(address));
  });

  it('is noticed by its size alone', async () => {
    const { address } = await host(({ range }, count) => part(count === 1 ? file : file.subarray(1), range));
    const parts = await openParts(address);
    await expect(parts.read(0, 10)).rejects.toThrow(/was replaced/);
  });
});
