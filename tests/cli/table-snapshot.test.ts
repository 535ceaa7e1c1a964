import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';
import { useOwnFolder } from './own-folder';

const folder = useOwnFolder();

const GROUPS = ['Army', 'Ministry', 'Agency'];
const HEADER = ['lng', 'lat', 'time', 'organisation', 'speaker', 'precision', 'quantity', 'text'];
function rows(count: number): string[][] {
  return Array.from({ length: count }, (_, at) => [
    String(35 + (at % 7) / 10),
    String(51 + (at % 5) / 10),
    `2024-08-${String(1 + (at % 28)).padStart(2, '0')}`,
    GROUPS[at % 3] ?? '',
    `Speaker ${at % 4}`,
    at % 10 === 0 ? 'region' : 'settlement',
    String(at),
    `Row ${at} <b>says</b> ${at % 2 === 0 ? 'marmalade' : 'porridge'}`,
  ]);
}
const csv = (count: number): string => [HEADER, ...rows(count)].map((row) => row.join(',')).join('\n');
function geojson(count: number): string {
  const features = rows(count).map(([lng, lat, ...rest]) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [Number(lng), Number(lat)] },
    properties: Object.fromEntries(HEADER.slice(2).map((column, at) => [column, rest[at]])),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const out = (name: string): string => join(folder(), name);
function table(name: string, content: string | Uint8Array): string {
  writeFileSync(out(name), content);
  return out(name);
}

async function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  let [output, errors] = ['', ''];
  const write = (text: string): void => void (output += text);
  const writeError = (text: string): void => void (errors += text);
  const code = await main(args, { ...nodeEffects(), write, writeError, today: () => '2026-01-31' });
  return { code, output, errors };
}
const words = (path: string): string =>
  readFileSync(path, 'utf8')
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('dateline snapshot of a table', () => {
  it('tells of just the rows of the view: filters, words, days and area', async () => {
    const path = table('rows.csv', csv(300));
    // Every 6th row is of the Army and has the word; 8 days of 28; then those near one town.
    const expected = rows(300).filter(
      ([lng, lat, day = '', group, , , , text]) =>
        group === 'Army' &&
        text?.includes('marmalade') === true &&
        day >= '2024-08-03' &&
        day <= '2024-08-20' &&
        Math.abs(Number(lng) - 35.3) < 0.11 &&
        Math.abs(Number(lat) - 51.2) < 0.11,
    );
    const placed = expected.filter(([, , , , , precision]) => precision === 'settlement');
    expect(placed.length).toBeGreaterThan(3);
    const view =
      'group=Army&q=marmalade&from=2024-08-03&to=2024-08-20&area=polygon:51.05/35.15,51.05/35.45,51.35/35.45,51.35/35.15';
    const { code, output, errors } = await run(
      'snapshot',
      path,
      '--view',
      view,
      '--frame',
      'rows',
      '--json',
      '--out',
      out('a.svg'),
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const made = JSON.parse(output) as { rows: { row: number; note: string }[]; subtitle: string; asOf: string };
    expect(made.subtitle).toContain(`${placed.length} of 300 rows · Speaker group: Army`);
    expect(made.rows.map(({ row }) => row).sort((a, b) => a - b)).toEqual(
      rows(300).flatMap((row, at) => (placed.some((each) => each[6] === row[6]) ? [at] : [])),
    );
    expect(made.asOf).toBe('2024-08-28');
    expect(words(out('a.svg'))).toContain(`${placed.length} of 300 rows`);
  });

  it('makes the same page of the same rows, whatever form their file has', async () => {
    const title = ['--title', 'Rows', '--no-link', '--frame', '34,50,37,53'];
    const texts: string[] = [];
    const forms: [string, string | Uint8Array][] = [
      ['rows.csv', csv(40)],
      ['rows.csv.gz', gzipSync(csv(40))],
      ['rows.geojson', geojson(40)],
    ];
    for (const [name, content] of forms) {
      const path = table(name, content);
      expect(await run('snapshot', path, ...title, '--out', out(`${name}.svg`))).toMatchObject({ code: 0, errors: '' });
      // Name and digest are the file's own.
      texts.push(
        words(out(`${name}.svg`))
          .replaceAll(name, '')
          .replaceAll(/[0-9a-f]{64}|[0-9a-f]{8,}…?/g, ''),
      );
    }
    const packed = out('rows.dltable');
    expect(await run('pack', out('rows.csv'), '--out', packed)).toMatchObject({ code: 0 });
    expect(await run('snapshot', packed, ...title, '--out', out('p.svg'))).toMatchObject({ code: 0, errors: '' });
    texts.push(
      words(out('p.svg'))
        .replaceAll('rows.dltable', '')
        .replaceAll(/[0-9a-f]{64}|[0-9a-f]{8,}…?/g, ''),
    );
    expect(texts[0]).toContain('Speaker 3');
    for (const text of texts) expect(text).toBe(texts[0]);
  });

  it('gives the same bytes twice, in each format, theme and language', async () => {
    const path = table('rows.csv', csv(300));
    for (const [lang, theme] of [
      ['ko', 'greyscale'],
      ['uk', 'dark'],
    ] as const) {
      const once = ['a.svg', 'a.pdf', 'a.pptx'].map(out);
      const again = ['b.svg', 'b.pdf', 'b.pptx'].map(out);
      for (const files of [once, again])
        expect(
          await run(
            'snapshot',
            path,
            '--lang',
            lang,
            '--theme',
            theme,
            '--size',
            '1200x800',
            ...files.flatMap((file) => ['--out', file]),
          ),
        ).toMatchObject({ code: 0, errors: '' });
      for (const [at, file] of once.entries())
        expect(readFileSync(file).equals(readFileSync(again[at] ?? '')), file).toBe(true);
    }
  });

  it('writes the address as the dashboard does: by digest, or as the view has it', async () => {
    const path = table('rows.csv', csv(40));
    const link = async (view: string): Promise<string> => {
      const { output, errors } = await run('snapshot', path, '--json', '--view', view, '--out', out('a.svg'));
      expect(errors).toBe('');
      return (JSON.parse(output) as { permalink: string }).permalink;
    };
    expect(await link('group=Army')).toBe('');
    const digest = await link('https://desk.example/?group=Army&theme=dark');
    expect(digest).toMatch(/^https:\/\/desk\.example\/\?table=sha256:[0-9a-f]{16}&file=rows\.csv&group=Army&lang=en$/);
    expect(await link(digest)).toBe(digest);
    const own =
      'https://desk.example/?case=kursk&table=tables/rows.csv&map=6.00/51.0000/35.0000&by=speaker&sort=-time&row=3&lang=id';
    expect(await link(own)).toBe(own);
  });

  it.each([
    ['a part that there is not', ['--view', 'gruop=Army'], 'Did you mean "group"?'],
    ['a value that no row has', ['--view', 'group=Armi'], 'no row of the table has "group=Armi". Did you mean "Army"?'],
    ['a day that is none', ['--view', 'from=yesterday'], '"from=yesterday" in the view is no day'],
    ['an area that is none', ['--view', 'area=circle:x'], '"area=circle:x" in the view is no area'],
    ['a region that there is not', ['--view', 'area=region:ZZ'], 'no region "ZZ"'],
    ['a clock without dates', ['--view', 'clock=published'], 'the table has no dates of that kind'],
    ['a column by no role', ['--view', 'column=author:speaker'], 'no role and column'],
    ['another table by its digest', ['--view', `table=sha256:${'0'.repeat(16)}&file=rows.csv`], "the file's digest is"],
    ['another table by its address', ['--view', 'table=tables/other.csv'], 'the file is called "rows.csv"'],
    ['a claim', ['--claim', 'x'], '--claim: a table has rows'],
    ['a frame that is none', ['--frame', 'all'], 'neither "rows" nor "opening" nor a box'],
    ['a role that there is not', ['--map', 'speaker=speakr'], 'Did you mean "speaker"?'],
    ['a column of no such name', ['--map', 'speakr=speaker'], 'Did you mean "speaker"?'],
  ])('says what is wrong with %s, ends with 2 and writes nothing', async (_, args, message) => {
    const path = table('rows.csv', csv(40));
    const { code, errors } = await run('snapshot', path, ...args, '--out', out('a.svg'));
    expect(errors).toContain(message);
    expect(code).toBe(2);
    expect(readdirSync(folder())).toEqual(['rows.csv']);
  });

  it('ends with 1 where the file or the view has no rows, and says what the file is', async () => {
    for (const [name, content, message, ...args] of [
      ['sheet.csv', 'PK\x03\x04rest', 'a spreadsheet or an archive'],
      ['nothing.csv', 'lng,lat\n', 'has no rows'],
      ['cut.dltable', 'DATELNTB', 'cut off'],
      ['columns.csv', csv(3), 'no column "speakr"', '--view', 'column=speaker:speakr'],
    ] as const) {
      const { code, errors } = await run('snapshot', table(name, content), ...args, '--out', out('a.svg'));
      expect(errors).toContain(message);
      expect(code).toBe(1);
    }
    const empty = ['snapshot', table('rows.csv', csv(40)), '--view', 'q=nobody-said-this', '--out', out('e.svg')];
    const { code, errors } = await run(...empty);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining('--allow-empty') as string });
    expect((await run(...empty, '--allow-empty')).code).toBe(0);
    expect((await run('snapshot', out('nowhere.csv'), '--out', out('a.svg'))).errors).toContain('there is no');
    const tiles = await run('snapshot', table('a.pmtiles', 'PMTiles\x03'), '--out', out('a.svg'));
    expect(tiles.errors).toContain('map tiles');
  });

  it('says which rows it could not use, and draws the others', async () => {
    const path = table('rows.csv', `${csv(40)}\nnowhere,51,2024-08-01,Army,x,settlement,1,text`);
    const { code, errors, output } = await run('snapshot', path, '--out', out('a.svg'));
    expect(errors).toContain('1 rows rejected');
    expect(errors).toContain('nowhere');
    expect(output).toContain('40 rows, ');
    expect(code).toBe(0);
  });

  it('credits whom the call names, and takes no credit for a case', async () => {
    const path = table('rows.csv', csv(40));
    expect((await run('snapshot', path, '--credit', 'Example Archive', '--out', out('a.svg'))).code).toBe(0);
    expect(words(out('a.svg'))).toContain('Example Archive');
    const { code, errors } = await run('snapshot', 'data/cases/kursk-2024', '--credit', 'X', '--out', out('b.svg'));
    expect({ code, errors }).toEqual({ code: 2, errors: expect.stringContaining('is a case') as string });
  });

  it('makes several pages of one reading, and goes on after one that cannot be made', async () => {
    const path = table('rows.csv', csv(300));
    const batch = table(
      'list.json',
      JSON.stringify([
        { out: out('one.svg'), view: 'group=Army' },
        { out: out('two.svg'), view: 'group=Nobody' },
        { out: out('three.svg'), view: 'column=group:speaker&group=Speaker 1' },
      ]),
    );
    const { code, errors, output } = await run('snapshot', path, '--batch', batch);
    expect(code).toBe(1);
    expect(errors).toContain('no row of the table has "group=Nobody"');
    expect(output).toContain('2 of 3 snapshots written');
    expect(words(out('one.svg'))).toContain('100 of 300 rows');
    expect(words(out('three.svg'))).toContain('75 of 300 rows');
  });
});
