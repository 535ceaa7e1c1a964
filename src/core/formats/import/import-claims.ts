import type { Case } from '../../model/case';
import type { InspectOptions } from '../inspect-case';
import { addClaims, type Candidate } from './add-claims';
import type { AreaCode } from './area-codes';
import type { ClaimFields, FieldMapping } from './claim-fields';
import { draftActors } from './draft-actors';
import { draftClaim, type Drafts } from './draft-claim';
import { draftPlaces } from './draft-places';
import { draftSources } from './draft-sources';
import { draftTerms } from './draft-terms';
import type { ImportResult } from './import-report';
import type { ImportTable, RejectedRow } from './import-table';
import { settleCase } from './settle-case';
import { fieldsOf } from './shapes';
import { mergedNames, usedRows } from './used-rows';

export interface ImportOptions {
  readonly mapping: FieldMapping;
  /** What rows that say nothing of a field get. */
  readonly defaults: ClaimFields;
  /** Named in each claim's log. */
  readonly fileName: string;
  /** The day of the import, `2024-10-28`: there is no clock here. */
  readonly today: string;
  readonly areaCode: AreaCode;
  /** What the check knows of the world. */
  readonly geography: InspectOptions;
}

/** The rows of a table as claims in draft in a case, with their sources, actors and places. Every row ends in the report: as added, same, conflicting or rejected. */
export async function importClaims(base: Case, table: ImportTable, options: ImportOptions): Promise<ImportResult> {
  const actors = draftActors(base.actors);
  const drafts: Drafts = {
    actors,
    places: draftPlaces(base.places, options.areaCode),
    sources: draftSources(base.sources, actors),
    terms: draftTerms(base.file),
  };
  const candidates: Candidate[] = [];
  const rejected: RejectedRow[] = [...table.rejected];
  const values = new Map(table.records.map((record) => [record.row, record.values]));
  for (const record of table.records) {
    const fields = fieldsOf(record, table.format, options.mapping, options.defaults);
    const log = {
      on: options.today,
      status: 'draft' as const,
      by: 'import',
      note: `${options.fileName.slice(0, 200)}, ${record.row}`,
    };
    const claim = draftClaim(fields, record.geometry, drafts, log);
    if (typeof claim === 'string') rejected.push({ row: record.row, reason: claim, values: record.values });
    else candidates.push({ row: record.row, claim, hasOwnId: fields.row_id === claim.id });
  }

  const { added, same, conflicting } = addClaims(base.claims, candidates);
  const rowOf = new Map(added.map(({ claim, row }) => [claim.id, row]));
  const news = {
    file: drafts.terms.file(),
    actors: actors.list,
    places: drafts.places.list,
    sources: drafts.sources.list,
  };
  const checked = await settleCase(
    usedRows(
      base,
      news,
      added.map(({ claim }) => claim),
    ),
    options.geography,
  );
  for (const { table: name, id, reason } of checked.refused) {
    const row = name === 'claims' ? rowOf.get(id) : undefined;
    if (row === undefined) continue;
    rowOf.delete(id);
    rejected.push({ row, reason, values: values.get(row) ?? {} });
  }
  const good = added.flatMap(({ claim }) => (rowOf.has(claim.id) ? [claim] : []));
  const result = good.length === 0 ? base : usedRows(base, news, good);
  const isNew = <T extends { readonly id: string }>(all: readonly T[], old: readonly T[]): string[] =>
    all.slice(old.length).map(({ id }) => id);
  return {
    case: result,
    report: {
      rows: table.records.length + table.rejected.length,
      added: {
        claims: good.map(({ id }) => id),
        sources: isNew(result.sources, base.sources),
        actors: isNew(result.actors, base.actors),
        places: isNew(result.places, base.places),
        occasions: [],
        terms: (['subjects', 'units', 'scopes'] as const).flatMap((list) => isNew(result.file[list], base.file[list])),
        tables: [],
      },
      merged: mergedNames(base, good),
      same,
      conflicting,
      rejected: rejected.sort((a, b) => a.row - b.row),
    },
  };
}
