import type { Claim } from '../model/claim';
import { compareCases } from '../store/compare-cases';
import type { RowChange } from '../store/merge-report';
import type { DeskRecord } from './desk-record';
import type { Suggestion } from './suggestion';

/** An item of a source's review that changed. */
export interface ChangedItem {
  readonly kind: RowChange['kind'];
  readonly source: string;
  readonly id: string;
  /** Where it stands in the text (UTF-16 code units). */
  readonly start: number;
}

/** A suggestion that differs between two records; a dismissed one counts as taken away. */
interface SuggestionChange extends ChangedItem {
  /** Its statement. */
  readonly words: string;
}

/** In what one record of a case differs from another; texts aside. */
export interface DeskChange {
  readonly rows: readonly RowChange[];
  readonly suggestions: readonly SuggestionChange[];
}

export function changeBetween(before: DeskRecord, after: DeskRecord): DeskChange {
  const sources = new Set([...Object.keys(before.suggestions), ...Object.keys(after.suggestions)]);
  return {
    rows: compareCases(before.case, after.case).rows,
    suggestions: [...sources].flatMap((source) =>
      changesIn(source, before.suggestions[source] ?? [], after.suggestions[source] ?? []),
    ),
  };
}

function changesIn(source: string, before: readonly Suggestion[], after: readonly Suggestion[]): SuggestionChange[] {
  if (before === after) return [];
  const isOpen = ({ state }: Suggestion): boolean => state === 'open';
  const had = new Map(before.filter(isOpen).map((each) => [each.id, each]));
  const has = new Map(after.filter(isOpen).map((each) => [each.id, each]));
  const about = ({ id, found: { statement } }: Suggestion, kind: RowChange['kind']): SuggestionChange => ({
    kind,
    source,
    id,
    words: statement.text,
    start: statement.start,
  });
  return [
    ...[...had.values()].filter(({ id }) => !has.has(id)).map((each) => about(each, 'removed')),
    ...[...has.values()].flatMap((each) => {
      const old = had.get(each.id);
      if (old === undefined) return [about(each, 'added')];
      return old === each ? [] : [about(each, 'changed')];
    }),
  ];
}

/**
 * What a review has to show of a change, the likeliest first: what came back or is new, then what was changed, then what is gone; each in the order of the
 * text. `before` and `after` are the records that it lies between.
 */
export function changedItems({ rows, suggestions }: DeskChange, before: DeskRecord, after: DeskRecord): ChangedItem[] {
  const claims = new Map([...before.case.claims, ...after.case.claims].map((claim) => [claim.id, claim]));
  const ofClaims = rows.flatMap(({ table, id, kind }): ChangedItem[] => {
    const claim = table === 'claims' ? claims.get(id) : undefined;
    return claim === undefined ? [] : [{ source: claim.source, id, start: startOf(claim), kind }];
  });
  const rank: readonly RowChange['kind'][] = ['added', 'changed', 'removed'];
  return [...ofClaims, ...suggestions].sort(
    (a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || Number(a.start > b.start) - Number(a.start < b.start),
  );
}

function startOf({ evidence }: Claim): number {
  return evidence[0]?.start ?? Infinity;
}
