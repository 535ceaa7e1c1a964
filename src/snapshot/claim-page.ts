import type { CaseIndex } from '../core/query/case-index';
import type { QueryResult } from '../core/query/query';
import type { SceneInput } from './scene-input';

/** The claims that a view of a case shows. */
export interface ClaimView {
  readonly index: CaseIndex;
  readonly result: QueryResult;
  /** The claim that the view has selected; set off on the map. */
  readonly selected: string | null;
}

/** They, and the page around them. */
export type ClaimPage = SceneInput & ClaimView;
