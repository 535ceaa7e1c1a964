import fc from 'fast-check';
import { CLOCKS, FACETS, type Query } from '../../../src/core/query/query';
import { RowDraft, type RowSpan } from '../../../src/core/table/row-draft';
import type { Table } from '../../../src/core/table/table';
import { TableBuilder } from '../../../src/core/table/table-builder';

export interface PlainRow {
  readonly position: { readonly lng: number; readonly lat: number } | null;
  readonly facets: Readonly<Partial<Record<(typeof FACETS)[number], readonly string[]>>>;
  readonly times: Readonly<Partial<Record<(typeof CLOCKS)[number], RowSpan | null>>>;
  readonly quantity: { readonly min: number; readonly max: number } | null;
}

const DAY = 86_400_000;
const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
const moment = fc.integer({ min: -3 * DAY, max: 6 * DAY });
const span = fc.oneof(
  fc.constant(null),
  moment.map((min) => ({ min, max: min })),
  fc.tuple(moment, fc.integer({ min: 0, max: 3 * DAY })).map(([min, length]) => ({ min, max: min + length })),
  moment.map((min) => ({ min, max: null })),
  moment.map((max) => ({ min: null, max })),
);
/** Clusters, duplicates, the poles and both sides of the antimeridian are likely. */
const position = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    { lng: 180, lat: 0 },
    { lng: -180, lat: 0 },
    { lng: 10, lat: 90 },
    { lng: 10, lat: -90 },
    { lng: 0, lat: 0 },
    { lng: 36.2, lat: 51.7 },
  ),
  fc.record({ lng: fc.double({ min: 36, max: 37, noNaN: true }), lat: fc.double({ min: 51, max: 52, noNaN: true }) }),
  fc.record({
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
  }),
);

export const plainRows: fc.Arbitrary<PlainRow[]> = fc.array(
  fc.record({
    position,
    facets: fc.record({ group: values, modality: values, kind: values, place: values }, { requiredKeys: [] }),
    times: fc.record({ event: span, said: span }, { requiredKeys: [] }),
    quantity: fc.option(
      fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(5)).map(([min, more]) => ({ min, max: min + more })),
    ),
  }),
  { maxLength: 60, size: 'max' },
);

const day = fc.constantFrom(null, '1969-12-30', '1970-01-01', '1970-01-03', '1970-01-05');
export const queries: fc.Arbitrary<Pick<Query, 'facets' | 'clock' | 'range'>> = fc.record({
  facets: fc.record({ group: values, kind: values, place: values, status: values }, { requiredKeys: [] }),
  clock: fc.constantFrom(...CLOCKS),
  range: fc.record({ from: day, to: day }),
});

export function tableOf(rows: readonly PlainRow[]): Table {
  const builder = new TableBuilder();
  const draft = new RowDraft();
  for (const { position, facets, times, quantity } of rows) {
    draft.clear();
    if (position !== null) Object.assign(draft, position);
    for (const facet of FACETS) {
      const named = facets[facet];
      if (named !== undefined) draft.setCode(facet, builder.combine(facet, named));
    }
    for (const clock of CLOCKS) draft.setSpan(clock, times[clock] ?? null);
    if (quantity != null) [draft.least, draft.most] = [quantity.min, quantity.max];
    builder.add(draft);
  }
  return builder.finish();
}
