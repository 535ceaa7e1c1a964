import type { Evidence } from '../model/claim';

/** A fragment and where it should stand; offsets are UTF-16 code units of the normalised text, `end` exclusive. */
export type Anchor = Pick<Evidence, 'exact' | 'prefix' | 'suffix' | 'start'>;

export type AnchorCheck =
  | { readonly state: 'found'; readonly start: number; readonly end: number }
  | {
      readonly state: 'moved';
      readonly start: number;
      readonly end: number;
      /** Several occurrences fit equally well, and the nearest was taken. */
      readonly isAmbiguous: boolean;
    }
  | { readonly state: 'missing' };

/**
 * Looks for an anchor's fragment in a normalised text. Found: it stands at the anchor's start. Moved: it stands elsewhere; prefix and
 * suffix choose among several, then nearness to the start (an anchor without one counts from the beginning). Letters are
 * compared as they are: no folding of case, accents or quotation marks.
 */
export function checkAnchor(text: string, anchor: Anchor): AnchorCheck {
  const { exact, start } = anchor;
  if (exact === '') return { state: 'missing' };
  if (start !== undefined && text.startsWith(exact, start)) return { state: 'found', start, end: start + exact.length };

  let best: { readonly at: number; readonly fit: number } | null = null;
  let rivals = 0;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const fit = contextFit(text, anchor, at);
    if (best === null || fit > best.fit) {
      best = { at, fit };
      rivals = 0;
    } else if (fit === best.fit) {
      rivals += 1;
      if (Math.abs(at - (start ?? 0)) < Math.abs(best.at - (start ?? 0))) best = { at, fit };
    }
  }
  if (best === null) return { state: 'missing' };
  return { state: 'moved', start: best.at, end: best.at + exact.length, isAmbiguous: rivals > 0 };
}

/** How many of prefix and suffix stand where they should around an occurrence. */
function contextFit(text: string, { exact, prefix = '', suffix = '' }: Anchor, at: number): number {
  const hasPrefix = prefix !== '' && text.slice(Math.max(0, at - prefix.length), at) === prefix;
  const hasSuffix = suffix !== '' && text.startsWith(suffix, at + exact.length);
  return Number(hasPrefix) + Number(hasSuffix);
}
