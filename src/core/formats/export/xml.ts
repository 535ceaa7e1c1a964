/** Text for XML 1.0: markup escaped, what readers of XML 1.0 or 1.1 turn into a line feed kept as it is, characters that XML cannot hold taken out. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\r\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`);
}
