import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASPECTS, compareClaims, numberCaveats } from '../../../src/core/claims/compare-claims';
import { addClaim, caseWith, claimOf, MOORED, MORE } from './case';

const OTHER = 'gazette-2020-05-02~cccccc';
const ships = (differs: object): unknown => [
  { min: 3, max: 3, unit: 'ships', qualifier: 'exactly', scope: 'moored', words: 'three ships', ...differs },
];

async function differing(differs: Record<string, unknown>): Promise<string[]> {
  const index = await caseWith((parts) => addClaim(parts, OTHER, differs));
  return compareClaims(index, [claimOf(index, MOORED), claimOf(index, OTHER)])
    .filter((row) => row.differs)
    .map(({ aspect }) => aspect);
}

describe('compareClaims', () => {
  it('finds no difference between a claim and itself, however often', async () => {
    const index = await caseWith();
    fc.assert(
      fc.property(fc.constantFrom(MOORED, MORE), fc.integer({ min: 1, max: 5 }), (id, times) => {
        const rows = compareClaims(
          index,
          Array.from({ length: times }, () => claimOf(index, id)),
        );
        expect(rows.map(({ aspect }) => aspect)).toEqual(ASPECTS);
        expect(rows.filter(({ differs }) => differs)).toEqual([]);
      }),
    );
  });

  it('finds the same differences in whatever order claims are given', async () => {
    const index = await caseWith((parts) => addClaim(parts, OTHER, { modality: 'denied' }));
    const claims = [MOORED, MORE, OTHER].map((id) => claimOf(index, id));
    const wanted = compareClaims(index, claims);
    fc.assert(
      fc.property(fc.shuffledSubarray(claims, { minLength: 3 }), (shuffled) => {
        expect(compareClaims(index, shuffled)).toEqual(wanted);
      }),
    );
  });

  it.each([
    ['the modality', { modality: 'denied' }, ['modality']],
    ['the day it was said', { said: '2020-05-02' }, ['said']],
    ['a number', { quantities: ships({ min: 4, max: 4 }) }, ['number']],
    ['how a number is qualified', { quantities: ships({ qualifier: 'about' }) }, ['number']],
    ['the role of a place', { places: [{ place: 'rotterdam', role: 'near' }] }, ['place']],
    ['that no occasion is known', { occasion: null }, ['occasion']],
  ])('marks %s and nothing else', async (_, differs, aspects) => {
    expect(await differing(differs)).toEqual(aspects);
  });

  it('takes a scope that one leaves out for a difference', async () => {
    expect(await differing({ quantities: ships({ scope: undefined }) })).toEqual(['scope']);
  });

  it('does not take the words of a figure for another figure', async () => {
    expect(await differing({ quantities: ships({ words: 'ships, three' }) })).toEqual([]);
  });
});

describe('numberCaveats', () => {
  async function caveats(differs: Record<string, unknown>): Promise<readonly string[]> {
    const index = await caseWith((parts) => {
      (parts['case.json']['scopes'] as unknown[]).push({ id: 'due', name: { en: 'due' } });
      (parts['case.json']['units'] as unknown[]).push({ id: 'tonnes', name: { en: 'tonnes' } });
      addClaim(parts, OTHER, differs);
    });
    return numberCaveats([claimOf(index, MOORED), claimOf(index, OTHER)]);
  }

  it('lets two counts of one thing on one day stand beside each other', async () => {
    expect(await caveats({ quantities: ships({ min: 5, max: 5 }) })).toEqual([]);
  });

  it('says that numbers of another scope, unit or day are not measurements of one thing', async () => {
    expect(await caveats({ quantities: ships({ scope: 'due' }) })).toEqual(['scope']);
    expect(await caveats({ quantities: ships({ unit: 'tonnes' }) })).toEqual(['unit']);
    expect(await caveats({ event: '2020-04-30' })).toEqual(['date']);
    expect(await caveats({ event: '2020-04-30', quantities: ships({ scope: 'due' }) })).toEqual(['scope', 'date']);
  });

  it('has nothing to say when fewer than two give a number', async () => {
    expect(await caveats({ quantities: [], event: '2020-04-30' })).toEqual([]);
  });
});
