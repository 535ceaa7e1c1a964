import type { z } from 'zod/mini';
import { closest } from './closest';
import { dateProblem } from './date-problem';
import { describeValue, glimpse } from './describe-value';
import type { Key } from './finding';
import type { IssueCode } from './issue';

/** What a schema has against a value, in plain words. `path` is within the value. */
export interface SchemaProblem {
  readonly code: IssueCode;
  readonly message: string;
  readonly advice: string;
  readonly path: readonly Key[];
  readonly isAtKey?: boolean;
}

/** What to write, for the keys where what is expected does not tell. */
const ADVICE: Readonly<Record<string, string>> = {
  source: 'Every claim names the source that it stands in, by id.',
  speaker: 'Write the id of an actor, or null when no speaker is known.',
  organisation: 'Write the id of an actor, or null when there is none.',
  occasion: 'Write the id of an occasion, or null when it is unknown.',
  event: 'Write an EDTF date such as 2024-10-28, or null when it is unknown.',
  said: 'Write an EDTF date such as 2024-10-28, or null when it is unknown.',
  min: 'Write the figure, or null when none was said.',
  max: 'Write the figure, or null when none was said.',
  country: 'Write the ISO 3166-1 code in two capitals, such as "NL".',
  codes: 'Write ISO codes: a country such as "NL", or a region such as "NL-ZH".',
  center: 'Write [longitude, latitude] in degrees.',
  address: 'Write where the table is, seen from the page: "tables/events.parquet".',
  url: 'Write the whole address of the page.',
  id: 'Ids are short and made for addresses: "some-name-2024".',
};
const SOME_ADVICE = 'Correct it; data/README.md describes every part of a case.';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object of texts by language',
};

/** Puts zod's issues with a raw value into words that name what was expected, what was got and what to do. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], raw: unknown): readonly SchemaProblem[] {
  const located = issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    return { issue, path, value: valueAt(raw, path) };
  });
  const missing = located.filter(({ value }) => value === undefined).map(({ path }) => path);
  return located.flatMap(({ issue, path, value }): readonly SchemaProblem[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, missing));
    return [{ path, ...(value === undefined ? missingValue(path) : wrongValue(issue, path, value)) }];
  });
}

type Words = Omit<SchemaProblem, 'path'>;

/** A key that the format does not have is often one that it misses, mistyped. */
function unknownKey(key: string, path: readonly Key[], missing: readonly (readonly Key[])[]): SchemaProblem {
  const siblings = missing.filter(
    (other) => other.length === path.length + 1 && path.every((part, at) => part === other[at]),
  );
  const meant = closest(
    key,
    siblings.map((other) => String(other.at(-1))),
  );
  return {
    code: 'unknown-key',
    message: `The key "${glimpse(key)}" is not part of the format here.`,
    advice: meant === null ? 'Take it out, or see data/README.md for the keys there are.' : `Did you mean "${meant}"?`,
    path: [...path, key],
    isAtKey: true,
  };
}

function missingValue(path: readonly Key[]): Words {
  const key = String(path.at(-1) ?? '');
  return {
    code: 'missing-value',
    message: `"${glimpse(key)}" is missing.`,
    advice: ADVICE[key] ?? `Add "${glimpse(key)}".`,
  };
}

function wrongValue(issue: z.core.$ZodIssue, path: readonly Key[], value: unknown): Words {
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  const last = path.at(-1);
  const name = typeof last === 'number' ? `item ${last + 1} of "${glimpse(key)}"` : `"${glimpse(key)}"`;
  const advice = ADVICE[key] ?? SOME_ADVICE;
  const got = describeValue(value);
  const expected = (what: string): Words => ({
    code: 'wrong-value',
    message: `Expected ${name} to ${what}, got ${got}.`,
    advice,
  });
  switch (issue.code) {
    case 'invalid_type':
      return { ...expected(`be ${TYPES[issue.expected] ?? issue.expected}`), code: 'wrong-type' };
    case 'invalid_value':
      return oneOf(issue.values.map(String), value, expected);
    case 'invalid_union':
      return 'options' in issue
        ? oneOf((issue.options ?? []).map(String), value, expected)
        : expected('be of a known kind');
    case 'too_small':
    case 'too_big':
      return expected(describeBound(issue));
    case 'invalid_key':
      return {
        code: 'unknown-key',
        message: issue.issues[0]?.message ?? `The key ${name} is not allowed here.`,
        advice: 'Write the key as a short language tag: "en", "id", "uk", "ko".',
        isAtKey: true,
      };
    case 'custom':
      // The rules that schemas add to a type are about dates, which are texts, and about texts by language.
      if (typeof value === 'string') return dateProblem(value);
      if (typeof issue.params?.['advice'] === 'string')
        return { code: 'wrong-value', message: issue.message, advice: issue.params['advice'] };
      return {
        code: 'missing-value',
        message: issue.message,
        advice: 'Add an English text: it stands in for languages that are missing.',
      };
    default:
      // The schemas' own patterns say in words what they expect; zod's default would show the pattern's code.
      return issue.message.startsWith('Invalid')
        ? expected('be written otherwise')
        : { ...expected(''), message: `${issue.message.replace(/\.$/, '')}, got ${got}.` };
  }
}

function oneOf(options: readonly string[], value: unknown, expected: (what: string) => Words): Words {
  const meant = typeof value === 'string' ? closest(value, options) : null;
  const list = options.map((option) => `"${option}"`).join(', ');
  const words = expected(`be ${options.length === 1 ? '' : 'one of '}${list}`);
  return meant === null ? words : { ...words, advice: `Did you mean "${meant}"?` };
}

function describeBound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [word, bound] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  const amount = (noun: string): string => `have ${word} ${bound} ${noun}${Number(bound) === 1 ? '' : 's'}`;
  switch (issue.origin) {
    case 'string':
      return amount('character');
    case 'array':
      return amount('item');
    default:
      return issue.inclusive === false
        ? `be ${word === 'at least' ? 'more' : 'less'} than ${bound}`
        : `be ${word} ${bound}`;
  }
}

function valueAt(value: unknown, path: readonly Key[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}
