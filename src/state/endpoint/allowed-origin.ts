/** Where `public/connections-worker.js` looks; the two have to agree. */
const CACHE = 'dateline-connections';
const ENTRY = 'connect-origin';

/** Whether this page's service worker is there, which alone can let the page out: the policy of a page cannot be loosened from within it. */
export function canAllowOrigin(): boolean {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  return workers?.controller != null && 'caches' in globalThis;
}

/** Lets the page connect to one origin from its next load on, besides its own. */
export async function allowOrigin(origin: string): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(new URL(ENTRY, document.baseURI), new Response(origin));
}

/** Closes it again, from the next load on. */
export async function disallowOrigin(): Promise<void> {
  await caches.delete(CACHE);
}

/** Whether the policy of this very page lets it connect to the origin. */
export function isAllowed(origin: string): boolean {
  const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  const [, sources = ''] = /(?:^|;)\s*connect-src\s([^;]*)/.exec(policy) ?? [];
  return sources.split(/\s+/).includes(origin);
}
