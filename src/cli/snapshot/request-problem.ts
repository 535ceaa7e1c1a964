import type { z } from 'zod/mini';
import { closest } from '../../core/formats/closest';
import { describeValue, glimpse } from '../../core/formats/describe-value';

const TYPES: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', boolean: 'true or false' };

/** The first thing wrong with a request: which option, what it takes, what it got. */
export function requestProblem(issues: readonly z.core.$ZodIssue[], raw: unknown, options: readonly string[]): string {
  const [issue] = issues;
  const option = String(issue?.path[0] ?? '');
  if (issue === undefined || (option === '' && issue.code !== 'unrecognized_keys'))
    return `expected an object of options, got ${describeValue(raw)}.`;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const meant = closest(key, options);
    return `there is no option "${glimpse(key)}".${meant === null ? '' : ` Did you mean "${meant}"?`}`;
  }
  const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, option) : undefined;
  if (value === undefined) return `${option} is missing.`;
  switch (issue.code) {
    case 'invalid_value':
      return oneOf(option, issue.values.map(String), value);
    case 'invalid_type':
      return `${option}: expected ${TYPES[issue.expected] ?? issue.expected}, got ${describeValue(value)}.`;
    case 'too_big':
      return `${option}: expected at most ${issue.maximum} characters.`;
    default:
      return `${option}: expected a text or a list of texts, got ${describeValue(value)}.`;
  }
}

function oneOf(option: string, options: readonly string[], value: unknown): string {
  const meant = typeof value === 'string' ? closest(value, options) : null;
  const advice = meant === null ? '' : ` Did you mean "${meant}"?`;
  return `${option}: expected one of ${options.join(', ')}, got ${describeValue(value)}.${advice}`;
}
