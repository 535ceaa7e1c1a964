import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFields, CsvReader, csvText } from '../../../../src/core/formats/rows/csv-reader';

const encoder = new TextEncoder();

function read(bytes: Uint8Array, size: number): string[][] {
  const rows: string[][] = [];
  const reader = new CsvReader(({ bytes: row, fieldCount, starts, ends }) =>
    rows.push(Array.from({ length: fieldCount }, (_, at) => csvText(row, starts[at] ?? 0, ends[at] ?? 0))),
  );
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.finish();
  return rows;
}

describe('cutting CSV into rows', () => {
  it('gives back what was written, wherever the bytes are cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '한', ',', '"', '\n', '\r\n', ' ', '7'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, size, lineEnd, hasLastEnd) => {
          const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
          // The header tells the delimiter.
          const text = ['a,b,c', ...quoted].join(lineEnd) + (hasLastEnd ? lineEnd : '');
          expect(read(encoder.encode(text), size)).toEqual([['a', 'b', 'c'], ...rows]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes semicolons and a byte order mark, and leaves out empty lines', () => {
    expect(read(encoder.encode('\ufeffa;b\n\n1;2,5\n'), 1000)).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ]);
  });

  it('stops at a quotation mark that is left open, and says where', () => {
    const reader = new CsvReader(() => undefined);
    reader.push(encoder.encode('a,b\n1,"'));
    expect(() => reader.push(new Uint8Array(4_000_001).fill(97))).toThrow(/^Line 2 is longer than .* left open\?$/);
  });

  it('reads one row by itself', () => {
    expect(csvFields(encoder.encode('1;"say ""no"""'), ['id', 'text'], ';')).toEqual({ id: '1', text: 'say "no"' });
  });
});
