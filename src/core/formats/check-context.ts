import type { RowTypes, Table } from './case-files';
import { rowFinding, type Findings, type Key, type Row } from './finding';
import type { Limits } from './limits';
import type { CaseRows } from './read-rows';

/** What a check may know of the world outside the case. What is left out is not checked. */
export interface KnownGeography {
  /** Whether a boundary of `geo/layers`, by ISO code, contains a point; WGS 84 degrees. */
  readonly boundaryContains?: ((code: string, lng: number, lat: number) => boolean) | undefined;
  /** The ISO codes that `geo/layers` has a boundary for. */
  readonly boundaryCodes?: ReadonlySet<string> | undefined;
}

type GoodRow<T> = Row<T> & { readonly value: T };
type Problem = Parameters<typeof rowFinding>[2];

/** What a check reads and reports to. Rows that do not fit their schema are not among `good`. */
export interface CheckContext {
  readonly rows: CaseRows;
  readonly good: { readonly [Name in Table]: readonly GoodRow<RowTypes[Name]>[] };
  /** Good rows by id; of several with one id, the first. */
  readonly byId: { readonly [Name in Table]: ReadonlyMap<string, RowTypes[Name]> };
  readonly geography: KnownGeography;
  readonly limits: Limits;
  readonly report: (row: Row, path: readonly Key[], problem: Problem) => void;
}

/** One rule, or a few that need the same data: reads the whole case, reports, changes nothing. */
export type Check = (context: CheckContext) => void;

export function createCheckContext(
  rows: CaseRows,
  findings: Findings,
  geography: KnownGeography,
  limits: Limits,
): CheckContext {
  const good = {
    actors: goodRows(rows.actors),
    places: goodRows(rows.places),
    occasions: goodRows(rows.occasions),
    sources: goodRows(rows.sources),
    claims: goodRows(rows.claims),
  };
  return {
    rows,
    good,
    byId: {
      actors: firstById(good.actors),
      places: firstById(good.places),
      occasions: firstById(good.occasions),
      sources: firstById(good.sources),
      claims: firstById(good.claims),
    },
    geography,
    limits,
    report(row, path, problem) {
      findings.add(rowFinding(row, path, problem));
    },
  };
}

function goodRows<T>(rows: readonly Row<T>[]): GoodRow<T>[] {
  return rows.filter((row): row is GoodRow<T> => row.value !== null);
}

function firstById<T extends { readonly id: string }>(rows: readonly GoodRow<T>[]): ReadonlyMap<string, T> {
  const byId = new Map<string, T>();
  for (const { value } of rows) if (!byId.has(value.id)) byId.set(value.id, value);
  return byId;
}
