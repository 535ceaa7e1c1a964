import { CASE_VERSION } from '../model/case';
import { fileFinding, type Findings } from './finding';
import { formatVersion } from './format-version';
import type { Limits } from './limits';
import { migrateCase, type Migration, type RawCase } from './migrations';
import { readFiles } from './read-files';
import { readRows, reportJson, type CaseRows } from './read-rows';

export interface ReadOptions {
  readonly limits: Limits;
  readonly migrations: readonly Migration[];
}

/**
 * Reads the files of a case row by row, and reports what is wrong with each row by itself. What rows have against each other is for
 * `checkCase`. `null` when there is no case to be read: no `case.json`, of another format, too large, or of a newer version.
 */
export async function readCase(
  files: ReadonlyMap<string, string>,
  findings: Findings,
  { limits, migrations }: ReadOptions,
): Promise<CaseRows | null> {
  const readings = await readFiles(files, findings, limits);
  if (readings === null) return null;
  const values = new Map([...readings].map(([path, { value }]) => [path, value]));
  const header = values.get('case.json');
  const migrated = header === undefined ? null : migrate(values, header, findings, migrations);
  if (migrated !== null) return readRows(migrated, { readings, findings }, limits);
  reportJson(readings, findings);
  return null;
}

function migrate(
  values: RawCase,
  header: unknown,
  findings: Findings,
  migrations: readonly Migration[],
): RawCase | null {
  const oldest = Math.min(CASE_VERSION, ...migrations.map(({ from }) => from));
  const version = formatVersion(header, oldest);
  if (typeof version !== 'number') {
    findings.add(fileFinding('case.json', version));
    return null;
  }
  try {
    return migrateCase(values, { from: version, to: CASE_VERSION }, migrations);
  } catch (error) {
    findings.add(
      fileFinding('case.json', {
        code: 'migration-failed',
        message: `Could not bring the case from version ${version} to ${CASE_VERSION}. ${error instanceof Error ? error.message : String(error)}`,
        advice: 'Check the case with the Dateline that wrote it.',
        path: ['version'],
      }),
    );
    return null;
  }
}
