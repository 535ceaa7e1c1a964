import { ROW_NOUNS, TABLES, type Table } from '../case-files';
import type { Check, CheckContext } from '../check-context';
import { closest } from '../closest';
import type { Row } from '../finding';
import { REFERENCES, termIds, TERMS, type Reference, type Term } from '../references';

const TERM_NOUNS: Readonly<Record<Term, string>> = {
  speakerGroups: 'speaker group',
  subjects: 'subject',
  units: 'unit',
  scopes: 'scope',
};

/** Every id that a row refers to is that of a row, good or bad: the mistake of a bad one is told there, not wherever it is named. */
export const checkReferences: Check = (context) => {
  const known = knownIds(context);
  const check = (row: Row, references: readonly Reference[]): void => {
    for (const { path, id, to, drops } of references) {
      const ids = known.get(to);
      if (ids === undefined || ids.has(id)) continue;
      const meant = ids.size <= context.limits.suggestions ? closest(id, ids) : null;
      context.report(row, path, {
        code: 'unknown-id',
        message: `There is no ${nounOf(to)} "${id}".`,
        advice: meant === null ? `Add it to ${homeOf(to)}, or correct the id.` : `Did you mean "${meant}"?`,
        ...(drops && { drops }),
      });
    }
  };
  if (context.rows.case.value !== null) check(context.rows.case, REFERENCES.case(context.rows.case.value));
  for (const row of context.good.actors) check(row, REFERENCES.actors(row.value));
  for (const row of context.good.places) check(row, REFERENCES.places(row.value));
  for (const row of context.good.occasions) check(row, REFERENCES.occasions(row.value));
  for (const row of context.good.sources) check(row, REFERENCES.sources(row.value));
  for (const row of context.good.claims) check(row, REFERENCES.claims(row.value));
};

/** The ids of every list that was read whole. */
function knownIds({ rows }: CheckContext): ReadonlyMap<Table | Term, ReadonlySet<string>> {
  const known = new Map<Table | Term, ReadonlySet<string>>();
  for (const table of TABLES)
    if (rows.whole.has(table)) known.set(table, new Set(rows[table].flatMap(({ id }) => id ?? [])));
  const file = rows.case.value;
  if (file !== null) for (const term of TERMS) known.set(term, new Set(termIds(file, term)));
  return known;
}

function nounOf(to: Table | Term): string {
  return isTerm(to) ? TERM_NOUNS[to] : ROW_NOUNS[to];
}

function homeOf(to: Table | Term): string {
  return isTerm(to) ? `"${to}" in case.json` : to === 'claims' ? 'the claims' : `${to}.json`;
}

function isTerm(to: Table | Term): to is Term {
  return TERMS.some((term) => term === to);
}
