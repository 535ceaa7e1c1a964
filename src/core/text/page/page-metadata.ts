/** What a web page says about itself, and where it says it. Never trusted over the text without saying so. */
export interface PageMetadata {
  readonly title: string | null;
  readonly outlet: string | null;
  /** A day (`2024-10-30`), cut from whatever the page gives; `publishedFrom` says which element gave it. */
  readonly published: string | null;
  readonly publishedFrom: 'json-ld' | 'open-graph' | 'meta' | 'time' | null;
  readonly canonical: string | null;
  readonly language: string | null;
  readonly author: string | null;
}

const MAX_ELEMENTS = 400;
const META = /<meta\s[^>]{1,2000}>/gi;
const LINK = /<link\s[^>]{1,2000}>/gi;
const TIME = /<time\s[^>]{1,500}>/gi;
const JSON_LD = /<script[^>]{0,300}application\/ld\+json[^>]{0,300}>([\s\S]{1,200000}?)<\/script>/gi;
const ARTICLE_TYPES = /Article|NewsArticle|Report|BlogPosting|LiveBlog/;

/** Reads JSON-LD, Open Graph, meta and time elements, canonical link and language out of a page's source. */
export function readPageMetadata(html: string): PageMetadata {
  const metas = new Map<string, string>();
  for (const tag of matches(META, html)) {
    const key = attribute(tag, 'property') ?? attribute(tag, 'name') ?? attribute(tag, 'itemprop');
    const content = attribute(tag, 'content');
    if (key !== null && content !== null && !metas.has(key.toLowerCase())) metas.set(key.toLowerCase(), content);
  }
  const linked = readJsonLd(html);
  const canonical = matches(LINK, html).find((tag) => attribute(tag, 'rel')?.toLowerCase() === 'canonical');
  const time = matches(TIME, html)
    .map((tag) => day(attribute(tag, 'datetime')))
    .find((value) => value !== null);
  const openGraph = day(metas.get('article:published_time') ?? metas.get('og:article:published_time'));
  const meta = day(
    metas.get('datepublished') ??
      metas.get('pubdate') ??
      metas.get('publishdate') ??
      metas.get('date') ??
      metas.get('dc.date') ??
      metas.get('dcterms.date'),
  );
  const published = linked.published ?? openGraph ?? meta ?? time ?? null;
  return {
    title: linked.title ?? metas.get('og:title') ?? elementText(/<title[^>]{0,200}>([^<]{1,500})<\/title>/i, html),
    outlet: linked.outlet ?? metas.get('og:site_name') ?? null,
    published,
    publishedFrom:
      published === null
        ? null
        : linked.published !== null
          ? 'json-ld'
          : openGraph !== null
            ? 'open-graph'
            : meta !== null
              ? 'meta'
              : 'time',
    canonical: (canonical === undefined ? null : attribute(canonical, 'href')) ?? metas.get('og:url') ?? null,
    language:
      (
        /<html[^>]{0,500}\slang=["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)/i.exec(html)?.[1] ??
        metas.get('og:locale')?.replace('_', '-') ??
        null
      )?.toLowerCase() ?? null,
    author: linked.author ?? metas.get('author') ?? metas.get('article:author') ?? null,
  };
}

function matches(pattern: RegExp, html: string): string[] {
  const found: string[] = [];
  for (const match of html.matchAll(pattern)) {
    found.push(match[0]);
    if (found.length >= MAX_ELEMENTS) break;
  }
  return found;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decode(value.trim());
}

function elementText(pattern: RegExp, html: string): string | null {
  const text = pattern.exec(html)?.[1]?.trim();
  return text === undefined || text === '' ? null : decode(text);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}

function day(value: string | null | undefined): string | null {
  const match = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)/.exec(value?.trim() ?? '');
  return match === null ? null : `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}`;
}

interface Linked {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly author: string | null;
}

function readJsonLd(html: string): Linked {
  for (const script of html.matchAll(JSON_LD)) {
    let data: unknown;
    try {
      data = JSON.parse(script[1] ?? '');
    } catch {
      continue; // Broken JSON-LD is common, and the page says the same elsewhere.
    }
    const article = findArticle(data, 0);
    if (article !== null)
      return {
        title: text(article['headline']),
        outlet: nameOf(article['publisher']),
        published: day(text(article['datePublished'])),
        author: nameOf(article['author']),
      };
  }
  return { title: null, outlet: null, published: null, author: null };
}

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? decode(value) : null);

function findArticle(data: unknown, depth: number): JsonObject | null {
  if (depth > 4) return null;
  if (Array.isArray(data)) {
    for (const item of data.slice(0, 50)) {
      const found = findArticle(item, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isObject(data)) return null;
  const type = data['@type'];
  if (ARTICLE_TYPES.test(Array.isArray(type) ? type.join(' ') : String(type))) return data;
  return findArticle(data['@graph'], depth + 1);
}

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 0 ? null : nameOf(value[0]);
  return isObject(value) ? text(value['name']) : text(value);
}
