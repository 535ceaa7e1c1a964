import { normalizeText } from './normalize';
import type { PageMetadata } from './page/page-metadata';

/** An article as it was brought: its normalised text, and what a page says about itself. */
export interface OpenedArticle {
  readonly text: string;
  readonly page: (PageMetadata & { readonly dropped: readonly string[] }) | null;
}

/** Why nothing can be read of it. */
export type ArticleProblem = 'too-long' | 'not-text' | 'empty' | 'no-article';

/** Code units; an article of a newspaper has ten thousand, a book a million. */
export const MAX_TEXT_LENGTH = 2_000_000;
export const MAX_PAGE_LENGTH = 10_000_000;
const HTML_START = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b/i;

/** Whether a text is the source of a web page. */
export function isPage(raw: string, fileName = ''): boolean {
  return /\.x?html?$/i.test(fileName) || HTML_START.test(raw.slice(0, 4000));
}

/** Plain text, Markdown or a web page's source as an article. The reader of pages is large, and is loaded when there is one. */
export async function openArticle(raw: string, fileName = ''): Promise<OpenedArticle | ArticleProblem> {
  const hasTags = isPage(raw, fileName);
  if (raw.length > (hasTags ? MAX_PAGE_LENGTH : MAX_TEXT_LENGTH)) return 'too-long';
  if (raw.includes('\0')) return 'not-text';
  if (!hasTags) {
    const text = normalizeText(raw);
    return text === '' ? 'empty' : { text, page: null };
  }
  const { readPage } = await import('./page/read-page');
  const { text, metadata, dropped } = readPage(raw);
  return text === '' ? 'no-article' : { text, page: { ...metadata, dropped } };
}
