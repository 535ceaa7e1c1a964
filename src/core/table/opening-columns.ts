import type { Clock, FacetId } from '../query/query';

/** Facets that colours can tell apart, the likeliest first. */
export const SPLITS = ['group', 'kind', 'modality', 'speaker', 'source'] as const satisfies readonly FacetId[];
const CLOCK_ORDER = ['said', 'event', 'published'] as const satisfies readonly Clock[];

/** The clock that a table is seen by, and what its counts are split and coloured by. */
export interface OpeningColumns {
  readonly clock: Clock;
  readonly by: FacetId;
}

/** Those that were asked for where the table has them, else the first that it has. */
export function openingColumns(
  {
    days,
    distinct,
  }: { readonly days: Readonly<Record<Clock, unknown>>; readonly distinct: Readonly<Record<FacetId, number>> },
  asked: { readonly clock: Clock | null; readonly by: FacetId | null } | null = null,
): OpeningColumns {
  const clocks = CLOCK_ORDER.filter((each) => days[each] !== null);
  const splits = SPLITS.filter((facet) => distinct[facet] > 0);
  return {
    clock: clocks.find((clock) => clock === asked?.clock) ?? clocks[0] ?? 'said',
    by: splits.find((facet) => facet === asked?.by) ?? splits[0] ?? 'group',
  };
}
