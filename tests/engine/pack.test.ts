import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetSlots } from '../../src/core/table/facet-slots';
import { filterTable } from '../../src/core/table/filter-table';
import type { OpenedTable } from '../../src/engine/opened-table';
import { packOpened } from '../../src/engine/pack-opened';
import { readTable } from '../../src/engine/read-table';

const quiet = (): void => undefined;

async function pack(opened: OpenedTable): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of packOpened(opened)) pieces.push(piece);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

const open = (content: BlobPart, name = 'rows.csv'): Promise<OpenedTable> =>
  readTable({ source: new Blob([content]), name }, quiet);

const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é', '한'), maxLength: 5 });
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const tables = fc
  .array(
    fc.record({
      lng: fc.oneof(fc.constant(''), fc.integer({ min: -180, max: 180 }).map(String)),
      when: fc.constantFrom('', '2024-08-06', '2024-08', '2024-08-07T10:30'),
      who: cell,
      number: fc.oneof(fc.constant(''), fc.integer().map(String)),
      text: cell,
    }),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map((rows) =>
    [
      'lng,lat,time,organisation,quantity,text',
      ...rows.map(({ lng, when, who, number, text }) =>
        [lng, lng === '' ? '' : '5', when, quoted(who), number, quoted(text)].join(','),
      ),
    ].join('\n'),
  );

describe('a packed table', () => {
  it('opens as the table that was packed: every column, every answer and every row', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (csv) => {
        const before = await open(csv);
        const after = await open(await pack(before), 'rows.dltable');
        expect(after.table).toEqual(before.table);
        expect({ ...after, texts: null, table: null }).toEqual({ ...before, texts: null, table: null });
        for (let row = 0; row < before.table.count; row++)
          expect(await after.texts.fields(row)).toEqual(await before.texts.fields(row));
        const query = {
          facets: { group: ['a'] },
          clock: 'said',
          range: { from: null, to: null },
          found: null,
          by: { facet: 'group', slots: facetSlots(before.table.facets.group) },
        } as const;
        expect(filterTable(after.table, query)).toEqual(filterTable(before.table, query));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps whom to credit, however often it is packed, and says when that was changed', async () => {
    const credit = {
      title: 'Reports',
      attribution: 'Example Archive',
      licence: 'CC BY 4.0',
      url: 'https://example.org/',
    };
    const once = await pack({ ...(await open('lng,lat\n1,2')), credit });
    const opened = await open(once, 'a.dltable');
    expect(opened.credit).toEqual(credit);
    expect(await pack(opened)).toEqual(once);
    expect((await open(await pack(await open('lng,lat\n1,2')), 'a.dltable')).credit).toBeUndefined();
    const text = new TextDecoder('latin1').decode(once);
    const changed = Uint8Array.from(text.replace('Example Archive', 'Another Archive'), (letter) =>
      letter.charCodeAt(0),
    );
    await expect(open(changed, 'a.dltable')).rejects.toThrow('its digest does not fit');
  });

  it('without a credit is of the version that earlier readers open, as one that they wrote opens here', async () => {
    const packed = await pack(await open('lng,lat,time\n1,2,2024-08-06\n3,4,2024-08-07'));
    expect(packed[packed.length - 12]).toBe(1);
    const first = await open(await readFile('tests/engine/packed-version-1.dltable'), 'a.dltable');
    expect(first.table.count).toBe(2);
    expect(await first.texts.fields(0)).toMatchObject({ organisation: 'Army', text: 'one, of a first version' });
    expect(first.credit).toBeUndefined();
  });

  it('says what is wrong when it is cut off, changed, or of another version', async () => {
    const packed = await pack(await open('lng,lat,kind,text\n1,2,a,one\n3,4,b,two\n'));
    for (const length of [9, 40, packed.length - 1])
      await expect(open(packed.slice(0, length), 'a.dltable')).rejects.toThrow(/cut off/);
    const version = packed.slice();
    version[version.length - 12] = 9;
    await expect(open(version, 'a.dltable')).rejects.toThrow('Expected a packed table of version 1 or 2 or 3, got 9.');
    // Any other byte that changes is found: in the columns and contents when it is opened, in the text when a row is read.
    let found = 0;
    for (let at = 8; at < packed.length - 16; at += 7) {
      const damaged = packed.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      try {
        const { texts } = await open(damaged, 'a.dltable');
        await texts.fields(0);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        found++;
        continue;
      }
      throw new Error(`A changed byte at ${at} of ${packed.length} was not found.`);
    }
    expect(found).toBeGreaterThan(50);
  });
});
