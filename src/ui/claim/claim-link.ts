import { EMPTY_QUERY } from '../../core/query/query';
import { formatPermalink } from '../../state/permalink';
import type { ViewState } from '../../state/view-state';

/** The address of one claim and nothing else of the view, so that the same claim always has the same address. `base` is the page's, without a query. */
export function claimLink(view: ViewState, claim: string, base: string): string {
  const query = formatPermalink({
    ...view,
    camera: null,
    query: EMPTY_QUERY,
    panel: { kind: 'claim', claim },
    selected: claim,
    bottom: 'timeline',
    subject: null,
    grouping: 'day',
    hiddenLayers: [],
    theme: null,
  });
  return `${base}?${query}`;
}
