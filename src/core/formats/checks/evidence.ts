import { countWords } from '../../text/count-words';
import { normalizeText } from '../../text/normalize';
import type { Check } from '../check-context';
import { MAX_FRAGMENT_WORDS } from './quantities';

/** Anchors are short, whole, and within the text of their source. Whether the fragment really stands there only the text can tell: `dateline verify`. */
export const checkEvidence: Check = ({ good, byId, report }) => {
  for (const row of good.claims) {
    const source = byId.sources.get(row.value.source);
    for (const [at, { exact, prefix = '', suffix = '', start, end }] of row.value.evidence.entries()) {
      const path = ['evidence', at];
      const words = countWords(`${prefix}${exact}${suffix}`);
      if (words > MAX_FRAGMENT_WORDS)
        report(row, [...path, 'exact'], {
          code: 'fragment-too-long',
          message: `Expected at most ${MAX_FRAGMENT_WORDS} words of the source, prefix and suffix included, got ${words}.`,
          advice: 'Shorten the fragment to its most telling words; the text itself stays with the desk.',
        });
      if (normalizeText(exact) !== exact)
        report(row, [...path, 'exact'], {
          code: 'anchor-not-normalized',
          message:
            'The fragment cannot stand in a normalised text like this: its spaces or accents are written otherwise there.',
          advice: 'Copy it from the normalised text ("dateline-1": NFC, single spaces, no space at the ends).',
        });
      if (start === undefined && end === undefined) continue;
      if (start === undefined || end === undefined) {
        report(row, [...path, start === undefined ? 'end' : 'start'], {
          code: 'anchor-length',
          message: 'A position needs both "start" and "end".',
          advice: 'Add the other one, or leave both out while the text is not at hand.',
        });
        continue;
      }
      if (start >= end)
        report(row, [...path, 'start'], {
          code: 'anchor-reversed',
          message: `The fragment starts (${start}) where it should have ended (${end}).`,
          advice: `"end" is exclusive: ${start} + ${exact.length} = ${start + exact.length}.`,
        });
      else if (end - start !== exact.length)
        report(row, [...path, 'end'], {
          code: 'anchor-length',
          message: `From ${start} to ${end} are ${end - start} characters, but the fragment has ${exact.length}.`,
          advice: `Count UTF-16 code units: "end" would be ${start + exact.length}.`,
        });
      if (source === undefined) continue;
      if (source.text === undefined)
        report(row, [...path, 'start'], {
          code: 'anchor-without-text',
          message: `The fragment has a position, but source "${source.id}" does not say in which text.`,
          advice: 'Add "text" with length and SHA-256 to the source, or leave "start" and "end" out.',
        });
      else if (end > source.text.length)
        report(row, [...path, 'end'], {
          code: 'anchor-outside-text',
          message: `The fragment ends at ${end}, beyond the ${source.text.length} characters of the text.`,
          advice: 'Check the position with `npx dateline verify`.',
        });
    }
  }
};
