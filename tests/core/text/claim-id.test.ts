import { expect, it } from 'vitest';
import { deriveClaimId } from '../../../src/core/claims/claim-id';
import { textDigest } from '../../../src/core/text/digest';

const origin = { source: 'gazette-2020-05-02', speaker: 'master', start: 10, end: 21, statementEn: 'Three ships.' };

it('derives an id from source, speaker and position', () => {
  expect(deriveClaimId(origin)).toBe(
    `gazette-2020-05-02~${textDigest('gazette-2020-05-02\nmaster\n10-21').slice(0, 6)}`,
  );
  expect(deriveClaimId({ ...origin, statementEn: 'Reworded.' })).toBe(deriveClaimId(origin));
});

it('derives it from the statement while there is no position', () => {
  const unanchored = { source: origin.source, speaker: null, statementEn: 'Three ships.' };
  expect(deriveClaimId(unanchored)).toBe(
    `gazette-2020-05-02~${textDigest('gazette-2020-05-02\n\nThree ships.').slice(0, 6)}`,
  );
});

it('tells two speakers of one sentence apart', () => {
  expect(deriveClaimId({ ...origin, speaker: 'port' })).not.toBe(deriveClaimId(origin));
});
