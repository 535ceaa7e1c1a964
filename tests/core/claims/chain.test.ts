import { describe, expect, it } from 'vitest';
import { chainOf, roleOn } from '../../../src/core/claims/chain';
import { speakerLabel } from '../../../src/core/claims/speaker-label';
import { addClaim, caseWith, claimOf, english, MOORED, MORE } from './case';

const OTHER = 'gazette-2020-05-02~cccccc';

describe('chainOf', () => {
  it('goes from the speaker through the organisation to the outlet, each with the date that is known', async () => {
    const index = await caseWith();
    const hops = chainOf(index, claimOf(index, MOORED)).map(({ role, actor, date }) => [role, actor?.id, date]);
    expect(hops).toEqual([
      ['speaker', 'master', '2020-05-01'],
      ['organisation', 'port', null],
      ['outlet', 'gazette', '2020-05-02'],
    ]);
  });

  it('keeps the agencies in their order, with and without a date', async () => {
    const index = await caseWith((parts) => {
      parts['actors.json'].push({ id: 'wire', kind: 'agency', names: { en: 'Wire' } });
      parts['actors.json'].push({ id: 'post', kind: 'agency', names: { en: 'Post' } });
      addClaim(parts, OTHER, { via: [{ actor: 'wire', date: '2020-05-01' }, { actor: 'post' }] });
    });
    const hops = chainOf(index, claimOf(index, OTHER)).filter(({ role }) => role === 'agency');
    expect(hops.map(({ actor, date }) => [actor?.id, date])).toEqual([
      ['wire', '2020-05-01'],
      ['post', null],
    ]);
  });

  it('begins with nobody when nobody is named, and says how the source describes them', async () => {
    const index = await caseWith((parts) => {
      addClaim(parts, OTHER, {
        speaker: null,
        organisation: null,
        attribution: 'unnamed',
        speakerDescription: { en: 'a sailor' },
      });
    });
    const [first] = chainOf(index, claimOf(index, OTHER));
    expect(first).toMatchObject({ role: 'speaker', actor: null, description: { en: 'a sailor' } });
    expect(speakerLabel(index, claimOf(index, OTHER), english)).toBe('a sailor');
    expect(speakerLabel(index, claimOf(index, MORE), english)).toBe('no speaker named');
  });

  it('makes one hop of an organisation that speaks for itself, with the date it spoke', async () => {
    const index = await caseWith((parts) => {
      addClaim(parts, OTHER, { speaker: null, attribution: 'organisation' });
    });
    const hops = chainOf(index, claimOf(index, OTHER)).map(({ role, actor, date }) => [role, actor?.id, date]);
    expect(hops[0]).toEqual(['organisation', 'port', '2020-05-01']);
    expect(hops).toHaveLength(2);
  });
});

describe('roleOn', () => {
  it('gives the office held on the day, and none outside it', async () => {
    const actor = (await caseWith()).actors.get('master');
    if (actor === undefined) throw new Error('The small case has a harbour master.');
    expect(roleOn(actor, '2020-05-01')).toEqual({ en: 'Master' });
    expect(roleOn(actor, '2018-05-01')).toBeNull();
    expect(roleOn(actor, '2022')).toBeNull();
    expect(roleOn(actor, null)).toEqual({ en: 'Master' });
  });
});
