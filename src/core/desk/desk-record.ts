import type { Case } from '../model/case';
import type { Suggestion } from './suggestion';

/** What the browser keeps of one case on the desk: all that would be lost with the page. */
export interface DeskRecord {
  readonly version: 1;
  readonly case: Case;
  /** By source id: the normalised text that this desk holds. Never exported with the case. */
  readonly texts: Readonly<Record<string, string>>;
  /** By source id: those that are still open or were dismissed. */
  readonly suggestions: Readonly<Record<string, readonly Suggestion[]>>;
}
