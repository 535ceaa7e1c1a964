import { describe, expect, it } from 'vitest';
import { groupClaims } from '../../../src/core/query/group-claims';
import { EMPTY_QUERY, type Query } from '../../../src/core/query/query';
import { createQueryRunner } from '../../../src/core/query/run-query';
import { addClaim, addSource, caseWith, english } from '../claims/case';

type Grouping = Parameters<typeof groupClaims>[2];

async function groups(grouping: Grouping, query: Partial<Query> = {}): Promise<[string, string[]][]> {
  const index = await caseWith((parts) => {
    addSource(parts, 'courier-2020-05-03', { title: 'More ships', published: '2020-05-03' });
    addClaim(parts, 'courier-2020-05-03~cccccc', {
      source: 'courier-2020-05-03',
      speaker: null,
      attribution: 'organisation',
      evidence: [],
      places: [
        { place: 'rotterdam', role: 'near' },
        { place: 'rotterdam', role: 'at' },
        { place: 'netherlands', role: 'at' },
      ],
    });
  });
  const result = createQueryRunner(index)({ ...EMPTY_QUERY, ...query }, null);
  return groupClaims(result, index, grouping, english).map(({ label, claims }) => [
    label,
    claims.map(({ id }) => id.slice(-6)),
  ]);
}

describe('groupClaims', () => {
  it('puts days in order and claims without a date last, on the clock that is asked for', async () => {
    expect(await groups('day')).toEqual([
      ['1 May 2020', ['cccccc', 'aaaaaa']],
      ['No date on this clock', ['bbbbbb']],
    ]);
    expect(await groups('day', { clock: 'published' })).toEqual([
      ['2 May 2020', ['aaaaaa', 'bbbbbb']],
      ['3 May 2020', ['cccccc']],
    ]);
  });

  it('puts an organisation that speaks for itself beside the people who speak, and says when nobody is named', async () => {
    expect(Object.fromEntries(await groups('speaker'))).toEqual({
      Port: ['cccccc'],
      'Harbour Master': ['aaaaaa'],
      'no speaker named': ['bbbbbb'],
    });
  });

  it('puts a claim under every place it names, once each', async () => {
    expect(Object.fromEntries(await groups('place'))).toEqual({
      Rotterdam: ['cccccc', 'aaaaaa'],
      Netherlands: ['cccccc'],
      'No place named': ['bbbbbb'],
    });
  });

  it('names a source by outlet and title', async () => {
    expect(Object.fromEntries(await groups('source'))).toEqual({
      'Gazette: Ships': ['aaaaaa', 'bbbbbb'],
      'Gazette: More ships': ['cccccc'],
    });
  });

  it('holds what the query holds and nothing else', async () => {
    expect(await groups('day', { facets: { attribution: ['organisation'] } })).toEqual([['1 May 2020', ['cccccc']]]);
  });
});
