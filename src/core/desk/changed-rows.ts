import { TABLES } from '../formats/case-files';
import { checkCase } from '../formats/check-case';
import type { KnownGeography } from '../formats/check-context';
import { collectFindings, type Finding } from '../formats/finding';
import { LIMITS } from '../formats/limits';
import { readRows, type CaseRows } from '../formats/read-rows';
import type { Case } from '../model/case';
import type { DeskRecord } from './desk-record';
import { RefusedCommand } from './refused-command';

/**
 * Refuses a change that the check of a case (`dateline check`) would call an error. Only what changed is looked at, so that a case of many claims costs no
 * more than one of few; what was wrong before is nobody's fault now.
 */
export function refuseInvalid(before: DeskRecord, after: DeskRecord, geography: KnownGeography): void {
  if (before.case === after.case) return;
  const errors = errorsOf(changedPart(before.case, after.case), geography);
  if (errors.length === 0) return;
  const known = new Set(errorsOf(sameRows(before.case, errors), geography).map(keyOf));
  const [error] = errors.filter((each) => !known.has(keyOf(each)));
  if (error !== undefined) throw new RefusedCommand({ code: 'invalid', message: error.message, advice: error.advice });
}

type Rows = readonly { readonly id: string }[];

/** The case with those claims only that changed, or whose source did. Other tables are short. */
function changedPart(before: Case, after: Case): Case {
  const old = new Set<unknown>(before.claims);
  const sources = new Set<unknown>(before.sources);
  const changed = new Set(after.sources.filter((source) => !sources.has(source)).map(({ id }) => id));
  return { ...after, claims: after.claims.filter((claim) => !old.has(claim) || changed.has(claim.source)) };
}

/** The rows in which the errors are, as they were. */
function sameRows(before: Case, errors: readonly Finding[]): Case {
  const ids = new Set(errors.map(({ row }) => row?.id));
  return { ...before, claims: before.claims.filter(({ id }) => ids.has(id)) };
}

function keyOf({ row, code, message }: Finding): string {
  return `${row?.part ?? ''} ${row?.id ?? ''} ${code} ${message}`;
}

function errorsOf(part: Case, geography: KnownGeography): readonly Finding[] {
  const findings = collectFindings(LIMITS.problems);
  const values = new Map<string, unknown>([
    ['case.json', part.file],
    ...TABLES.map((table): [string, Rows] => [`${table}.json`, part[table]]),
  ]);
  const read = readRows(values, { readings: new Map(), findings }, LIMITS);
  // The claims that are left out here may well be pointed to.
  const rows: CaseRows = { ...read, whole: new Set([...read.whole].filter((table) => table !== 'claims')) };
  checkCase(rows, findings, geography, LIMITS);
  return findings.list.filter(({ severity }) => severity === 'error');
}
