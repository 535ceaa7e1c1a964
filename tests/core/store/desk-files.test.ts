import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../src/core/formats/import/read-table';
import { writeCaseFolder, zipFolder } from '../../../src/core/store/case-folder';
import { openCaseFiles } from '../../../src/core/store/open-case-files';
import { readDeskDocument, type DeskDocumentReading } from '../../../src/core/store/read-desk-document';
import { FILE_OPTIONS, STORE_OPTIONS, writeDeskDocument } from '../../../src/core/store/write-desk-document';
import { textDigest } from '../../../src/core/text/digest';
import { shippedCase } from '../formats/export/input';
import { anyRecord, recordWithText, SOURCE, SUGGESTION, TEXT } from './desk-record';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const openText = (text: string): Promise<DeskDocumentReading> => openCaseFiles(new Map([['x.json', bytes(text)]]));
const WITH_TEXTS = { ...FILE_OPTIONS, withTexts: true };

describe('a case as one file', () => {
  it('reads back whole, whatever is in it', async () => {
    const base = await recordWithText();
    await fc.assert(
      fc.asyncProperty(anyRecord, fc.boolean(), async (change, isFile) => {
        const record = change(base);
        const written = writeDeskDocument(record, isFile ? WITH_TEXTS : STORE_OPTIONS);
        const { record: back, issues, remarks, isUnchanged } = await openText(written);
        expect(issues).toEqual([]);
        expect(remarks).toEqual([]);
        expect(back).toEqual(record);
        expect(isUnchanged).toBe(isFile ? true : null);
        expect(writeDeskDocument(back ?? base, isFile ? WITH_TEXTS : STORE_OPTIONS)).toBe(written);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the texts to itself, and what was found in them, unless asked', async () => {
    const record = await recordWithText();
    const written = writeDeskDocument(record, FILE_OPTIONS);
    expect(written).not.toContain('said the master');
    expect(written).not.toContain(SUGGESTION.found.rule);
    expect((await openText(written)).record).toEqual({ ...record, texts: {}, suggestions: {} });
  });

  it('says when its data are not those that its digest was made of', async () => {
    const written = writeDeskDocument(await recordWithText(), FILE_OPTIONS);
    const { record, isUnchanged } = await openText(
      written.replace('Three ships are moored.', 'Four ships are moored.'),
    );
    expect(record?.case.claims[0]?.statement).toEqual({ en: 'Four ships are moored.' });
    expect(isUnchanged).toBe(false);
  });

  it('reads a file of before there was a desk, and says again what it said', async () => {
    const old = readFileSync('tests/core/store/fixtures/before-the-desk.dateline.json', 'utf8');
    const { record, issues, isUnchanged } = await readDeskDocument(old);
    expect(issues).toEqual([]);
    expect(isUnchanged).toBe(true);
    expect(record).toMatchObject({ version: 1, texts: {}, suggestions: {} });
    expect(record?.case.claims.map(({ id }) => id)).toEqual([`${SOURCE}~aaaaaa`, `${SOURCE}~bbbbbb`]);
    const again = record === null ? '' : writeDeskDocument(record, FILE_OPTIONS);
    expect((await readDeskDocument(again)).record).toEqual(record);
  });

  it('leaves out texts and suggestions that cannot be trusted, and says which', async () => {
    const record = await recordWithText();
    const document = JSON.parse(writeDeskDocument(record, STORE_OPTIONS)) as { desk: object };
    const withDesk = (desk: unknown): Promise<DeskDocumentReading> => openText(JSON.stringify({ ...document, desk }));
    const other = await withDesk({
      version: 1,
      texts: { [SOURCE]: `${TEXT} And more.`, nobody: 'x' },
      suggestions: {},
    });
    expect(other.record?.texts).toEqual({});
    expect(other.remarks).toHaveLength(2);
    const bad = await withDesk({
      version: 1,
      texts: { [SOURCE]: TEXT },
      suggestions: { [SOURCE]: [SUGGESTION, { ...SUGGESTION, found: null }, 7], nobody: [] },
    });
    expect(bad.record?.suggestions).toEqual({ [SOURCE]: [SUGGESTION] });
    expect(bad.remarks).toHaveLength(2);
    const newer = await withDesk({ version: 9 });
    expect(newer.record?.case).toEqual(record.case);
    expect(newer.remarks).toHaveLength(1);
  });

  it.each([
    ['', 'not JSON'],
    ['{', 'not JSON'],
    ['[]', 'Expected a case document'],
    ['{"format":"dateline-case-document","version":7}', 'version'],
    ['['.repeat(100), 'nested'],
    ['{"__proto__":1}', '__proto__'],
  ])('says what is wrong with %j', async (text, word) => {
    const { record, issues } = await readDeskDocument(text);
    expect(record).toBeNull();
    expect(issues[0]?.message).toContain(word);
  });
});

describe('a case as a folder', () => {
  it('reads back from its files and from their archive, texts with it', async () => {
    const base = await recordWithText();
    await fc.assert(
      fc.asyncProperty(anyRecord, fc.boolean(), async (change, withTexts) => {
        const record = change(base);
        const files = writeCaseFolder(record, { withTexts });
        const expected = { ...record, texts: withTexts ? record.texts : {}, suggestions: {} };
        const asBytes = new Map([...files].map(([path, text]) => [`harbour/${path}`, bytes(text)] as const));
        expect((await openCaseFiles(asBytes)).record).toEqual(expected);
        const zip = zipFolder('harbour', files);
        expect((await openCaseFiles(new Map([['h.zip', zip]]))).record).toEqual(expected);
        expect(zipFolder('harbour', files)).toEqual(zip);
      }),
      { numRuns: 30 },
    );
  });

  it('puts many claims in one file a source', async () => {
    const loaded = await shippedCase();
    const files = writeCaseFolder({ version: 1, case: loaded, texts: {}, suggestions: {} }, { withTexts: true });
    expect(files.has('claims.json')).toBe(false);
    expect([...files.keys()].filter((path) => path.startsWith('claims/')).length).toBeGreaterThan(20);
    const back = (await openCaseFiles(new Map([...files].map(([path, text]) => [path, bytes(text)])))).record?.case;
    // Claims come back in the order of the files: what a case says does not hang on it.
    const digestOf = (list: readonly { id: string }[] = []): string =>
      textDigest(JSON.stringify([...list].sort((a, b) => (a.id < b.id ? -1 : 1))));
    expect(digestOf(back?.claims)).toBe(digestOf(loaded.claims));
    expect(back?.sources).toEqual(loaded.sources);
  });

  it('says that a folder or archive holds no case, and refuses a bomb', async () => {
    await expect(async () =>
      openCaseFiles(
        new Map([
          ['a.txt', bytes('x')],
          ['b.json', bytes('{}')],
        ]),
      ),
    ).rejects.toThrow('case.json');
    await expect(async () =>
      openCaseFiles(new Map([['z.zip', zipFolder('x', new Map([['y.json', '{}']]))]])),
    ).rejects.toThrow('case.json');
    const bomb = zipFolder('x', new Map([['case.json', ' '.repeat(5_000_000)]]));
    await expect(async () => openCaseFiles(new Map([['z.zip', bomb]]))).rejects.toThrow('choke');
  });
});

describe('an archive of a case folder that is imported', () => {
  it('is the case in it', async () => {
    const record = await recordWithText();
    const zip = zipFolder('harbour', writeCaseFolder(record, { withTexts: true }));
    const file = readImportFile(zip);
    expect(file.kind).toBe('case');
    const back = await openText(JSON.stringify(file.kind === 'case' ? file.document : null));
    expect(back.record?.case).toEqual(record.case);
  });
});
