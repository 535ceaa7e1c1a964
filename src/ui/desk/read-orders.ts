import type { ArticleProblem, OpenedArticle } from '../../core/text/open-article';
import type { Reading, ReadingLanguage } from '../../core/text/reading';

/** What the worker is asked to read. */
export interface ReadOrder {
  readonly id: number;
  readonly raw: string;
  readonly fileName: string;
  /** Told by the text when left out. */
  readonly language: ReadingLanguage | null;
  /** EDTF; the page's own when left out. */
  readonly published: string | null;
  /** The gazetteer's whole address; places are left out without one. */
  readonly gazetteer: string | null;
}

export interface ReadArticle extends OpenedArticle {
  readonly reading: Reading;
  /** The gazetteer did not load: no places were looked for. */
  readonly hasPlaces: boolean;
}

export type ReadStage = 'opening' | 'names' | 'reading';

export type ReadAnswer =
  | { readonly id: number; readonly kind: 'stage'; readonly stage: ReadStage }
  | { readonly id: number; readonly kind: 'read'; readonly article: ReadArticle }
  | { readonly id: number; readonly kind: 'problem'; readonly problem: ArticleProblem | 'failed' };
