import { TABLES } from '../case-files';
import type { Check } from '../check-context';
import type { Key, Row } from '../finding';

// A "<" before anything but a letter, "/", "!" or "?" begins no markup: "< 600 km²". Line feeds are the one control character that a text may need.
// Overrides, embeddings and isolates can make a text read other than it is written; the marks LRM, RLM and ALM cannot, and stay allowed.
const MARKUP = /<[a-z/!?]/i;
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
/** Any of them in a row written as JSON, which writes control characters and halves of surrogate pairs as escapes. */
const SUSPECT = /<[a-z/!?]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\[bfrtu]/i;
const LONE_SURROGATE = /\p{Cs}/u;

const HAZARDS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [MARKUP, 'an HTML tag'],
  [CONTROL, 'a control character'],
  [DIRECTION, 'a character that turns the reading direction'],
  [LONE_SURROGATE, 'half of a surrogate pair'],
];

/** All text is plain text: no markup, no control characters, nothing that turns the reading direction. */
export const checkPlainText: Check = ({ rows, good, report }) => {
  const check = (row: Row): void => {
    // One look at the whole row costs far less than one at each of its texts, and nearly every row is clean.
    if (!SUSPECT.test(JSON.stringify(row.value))) return;
    for (const { path, text } of textsOf(row.value, []))
      for (const [pattern, what] of HAZARDS)
        if (pattern.test(text))
          report(row, path, {
            code: 'forbidden-text',
            message: `The text has ${what} in it.`,
            advice: 'Write it as plain text.',
          });
  };
  check(rows.case);
  for (const table of TABLES) for (const row of good[table]) check(row);
};

function* textsOf(
  value: unknown,
  path: readonly Key[],
): Generator<{ readonly path: readonly Key[]; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* textsOf(item, [...path, at]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}
