/* Part of the service worker. A page cannot loosen its own policy, so the one origin that its user allowed (`src/state/endpoint/allowed-origin.ts`)
   is written into the policy of the page on its way out of the cache. Without such an origin the page goes out as it is. */
const CONNECTIONS = 'dateline-connections';
const PAGE = new URL('index.html', self.registration.scope);
const ORIGIN = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isPage =
    origin === PAGE.origin && (pathname === PAGE.pathname || pathname === new URL(self.registration.scope).pathname);
  if (event.request.mode !== 'navigate' || !isPage) return;
  // The listener of the cache comes after this one, and would answer too.
  event.stopImmediatePropagation();
  event.respondWith(pageWithConnections(event.request));
});

async function pageWithConnections(request) {
  const page = await caches.match(PAGE, { ignoreSearch: true });
  if (page === undefined) return fetch(request);
  const allowed = await allowedOrigin();
  if (allowed === null) return page;
  // The policy stands in an attribute, where quotes may be written as entities.
  const html = (await page.text()).replace(/connect-src (?:'self'|&#39;self&#39;)/, (own) => `${own} ${allowed}`);
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function allowedOrigin() {
  if (!(await caches.has(CONNECTIONS))) return null;
  const cache = await caches.open(CONNECTIONS);
  const stored = await (await cache.match(new URL('connect-origin', self.registration.scope)))?.text();
  return stored !== undefined && ORIGIN.test(stored) ? stored : null;
}
