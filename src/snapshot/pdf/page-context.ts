import type { FontSet } from '../fonts/font-set';
import type { PdfFile } from './pdf-file';
import type { PdfResources } from './pdf-resources';
import type { PdfStructure } from './pdf-structure';

/** What the pages of one document share while they are written. */
export interface PageContext {
  readonly file: PdfFile;
  readonly resources: PdfResources;
  readonly structure: PdfStructure;
  readonly fonts: FontSet;
}
