import { FormatError } from '../format-error';
import { scanJson } from '../scan-json';
import type { ImportLimits } from './import-limits';

/** A JSON value. Throws `FormatError` when it is none, is nested too deep, or sets a prototype. */
export function parseJson(text: string, limits: ImportLimits): unknown {
  const body = text.replace(/^\uFEFF/, '');
  for (const { kind } of scanJson(body, limits.depth)) {
    if (kind === 'too-deep') throw new FormatError(`The JSON is nested more than ${limits.depth} deep. Flatten it.`);
    if (kind === 'forbidden-key') throw new FormatError('The JSON has a key "__proto__", which no data needs.');
  }
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new FormatError(`The file is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
