import { FACETS, type DayRange, type FacetId, type Query, type QueryResult } from '../../core/query/query';

/** One thing that keeps claims out, as the reader would take it back. */
export type ActiveFilter =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facet'; readonly facet: FacetId; readonly id: string }
  | { readonly kind: 'range'; readonly range: DayRange };

/** The filters of a query, in the order of the interface. */
export function activeFilters({ text, facets, range }: Query): ActiveFilter[] {
  return [
    ...(text === '' ? [] : [{ kind: 'text', text } as const]),
    ...FACETS.flatMap((facet) => (facets[facet] ?? []).map((id) => ({ kind: 'facet', facet, id }) as const)),
    ...(range.from === null && range.to === null ? [] : [{ kind: 'range', range } as const]),
  ];
}

/**
 * Of an empty result: what would bring claims back if it alone were taken off. Facets as a whole, since their values are
 * alternatives. Empty when it takes more than one.
 */
export function emptyingFilters(result: QueryResult): ('text' | 'range' | FacetId)[] {
  const { text, facets, range } = result.query;
  const culprits: ('text' | 'range' | FacetId)[] = FACETS.filter(
    (facet) => facets[facet] !== undefined && result.facets[facet].some(({ count }) => count > 0),
  );
  const hasRange = range.from !== null || range.to !== null;
  if (hasRange && result.histogram.some(({ total }) => total > 0)) culprits.push('range');
  // A result does not count what the words keep out; with no other filter they are all that is left to blame.
  if (text !== '' && !hasRange && Object.keys(facets).length === 0) culprits.push('text');
  return culprits;
}
