import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDigest } from '../../../src/core/text/digest';
import { normalizeText } from '../../../src/core/text/normalize';

describe('normalizeText', () => {
  it.each([
    ['drops a leading byte order mark', '\uFEFFone', 'one'],
    ['composes accents', 'e\u0301', '\u00e9'],
    ['ends lines with LF', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['makes one space of many, no-break and ideographic ones too', 'a\t \u00a0\u202f\u3000b', 'a b'],
    ['trims every line', '  a  \n\u00a0b\t\nc', 'a\nb\nc'],
    ['keeps one empty line of many, also when they held spaces', 'a\n \n\t\n\n\nb', 'a\n\nb'],
    ['trims the whole', '\n\n a \n', 'a'],
    ['leaves quotation marks, case and dashes alone', '“Á” – B', '“Á” – B'],
    ['keeps zero-width joiners, which are part of words', 'a\u200db', 'a\u200db'],
    ['takes nothing for something', ' \r\n\t', ''],
  ])('%s', (_, raw, expected) => {
    expect(normalizeText(raw)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom(
      ' ',
      '\t',
      '\r',
      '\n',
      '\u00a0',
      '\uFEFF',
      '\u0301',
      'e',
      '\v',
      '\u2028',
      '\ud83d',
      '\u1e9b\u0323',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (raw) => {
          const once = normalizeText(raw);
          expect(normalizeText(once)).toBe(once);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('textDigest', () => {
  it('is the SHA-256 of the UTF-8 bytes', () => {
    // FIPS 180-2, appendix B.1.
    expect(textDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(textDigest('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});
