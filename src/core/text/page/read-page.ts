import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { normalizeText } from '../normalize';
import { readPageMetadata, type PageMetadata } from './page-metadata';

/** The article of a saved page, what the page says about itself, and what was left out of it. */
export interface ReadPage {
  readonly text: string;
  readonly metadata: PageMetadata;
  /** First words of each block that was set aside: related links, captions, menus, comments. */
  readonly dropped: readonly string[];
}

const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BLOCKQUOTE',
  'SECTION',
  'ARTICLE',
  'TR',
  'FIGCAPTION',
  'BR',
  'UL',
  'OL',
  'TABLE',
  'MAIN',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'NAV',
  'FIGURE',
]);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'IFRAME', 'FORM', 'BUTTON']);
/** Never part of the article, also where Readability keeps them. */
const SET_ASIDE = 'figcaption, nav, aside, footer, form, dialog, [role="dialog"], [role="complementary"]';
/** What content systems call a block that is none of the article, in its class, id or `data-` names, as whole words. */
const NAMED_ASIDE =
  /(?:^|[-_\s])(?:related|more-on|read-?more|read-?also|read_also|see-?also|baca-?juga|lihat-?juga|lihatjg|berita-?terkait|rekomendasi|recommend(?:ed|ations)?|recirc|most-?(?:read|popular|viewed)|popular|terpopuler|trending|tickers?|news-?line|running-?text|breaking|flash_?news|comments?|komentar|reply|replies|disqus|share|shar(?:ing|ebar|edaddy)|social|sns|newsletters?|sign-?up|signup|subscri(?:be|ption)|paywall|promo|podcast|cookies?|consent|gdpr|advert(?:s|isement)?|ads|ad-?slot|sponsor(?:ed)?|outbrain|taboola|captions?|(?:photo|image|picture|media)[-_](?:title|text|desc(?:ription)?|credits?|info)|credits?|by-?line|author|tags?|breadcrumbs?|telegram-widget|links-?block|sidebar|widget-area)(?=$|[-_\s]|box|block|list|wrap)/i;
const NAME_ATTRIBUTES = ['class', 'id', 'data-component', 'data-testid', 'data-type', 'data-module'];
/** A block with more of the page's text than this holds the article, whatever it is called. */
const MOST_OF_TEXT = 0.25;
const MAX_DROPPED = 200;
const SHOWN_CHARACTERS = 80;

/** Takes the article out of a page by Readability; scripts are parsed as text and never run. */
export function readPage(html: string): ReadPage {
  const metadata = readPageMetadata(html);
  const { document } = parseHTML(html);
  const everything = blocksOf(document.body);
  for (const element of document.querySelectorAll(SET_ASIDE)) element.remove();
  removeNamed(document);
  const article = new Readability(document).parse();
  const content =
    article?.content == null
      ? null
      : parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body;
  const kept = content === null ? blocksOf(document.body) : blocksOf(content);
  const title = article?.title ?? metadata.title;
  const lines = title != null && title !== '' && kept[0] !== title ? [title, ...kept] : kept;
  const isKept = new Set(lines.map(collapse));
  const dropped = everything.map(collapse).filter((block) => block !== '' && !isKept.has(block));
  return {
    text: normalizeText(lines.join('\n\n')),
    metadata,
    dropped: [...new Set(dropped)]
      .slice(0, MAX_DROPPED)
      .map((block) => (block.length > SHOWN_CHARACTERS ? `${block.slice(0, SHOWN_CHARACTERS)}…` : block)),
  };
}

/** Takes out the blocks that their names set aside, but for those that hold much of the text. */
function removeNamed(document: Document): void {
  const whole = document.body.textContent.length;
  for (const element of document.body.querySelectorAll(NAME_ATTRIBUTES.map((name) => `[${name}]`).join(','))) {
    const isNamed = NAME_ATTRIBUTES.some((name) => NAMED_ASIDE.test(element.getAttribute(name) ?? ''));
    if (isNamed && element.textContent.length < whole * MOST_OF_TEXT && element.querySelector('h1') === null)
      element.remove();
  }
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of an element, a block of the page a line. Walks with a stack of its own: pages nest deeper than calls may. */
function blocksOf(root: Element): string[] {
  const blocks: string[] = [];
  let line = '';
  const finish = (): void => {
    const text = collapse(line);
    if (text !== '') blocks.push(text);
    line = '';
  };
  const stack: (Node | null)[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined) break;
    if (node === null) {
      finish();
      continue;
    }
    if (node.nodeType === 3) {
      line += node.textContent ?? '';
      continue;
    }
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.has(name) || (node.nodeType !== 1 && node !== root)) continue;
    const isBlock = BLOCKS.has(name);
    if (isBlock) {
      finish();
      stack.push(null);
    }
    for (let child = node.lastChild; child !== null; child = child.previousSibling) stack.push(child);
  }
  finish();
  return blocks;
}
