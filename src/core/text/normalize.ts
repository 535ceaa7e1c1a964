/** The name under which a source states how its text was normalised. A different rule is a different name. */
export const NORMALIZATION = 'dateline-1';

/**
 * Normalises a text so that positions in it mean the same on every desk ("dateline-1"): without a leading byte order
 * mark, in Unicode form NFC, lines ended by LF, every run of tabs and spaces (Unicode Zs, no-break spaces among them) as one space,
 * lines trimmed, at most one empty line in a row, the whole trimmed. Normalising twice changes nothing.
 */
export function normalizeText(raw: string): string {
  return raw
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\p{Zs}]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
