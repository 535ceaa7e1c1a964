import type { Claim } from '../model/claim';
import type { CaseIndex } from '../query/case-index';

/** What claims are compared by, in reading order. */
export const ASPECTS = [
  'speaker',
  'organisation',
  'chain',
  'said',
  'event',
  'published',
  'number',
  'scope',
  'place',
  'modality',
  'kind',
  'attribution',
  'occasion',
  'source',
  'grade',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Comparison {
  readonly aspect: Aspect;
  /** Whether the claims differ in it. What one does not state differs from what another states. */
  readonly differs: boolean;
}

/** Numbers that cannot contradict each other, and why. */
export type NumberCaveat = 'scope' | 'date' | 'unit' | 'subject';

/** In which aspects two or more claims differ. */
export function compareClaims(index: CaseIndex, claims: readonly Claim[]): Comparison[] {
  return ASPECTS.map((aspect) => ({
    aspect,
    differs: new Set(claims.map((claim) => JSON.stringify(VALUES[aspect](index, claim)))).size > 1,
  }));
}

/** What keeps the claims' numbers from being two counts of one thing; empty when nothing does, or when fewer than two give a number. */
export function numberCaveats(claims: readonly Claim[]): NumberCaveat[] {
  const counted = claims.filter(({ quantities }) => quantities.length > 0);
  if (counted.length < 2) return [];
  const differs = (value: (claim: Claim) => unknown): boolean =>
    new Set(counted.map((claim) => JSON.stringify(value(claim)))).size > 1;
  const of = (claim: Claim, key: 'unit' | 'scope'): readonly unknown[] =>
    [...new Set(claim.quantities.map((quantity) => quantity[key] ?? null))].sort();
  return [
    ...(differs(({ subject }) => subject) ? (['subject'] as const) : []),
    ...(differs((claim) => of(claim, 'unit')) ? (['unit'] as const) : []),
    ...(differs((claim) => of(claim, 'scope')) ? (['scope'] as const) : []),
    ...(differs(({ event, said }) => event ?? said) ? (['date'] as const) : []),
  ];
}

const VALUES: Readonly<Record<Aspect, (index: CaseIndex, claim: Claim) => unknown>> = {
  speaker: (_, { speaker, speakerDescription }) => [speaker, speakerDescription?.['en']],
  organisation: (_, { organisation }) => organisation,
  chain: (_, { via }) => via.map(({ actor }) => actor),
  said: (_, { said }) => said,
  event: (_, { event }) => event,
  published: (index, { source }) => index.sources.get(source)?.published,
  number: (_, { quantities }) =>
    quantities.map(({ min, max, unit, qualifier, words }) => [min, max, unit, qualifier, min ?? max ?? words]),
  scope: (_, { quantities }) => quantities.map(({ scope }) => scope),
  place: (_, { places }) => places.map(({ place, role }) => [place, role]),
  modality: (_, { modality }) => modality,
  kind: (_, { kind }) => kind,
  attribution: (_, { attribution }) => attribution,
  occasion: (_, { occasion }) => occasion,
  source: (_, { source }) => source,
  grade: (_, { grade }) => grade && [grade.reliability, grade.credibility],
};
