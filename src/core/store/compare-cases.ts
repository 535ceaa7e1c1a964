import type { Table } from '../formats/case-files';
import type { Case } from '../model/case';
import type { Localized } from '../model/localized';
import { canonicalJson } from './canonical-json';
import { findTwins } from './find-twins';
import type { FieldChange, MergeReport, RowChange } from './merge-report';

/** As a reader asks: what is it about, who is in it, what do they say. */
const ORDER: readonly Table[] = ['sources', 'actors', 'places', 'occasions', 'claims'];

/** In what an imported version of a case differs from the stored one, row by row and field by field. Rows are known by their ids; their order says nothing. */
export function compareCases(stored: Case, imported: Case): MergeReport {
  const rows = [
    ...compareRows('case', [{ ...stored.file, id: 'case' }], [{ ...imported.file, id: 'case' }]),
    ...ORDER.flatMap((table) => compareRows(table, stored[table], imported[table])),
  ];
  return { isSame: rows.length === 0, rows, twins: findTwins(stored, imported) };
}

type AnyRow = { readonly id: string } & object;

function compareRows(table: RowChange['table'], stored: readonly AnyRow[], imported: readonly AnyRow[]): RowChange[] {
  const theirs = new Map(imported.map((row) => [row.id, row]));
  const ours = new Map(stored.map((row) => [row.id, row]));
  const about = (row: AnyRow): Pick<RowChange, 'table' | 'id' | 'name'> => ({ table, id: row.id, name: nameOf(row) });
  const kept = stored.flatMap((row): RowChange[] => {
    const other = theirs.get(row.id);
    if (other === undefined) return [{ ...about(row), kind: 'removed', fields: [] }];
    // Two records of one desk share what was not touched.
    if (other === row) return [];
    const fields = compareFields(row, other);
    return fields.length === 0 ? [] : [{ ...about(other), kind: 'changed', fields }];
  });
  const added = imported.flatMap((row): RowChange[] =>
    ours.has(row.id) ? [] : [{ ...about(row), kind: 'added', fields: [] }],
  );
  return [...kept, ...added];
}

function compareFields(stored: object, imported: object): readonly FieldChange[] {
  const [a, b] = [new Map<string, unknown>(Object.entries(stored)), new Map<string, unknown>(Object.entries(imported))];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((field) => canonicalJson(a.get(field)) !== canonicalJson(b.get(field)))
    .map((field) => ({ field, stored: a.get(field), imported: b.get(field) }));
}

/** What a row is called: actors and places have names, claims statements, sources and occasions titles. */
function nameOf(row: AnyRow): Localized {
  for (const field of ['statement', 'names', 'title']) {
    const value: unknown = field in row ? row[field as keyof AnyRow] : undefined;
    if (typeof value === 'string') return { en: value };
    if (typeof value === 'object' && value !== null) return value as Localized;
  }
  return { en: row.id };
}
