import type { Lexicon } from '../lexicon/lexicon';
import type { AsideReason, Reading, Span } from '../reading';

/** A dateline, and where the first sentence begins after its dash. */
export type Dateline = NonNullable<Reading['dateline']> & { readonly bodyStart: number };

/** Title, dateline and what is no part of the article, told by how lines look. */
export interface Structure {
  readonly title: Span | null;
  readonly dateline: Dateline | null;
  readonly aside: readonly (Span & { readonly why: AsideReason })[];
}

interface Line extends Span {
  readonly text: string;
}

const MAX_TITLE = 200;
const MAX_DATELINE = 90;
const DATELINE_LINES = 8;
const TABLE = /^[|\s:-]*-{3,}[|\s:-]*$|^!\[[^\]]*\]\([^)]*\)\s*\|?$|^!\[[^\]]*\]\([^)]*\)$/;
const ENDS_SENTENCE = /[.!?…:;]["”’»')\]]*$/;
/** "(apr/hns)": who wrote and who edited. */
const INITIALS = /^\([a-z]{2,4}(?:\/[a-z]{2,4})*\)$/;
const LABEL_END = /[\s:.!…»›>-]+$/u;
const NAME_LINKS = /^(?:and|in|for|dan|di|with|&)$/u;
const MAX_NAMES = 8;
const MIN_PARAGRAPH = 100;
const PLAIN_OPENING = /^(?:([\p{L}\d]+\.(?:com|id|co\.id|net|tv|news)),\s)?(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})$/u;
/** "Palu, Suara Sulteng - ": place, then outlet. */
const PLACE_AND_PAPER = /^(\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?),\s(\p{Lu}[\p{L}\d.]*(?:\s\p{Lu}[\p{L}\d.]*){0,3})$/u;
const DASH = /\s?(?:—|–|--|-)\s/;

/** Looks at a text line by line. */
export function readStructure(text: string, lexicon: Lexicon): Structure {
  const lines = splitLines(text);
  const aside = findAside(lines, lexicon);
  const isAside = (line: Line): boolean => aside.some(({ start, end }) => line.start < end && start < line.end);
  const body = lines.filter((line) => !isAside(line));
  return { title: findTitle(body), dateline: findDateline(body, lexicon), aside };
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const breakAt = text.indexOf('\n', start);
    const end = breakAt === -1 ? text.length : breakAt;
    const line = text.slice(start, end);
    const trimmed = line.trim();
    if (trimmed !== '') {
      const from = start + line.indexOf(trimmed);
      lines.push({ start: from, end: from + trimmed.length, text: trimmed });
    }
    start = end + 1;
  }
  return lines;
}

