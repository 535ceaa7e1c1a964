import { describe, expect, it } from 'vitest';
import { independenceOf } from '../../../src/core/claims/independence';
import { occasionReports } from '../../../src/core/claims/occasion-reports';
import { addClaim, addSource, caseWith, claimOf, MOORED, MORE } from './case';

const SECOND = 'courier-2020-05-02~cccccc';
const THIRD = 'courier-2020-05-02~dddddd';
const repeats = (claim: string): unknown => [{ type: 'repeats', claim, reason: { en: 'The same.' } }];

describe('independenceOf', () => {
  it('counts five reports of one briefing as one occasion', async () => {
    const outlets = ['a', 'b', 'c', 'd'];
    const index = await caseWith((parts) => {
      for (const outlet of outlets) {
        addSource(parts, `${outlet}-2020-05-02`);
        addClaim(parts, `${outlet}-2020-05-02~cccccc`, { source: `${outlet}-2020-05-02`, relations: repeats(MOORED) });
      }
    });
    for (const { id } of index.case.claims.filter(({ id }) => id !== MORE))
      expect(independenceOf(index, claimOf(index, id))).toEqual({ occasions: 1, reports: 5 });
  });

  it('counts another occasion that supports it, and not one that contradicts it', async () => {
    const index = await caseWith((parts) => {
      parts['occasions.json'].push({ id: 'interview', kind: 'interview', title: { en: 'Interview' } });
      addSource(parts, 'courier-2020-05-02');
      addClaim(parts, SECOND, {
        source: 'courier-2020-05-02',
        occasion: 'interview',
        relations: [{ type: 'supports', claim: MOORED, reason: { en: 'Too.' } }],
      });
      addClaim(parts, THIRD, {
        source: 'courier-2020-05-02',
        occasion: null,
        speaker: null,
        organisation: null,
        attribution: 'none',
        relations: [{ type: 'contradicts', claim: MOORED, reason: { en: 'Not so.' } }],
      });
    });
    expect(independenceOf(index, claimOf(index, MOORED))).toEqual({ occasions: 2, reports: 2 });
    expect(independenceOf(index, claimOf(index, THIRD))).toEqual({ occasions: 1, reports: 1 });
  });

  it('takes the same speaker on the same day for one origin when no occasion is known', async () => {
    const index = await caseWith((parts) => {
      addSource(parts, 'courier-2020-05-02');
      addClaim(parts, SECOND, { source: 'courier-2020-05-02', occasion: null });
      addClaim(parts, THIRD, { source: 'courier-2020-05-02', occasion: null, relations: repeats(SECOND) });
    });
    expect(independenceOf(index, claimOf(index, SECOND))).toEqual({ occasions: 1, reports: 1 });
  });
});

describe('occasionReports', () => {
  it('lists each source once with its claims and the agencies they came through', async () => {
    const index = await caseWith((parts) => {
      parts['actors.json'].push({ id: 'wire', kind: 'agency', names: { en: 'Wire' } });
      addSource(parts, 'courier-2020-05-02');
      addClaim(parts, SECOND, { source: 'courier-2020-05-02', via: [{ actor: 'wire' }] });
      addClaim(parts, THIRD, { source: 'courier-2020-05-02', via: [{ actor: 'wire' }] });
    });
    const reports = occasionReports(index, 'briefing').map(({ source, claims, agencies }) => ({
      source: source.id,
      claims: claims.map(({ id }) => id),
      agencies,
    }));
    expect(reports).toContainEqual({ source: 'courier-2020-05-02', claims: [SECOND, THIRD], agencies: ['wire'] });
    expect(reports).toContainEqual({ source: 'gazette-2020-05-02', claims: [MOORED], agencies: [] });
    expect(reports).toHaveLength(2);
    expect(occasionReports(index, 'never')).toEqual([]);
  });
});
