import type { FacetColumn } from './table';

/** Values that are told at once: nobody reads more, and a table may have a hundred thousand places. */
const MOST_VALUES = 200;

export interface FacetAnswer {
  /** Most frequent first. */
  readonly values: readonly { readonly id: string; readonly count: number }[];
  /** Values with rows, told or not. */
  readonly distinct: number;
}

/** The most frequent values of a facet, and those that are wanted whatever their count. */
export function facetAnswer(
  { values }: FacetColumn,
  counts: ArrayLike<number>,
  { wanted = [], accepts }: { readonly wanted?: readonly string[]; readonly accepts?: (value: string) => boolean } = {},
): FacetAnswer {
  const counted: number[] = [];
  for (let value = 0; value < values.length; value++)
    if ((counts[value] ?? 0) > 0 && (accepts === undefined || accepts(values[value] ?? ''))) counted.push(value);
  const ranked = counted.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, MOST_VALUES);
  const told = new Map(ranked.map((value) => [values[value] ?? '', counts[value] ?? 0]));
  for (const id of wanted) if (!told.has(id)) told.set(id, counts[values.indexOf(id)] ?? 0);
  return { values: [...told].map(([id, count]) => ({ id, count })), distinct: counted.length };
}
