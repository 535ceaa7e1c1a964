import type { RowMapping } from '../formats/rows/row-roles';

const WORD_ROLES = ['statement', 'speaker', 'group', 'place', 'source', 'kind'] as const;

/** The columns in which words are looked for; a table whose columns are not known is looked through whole. */
export function wordColumns({
  columns,
  mapping,
}: {
  readonly columns: readonly string[];
  readonly mapping: RowMapping;
}): readonly string[] {
  const known = WORD_ROLES.flatMap((role) => mapping[role] ?? []);
  return known.length > 0 ? known : columns;
}
