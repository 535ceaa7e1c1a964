import type { z } from 'zod';
import { edtfSpan } from '../model/edtf';
import { closest } from './closest';
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

/** What to write, for the keys where the type alone does not tell. */
const ADVICE: Readonly<Record<string, string>> = {
  source: 'Every claim names the source that it stands in, by id.',
  speaker: 'Write the id of an actor, or null when no speaker is known.',
  organisation: 'Write the id of an actor, or null when there is none.',
  occasion: 'Write the id of an occasion, or null when it is unknown.',
  event: 'Write an EDTF date such as 2024-10-28, or null when it is unknown.',
  said: 'Write an EDTF date such as 2024-10-28, or null when it is unknown.',
  min: 'Write the figure, or null when none was said.',
  max: 'Write the figure, or null when none was said.',
};

/** Puts zod's issues with a raw value into words that name what was expected, what was got and what to do. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], raw: unknown): readonly SchemaProblem[] {
  const missing = new Map<string, string[]>();
  for (const issue of issues) {
    const path = issue.path.map(toKey);
    const key = path.at(-1);
    if (valueAt(raw, path) !== undefined || typeof key !== 'string') continue;
    const parent = JSON.stringify(path.slice(0, -1));
    missing.set(parent, [...(missing.get(parent) ?? []), key]);
  }
  return issues.flatMap((issue) => {
    const path = issue.path.map(toKey);
    if (issue.code !== 'unrecognized_keys') return describe(issue, path, valueAt(raw, path));
    const wanted = missing.get(JSON.stringify(path)) ?? [];
    return issue.keys.map((key): SchemaProblem => {
      const meant = closest(key, wanted);
      return {
        code: 'unknown-key',
        message: `The key "${shorten(key)}" is not part of the format here.`,
        advice:
          meant === null ? 'Take it out, or see data/README.md for the keys there are.' : `Did you mean "${meant}"?`,
        path: [...path, key],
        isAtKey: true,
      };
    });
  });
}

function describe(issue: z.core.$ZodIssue, path: readonly Key[], value: unknown): SchemaProblem {
  const key = path.at(-1);
  const name = key === undefined ? 'this' : typeof key === 'number' ? 'this item' : `"${shorten(key)}"`;
  const advice = (typeof key === 'string' ? ADVICE[key] : undefined) ?? 'Change it to what is expected.';
  if (value === undefined)
    return {
      code: 'missing-value',
      message: `${capitalize(name)} is missing.`,
      advice: (typeof key === 'string' ? ADVICE[key] : undefined) ?? `Add ${name}.`,
      path,
    };
  const got = `got ${describeValue(value)}`;
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: 'wrong-type',
        message: `Expected ${name} to be ${describeType(issue.expected)}, ${got}.`,
        advice,
        path,
      };
    case 'invalid_value': {
      const options = issue.values.map(String);
      const meant = typeof value === 'string' ? closest(value, options) : null;
      const list = options.map((option) => `"${option}"`).join(', ');
      return {
        code: 'wrong-value',
        message: `Expected ${name} to be ${options.length === 1 ? '' : 'one of '}${list}, ${got}.`,
        advice: meant === null ? advice : `Did you mean "${meant}"?`,
        path,
      };
    }
    case 'too_small':
    case 'too_big':
      return { code: 'wrong-value', message: `Expected ${name} to ${describeBound(issue)}, ${got}.`, advice, path };
    case 'invalid_key':
      return {
        code: 'unknown-key',
        message: issue.issues[0]?.message ?? `The key ${name} is not allowed here.`,
        advice: 'Write the key as a short language tag: "en", "id", "uk", "ko".',
        path,
        isAtKey: true,
      };
    case 'custom':
      return typeof value === 'string'
        ? describeDate(issue.message, value, path)
        : { code: 'wrong-value', message: issue.message, advice, path };
    default:
      return { code: 'wrong-value', message: sentence(issue.message, got), advice, path };
  }
}

/** The only texts with rules of their own are dates. */
function describeDate(message: string, value: string, path: readonly Key[]): SchemaProblem {
  const [from, to] = value.split('/').map(spanOrNull);
  if (from && to && from.min !== null && to.max !== null && from.min > to.max)
    return {
      code: 'reversed-dates',
      message: `The interval ${describeValue(value)} ends before it begins.`,
      advice: 'Swap the two dates, or correct the wrong one.',
      path,
    };
  return {
    code: 'wrong-value',
    message: message.length <= 200 ? message : `Expected an EDTF date, got ${describeValue(value)}.`,
    advice: 'Write a date of the calendar as EDTF: 2024-10-28, 2024-10, 2024-10-28/2024-10-30, ../2024-10-28.',
    path,
  };
}

function spanOrNull(text: string): ReturnType<typeof edtfSpan> | null {
  try {
    return edtfSpan(text);
  } catch {
    return null;
  }
}

function describeBound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [word, bound] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  switch (issue.origin) {
    case 'string':
      return `have ${word} ${bound} characters`;
    case 'array':
      return `have ${word} ${bound} items`;
    default:
      return issue.inclusive === false
        ? `be ${word === 'at least' ? 'more' : 'less'} than ${bound}`
        : `be ${word} ${bound}`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object of texts by language',
};

function describeType(expected: string): string {
  return TYPES[expected] ?? expected;
}

/** A value in a message: short, and never more than a glimpse of it. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return `"${shorten(value)}"`;
    case 'number':
    case 'boolean':
      return String(value);
    case 'undefined':
      return 'nothing';
    default:
      return 'an object';
  }
}

/** At most 60 characters, without anything that could disturb a terminal or turn the reading direction. */
function shorten(text: string): string {
  const glimpse = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return glimpse.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD');
}

function sentence(message: string, got: string): string {
  return `${message.replace(/\.$/, '')}, ${got}.`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function toKey(key: PropertyKey): Key {
  return typeof key === 'symbol' ? String(key) : key;
}

function valueAt(value: unknown, path: readonly Key[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}
