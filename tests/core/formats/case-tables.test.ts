import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main';
import { caseDocument, filesOfCaseDocument, writeCaseDocument } from '../../../src/core/formats/case-document';
import { exportedCase } from '../../../src/core/formats/export/exported-case';
import { mergeCase } from '../../../src/core/formats/import/merge-case';
import { inspectCase } from '../../../src/core/formats/inspect-case';
import { salvageCase } from '../../../src/core/formats/salvage-case';
import { indexCase } from '../../../src/core/query/case-index';
import { writeCaseFolder } from '../../../src/core/store/case-folder';
import { compareCases } from '../../../src/core/store/compare-cases';
import { mergeByChoice } from '../../../src/core/store/merge-by-choice';
import { rowKey } from '../../../src/core/store/merge-report';
import { openCaseFiles } from '../../../src/core/store/open-case-files';
import { memoryEffects } from '../../cli/memory-effects';
import { caseWith } from '../claims/case';
import { filesOf, smallCase, type Json } from './small-case';

const EVENTS: Json = {
  id: 'events',
  title: { en: 'Ships by day', uk: 'Судна за днями' },
  note: { en: 'Rows of the port, not checked by us' },
  address: 'tables/ships.dltable',
  attribution: 'Port of Rotterdam',
  licence: 'CC BY 4.0',
  url: 'https://example.org/data',
  columns: { lng: 'x', lat: 'y', said: 'day' },
  sha256: 'a'.repeat(64),
};
const withTables = (...tables: Json[]) => caseWith((parts) => Object.assign(parts['case.json'], { tables }));
async function problems(...tables: Json[]): Promise<string[]> {
  const parts = smallCase();
  Object.assign(parts['case.json'], { tables });
  const { issues } = await inspectCase(filesOf(parts));
  return issues.map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

describe('tables that a case points at', () => {
  it('are read as they are written', async () => {
    const { case: loaded } = await withTables(EVENTS, {
      ...EVENTS,
      id: 'more',
      address: '/data/collections/a/items?f=json',
      sha256: undefined,
    });
    expect(loaded.file.tables?.[0]).toEqual(EVENTS);
    expect(await problems(EVENTS)).toEqual([]);
  });

  it.each([
    ['javascript:alert(1)', 'error wrong-value tables[0].address'],
    ['data:text/csv,a', 'error wrong-value tables[0].address'],
    ['//example.org/a.csv', 'error wrong-value tables[0].address'],
    ['tables/a b.csv', 'error wrong-value tables[0].address'],
    ['https://[/a.dltable', 'error wrong-value tables[0].address'],
    ['https://example.org/a.dltable', 'warning other-host tables[0].address'],
    ['tables/a.csv', 'warning digest-unchecked tables[0].sha256'],
  ])('say what is wrong with the address %s', async (address, problem) => {
    expect(await problems({ ...EVENTS, address })).toEqual([problem]);
  });

  it('say what else is wrong, and where', async () => {
    expect(await problems({ ...EVENTS, attribution: undefined })).toEqual([
      'error missing-value tables[0].attribution',
    ]);
    expect(await problems({ ...EVENTS, columns: { colour: 'x' } })).toEqual([
      'error unknown-key tables[0].columns.colour',
    ]);
    expect(await problems({ ...EVENTS, sha256: 'abc' })).toEqual(['error wrong-value tables[0].sha256']);
    expect(await problems(EVENTS, EVENTS)).toEqual(['error duplicate-id tables[1].id']);
    expect(await problems(EVENTS, { ...EVENTS, id: 'b' })).toEqual(['error duplicate-id tables[1].address']);
    expect(await problems({ ...EVENTS, note: { en: '<script>' } })).toEqual(['error forbidden-text tables[0].note.en']);
  });

  it('may be part of a file, and say what is wrong with it', async () => {
    const part = { box: { west: 170, south: 40, east: -170, north: 50 }, days: { clock: 'said', from: '2024-08-06' } };
    const { sha256: _, ...whole } = EVENTS;
    const parquet = { ...whole, address: 'tables/ships.parquet' };
    const here = (of: unknown): Promise<string[]> => problems({ ...parquet, part: of });
    expect(await here(part)).toEqual([]);
    expect((await withTables({ ...parquet, part })).case.file.tables?.[0]?.part).toEqual(part);
    expect(await here({})).toEqual(['error wrong-value tables[0].part']);
    expect(await here({ days: { clock: 'said' } })).toEqual(['error wrong-value tables[0].part.days']);
    expect(await here({ days: { clock: 'said', from: '2024-02-30T' } })).toEqual([
      'error wrong-value tables[0].part.days.from',
    ]);
    expect(await here({ days: { clock: 'said', from: '2024-08-06', to: '2024-08-05' } })).toEqual([
      'error wrong-value tables[0].part.days',
    ]);
    expect(await here({ box: { ...part.box, north: 39 } })).toEqual(['error wrong-value tables[0].part.box']);
    expect(await problems({ ...whole, part })).toEqual(['error wrong-value tables[0].part']);
    // Two parts of one file are two tables, the same part twice is one.
    const other = { ...parquet, id: 'b', part: { box: part.box } };
    expect(await problems({ ...parquet, part }, other)).toEqual([]);
    expect(await problems({ ...parquet, part }, { ...other, part })).toEqual(['error duplicate-id tables[1].address']);
    const { case: base } = await withTables({ ...parquet, part });
    const { case: more } = await withTables({ ...parquet, part }, other);
    const { report } = await mergeCase(base, JSON.parse(JSON.stringify(caseDocument(more))), {});
    expect([report.added.tables, report.conflicting]).toEqual([['b'], []]);
  });

  it('lose only what is bad of them', async () => {
    const parts = smallCase();
    Object.assign(parts['case.json'], { tables: [{ ...EVENTS, address: 'javascript:x' }, EVENTS] });
    const { value } = await salvageCase(filesOf(parts));
    expect(value?.file.tables).toEqual([EVENTS]);
    expect(value?.claims).toHaveLength(2);
    // A case without any has no such list.
    parts['case.json'] = { ...smallCase()['case.json'], title: 3 };
    expect('tables' in ((await salvageCase(filesOf(parts))).value?.file ?? {})).toBe(false);
  });

  it('go with the case: as a document, a folder, an export of some claims', async () => {
    const index = await withTables(EVENTS);
    const back = await inspectCase(filesOfCaseDocument(JSON.parse(writeCaseDocument(index.case))));
    expect(back.case).toEqual(index.case);
    const record = { version: 1, case: index.case, texts: {}, suggestions: {} } as const;
    const folder = [...writeCaseFolder(record, { withTexts: false })].map(
      ([path, text]) => [path, new TextEncoder().encode(text)] as const,
    );
    expect((await openCaseFiles(new Map(folder))).record?.case).toEqual(index.case);
    expect(exportedCase({ index, claims: index.case.claims.slice(0, 1) }).file.tables).toEqual([EVENTS]);
    expect(indexCase(index.case).case.file.tables).toEqual([EVENTS]);
  });

  it('come in with another case, each once, under ids of their own', async () => {
    const { case: base } = await withTables(EVENTS);
    const other = await withTables(
      { ...EVENTS, id: 'ships', licence: 'CC0' },
      { ...EVENTS, address: 'tables/other.dltable' },
    );
    const { case: merged, report } = await mergeCase(base, JSON.parse(JSON.stringify(caseDocument(other.case))), {});
    expect(merged.file.tables).toEqual([EVENTS, { ...EVENTS, id: 'events-2', address: 'tables/other.dltable' }]);
    expect(report.added.tables).toEqual(['events-2']);
    expect(report.conflicting).toEqual([{ row: 1, id: 'events', differs: ['licence'] }]);
    const { case: bare } = await caseWith();
    expect((await mergeCase(bare, JSON.parse(JSON.stringify(caseDocument(bare))), {})).case).toEqual(bare);
  });

  it('are compared, and taken from whichever version is chosen', async () => {
    const [{ case: mine }, { case: theirs }] = [await caseWith(), await withTables(EVENTS)];
    const report = compareCases(mine, theirs);
    expect(report.rows).toMatchObject([{ table: 'case', fields: [{ field: 'tables', imported: [EVENTS] }] }]);
    const chosen = { theirs: new Set([rowKey({ table: 'case', id: 'case' })]), twins: new Set<string>() };
    expect((await mergeByChoice(mine, theirs, report, chosen)).case.file.tables).toEqual([EVENTS]);
  });

  it('are written into a folder that another case is imported into', async () => {
    const { case: other } = await withTables(EVENTS);
    const effects = memoryEffects([
      ...[...filesOf(smallCase())].map(([path, text]) => [`ships/${path}`, text] as const),
      ['other.dateline.json', writeCaseDocument(other)],
    ]);
    expect(await main(['import', 'other.dateline.json', '--into', 'ships'], effects)).toBe(0);
    expect(effects.output()).toContain('added        1 table');
    expect(JSON.parse(effects.files.get('ships/case.json') ?? '')).toMatchObject({ tables: [EVENTS] });
  });
});
