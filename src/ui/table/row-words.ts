import type { FacetId } from '../../core/query/query';
import type { RowDetails, TableInfo } from '../../engine/protocol';

const TITLE_ROLES = ['statement', 'kind', 'speaker', 'group', 'place', 'source'] as const;

/** What a row is called where there is one line for it: its statement, else what else it says. */
export function rowTitle({ fields }: RowDetails, info: TableInfo | null): string {
  const mapping = info?.mapping ?? {};
  const statement = mapping.statement === undefined ? '' : (fields[mapping.statement] ?? '');
  if (statement.trim() !== '') return statement;
  const words = TITLE_ROLES.flatMap((role) => {
    const column = mapping[role];
    const text = column === undefined ? '' : (fields[column] ?? '').trim();
    return text === '' ? [] : [text];
  });
  return words.length > 0 ? words.join(' · ') : Object.values(fields).slice(0, 4).join(' · ');
}

/** A row's value of a role, as its file writes it; empty when it has none. */
export function rowValue(row: RowDetails, info: TableInfo | null, role: keyof TableInfo['mapping']): string {
  const column = info?.mapping[role];
  return column === undefined ? '' : (row.fields[column] ?? '');
}

/** The colour of a row: its slot's, or the neutral one. */
export function rowColor(row: RowDetails, info: TableInfo | null, by: FacetId): string {
  const slot = info?.slots[by].indexOf(rowValue(row, info, by)) ?? -1;
  return slot === -1 ? 'var(--group-none)' : `var(--group-${slot})`;
}
