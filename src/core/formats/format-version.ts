import { CASE_VERSION } from '../model/case';
import { describeValue } from './describe-value';
import type { SchemaProblem } from './schema-problems';

const FORMAT = 'dateline-case';

/** The version that `case.json` says the case is written in, or what keeps it from being read at all. `oldest` is the first that can be migrated. */
export function formatVersion(raw: unknown, oldest: number): number | SchemaProblem {
  const header: { format?: unknown; version?: unknown } = typeof raw === 'object' && raw !== null ? raw : {};
  const { format, version } = header;
  if (format !== FORMAT)
    return {
      code: 'wrong-format',
      message: `Expected "format" to be "${FORMAT}", got ${describeValue(format)}.`,
      advice: `A case begins with { "format": "${FORMAT}", "version": ${CASE_VERSION}, … }.`,
      path: ['format'],
    };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < oldest)
    return {
      code: 'wrong-format',
      message: `Expected "version" to be a whole number from ${oldest} to ${CASE_VERSION}, got ${describeValue(version)}.`,
      advice: `Write the version that the case is written in; the present one is ${CASE_VERSION}.`,
      path: ['version'],
    };
  if (version > CASE_VERSION)
    return {
      code: 'newer-version',
      message: `This case is written in version ${version} of the format; this Dateline reads up to version ${CASE_VERSION}.`,
      advice: 'Update Dateline, or ask for the case in an older version.',
      path: ['version'],
    };
  return version;
}
