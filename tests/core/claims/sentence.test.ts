import { describe, expect, it } from 'vitest';
import { claimSentence } from '../../../src/core/claims/sentence';
import { addClaim, caseWith, claimOf, english, MOORED, MORE } from './case';

describe('claimSentence', () => {
  it('reads as who, how sure, when, published by whom, what, how many and where', async () => {
    const index = await caseWith();
    expect(claimSentence(index, claimOf(index, MOORED), english)).toBe(
      'Harbour Master, Master, confirmed, said on 1 May 2020, published by Gazette: Three ships are moored. Number: 3 ships. Place: at Rotterdam.',
    );
  });

  it('leaves out what is not known and names no speaker that there is not', async () => {
    const index = await caseWith();
    expect(claimSentence(index, claimOf(index, MORE), english)).toBe(
      'no speaker named, expected, published by Gazette: More ships are expected. Number: “more ships”.',
    );
  });

  it('names every agency', async () => {
    const index = await caseWith((parts) => {
      parts['actors.json'].push({ id: 'wire', kind: 'agency', names: { en: 'Wire' } });
      parts['actors.json'].push({ id: 'post', kind: 'agency', names: { en: 'Post' } });
      addClaim(parts, 'gazette-2020-05-02~cccccc', { via: [{ actor: 'wire' }, { actor: 'post' }] });
    });
    expect(claimSentence(index, claimOf(index, 'gazette-2020-05-02~cccccc'), english)).toContain(
      'through Wire and Post',
    );
  });
});
