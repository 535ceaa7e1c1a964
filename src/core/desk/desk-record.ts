import type { Case } from '../model/case';
import type { Suggestion } from './suggestion';

/** What the browser keeps of one case on the desk: all that would be lost with the page. */
export interface DeskRecord {
  readonly version: 1;
  readonly case: Case;
  readonly texts: Readonly<Record<string, string>>;
  readonly suggestions: Readonly<Record<string, readonly Suggestion[]>>;
}
