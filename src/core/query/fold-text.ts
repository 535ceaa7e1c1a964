/**
 * Text without case and diacritics, for comparing: "Kyїv" and "kyiv" differ only where the letters do. Hangul stays composed.
 * Not for display. The result may be longer or shorter than the text.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The words of a text, folded, in any script: runs of letters, marks and digits. */
export function foldedWords(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
