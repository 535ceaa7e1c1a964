import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/core/claims/source-reading';
import { addClaim, caseWith, MOORED, MORE } from './case';

const at = (start: number): unknown => [
  { exact: 'three ships', start, end: start + 'three ships'.length, language: 'en' },
];

describe('readSource', () => {
  it('puts claims in the order of the text, those without a position last in the order of the case', async () => {
    const index = await caseWith((parts) => {
      addClaim(parts, 'gazette-2020-05-02~cccccc', { evidence: [] });
      addClaim(parts, 'gazette-2020-05-02~dddddd', { evidence: at(50) });
      addClaim(parts, 'gazette-2020-05-02~eeeeee', { evidence: at(0) });
    });
    expect(readSource(index, 'gazette-2020-05-02').map(({ claim }) => claim.id.slice(-6))).toEqual([
      'eeeeee',
      MOORED.slice(-6),
      'dddddd',
      MORE.slice(-6),
      'cccccc',
    ]);
  });

  it('says which share of the text stands before each fragment', async () => {
    const index = await caseWith((parts) => addClaim(parts, 'gazette-2020-05-02~dddddd', { evidence: at(50) }));
    const shares = readSource(index, 'gazette-2020-05-02').map(({ anchors }) => anchors.map(({ share }) => share));
    expect(shares).toEqual([[0.1], [0.5], []]);
  });

  it('gives no share while the text is not at hand', async () => {
    const index = await caseWith((parts) => {
      delete parts['sources.json'][0]?.['text'];
      for (const claim of parts['claims.json'])
        if (claim['evidence'] !== undefined) claim['evidence'] = [{ exact: 'three ships', language: 'en' }];
    });
    expect(readSource(index, 'gazette-2020-05-02').map(({ anchors }) => anchors.map(({ share }) => share))).toEqual([
      [null],
      [],
    ]);
  });
});
