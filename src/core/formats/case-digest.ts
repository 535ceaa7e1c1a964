import type { Case } from '../model/case';
import { textDigest } from '../text/digest';

/** SHA-256 of a case's data, however its files were laid out: keys in order, nothing but what the model knows. */
export function caseDigest(loaded: Case): string {
  return textDigest(JSON.stringify(loaded, (_, value: unknown) => (isRecord(value) ? sorted(value) : value)));
}

function sorted(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, value[key]]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
