import { describe, expect, it } from 'vitest';
import { citeClaim } from '../../../src/core/claims/citation';
import { addClaim, caseWith, claimOf, english, MOORED, MORE } from './case';

describe('citeClaim', () => {
  it('names speaker, office, day, certainty, statement, source, address and link', async () => {
    const index = await caseWith();
    expect(citeClaim(index, claimOf(index, MOORED), english, 'https://desk.example/?panel=claim:x')).toBe(
      [
        'Harbour Master, Master (1 May 2020; confirmed): Three ships are moored.',
        'Gazette, “Ships”, 2 May 2020, https://example.org/ships',
        'https://desk.example/?panel=claim:x',
      ].join('\n'),
    );
  });

  it('says that nobody is named and that the day is not given, and invents neither', async () => {
    const index = await caseWith();
    const [first] = citeClaim(index, claimOf(index, MORE), english, '').split('\n');
    expect(first).toBe('no speaker named (date not given; expected): More ships are expected.');
  });

  it('names the agencies before the outlet', async () => {
    const index = await caseWith((parts) => {
      parts['actors.json'].push({ id: 'wire', kind: 'agency', names: { en: 'Wire' } });
      addClaim(parts, 'gazette-2020-05-02~cccccc', { via: [{ actor: 'wire' }] });
    });
    const text = citeClaim(index, claimOf(index, 'gazette-2020-05-02~cccccc'), english, '');
    expect(text).toContain('through Wire, Gazette, “Ships”');
  });
});
