import { isRecord } from '../formats/import/parse-json';

/** The version of the desk's own part of a document that this code writes. */
export const DESK_VERSION = 1;

/** Rewrites the desk's part of a document from version `from` to `from + 1`; `undefined` is a part that is not there. */
interface DeskMigration {
  readonly from: number;
  readonly migrate: (desk: unknown) => unknown;
}

/** Version 0 is a document of before there was a desk: a case, and nothing else. */
const DESK_MIGRATIONS: readonly DeskMigration[] = [
  { from: 0, migrate: () => ({ version: 1, texts: {}, suggestions: {} }) },
];

/** The desk's part of a document in the present version; `null` when it is of a version that no step leads from. */
export function migrateDesk(desk: unknown): Readonly<Record<string, unknown>> | null {
  let current = desk;
  let version = desk === undefined ? 0 : isRecord(desk) ? desk['version'] : null;
  while (version !== DESK_VERSION) {
    const step = DESK_MIGRATIONS.find(({ from }) => from === version);
    if (step === undefined) return null;
    current = step.migrate(current);
    version = step.from + 1;
  }
  return isRecord(current) ? current : null;
}
