import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eachRowText } from '../../src/engine/row-text';
import { TableEngine } from '../../src/engine/table-engine';
import { serveFolder } from '../serve-folder';
import { ALL } from './all-rows';

const ROWS = 12_000;
const GROUP_ROWS = 5000;
const IN_ORDER = { by: 'input', isDescending: false } as const;

/** Words that do not compress, so that a column is as fat as it looks. */
let state = 7;
function noise(length: number): string {
  let text = '';
  while (text.length < length) text += (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0).toString(36);
  return text.slice(0, length);
}
const row = (at: number): Record<string, string> => ({
  longitude: String(30 + (at % 100) / 100),
  // Every seventh row of the middle group cannot be used.
  latitude: String(at % 7 === 0 && at >= 5000 && at < 10_000 ? 99 : 50 + (at % 50) / 100),
  date: `2024-08-${String(1 + (at % 28)).padStart(2, '0')}`,
  kind: `kind ${at % 3}`,
  text: `Row ${at} says word${at % 9}`,
  fat: `${at} ${noise(600)}`,
});
const rows = Array.from({ length: ROWS }, (_, at) => row(at));
const isGood = (at: number): boolean => rows[at]?.['latitude'] !== '99';
const good = rows.filter((_, at) => isGood(at));

function wide({ offsetIndex }: { readonly offsetIndex: boolean }): Uint8Array {
  const texts = (name: string): string[] => rows.map((each) => each[name] ?? '');
  const numbers = (name: string): number[] => texts(name).map(Number);
  const file = parquetWriteBuffer({
    rowGroupSize: GROUP_ROWS,
    pageSize: 100_000,
    columnData: [
      { name: 'fat', data: texts('fat'), type: 'STRING', offsetIndex },
      { name: 'longitude', data: numbers('longitude'), type: 'DOUBLE', offsetIndex },
      { name: 'latitude', data: numbers('latitude'), type: 'DOUBLE', offsetIndex },
      { name: 'date', data: texts('date'), type: 'STRING', offsetIndex },
      { name: 'kind', data: texts('kind'), type: 'STRING', offsetIndex },
      { name: 'text', data: texts('text'), type: 'STRING', offsetIndex },
    ],
  });
  return new Uint8Array(file);
}

describe.each([{ offsetIndex: true }, { offsetIndex: false }])(
  'a wide Parquet file on a static host ($offsetIndex)',
  (kind) => {
    let folder = '';
    let address = '';
    let close = (): void => undefined;
    let size = 0;
    let sent = 0;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'dateline-parquet-'));
      const file = wide(kind);
      size = file.length;
      await writeFile(join(folder, 'wide.parquet'), file);
      ({ address, close } = await serveFolder(folder));
      const ask = globalThis.fetch;
      vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
        const response = await ask(...request);
        sent += response.status === 206 ? Number(response.headers.get('content-length')) : Infinity;
        return response;
      });
    });
    afterAll(async () => {
      vi.unstubAllGlobals();
      close();
      await rm(folder, { recursive: true });
    });
    const opened = async (source: Blob | string): Promise<TableEngine> => {
      const engine = new TableEngine(
        () => undefined,
        () => Promise.resolve(),
      );
      await engine.open({ source, name: 'wide.parquet' });
      return engine;
    };

    it('is opened, listed and searched without its fat column, which is read of a row that is looked at', async () => {
      sent = 0;
      const engine = await opened(`${address}wide.parquet`);
      expect((await engine.filter(ALL)).total).toBe(good.length);
      expect(sent).toBeGreaterThan(0);
      // The fat column is more than nine tenths of the file.
      expect(sent).toBeLessThan(size / 10);

      const page = await engine.page({ from: 4990, size: 50, sort: IN_ORDER });
      expect(page.map(({ fields }) => fields['text'])).toEqual(good.slice(4990, 5040).map(({ text }) => text));
      expect(page.every(({ fields }) => !('fat' in fields))).toBe(true);

      expect(sent).toBeLessThan(size / 8);

      const before = sent;
      const [whole] = await engine.rows([page[0]?.at ?? 0]);
      expect(whole?.fields).toEqual(good[4990]);
      // The rest of a row group of 5000 rows; of a file that tells where its pages are no more than those about the row.
      const share = (sent - before) / size;
      if (kind.offsetIndex) expect(share).toBeLessThan(0.2);
      else expect(share).toBeGreaterThan(0.35);
      const again = sent;
      await engine.rows([page[1]?.at ?? 0]);
      expect(sent).toBe(again);
      const numbered = await engine.numbered([0, 3999, 4000, 5000, 9000, 9286, 11_285]);
      expect(numbered.map(({ id, fields }) => [id, fields])).toEqual(
        [0, 3999, 4000, 5000, 9000, 9286, 11_285].map((id) => [id, good[id]]),
      );
    });

    it('gives every row as it was written, from the host and from a file', async () => {
      const file = new Blob([wide(kind).slice()]);
      for (const source of [`${address}wide.parquet`, file]) {
        const engine = await opened(source);
        const { texts } = { texts: engine.texts() };
        expect(texts.blocks.map(({ firstRow, count }) => [firstRow, count])).toEqual([
          [0, 5000],
          [5000, 4286],
          [9286, 2000],
        ]);
        const exported = JSON.parse(await (await engine.export({ format: 'geojson', credit: null })).text()) as {
          features: { properties: Record<string, string> }[];
        };
        expect(exported.features.length).toBe(good.length);
        for (const at of [0, 4999, 5000, 9285, 9286, 11_285])
          expect(exported.features[at]?.properties).toEqual(good[at]);
      }
    });

    it('gives the words of its rows to be indexed', async () => {
      const { RowTexts } = await import('../../src/engine/row-texts');
      const engine = await opened(`${address}wide.parquet`);
      const texts = new RowTexts(structuredClone(engine.texts()));
      sent = 0;
      const heard: string[] = [];
      for (const block of texts.source.blocks)
        eachRowText(await texts.open(block, ['text']), texts.source.form, ['text'], (text) => heard.push(text));
      expect(heard).toEqual(good.map(({ text }) => text));
      expect(sent).toBeLessThan(size / 10);
    });
  },
);
