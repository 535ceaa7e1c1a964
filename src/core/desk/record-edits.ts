import type { Case } from '../model/case';
import type { Claim } from '../model/claim';
import type { Source } from '../model/source';
import type { DeskRecord } from './desk-record';
import { RefusedCommand } from './refused-command';
import type { Suggestion } from './suggestion';

/** The record with another case. */
export function withCase(record: DeskRecord, changed: Case): DeskRecord {
  return { ...record, case: changed };
}

/** The record with the claim in the place of the one with its id. */
export function withClaim(record: DeskRecord, claim: Claim): DeskRecord {
  return withCase(record, {
    ...record.case,
    claims: record.case.claims.map((each) => (each.id === claim.id ? claim : each)),
  });
}

export function withSuggestions(record: DeskRecord, source: string, list: readonly Suggestion[]): DeskRecord {
  return { ...record, suggestions: { ...record.suggestions, [source]: list } };
}

export function claimOf(record: DeskRecord, id: string): Claim {
  return found(
    record.case.claims.find((claim) => claim.id === id),
    `claim ${id}`,
  );
}

export function sourceOf(record: DeskRecord, id: string): Source {
  return found(
    record.case.sources.find((source) => source.id === id),
    `source ${id}`,
  );
}

export function suggestionsOf(record: DeskRecord, source: string): readonly Suggestion[] {
  return record.suggestions[source] ?? [];
}

export function suggestionOf(record: DeskRecord, source: string, id: string): Suggestion {
  return found(
    suggestionsOf(record, source).find((suggestion) => suggestion.id === id),
    `suggestion ${id}`,
  );
}

/** The text that the desk holds of a source; empty when it holds none. */
export function textOf(record: DeskRecord, source: string): string {
  return record.texts[source] ?? '';
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RefusedCommand({ code: 'unknown', what });
  return value;
}
