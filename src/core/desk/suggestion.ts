import type { SuggestedClaim } from '../text/reading';

/** A claim that a reading proposes of a source's text: to be accepted, edited, split, merged or dismissed, never published as it is. */
export interface Suggestion {
  /** Unique within its source, and the same for the same words by the same speaker. */
  readonly id: string;
  readonly state: 'open' | 'dismissed';
  /** `rules` of `core/text`, or the name of the model that proposed it. */
  readonly origin: string;
  /** What was found; offsets are into the source's text as the desk holds it. */
  readonly found: SuggestedClaim;
}
