import { mkdtemp, open as openFile, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';
import { readTable } from '../../src/engine/read-table';
import { readTile } from '../core/table/read-tile';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'dateline-tables-'))));
afterAll(() => rm(folder, { recursive: true }));

const HEADER = 'lng,lat,time,organisation,kind,text\n';
const line = (at: number): string =>
  `${30 + (at % 100) / 50},${50 + Math.floor(at / 100) / 100},2024-08-06,Org ${at % 3},kind ${at % 4},"text, ${at}"\n`;
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => line(from + at)).join('');

async function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  let [output, errors] = ['', ''];
  const code = await main(args, {
    ...nodeEffects(),
    write: (text) => (output += text),
    writeError: (text) => (errors += text),
  });
  return { code, output, errors };
}

/** The reference reader's view of a file. */
class FileSource implements Source {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  getKey(): string {
    return this.path;
  }
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const file = await openFile(this.path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return { data: new Uint8Array(buffer).slice(0, bytesRead).buffer };
    } finally {
      await file.close();
    }
  }
}

describe('dateline pack', () => {
  it('keeps whom to credit, on a page of it and when it is packed again', async () => {
    const [rows, packed, again, page] = ['c.csv', 'c.dltable', 'd.dltable', 'c.svg'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    await writeFile(rows, HEADER + lines(0, 20));
    const credit = ['--credit', 'Example Archive', '--licence', 'CC BY 4.0', '--published', 'https://example.org/data'];
    expect(await run('pack', rows, ...credit, '--out', packed)).toMatchObject({ code: 0, errors: '' });
    expect(await run('pack', packed, '--out', again)).toMatchObject({ code: 0, errors: '' });
    expect((await readFile(again)).equals(await readFile(packed))).toBe(true);
    expect(await run('snapshot', again, '--out', page)).toMatchObject({ code: 0, errors: '' });
    expect((await readFile(page, 'utf8')).replaceAll(/<[^>]*>/g, '')).toContain('Data: Example Archive');
    const wrong = await run('pack', rows, '--credit', 'X', '--published', 'javascript:alert(1)', '--out', packed);
    expect(wrong).toMatchObject({
      code: 2,
      errors: expect.stringContaining('--published: Expected an address') as string,
    });
    expect(await run('pack', rows, '--licence', 'X', '--out', packed)).toMatchObject({ code: 2 });
  });

  it('makes one table of several files', async () => {
    const [one, two, out] = ['one.csv', 'two.csv', 'all.dltable'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(one, HEADER + lines(0, 500));
    await writeFile(two, HEADER + lines(500, 800));
    expect(await run('pack', one, two, '--out', out)).toMatchObject({ code: 0, errors: '' });
    const opened = await readTable({ source: new Blob([await readFile(out)]), name: 'all.dltable' }, () => undefined);
    expect(opened.table.count).toBe(800);
    expect(await opened.texts.fields(799)).toMatchObject({ text: 'text, 799', kind: 'kind 3' });
  });

  it('tells what it could not take, and fails for it', async () => {
    const [bad, out] = [join(folder, 'bad.csv'), join(folder, 'bad.dltable')];
    await writeFile(bad, `${HEADER}${line(1)}999,1,2024-08-06,Org,kind,text\n`);
    const { code, output } = await run('pack', bad, '--out', out);
    expect(code).toBe(1);
    expect(output).toContain('1 rows rejected: longitude 1.\n  line 3: longitude "999"');
  });

  it.each([
    [['pack', '--out', 'x.dltable'], /expected at least one file/],
    [['pack', 'none.csv'], /--out FILE is missing/],
    [['pack', 'none.csv', '--out', 'x.bin'], /ends in \.dltable/],
    [['pack', 'none.csv', '--out', 'x.dltable'], /there is no file "none\.csv"/],
    [['tiles', 'none.csv', '--out', 'x.pmtiles', '--by', 'colour'], /there is no facet "colour"/],
    [['tiles', 'none.csv', '--out', 'x.pmtiles', '--max-zoom', '99'], /whole number from 0 to 14/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });

  it('says which columns and roles there are', async () => {
    const one = join(folder, 'map.csv');
    await writeFile(one, HEADER + line(1));
    const out = join(folder, 'map.dltable');
    expect((await run('pack', one, '--out', out, '--map', 'kinds=kind')).errors).toContain('Did you mean "kind"?');
    expect((await run('pack', one, '--out', out, '--map', 'kind=kindd')).errors).toContain('Did you mean "kind"?');
  });
});

describe('dateline tiles', () => {
  it('writes an archive in which the reference reader finds every row at every zoom', async () => {
    const [csv, out] = [join(folder, 'many.csv'), join(folder, 'many.pmtiles')];
    const count = 6000;
    await writeFile(csv, HEADER + lines(0, count));
    expect(await run('tiles', csv, '--out', out, '--by', 'kind')).toMatchObject({ code: 0, errors: '' });
    const archive = new PMTiles(new FileSource(out));
    const header = await archive.getHeader();
    expect(header).toMatchObject({ specVersion: 3, minZoom: 0, tileType: 1, clustered: true });
    expect([header.minLon, header.minLat]).toEqual([30, 50].map((degrees) => expect.closeTo(degrees, 5) as number));
    expect(await archive.getMetadata()).toMatchObject({
      vector_layers: [{ id: 'rows' }],
      dateline: { count, by: 'kind', slots: ['kind 0', 'kind 1', 'kind 2', 'kind 3'] },
    });
    let last: Record<string, unknown> = {};
    for (let zoom = 0; zoom <= header.maxZoom; zoom++) {
      let [rows, tiles] = [0, 0];
      const at = (degrees: number): number => Math.floor((degrees / 360 + 0.5) * 2 ** zoom);
      for (let column = at(29.9); column <= at(32.1); column++)
        for (let row = 0; row < 2 ** zoom; row++) {
          const tile = await archive.getZxy(zoom, column, row);
          if (tile === undefined) continue;
          tiles++;
          for (const { properties } of readTile(new Uint8Array(tile.data))) {
            rows += Number(properties['count']);
            last = properties;
          }
        }
      expect([zoom, rows]).toEqual([zoom, count]);
      expect(tiles).toBeGreaterThan(0);
    }
    expect(last).toMatchObject({
      count: 1,
      group: expect.stringMatching(/^Org \d$/) as string,
      said: '2024-08-06T00:00',
    });
    expect(last['statement']).toMatch(/^text, \d+$/);
  });
});
