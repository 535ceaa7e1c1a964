import { describe, expect, it } from 'vitest';
import { caseDigest } from '../../../../src/core/formats/case-digest';
import { filesOfCaseDocument } from '../../../../src/core/formats/case-document';
import { EXPORT_FORMATS, EXPORT_IDS } from '../../../../src/core/formats/export/export-formats';
import { parseCase } from '../../../../src/core/formats/parse-case';
import { inputOf, shippedCase } from './input';

describe('EXPORT_FORMATS', () => {
  it('has every format once, and every export says the digest of the data', async () => {
    expect(EXPORT_FORMATS.map(({ id }) => id)).toEqual(EXPORT_IDS);
    const input = inputOf(await shippedCase());
    for (const { id, write } of EXPORT_FORMATS) {
      const written = write(input);
      if (typeof written === 'string') expect(written.includes(input.hash), id).toBe(true);
    }
  });
});

describe('the case document', () => {
  it('reads back as the very case, and so has its digest', async () => {
    const loaded = await shippedCase();
    const write = EXPORT_FORMATS.find(({ id }) => id === 'case')?.write;
    const back = await parseCase(filesOfCaseDocument(JSON.parse(String(write?.(inputOf(loaded))))));
    expect(back).toEqual(loaded);
    expect(caseDigest(back)).toBe(caseDigest(loaded));
  });

  it.each([[null], [[]], [{}], [{ format: 'other' }], [{ format: 'dateline-case-document', version: 2 }]])(
    'refuses %j with what was expected',
    (value) => {
      expect(() => filesOfCaseDocument(value)).toThrow(/Expected/);
    },
  );
});
