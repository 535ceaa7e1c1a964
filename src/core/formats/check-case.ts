import { createCheckContext, type Check, type KnownGeography } from './check-context';
import { checkDates } from './checks/dates';
import { checkEvidence } from './checks/evidence';
import { checkIds } from './checks/ids';
import { checkPlaces } from './checks/places';
import { checkPlainText } from './checks/plain-text';
import { checkQuantities } from './checks/quantities';
import { checkReferences } from './checks/references';
import { checkRelations } from './checks/relations';
import { checkSpeakers } from './checks/speakers';
import { checkTables } from './checks/tables';
import type { Findings } from './finding';
import type { Limits } from './limits';
import type { CaseRows } from './read-rows';

const CHECKS: readonly Check[] = [
  checkIds,
  checkReferences,
  checkPlainText,
  checkDates,
  checkQuantities,
  checkEvidence,
  checkSpeakers,
  checkRelations,
  checkPlaces,
  checkTables,
];

/** Reports what the rows of a case have against themselves and each other beyond their schemas. */
export function checkCase(rows: CaseRows, findings: Findings, geography: KnownGeography, limits: Limits): void {
  const context = createCheckContext(rows, findings, geography, limits);
  for (const check of CHECKS) check(context);
}
