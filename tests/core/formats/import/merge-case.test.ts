import { describe, expect, it } from 'vitest';
import { caseDocument } from '../../../../src/core/formats/case-document';
import { mergeCase } from '../../../../src/core/formats/import/merge-case';
import type { Case } from '../../../../src/core/model/case';
import { caseWith } from '../../claims/case';
import { shippedCase } from '../export/input';
import { errorsOf } from './import';

const documentOf = (loaded: Case): unknown => JSON.parse(JSON.stringify(caseDocument(loaded)));
const small = async (): Promise<Case> => (await caseWith()).case;

describe('mergeCase', () => {
  it('changes nothing when a case is merged with itself', async () => {
    const loaded = await shippedCase();
    const { case: merged, report } = await mergeCase(loaded, documentOf(loaded), {});
    expect(merged).toEqual(loaded);
    expect(report).toMatchObject({
      conflicting: [],
      rejected: [],
      merged: [],
      added: { claims: [], actors: [], terms: [] },
    });
    expect(report.same.length).toBe(loaded.claims.length);
  });

  it('brings a whole case into another, words and all', async () => {
    const [base, other] = [await small(), await shippedCase()];
    const { case: merged, report } = await mergeCase(base, documentOf(other), {});
    expect(report.rejected).toEqual([]);
    expect(merged.claims.length).toBe(base.claims.length + other.claims.length);
    expect(await errorsOf(merged)).toEqual([]);
  });

  it('makes one of an actor, a place and a source that both have under different ids', async () => {
    const base = await small();
    const { case: other } = await caseWith((parts) => {
      const renamed = JSON.stringify(parts)
        .replaceAll('"master"', '"haven-meester"')
        .replaceAll('"rotterdam"', '"r-dam"')
        .replaceAll('gazette-2020-05-02', 'gaz-1')
        .replaceAll('~aaaaaa', '~cccccc')
        .replaceAll('~bbbbbb', '~dddddd');
      Object.assign(parts, JSON.parse(renamed));
    });
    const { case: merged, report } = await mergeCase(base, documentOf(other), {});
    expect(report.merged.map(({ id }) => id)).toEqual(['master', 'rotterdam', 'gazette-2020-05-02']);
    expect(merged.claims.slice(2)).toMatchObject([
      {
        id: 'gazette-2020-05-02~cccccc',
        source: 'gazette-2020-05-02',
        speaker: 'master',
        places: [{ place: 'rotterdam' }],
      },
      { id: 'gazette-2020-05-02~dddddd', relations: [{ claim: 'gazette-2020-05-02~cccccc' }] },
    ]);
    expect([merged.actors, merged.places, merged.sources]).toEqual([base.actors, base.places, base.sources]);
    expect(await errorsOf(merged)).toEqual([]);
  });

  it('keeps what is stored where the other differs, and says in what', async () => {
    const base = await small();
    const other = {
      ...base,
      claims: base.claims.map((claim, at) => (at === 0 ? { ...claim, modality: 'denied' as const } : claim)),
    };
    const { case: merged, report } = await mergeCase(base, documentOf(other), {});
    expect(merged).toEqual(base);
    expect(report.conflicting).toEqual([{ row: 1, id: 'gazette-2020-05-02~aaaaaa', differs: ['modality'] }]);
  });

  it('does not take two things for one because they share an id', async () => {
    const base = await small();
    const { case: other } = await caseWith((parts) => {
      Object.assign(parts['places.json'][1] ?? {}, {
        names: { en: 'Rotterdam, New York' },
        geometry: { kind: 'point', lng: -73.97, lat: 42.79 },
      });
      delete parts['places.json'][1]?.['within'];
      for (const claim of parts['claims.json']) claim['id'] = String(claim['id']).replace('~', '~1');
      Object.assign(parts['claims.json'][1] ?? {}, { relations: [] });
      Object.assign(parts['case.json'], { keyClaims: [] });
    });
    const { case: merged } = await mergeCase(base, documentOf(other), {});
    expect(merged.places.map(({ id }) => id)).toEqual(['netherlands', 'rotterdam', 'rotterdam-2']);
    expect(merged.claims[2]?.places).toEqual([{ place: 'rotterdam-2', role: 'at' }]);
  });

  it('says when the file is no case', async () => {
    await expect(mergeCase(await small(), { format: 'dateline-case-document', version: 1 }, {})).rejects.toThrow(
      /cannot be read/,
    );
  });
});
