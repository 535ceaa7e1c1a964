import type { Claim, Evidence } from '../model/claim';
import type { CaseIndex } from '../query/case-index';

/** A claim in its source, and where its evidence stands there. */
export interface SourceClaim {
  readonly claim: Claim;
  readonly anchors: readonly TextAnchor[];
}

interface TextAnchor {
  readonly evidence: Evidence;
  /** Share of the text before the fragment, 0 to 1; `null` when the fragment has no position. */
  readonly share: number | null;
}

/** The claims of a source in the order in which they stand in its text; those without a position come last, as the case lists them. */
export function readSource(index: CaseIndex, source: string): SourceClaim[] {
  const length = index.sources.get(source)?.text?.length;
  const share = ({ start }: Evidence): number | null =>
    start === undefined || length === undefined ? null : Math.min(1, start / length);
  const first = ({ claim }: SourceClaim): number =>
    claim.evidence.reduce((least, { start }) => Math.min(least, start ?? Infinity), Infinity);
  return index.case.claims
    .filter((claim) => claim.source === source)
    .map((claim) => ({ claim, anchors: claim.evidence.map((evidence) => ({ evidence, share: share(evidence) })) }))
    .map((entry, at) => ({ entry, at, start: first(entry) }))
    .sort((a, b) => (a.start === b.start ? a.at - b.at : a.start < b.start ? -1 : 1))
    .map(({ entry }) => entry);
}
