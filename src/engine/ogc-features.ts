import { ask } from './range-source';

/** Features of one request: what servers commonly allow at once. */
const PAGE_FEATURES = 5000;
const decoder = new TextDecoder();

/** Whether an address is that of a collection's items by OGC API - Features (part 1), as its standard lays paths out. */
export function isItemsAddress(address: string): boolean {
  return URL.canParse(address) && /\/collections\/[^/]+\/items\/?$/.test(new URL(address).pathname);
}

/**
 * All pages of a collection, each a GeoJSON FeatureCollection, by the server's own links to the next. Throws when a page does not come, is no
 * JSON, or leads to another host.
 */
export async function* itemsPages(address: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const first = new URL(address);
  if (!first.searchParams.has('limit')) first.searchParams.set('limit', String(PAGE_FEATURES));
  if (!first.searchParams.has('f')) first.searchParams.set('f', 'json');
  const seen = new Set<string>();
  for (let page: string | null = first.href; page !== null;) {
    seen.add(page);
    const response = await ask(page, { headers: { Accept: 'application/geo+json, application/json' } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    yield bytes;
    const next = nextLink(bytes, page);
    if (next !== null && new URL(next).origin !== first.origin)
      throw new Error(`${page} leads on to another host, ${new URL(next).origin}, which was not asked for.`);
    if (next !== null && seen.has(next)) throw new Error(`${page} leads back to a page that was read: ${next}.`);
    page = next;
  }
}

function nextLink(bytes: Uint8Array, address: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new Error(`Expected ${address} to answer with GeoJSON.`, { cause });
  }
  const links: unknown = typeof value === 'object' && value !== null && 'links' in value ? value.links : [];
  for (const link of Array.isArray(links) ? (links as unknown[]) : []) {
    if (typeof link !== 'object' || link === null || !('rel' in link) || link.rel !== 'next') continue;
    if ('href' in link && typeof link.href === 'string') return new URL(link.href, address).href;
  }
  return null;
}
