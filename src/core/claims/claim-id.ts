import { textDigest } from '../text/digest';

/** What a claim's id is derived from. Offsets are UTF-16 code units of the source's normalised text. */
export interface ClaimOrigin {
  readonly source: string;
  readonly speaker: string | null;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** Stands in for the position while the claim is not anchored. */
  readonly statementEn: string;
}

/**
 * The id of a new claim: its source's id, "~", and six hexadecimal digits of what was claimed by whom. Derived once, then kept: a claim that is
 * anchored or reworded later keeps its id, so that links to it stay good.
 */
export function deriveClaimId({ source, speaker, start, end, statementEn }: ClaimOrigin): string {
  const what = start !== undefined && end !== undefined ? `${start}-${end}` : statementEn;
  return `${source}~${textDigest(`${source}\n${speaker ?? ''}\n${what}`).slice(0, 6)}`;
}
