/** The question that filters nothing. */
export const ALL = {
  facets: {},
  clock: 'said',
  range: { from: null, to: null },
  by: 'group',
  found: null,
  area: null,
} as const;
