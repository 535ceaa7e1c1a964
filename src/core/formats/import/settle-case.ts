import type { Case } from '../../model/case';
import { caseDocument, filesOfCaseDocument } from '../case-document';
import { TABLES, type Table } from '../case-files';
import { FormatError } from '../format-error';
import type { InspectOptions } from '../inspect-case';
import { salvageCase } from '../salvage-case';

/** A new row that was refused: why, and which one. */
export interface Refused {
  readonly table: Table | 'case';
  readonly id: string;
  readonly reason: string;
}

/**
 * Checks a case with new rows as `dateline check` does, and leaves out the new ones that are wrong or that need such a one. Throws `FormatError` when
 * the case as a whole can no longer be read: it has grown too large.
 */
export async function settleCase(merged: Case, options: InspectOptions): Promise<{ case: Case; refused: Refused[] }> {
  const files = filesOfCaseDocument(JSON.parse(JSON.stringify(caseDocument(merged))));
  const { value, rejected } = await salvageCase(files, options);
  if (value === null)
    throw new FormatError(
      `With these rows the case cannot be read any more: ${rejected[0]?.message ?? ''} Import fewer of them, or into a case of their own.`,
    );
  const refused = rejected.flatMap(({ file, path, message, code }): Refused[] => {
    const table = TABLES.find((name) => file === `${name}.json`);
    const at = Number(/\[(\d+)\]/.exec(path)?.[1] ?? NaN);
    const id = table === undefined ? undefined : merged[table][at]?.id;
    if (table === undefined || id === undefined) return [{ table: 'case', id: '', reason: message }];
    return [{ table, id, reason: code === 'left-out' ? causeOf(message) : message }];
  });
  // What a claim was left out for is told by the row that it needed.
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  return {
    case: value,
    refused: refused.map((each) => ({ ...each, reason: reasons.get(each.reason) ?? each.reason })),
  };
}

/** The id that a row was left out for, out of the check's sentence: `… it needs "id" in …`. */
function causeOf(message: string): string {
  return /it needs "([^"]+)"/.exec(message)?.[1] ?? message;
}
