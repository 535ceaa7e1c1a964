import regular from '@fontsource/noto-sans-kr/files/noto-sans-kr-korean-400-normal.woff2?url';
import semibold from '@fontsource/noto-sans-kr/files/noto-sans-kr-korean-600-normal.woff2?url';
import gazetteer from '../../../geo/gazetteer/places.tsv?url';
import type { Case } from '../../core/model/case';
import { createFontMetrics } from '../../snapshot/fonts/metrics';
import { fontAddress } from '../export/font-files';
import { registerServiceWorker } from '../shell/service-worker';

/** The service worker answers from it what it did not put there itself: see `vite.config.ts`. */
const CACHE = 'dateline-used';
/** Beyond these, what a case needs is no longer looked for at every change. */
const MOST_CLAIMS = 5000;
const kept = new Set<string>();

/**
 * Keeps what work on the case needs without a network and the first visit does not bring: the gazetteer, and the type that its pages are written with beside Latin
 * and Cyrillic. Straight into the cache, since a page that was there before its service worker is not served by it. What does not arrive is asked for the next time.
 * Marks `dateline:offline` when all of it is there.
 */
export async function keepOffline(loaded: Case): Promise<void> {
  if (!('caches' in globalThis) || (await registerServiceWorker()) === null) return;
  const cache = await caches.open(CACHE);
  for (const address of [gazetteer, ...typeOf(loaded)]) {
    if (kept.has(address)) continue;
    if ((await cache.match(address)) === undefined) await cache.add(address);
    kept.add(address);
  }
  performance.mark('dateline:offline', { detail: { claims: loaded.claims.length } });
}

function typeOf(loaded: Case): string[] {
  if (loaded.claims.length > MOST_CLAIMS) return [];
  const characters = new Set(JSON.stringify(loaded).match(/[\u1100-\u{10FFFF}]/gu));
  if (characters.size === 0) return [];
  const pieces = createFontMetrics()
    .pieces([...characters].map((character) => character.codePointAt(0) ?? 0))
    .flatMap((file) => [fontAddress(`${file}-400-normal.woff`), fontAddress(`${file}-600-normal.woff`)]);
  // The page itself is written with these.
  return [regular, semibold, ...pieces];
}
