/** The files of a case as JSON values, by path. */
export type RawCase = ReadonlyMap<string, unknown>;

/** Rewrites a case of version `from` as one of version `from + 1`. The version number itself is set by `migrateCase`. */
export interface Migration {
  readonly from: number;
  readonly migrate: (files: RawCase) => RawCase;
}

/** Every step since version 1. A format change adds one here, and a test that turns an old case into a new one. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Brings a case from one version to another, step by step; the given map is left as it is. Throws `RangeError` when a step is missing,
 * and whatever a step throws on data it cannot read.
 */
export function migrateCase(
  files: RawCase,
  span: { readonly from: number; readonly to: number },
  steps: readonly Migration[],
): RawCase {
  let current = files;
  for (let version = span.from; version < span.to; version += 1) {
    const step = steps.find(({ from }) => from === version);
    if (step === undefined)
      throw new RangeError(`Expected a step from version ${version} to ${version + 1}, got none.`);
    const migrated = new Map(step.migrate(current));
    const header = migrated.get('case.json');
    if (typeof header === 'object' && header !== null) migrated.set('case.json', { ...header, version: version + 1 });
    current = migrated;
  }
  return current;
}
