import type { Case } from '../model/case';
import { checkCase } from './check-case';
import type { KnownGeography } from './check-context';
import { collectFindings, type Findings, type Row } from './finding';
import type { Issue } from './issue';
import { LIMITS, type Limits } from './limits';
import { locateFindings } from './locate-findings';
import { MIGRATIONS, type Migration } from './migrations';
import { readCase } from './read-case';
import type { CaseRows } from './read-rows';

export interface InspectOptions extends KnownGeography {
  readonly limits?: Limits;
  readonly migrations?: readonly Migration[];
}

/** What inspecting a case knows before anything is made of it. */
export interface Inspection {
  /** `null` when there is no case to be read at all. */
  readonly rows: CaseRows | null;
  readonly findings: Findings;
  readonly limits: Limits;
}

/**
 * Reads a case from its files (path within the case folder → text) and lists every problem there is, in one pass. `case` is `null` when one of them is
 * an error. Geography is checked as far as the options bring it.
 */
export async function inspectCase(
  files: ReadonlyMap<string, string>,
  options: InspectOptions = {},
): Promise<{ readonly case: Case | null; readonly issues: readonly Issue[] }> {
  const { rows, findings, limits } = await gatherFindings(files, options);
  const issues = await locateFindings(findings, files, limits.depth);
  return { case: rows === null || findings.hasErrors ? null : wholeCase(rows), issues };
}

/** The part of inspecting that `salvageCase` shares: everything but line and column. */
export async function gatherFindings(
  files: ReadonlyMap<string, string>,
  { limits = LIMITS, migrations = MIGRATIONS, ...geography }: InspectOptions,
): Promise<Inspection> {
  const findings = collectFindings(limits.problems);
  const rows = await readCase(files, findings, { limits, migrations });
  if (rows !== null) checkCase(rows, findings, geography, limits);
  return { rows, findings, limits };
}

/** The case of rows that are all good; `null` when one is not. */
function wholeCase(rows: CaseRows): Case | null {
  const file = rows.case.value;
  return (
    file && {
      file,
      sources: valuesOf(rows.sources),
      actors: valuesOf(rows.actors),
      places: valuesOf(rows.places),
      occasions: valuesOf(rows.occasions),
      claims: valuesOf(rows.claims),
    }
  );
}

function valuesOf<T>(rows: readonly Row<T>[]): readonly T[] {
  return rows.flatMap(({ value }) => value ?? []);
}
