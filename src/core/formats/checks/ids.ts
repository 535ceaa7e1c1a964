import { ROW_NOUNS, TABLES } from '../case-files';
import type { Check } from '../check-context';
import { closest } from '../closest';
import { describeValue } from '../describe-value';
import type { Row } from '../finding';
import { TERMS } from '../references';

/** Every id is given once; a claim's id begins with its source's. */
export const checkIds: Check = ({ rows, good, byId, report }) => {
  for (const table of TABLES) {
    const first = new Map<string, Row>();
    for (const row of rows[table]) {
      if (row.id === null) continue;
      const earlier = first.get(row.id);
      if (earlier === undefined) first.set(row.id, row);
      else
        report(row, ['id'], {
          code: 'duplicate-id',
          message: `The id ${describeValue(row.id)} is already that of another ${ROW_NOUNS[table]}, in ${earlier.file}.`,
          advice: 'Give one of the two another id, or take it out when both are the same.',
        });
    }
  }

  const file = rows.case.value;
  for (const term of file === null ? [] : TERMS) {
    const seen = new Set<string>();
    for (const [at, { id }] of (file?.[term] ?? []).entries()) {
      if (seen.has(id))
        report(rows.case, [term, at, 'id'], {
          code: 'duplicate-id',
          message: `The id "${id}" is given twice in "${term}".`,
          advice: 'Give one of the two another id, or take it out when both are the same.',
          drops: [term, at],
        });
      seen.add(id);
    }
  }

  for (const row of good.claims) {
    const { id, source } = row.value;
    if (id.startsWith(`${source}~`) || !byId.sources.has(source)) continue;
    const meant = closest(id.split('~')[0] ?? '', byId.sources.keys());
    report(row, ['id'], {
      severity: 'warning',
      code: 'claim-id',
      message: `The id "${id}" does not begin with its source's, "${source}~".`,
      advice: `Check that "source" is right${meant === null || meant === source ? '' : ` ("${meant}"?)`}; ids of claims are derived as in src/core/claims/claim-id.ts.`,
    });
  }
};
