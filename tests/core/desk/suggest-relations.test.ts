import { describe, expect, it } from 'vitest';
import { suggestRelations } from '../../../src/core/desk/suggest-relations';
import type { Case } from '../../../src/core/model/case';
import type { Claim } from '../../../src/core/model/claim';
import { accepted, begin } from './reviewing';

const { record, claim } = accepted(begin('ferry-strike.en').record, 'at least 300 workers');

function relations(differs: Partial<Claim>, about: Partial<Claim> = {}): string[] {
  const other = { ...claim, id: 'other-source~000001', source: 'other-source', said: '2025-05-12', ...differs };
  const own = { ...claim, said: '2025-05-12', ...about };
  const loaded: Case = {
    ...record.case,
    sources: [
      ...record.case.sources,
      ...record.case.sources.map((source) => ({ ...source, id: 'other-source', published: '2025-05-12' })),
    ],
    claims: [own, other],
  };
  return suggestRelations(own, loaded).map(({ type }) => type);
}

const number = (min: number): Partial<Claim> => ({
  quantities: claim.quantities.map((quantity) => ({ ...quantity, min, max: min, scope: 'in-the-march' })),
});

describe('suggestRelations', () => {
  it('sees the same speaker on the same occasion as a repetition', () => {
    expect(relations({})).toEqual(['repeats']);
  });
  it('sees another number by another speaker as a contradiction, and the same one as support', () => {
    expect(relations({ speaker: 'somebody-else', ...number(90) }, number(300))).toEqual(['contradicts']);
    expect(relations({ speaker: 'somebody-else', ...number(300) }, number(300))).toEqual(['supports']);
  });
  it('sees another number by the same speaker on a later day as an update', () => {
    expect(relations({ said: '2025-05-10', ...number(90) }, number(300))).toEqual(['updates']);
  });
  it('sees a denial', () => {
    expect(relations({ speaker: 'somebody-else', quantities: [] }, { modality: 'denied' })).toEqual(['denies']);
  });
  it('does not compare numbers of another scope or subject, nor point to what came later', () => {
    const scoped = { quantities: claim.quantities.map((quantity) => ({ ...quantity, scope: 'on-the-way' })) };
    expect(relations({ speaker: 'somebody-else', ...scoped })).toEqual([]);
    expect(relations({ subject: 'another' })).toEqual([]);
    expect(relations({ said: '2025-05-13', ...number(90) }, number(300))).toEqual([]);
  });
  it('does not compare numbers of which nobody has said yet what they count', () => {
    const open = (min: number): Partial<Claim> => ({
      quantities: claim.quantities.map((quantity) => ({ ...quantity, min, max: min })),
    });
    expect(claim.quantities[0]?.scope).toBeUndefined();
    expect(relations({ speaker: 'somebody-else', ...open(90) }, open(300))).toEqual([]);
  });
});
