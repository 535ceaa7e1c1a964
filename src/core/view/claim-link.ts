import { EMPTY_QUERY } from '../query/query';
import { formatPermalink } from './permalink';
import type { ViewState } from './view-state';

/** The address of one claim and nothing else of the view, so that the same claim always has the same address. `base` is the page's, without a query. */
export function claimLink(view: Pick<ViewState, 'caseId' | 'language'>, claim: string, base: string): string {
  const query = formatPermalink({
    caseId: view.caseId,
    language: view.language,
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
