import type { DeskRecord } from '../../core/desk/desk-record';

/** The record with the texts and suggestions that only the other one has, of sources that are in the case. */
export function withTextsOf(record: DeskRecord, other: DeskRecord): DeskRecord {
  const sources = new Set(record.case.sources.map(({ id }) => id));
  const both = <T>(own: Readonly<Record<string, T>>, more: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries({ ...more, ...own }).filter(([id]) => sources.has(id)));
  return {
    ...record,
    texts: both(record.texts, other.texts),
    suggestions: both(record.suggestions, other.suggestions),
  };
}
