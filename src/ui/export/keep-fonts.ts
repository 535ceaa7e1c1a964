import type { Case } from '../../core/model/case';
import { createFontMetrics } from '../../snapshot/fonts/metrics';
import { fontAddress } from './font-files';

/** Beyond these, what a case needs is no longer looked for at every change. */
const MOST_CLAIMS = 5000;
const asked = new Set<string>();

/**
 * Fetches the font files that a page of the case needs beside Latin and Cyrillic, which are always there: the service worker keeps what was fetched once, so that
 * a snapshot can be made without a network. What does not arrive is asked for again the next time.
 */
export async function keepFonts(loaded: Case): Promise<void> {
  if (loaded.claims.length > MOST_CLAIMS) return;
  const characters = new Set(JSON.stringify(loaded).match(/[\u1100-\u{10FFFF}]/gu));
  if (characters.size === 0) return;
  const files = createFontMetrics()
    .pieces([...characters].map((character) => character.codePointAt(0) ?? 0))
    .flatMap((file) => [`${file}-400-normal.woff`, `${file}-600-normal.woff`])
    .filter((name) => !asked.has(name));
  for (const name of files) {
    asked.add(name);
    const arrived = await fetch(fontAddress(name)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!arrived) asked.delete(name);
  }
}