function findTitle(lines: readonly Line[]): Span | null {
  const [first, second] = lines;
  if (first === undefined || second === undefined || first.text.length > MAX_TITLE) return null;
  if (first.text.startsWith('#')) {
    const from = first.text.search(/[^#\s]/);
    return from === -1 ? null : { start: first.start + from, end: first.end };
  }
  // A short line above a headline is its kicker: "Konflik Rusia vs Ukraina".
  const isKicker =
    first.text.split(/\s+/).length <= 5 &&
    second.text.length < MAX_TITLE &&
    second.text.length > first.text.length &&
    !ENDS_SENTENCE.test(second.text) &&
    !DASH.test(second.text);
  if (isKicker && lines.length > 2) return { start: second.start, end: second.end };
  const opensQuote = /^["“”«„]/.test(first.text);
  return ENDS_SENTENCE.test(first.text) && !opensQuote ? null : { start: first.start, end: first.end };
}

/** "JAKARTA, KOMPAS — ", "SERAMBINEWS.COM, MOSKWA - ", "MOSCOW (Reuters) - ", "HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "(서울=연합뉴스)". */
function findDateline(lines: readonly Line[], lexicon: Lexicon): Dateline | null {
  for (const line of lines.slice(0, DATELINE_LINES)) {
    const korean = /^[([]([가-힣]+)=([가-힣A-Za-z0-9]+)[)\]](?:\s*[가-힣·\s]{2,20}기자\s*=\s*)?/.exec(line.text);
    if (korean !== null) {
      const start = line.start + 1;
      return {
        text: korean[1] ?? '',
        start,
        end: start + (korean[1] ?? '').length,
        outlet: korean[2] ?? null,
        bodyStart: line.start + korean[0].length,
      };
    }
    const head = line.text.slice(0, MAX_DATELINE);
    const dash = DASH.exec(head);
    if (dash === null) continue;
    const opening = head.slice(0, dash.index).trimEnd();
    const found = plainOpening(opening, line, lexicon) ?? parseOpening(opening, lexicon);
    if (found !== null)
      return {
        text: opening.slice(found.from, found.to),
        start: line.start + found.from,
        end: line.start + found.to,
        outlet: found.outlet,
        bodyStart: line.start + dash.index + dash[0].length,
      };
  }
  return null;
}

/** "Jambi - Mantan Kepala …", "Kabar.com, Jambi - …": Indonesian portals write the place as it is, before a paragraph. */
function plainOpening(
  opening: string,
  line: Line,
  lexicon: Lexicon,
): { from: number; to: number; outlet: string | null } | null {
  if (lexicon.language !== 'id' || line.start === 0 || line.text.length < MIN_PARAGRAPH) return null;
  const isRole = (words: string): boolean => lexicon.roles.has((words.split(' ')[0] ?? '').toLowerCase());
  const [, town, paper] = PLACE_AND_PAPER.exec(opening) ?? [];
  if (town !== undefined && paper !== undefined && !isRole(town) && !isRole(paper))
    return { from: 0, to: town.length, outlet: paper };
  const match = PLAIN_OPENING.exec(opening);
  const place = match?.[2];
  if (match === null || place === undefined || isRole(place)) return null;
  return { from: opening.length - place.length, to: opening.length, outlet: match[1] ?? null };
}

function parseOpening(opening: string, lexicon: Lexicon): { from: number; to: number; outlet: string | null } | null {
  if (opening === '' || /["“”«»?!:]/.test(opening) || opening.split(/\s+/).length > 10) return null;
  const bracket = /\(([^)]{2,40})\)\s*$/.exec(opening);
  const plain = bracket === null ? opening : opening.slice(0, bracket.index).trimEnd();
  let outlet = bracket?.[1] ?? null;
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const capitals = plain.replace(/[^\p{Lu}]/gu, '');
  const isShouted = letters.length >= 3 && capitals.length / letters.length > 0.7;
  // "FLORES TIMUR, Liputan Nusantara - ", "LE VERDON, France — ": the place shouted; what follows is the outlet in Indonesian papers.
  const [place = '', ...names] = plain.split(',');
  const isPlaceShouted =
    names.length > 0 && /^[\p{Lu}\s.-]{3,}$/u.test(place) && names.every((name) => /^\s\p{Lu}/u.test(name));
  if (!isShouted && outlet === null && !isPlaceShouted) return null;
  // Which part is the outlet: what has a dot and a domain, or what the lexicon knows as an agency, or the last in Indonesian papers.
  const parts = [...plain.matchAll(/[^,]+/g)].map((part) => {
    const words = part[0].trim();
    return { words, from: part.index + part[0].indexOf(words) };
  });
  const isOutlet = (words: string): boolean =>
    /\.(?:com|id|co|net|org|ua|ru|tv|news)\b/i.test(words) ||
    (lexicon.agencies.get(words.toLowerCase().split(/[\s.]/)[0] ?? '') ?? []).some(
      (name) => name.toLowerCase() === words.toLowerCase(),
    );
  const outletPart = parts.find(({ words }) => isOutlet(words));
  if (outletPart !== undefined) outlet ??= outletPart.words;
  // "TARAKAN, KABAR UTARA": place, then outlet, as Indonesian papers have it.
  if (lexicon.language === 'id' && isShouted && outletPart === undefined && parts.length === 2)
    outlet ??= parts[1]?.words ?? null;
  if (lexicon.language === 'id' && !isShouted && isPlaceShouted) outlet ??= parts.at(-1)?.words ?? null;
  const places = parts.filter(
    (part) => part !== outletPart && part.words !== outlet && !/\d/.test(part.words) && !isOutlet(part.words),
  );
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return null;
  const to = last === first ? first.from + first.words.length : Math.min(last.from + last.words.length, plain.length);
  return { from: first.from, to, outlet };
}

function findAside(lines: readonly Line[], lexicon: Lexicon): (Span & { why: AsideReason })[] {
  const aside: (Span & { why: AsideReason })[] = [];
  const whyOf = lines.map((line) => reasonFor(line.text, lexicon));
  // A line that ends in a table's bar beside a table's rule is a link in that table.
  lines.forEach((line, at) => {
    if (
      whyOf[at] === null &&
      /\|\s*$/.test(line.text) &&
      (TABLE.test(lines[at + 1]?.text ?? '') || TABLE.test(lines[at - 1]?.text ?? ''))
    )
      whyOf[at] = 'headline-link';
  });
  markTrailingHeadlines(lines, whyOf);
  lines.forEach((line, at) => {
    const why = whyOf[at];
    if (why == null) return;
    // "By Anna Berg | Published: …": the date after the bar is the page's.
    const bar = why === 'byline' ? line.text.search(/\s[|•·]\s/u) : -1;
    aside.push({ start: line.start, end: bar === -1 ? line.end : line.start + bar, why });
  });
  return aside;
}

function reasonFor(line: string, lexicon: Lexicon): AsideReason | null {
  if (TABLE.test(line)) return 'table';
  if (INITIALS.test(line)) return 'byline';
  const plain = line.replace(/^[\s*_>•\-–—[(]+/, '');
  const small = plain.toLowerCase();
  const label = small.replace(LABEL_END, '');
  for (const [entry, why] of lexicon.aside) {
    if (entry.endsWith('$')) {
      if (label === entry.slice(0, -1)) return why;
      continue;
    }
    if (entry.endsWith('*')) {
      if (small.startsWith(entry.slice(0, -1)) && isNames(plain.slice(entry.length - 1))) return why;
      continue;
    }
    if (!small.startsWith(entry)) continue;
    // A sentence may begin so too: long ones with an end are kept, links and notices are not sentences.
    if (why === 'headline-link' || line.length < 240) {
      const isOpenEnded = entry.endsWith(':') || entry.endsWith('=') || why === 'headline-link' || why === 'caption';
      if (isOpenEnded || small.length < 160 || !ENDS_SENTENCE.test(line)) return why;
    }
  }
  return null;
}

/** "Ines Duarte and Paul Mensah", "Staff Reporter | Published: …": two to eight capitals up to a bar or the end. */
function isNames(words: string): boolean {
  const names = (words.split(/\s[|•·]\s/u)[0] ?? '').split(/[\s,]+/u).filter((word) => word !== '');
  const capitals = names.filter((word) => /^\p{Lu}/u.test(word));
  return (
    capitals.length > 1 &&
    capitals.length <= MAX_NAMES &&
    names.every((word) => /^\p{Lu}/u.test(word) || NAME_LINKS.test(word)) &&
    !/[.!?]$/.test(words)
  );
}

/** Two or more lines without an end after the last sentence of the article: headlines of other articles. */
function markTrailingHeadlines(lines: readonly Line[], whyOf: (AsideReason | null)[]): void {
  let last = lines.length - 1;
  while (
    last >= 0 &&
    (whyOf[last] !== null || !ENDS_SENTENCE.test(lines[last]?.text ?? '') || /\?$/.test(lines[last]?.text ?? ''))
  )
    last -= 1;
  const trailing = lines.length - 1 - last;
  if (last < 3 || trailing < 3) return;
  for (let at = last + 1; at < lines.length; at++) whyOf[at] ??= 'headline-link';
}
