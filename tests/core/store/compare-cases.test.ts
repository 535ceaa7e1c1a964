import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/core/model/case';
import { compareCases } from '../../../src/core/store/compare-cases';
import { mergeByChoice } from '../../../src/core/store/merge-by-choice';
import { rowKey, twinsKey, type MergeReport } from '../../../src/core/store/merge-report';
import { caseWith } from '../claims/case';
import { shippedCase } from '../formats/export/input';
import { errorsOf } from '../formats/import/import';
import { anyRecord, recordWithText } from './desk-record';

const small = async (change?: Parameters<typeof caseWith>[0]): Promise<Case> => (await caseWith(change)).case;
const NONE = { theirs: new Set<string>(), twins: new Set<string>() };
const all = (report: MergeReport): { theirs: Set<string>; twins: Set<string> } => ({
  theirs: new Set(report.rows.map(rowKey)),
  twins: new Set(),
});
const told = ({ rows }: MergeReport): unknown[] =>
  rows.map(({ table, id, kind, fields }) => [table, id, kind, fields.map(({ field }) => field).join()]);

describe('compareCases', () => {
  it('finds nothing between a case and itself, in whatever order', async () => {
    const loaded = await shippedCase();
    const turned = { ...loaded, claims: [...loaded.claims].reverse(), actors: [...loaded.actors].reverse() };
    expect(compareCases(loaded, turned)).toEqual({ isSame: true, rows: [], twins: [] });
  });

  it('tells what was added, removed and changed, field by field', async () => {
    const stored = await small();
    const imported = await small((parts) => {
      parts['case.json']['summary'] = { en: 'Other words.' };
      parts['claims.json'].pop();
      Object.assign(parts['claims.json'][0] ?? {}, { modality: 'denied', note: { en: 'Unsure.' } });
      parts['actors.json'].push({ id: 'crane', kind: 'organisation', names: { en: 'Crane Co' } });
    });
    const report = compareCases(stored, imported);
    expect(told(report)).toEqual([
      ['case', 'case', 'changed', 'summary'],
      ['actors', 'crane', 'added', ''],
      ['claims', 'gazette-2020-05-02~aaaaaa', 'changed', 'modality,note'],
      ['claims', 'gazette-2020-05-02~bbbbbb', 'removed', ''],
    ]);
    expect(report.rows[2]?.fields).toEqual([
      { field: 'modality', stored: 'confirmed', imported: 'denied' },
      { field: 'note', stored: undefined, imported: { en: 'Unsure.' } },
    ]);
  });

  it('proposes as one what bears one Wikidata id, one GeoNames id or one name and kind, and nothing else', async () => {
    const stored = await small((parts) => {
      Object.assign(parts['actors.json'][2] ?? {}, { wikidata: 'Q1' });
      Object.assign(parts['places.json'][1] ?? {}, { citation: 'GeoNames 2747891' });
    });
    const imported = await small((parts) => {
      parts['actors.json'].push(
        { id: 'havenmeester', kind: 'person', names: { en: 'Havenmeester' }, wikidata: 'Q1' },
        { id: 'namesake', kind: 'person', names: { en: 'harbour master' }, wikidata: 'Q2' },
        { id: 'harbour-master', kind: 'outlet', names: { en: 'Harbour Master' } },
        { id: 'port-of', kind: 'agency', names: { en: 'PORT' } },
      );
      parts['places.json'].push(
        { id: 'r-dam', names: { en: 'R’dam' }, precision: 'area', citation: 'https://www.geonames.org/2747891/' },
        { id: 'holland', names: { en: 'Nétherlands' }, precision: 'country' },
        { id: 'netherlands-town', names: { en: 'Netherlands' }, precision: 'area' },
      );
    });
    expect(compareCases(stored, imported).twins.map(({ kept, merged, why }) => [kept, merged, why])).toEqual([
      ['master', 'havenmeester', 'wikidata'],
      ['port', 'port-of', 'name'],
      ['rotterdam', 'r-dam', 'geonames'],
      ['netherlands', 'holland', 'name'],
    ]);
  });
});

describe('mergeByChoice', () => {
  it('gives mine for no choice and theirs for all of them', async () => {
    const { case: base } = await recordWithText();
    await fc.assert(
      fc.asyncProperty(anyRecord, anyRecord, async (one, other) => {
        const record = { version: 1 as const, case: base, texts: {}, suggestions: {} };
        const [stored, imported] = [one(record).case, other(record).case];
        const report = compareCases(stored, imported);
        const mine = await mergeByChoice(stored, imported, report, NONE);
        expect(compareCases(mine.case, stored).isSame).toBe(true);
        const theirs = await mergeByChoice(stored, imported, report, all(report));
        expect(compareCases(theirs.case, imported).isSame).toBe(true);
        expect([...mine.refused, ...theirs.refused, ...mine.needed, ...theirs.needed]).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('brings along what a chosen claim needs', async () => {
    const stored = await small();
    const imported = await small((parts) => {
      parts['actors.json'].push({ id: 'pilot', kind: 'person', names: { en: 'Pilot' } });
      parts['places.json'].push({
        id: 'delft',
        names: { en: 'Delft' },
        precision: 'settlement',
        within: 'netherlands',
      });
      parts['claims.json'].push({
        ...structuredClone(parts['claims.json'][0]),
        id: 'gazette-2020-05-02~cccccc',
        speaker: 'pilot',
        organisation: null,
        places: [{ place: 'delft', role: 'at' }],
      });
    });
    const report = compareCases(stored, imported);
    const theirs = new Set(['claims gazette-2020-05-02~cccccc']);
    const merged = await mergeByChoice(stored, imported, report, { theirs, twins: new Set() });
    expect(merged.needed).toEqual(['pilot', 'delft']);
    expect(merged.refused).toEqual([]);
    expect(merged.case.claims).toHaveLength(3);
    expect(await errorsOf(merged.case)).toEqual([]);
  });

  it('keeps what is needed though its removal was chosen', async () => {
    const stored = await small();
    const imported = await small((parts) => {
      parts['claims.json'] = [];
      parts['occasions.json'] = [];
      parts['case.json']['keyClaims'] = [];
    });
    const report = compareCases(stored, imported);
    const merged = await mergeByChoice(stored, imported, report, {
      theirs: new Set(['occasions briefing']),
      twins: new Set(),
    });
    expect(merged.needed).toEqual(['briefing']);
    expect(compareCases(merged.case, stored).isSame).toBe(true);
  });

  it('makes one of twins wherever they are named', async () => {
    const stored = await small();
    const imported = await small((parts) => {
      parts['actors.json'].push({ id: 'boss', kind: 'person', names: { en: 'Harbour Master' } });
      Object.assign(parts['claims.json'][0] ?? {}, { speaker: 'boss' });
    });
    const report = compareCases(stored, imported);
    const [twins] = report.twins;
    const merged = await mergeByChoice(stored, imported, report, {
      ...all(report),
      twins: new Set(twins === undefined ? [] : [twinsKey(twins)]),
    });
    expect(merged.case.actors.map(({ id }) => id)).not.toContain('boss');
    expect(merged.case.claims[0]?.speaker).toBe('master');
    expect(await errorsOf(merged.case)).toEqual([]);
  });
});
