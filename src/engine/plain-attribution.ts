const MOST_CHARACTERS = 300;

/** Whose data it is, as a file or server says it: often written as HTML, of which only the words are kept. Empty when it is no text. */
export function plainAttribution(given: unknown): string {
  if (typeof given !== 'string') return '';
  return given
    .slice(0, 10 * MOST_CHARACTERS)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS);
}
