/**
 * Registers the service worker, which fetches all that the page needs without a network; that is more work than showing the page. `null`
 * where there is none: in development, and where the browser or the address has no service workers.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | null> {
  if (import.meta.env.MODE !== 'production' || !('serviceWorker' in navigator)) return null;
  return navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
}
