import { ask } from './range-source';

/** Features of one request: what servers commonly allow at once. */
const PAGE_FEATURES = 5000;
/** Features of one answer, from a server that gives no pages. */
const MOST_AT_ONCE = 1_000_000;
const decoder = new TextDecoder();

interface ItemsPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Address of the page that follows. */
  readonly next: string | null;
  /** What the page's first feature is named by in its collection, where features have names. */
  readonly firstId: string | null;
  readonly count: number;
  /** Features of the whole collection, where the server tells. */
  readonly matched: number | null;
}

/** Whether an address is that of a collection's items by OGC API - Features (part 1), as its standard lays paths out. */
export function isItemsAddress(address: string): boolean {
  return URL.canParse(address) && /\/collections\/[^/]+\/items\/?$/.test(new URL(address).pathname);
}

/**
 * All pages of a collection, each a GeoJSON FeatureCollection, by the server's own links to the next, which is asked for while one is read. A server whose second
 * page is its first again is asked for all at once: MapServer 8.0.0, which Debian 12 has, does so with PostGIS (its issue 6613). Throws when a page does not
 * come, is no JSON, leads to another host, or has what came before.
 */
export async function* itemsPages(address: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const first = itemsAddress(address, PAGE_FEATURES);
  const addresses = new Set([first.href]);
  const ids = new Set<string>();
  for (let page = await askPage(first.href), isFirst = true; ; isFirst = false) {
    const { next, firstId } = page;
    if (next !== null && !isFirst && firstId !== null && ids.has(firstId)) throw repeats(next);
    if (firstId !== null) ids.add(firstId);
    const coming = next === null ? null : askNext(next, first.origin, addresses);
    const ahead = isFirst ? await coming?.catch(() => null) : undefined;
    if (ahead != null && firstId !== null && ahead.firstId === firstId) {
      yield* allAtOnce(address, page);
      return;
    }
    // It is heard when this page has been read.
    coming?.catch(() => undefined);
    yield page.bytes;
    if (coming === null) return;
    page = await coming;
  }
}

/** The whole collection in one answer, else the page that there is and why there is no more. */
async function* allAtOnce(
  address: string,
  { bytes, matched, next }: ItemsPage,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const count = matched ?? MOST_AT_ONCE;
  const whole = count <= MOST_AT_ONCE ? await askPage(itemsAddress(address, count).href) : null;
  const isWhole = whole !== null && (matched === null ? whole.next === null : whole.count >= matched);
  yield isWhole ? whole.bytes : bytes;
  if (!isWhole) throw repeats(next ?? address);
}

function repeats(address: string): Error {
  return new Error(
    `${address} has features that came before: the server does not page. Let it give all at once (MapServer: oga_max_limit), or ask it for vector tiles.`,
  );
}

function itemsAddress(address: string, limit: number): URL {
  const url = new URL(address);
  if (!url.searchParams.has('limit') || limit !== PAGE_FEATURES) url.searchParams.set('limit', String(limit));
  if (!url.searchParams.has('f')) url.searchParams.set('f', 'json');
  return url;
}

async function askNext(next: string, origin: string, addresses: Set<string>): Promise<ItemsPage> {
  if (new URL(next).origin !== origin)
    throw new Error(`A page leads on to another host, ${new URL(next).origin}, which was not asked for.`);
  if (addresses.has(next)) throw new Error(`A page leads back to one that was read: ${next}.`);
  addresses.add(next);
  return askPage(next);
}

async function askPage(address: string): Promise<ItemsPage> {
  const response = await ask(address, { headers: { Accept: 'application/geo+json, application/json' } });
  const bytes = new Uint8Array(await response.arrayBuffer());
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw new Error(`Expected ${address} to answer with GeoJSON.`, { cause });
  }
  const features = listOf(value, 'features');
  const id = fieldOf(features[0], 'id');
  const matched = fieldOf(value, 'numberMatched');
  return {
    bytes,
    next: nextLink(listOf(value, 'links'), address),
    firstId: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    count: features.length,
    matched: typeof matched === 'number' ? matched : null,
  };
}

function nextLink(links: readonly unknown[], address: string): string | null {
  for (const link of links) {
    const href = fieldOf(link, 'href');
    if (fieldOf(link, 'rel') === 'next' && typeof href === 'string') return new URL(href, address).href;
  }
  return null;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}
