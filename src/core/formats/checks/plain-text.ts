import { TABLES } from '../case-files';
import type { Check } from '../check-context';
import type { Key, Row } from '../finding';

interface Hazard {
  readonly pattern: RegExp;
  readonly what: string;
}

const HAZARDS: readonly Hazard[] = [
  // A "<" that opens nothing is fine: "< 600 km²".
  { pattern: /<[/!?a-z][^<>]*>/i, what: 'an HTML tag' },
  // Line feeds are the one control character that a text may need.
  { pattern: /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/, what: 'a control character' },
  // They can make a text read other than it is written; the marks LRM, RLM and ALM cannot, and stay allowed.
  { pattern: /[\u202a-\u202e\u2066-\u2069]/, what: 'a character that overrides the reading direction' },
  { pattern: /\p{Cs}/u, what: 'half of a surrogate pair' },
];

/** All text is plain text: no markup, no control characters, nothing that turns the reading direction. */
export const checkPlainText: Check = ({ rows, good, report }) => {
  const check = (row: Row, value: unknown, path: readonly Key[]): void => {
    if (typeof value === 'string') {
      for (const { pattern, what } of HAZARDS)
        if (pattern.test(value))
          report(row, path, {
            code: 'forbidden-text',
            message: `The text has ${what} in it.`,
            advice: 'Write it as plain text.',
          });
    } else if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) check(row, item, [...path, at]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) check(row, item, [...path, key]);
    }
  };
  if (rows.case.value !== null) check(rows.case, rows.case.value, []);
  for (const table of TABLES) for (const row of good[table]) check(row, row.value, []);
};
