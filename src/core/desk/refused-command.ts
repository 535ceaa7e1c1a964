import type { Claim } from '../model/claim';

/** Why a command was not carried out: ids of reasons, each with the words that the reason needs. */
export type Refusal =
  | { readonly code: 'unknown'; readonly what: string }
  /** The publication gate: see `missingForPublication`. */
  | { readonly code: 'not-publishable' }
  | { readonly code: 'not-from-here'; readonly from: Claim['status']; readonly to: Claim['status'] }
  | { readonly code: 'published' }
  | { readonly code: 'no-words' }
  | { readonly code: 'same-source' }
  /** Only two of one source are merged. */
  | { readonly code: 'other-source' }
  /** What the check of a case says against it, in English as there. */
  | { readonly code: 'invalid'; readonly message: string; readonly advice: string };

/** Thrown by a command that cannot be carried out; the record is as it was. */
export class RefusedCommand extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code === 'invalid' ? `${refusal.message} ${refusal.advice}` : `Refused: ${JSON.stringify(refusal)}`);
    this.name = 'RefusedCommand';
    this.refusal = refusal;
  }
}
