import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_COLUMNS, claimRecord } from '../../../../src/core/formats/export/claim-record';
import { writeCsv, writeExcelCsv } from '../../../../src/core/formats/export/csv';
import { guardCell, unguardCell } from '../../../../src/core/formats/export/spreadsheet-guard';
import { CsvReader, csvText } from '../../../../src/core/formats/rows/csv-reader';
import { hostileInput, hostileText, inputOf, shippedCase } from './input';

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  const reader = new CsvReader(({ bytes, starts, ends, fieldCount }) =>
    rows.push(Array.from({ length: fieldCount }, (_, at) => csvText(bytes, starts[at] ?? 0, ends[at] ?? 0))),
  );
  reader.push(new TextEncoder().encode(text));
  reader.finish();
  return rows;
}

describe('writeCsv', () => {
  it('reads back cell by cell', async () => {
    const input = inputOf(await shippedCase());
    const [header, ...rows] = rowsOf(writeCsv(input));
    expect(header).toEqual([...CLAIM_COLUMNS, 'attribution_of_data', 'data_sha256']);
    expect(rows).toEqual(
      input.claims.map((claim) => {
        const record = claimRecord(input, claim);
        return [
          ...CLAIM_COLUMNS.map((column) => String(record[column] ?? '')),
          input.attribution.join(' | '),
          input.hash,
        ];
      }),
    );
  });

  it('ends lines as RFC 4180 says', async () => {
    const text = writeCsv(inputOf(await shippedCase()));
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.startsWith('claim,')).toBe(true);
  });

  it('keeps any text that UTF-8 can hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const [, row] = rowsOf(writeCsv(await hostileInput(text)));
        expect(row?.[1]).toBe(text.toWellFormed());
      }),
      { numRuns: 60 },
    );
  });

  it('gives no coordinates to a region', async () => {
    const [header = [], ...rows] = rowsOf(writeCsv(inputOf(await shippedCase())));
    const [precision, lng] = [header.indexOf('place_precision'), header.indexOf('longitude')];
    const pinned = rows.filter((row) => row[lng] !== '');
    expect(pinned.length).toBeGreaterThan(3);
    for (const row of pinned) expect(['point', 'settlement']).toContain(row[precision]);
  });
});

describe('writeExcelCsv', () => {
  it('leaves no cell that a spreadsheet would run, and every cell can be had back', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const written = writeExcelCsv(await hostileInput(text));
        expect(written.startsWith('\uFEFF')).toBe(true);
        const [, row = []] = rowsOf(written);
        for (const cell of row) expect(cell.trimStart()).not.toMatch(/^[=+\-@|%＝＋－＠]/);
        expect(unguardCell(row[1] ?? '')).toBe(text.toWellFormed());
      }),
      { numRuns: 60 },
    );
  });

  it.each(['=1+1', ' =1', '\t=1', '\n=1', '\r=1', '\u00a0=1', '\u200b=1', '@a', '＝1', '-2+3', '\ttext', '|x'])(
    'guards %j',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
    },
  );

  it('leaves plain text alone and gives every text back', () => {
    expect(guardCell("don't")).toBe("don't");
    expect(guardCell("'tis")).toBe("'tis");
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.stringMatching(/^['=+ ]{0,5}x?$/)), (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
      }),
    );
  });
});
