import type { Case } from '../model/case';
import { ROW_NOUNS, ROW_SCHEMAS, type RowTypes, type Table } from './case-files';
import { rowFinding, type Key, type Row } from './finding';
import { gatherFindings, type Inspection, type InspectOptions } from './inspect-case';
import type { Issue } from './issue';
import { locateFindings } from './locate-findings';
import type { CaseRows } from './read-rows';
import { REFERENCES, termIds, TERMS, type Reference, type Term } from './references';
import { salvageCaseFile } from './salvage-case-file';
import { withoutPaths } from './without-paths';

export interface Salvage {
  /** The good part of the case, in which every id resolves; `null` when `case.json` cannot be read as one. */
  readonly value: Case | null;
  /** Every error: what was left out, and why. Warnings leave nothing out and are not listed. */
  readonly rejected: readonly Issue[];
}

/**
 * Reads as much of a case as is good. A row with an error is left out, and so is a claim or source that needs such a row; where a row can stand without
 * what refers to a bad one (a relation, the place around a place), only that goes. Of `case.json`, what is bad is left empty.
 */
export async function salvageCase(files: ReadonlyMap<string, string>, options: InspectOptions = {}): Promise<Salvage> {
  const inspection = await gatherFindings(files, options);
  const { rows, findings, limits } = inspection;
  const value = rows === null ? null : salvageRows(rows, inspection);
  const list = findings.list.filter(({ severity }) => severity === 'error');
  return { value, rejected: await locateFindings({ list, unlisted: findings.unlisted }, files, limits.depth) };
}

type Kept = Map<Table | Term, ReadonlySet<string>>;

function salvageRows(rows: CaseRows, { findings }: Inspection): Case {
  const file = salvageCaseFile(rows, findings);
  const kept: Kept = new Map(TERMS.map((term) => [term, new Set(termIds(file, term))]));

  /** Rows without errors that need no row that is not kept. Tables come in an order in which what is needed is settled before. */
  const keep = <Name extends Table>(
    table: Name,
    list: readonly Row<RowTypes[Name]>[],
  ): (readonly [Row, RowTypes[Name]])[] => {
    const good: (readonly [Row, RowTypes[Name]])[] = [];
    for (const row of list) {
      if (row.value === null || findings.badRows.has(row)) continue;
      const needed = REFERENCES[table](row.value).filter(({ drops, id, to }) => drops === undefined && !isKept(id, to));
      for (const reference of needed) findings.add(leftOut(row, reference));
      if (needed.length === 0) good.push([row, row.value]);
    }
    kept.set(table, new Set(good.map(([, { id }]) => id)));
    return good;
  };
  const isKept = (id: string, to: Table | Term): boolean => kept.get(to)?.has(id) === true;

  const actors = keep('actors', rows.actors);
  const places = keep('places', rows.places);
  const occasions = keep('occasions', rows.occasions);
  const sources = keep('sources', rows.sources);
  const claims = keep('claims', rows.claims);

  /** Takes from a row what refers to rows that are not kept. What was not told before is told now. */
  const prune = <Name extends Table>(table: Name, row: Row, value: RowTypes[Name]): RowTypes[Name] => {
    const drops: (readonly Key[])[] = [...(findings.drops.get(row) ?? [])];
    const told = new Set(drops.map((path) => path.join(' ')));
    for (const reference of REFERENCES[table](value)) {
      if (reference.drops === undefined || isKept(reference.id, reference.to)) continue;
      if (!told.has(reference.drops.join(' '))) findings.add(shownWithout(row, reference));
      drops.push(reference.drops);
    }
    if (drops.length === 0) return value;
    const schema = ROW_SCHEMAS[table];
    return schema.parse(withoutPaths(value, drops));
  };
  const pruneAll = <Name extends Table>(
    table: Name,
    list: readonly (readonly [Row, RowTypes[Name]])[],
  ): RowTypes[Name][] => list.map(([row, value]) => prune(table, row, value));

  for (const reference of REFERENCES.case(file))
    if (!isKept(reference.id, reference.to)) {
      const at = writtenKeyClaims(rows.case.raw).indexOf(reference.id);
      findings.add(shownWithout(rows.case, { ...reference, path: ['keyClaims', at] }));
    }

  return {
    file: { ...file, keyClaims: file.keyClaims.filter((id) => isKept(id, 'claims')) },
    actors: pruneAll('actors', actors),
    places: pruneAll('places', places),
    occasions: pruneAll('occasions', occasions),
    sources: pruneAll('sources', sources),
    claims: pruneAll('claims', claims),
  };
}

/** As they stand in the file: bad ones may be gone from the salvaged list. */
function writtenKeyClaims(raw: unknown): readonly unknown[] {
  return typeof raw === 'object' && raw !== null && 'keyClaims' in raw && Array.isArray(raw.keyClaims)
    ? raw.keyClaims
    : [];
}

function leftOut(row: Row, { path, id, to }: Reference): ReturnType<typeof rowFinding> {
  return rowFinding(row, path, {
    code: 'left-out',
    message: `This ${ROW_NOUNS[row.part]} is left out, because it needs "${id}" in "${to}", which could not be read.`,
    advice: `Mend "${id}", and this comes back by itself.`,
  });
}

function shownWithout(row: Row, { path, id, to, drops }: Reference): ReturnType<typeof rowFinding> {
  return rowFinding(row, path, {
    code: 'reference-dropped',
    message: `This is left out, because it refers to "${id}" in "${to}", which could not be read.`,
    advice: `Mend "${id}", and this comes back by itself.`,
    ...(drops && { drops }),
  });
}
