import type { Claim } from '../model/claim';
import type { DeskRecord } from './desk-record';
import { suggestionsOf } from './record-edits';
import type { Suggestion } from './suggestion';

/** What an analyst goes through, one after another; `start` is where it stands in the text (UTF-16 code units), infinite where it stands nowhere. */
export type ReviewItem =
  | { readonly kind: 'suggestion'; readonly id: string; readonly start: number; readonly suggestion: Suggestion }
  | { readonly kind: 'claim'; readonly id: string; readonly start: number; readonly claim: Claim };

/** Suggestions and claims of a source in the order of its text. */
export function reviewItems(record: DeskRecord, source: string, hasDismissed: boolean): ReviewItem[] {
  const suggestions = suggestionsOf(record, source)
    .filter(({ state }) => hasDismissed || state === 'open')
    .map((suggestion): ReviewItem => {
      const { id, found } = suggestion;
      return { kind: 'suggestion', id, start: found.statement.start, suggestion };
    });
  const claims = record.case.claims
    .filter((claim) => claim.source === source)
    .map((claim): ReviewItem => {
      return { kind: 'claim', id: claim.id, start: claim.evidence[0]?.start ?? Infinity, claim };
    });
  return [...suggestions, ...claims].sort((a, b) => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1));
}
