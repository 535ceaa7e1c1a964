import type { Modality } from '../model/claim';
import { sentenceAt, tokenAt, type Article, type Attribution } from './article';
import type { FoundDate, FoundMovement, FoundPlace, FoundQuantity, Span } from './reading';
import { LINE_BREAK, WORD } from './units/tokens';

const MODALITY_REACH = 14;
const NEGATION_REACH = 8;
/** How far before a word of moving "will" may stand: "will soon be arriving". */
const EXPECTED_REACH = 4;
const AGENCY_REACH = 5;

/** Agencies and outlets through which a claim came: named near its cue with "dikutip dari", "told", "повідомляє" … before them. */
export function findAgencies(article: Article, attribution: Attribution): readonly string[] {
  if (article.lexicon.language === 'ko') return findKoreanAgencies(article, attribution);
  const { tokens, lexicon, text, quotationOf } = article;
  const first = attribution.parts[0]?.start ?? 0;
  const last = Math.max(attribution.parts.at(-1)?.end ?? 0, attribution.cue?.end ?? 0, attribution.speaker?.end ?? 0);
  const from = tokenAt(tokens, sentenceAt(article, first)?.start ?? first);
  const to = tokenAt(tokens, sentenceAt(article, Math.max(first, last - 1))?.end ?? last);
  const names: string[] = [];
  for (let token = from; token < to; token++) {
    if (quotationOf[token] !== 0 || tokens.kinds[token] !== WORD) continue;
    const unlisted = lexicon.passedOn.has(tokens.lower[token] ?? '') ? outletAfter(article, token + 1) : null;
    if (unlisted !== null && !names.includes(unlisted)) names.push(unlisted);
    const candidates = lexicon.agencies.get(tokens.lower[token] ?? '');
    if (candidates === undefined) continue;
    const start = tokens.starts[token] ?? 0;
    const name = candidates.find(
      (candidate) =>
        text.startsWith(candidate, start) &&
        (CASE_ENDING[lexicon.language] ?? NO_ENDING).test(
          text.slice(start + candidate.length, start + candidate.length + 4),
        ),
    );
    if (name === undefined || names.includes(name)) continue;
    const isSpeaker =
      attribution.speaker !== null && start >= attribution.speaker.start && start < attribution.speaker.end;
    // "Собеседник РИА Новости": who has no name speaks through the agency that he spoke to.
    const isUnnamed =
      attribution.speaker !== null &&
      lexicon.sources.has(tokens.lower[tokenAt(tokens, attribution.speaker.start)] ?? '');
    if (isSpeaker && isUnnamed) {
      names.push(name);
      continue;
    }
    if (isSpeaker || attribution.parts.some((part) => start >= part.start && start < part.end)) continue;
    if (isPassedOn(article, token, start + name.length)) names.push(name);
  }
  return names;
}

/** "dikutip dari Tribun Contoh", "dilansir Kantor Berita Contoh": an outlet that no list has, by its capitals. */
function outletAfter({ tokens, lexicon, text }: Article, first: number): string | null {
  let from = first;
  while (from < first + 3 && tokens.kinds[from] === WORD && tokens.capital[from] !== 1) from += 1;
  let to = from;
  while (
    to < from + MAX_OUTLET &&
    tokens.kinds[to] === WORD &&
    tokens.capital[to] === 1 &&
    !lexicon.weekdays.has(tokens.lower[to] ?? '')
  )
    to += 1;
  const word = tokens.lower[from] ?? '';
  if (to === from || lexicon.agencies.has(word) || lexicon.roles.has(word) || lexicon.honorifics.has(word)) return null;
  return text.slice(tokens.starts[from], tokens.ends[to - 1]);
}

const MAX_OUTLET = 4;
const NO_ENDING = /^(?![\p{L}\p{N}])/u;
/** "Укрінформу", "Интерфаксу": the names of agencies take case endings. */
const CASE_ENDING: Readonly<Record<string, RegExp>> = {
  uk: /^(?:[аеиіоуюям]{0,3})(?![\p{L}\p{N}])/u,
  ru: /^(?:[аеыиоуюям]{0,3})(?![\p{L}\p{N}])/u,
};
/** "연합뉴스에", "로이터통신이 보도했다", "AFP통신을 인용해", "BBC와의 인터뷰에서", "타스통신에 따르면". */
const KOREAN_PASSED_ON =
  /^(?:통신|방송)?(?:에게?\s|와의?\s?(?:통화|인터뷰)|과의?\s?(?:통화|인터뷰)|[을를]\s?인용|에 따르면|[이가은는]\s[^.]{0,40}(?:보도|전했))/u;

function findKoreanAgencies(article: Article, attribution: Attribution): readonly string[] {
  const { text, lexicon, quotations } = article;
  const first = attribution.parts[0]?.start ?? 0;
  const last = Math.max(attribution.parts.at(-1)?.end ?? 0, attribution.cue?.end ?? 0);
  // A quotation may hold several sentences: from the first's start to the last's end.
  const from = sentenceAt(article, first)?.start ?? first;
  const to = sentenceAt(article, Math.max(first, last - 1))?.end ?? last;
  const names: string[] = [];
  for (const name of [...lexicon.agencies.values()].flat().sort((a, b) => b.length - a.length)) {
    const at = text.indexOf(name, from);
    if (at === -1 || at >= to || names.some((known) => known.includes(name))) continue;
    if (/[A-Za-z]/.test(text.charAt(at - 1)) || quotations.some(({ start, end }) => at > start && at < end)) continue;
    if (KOREAN_PASSED_ON.test(text.slice(at + name.length, at + name.length + 60))) names.push(name);
  }
  return names;
}

function isPassedOn({ tokens, lexicon }: Article, token: number, end: number): boolean {
  for (let at = token - 1; at >= Math.max(0, token - AGENCY_REACH); at--) {
    if (tokens.kinds[at] === LINE_BREAK) break;
    if (lexicon.agencyVerbs.has(tokens.lower[at] ?? '')) return true;
  }
  // "로이터통신이 보도했다", "Reuters reported".
  const after = tokenAt(tokens, end);
  for (let at = after; at < Math.min(tokens.count, after + 3); at++)
    if (lexicon.agencyVerbs.has(tokens.lower[at] ?? '')) return true;
  return false;
}

/** The day on which it was said: the full date nearest to the cue in its line, outside what was said. */
export function findSaidDate(article: Article, attribution: Attribution, dates: readonly FoundDate[]): string | null {
  const anchor = attribution.cue ?? attribution.speaker;
  if (anchor === null) return null;
  const sentence = sentenceAt(article, anchor.start) ?? anchor;
  let best: { edtf: string; distance: number } | null = null;
  for (let at = firstFrom(dates, sentence.start); at < dates.length; at++) {
    const date = dates[at];
    if (date === undefined || date.end > sentence.end + 1) break;
    const { start, end, edtf } = date;
    if (edtf === null || !/^\d{4}-\d{2}-\d{2}$/.test(edtf)) continue;
    if (isInside(attribution.parts, start)) continue;
    const distance = start > anchor.end ? start - anchor.end : (anchor.start - end) * 1.5;
    if (best === null || distance < best.distance) best = { edtf, distance };
  }
  return best?.edtf ?? null;
}

/** Ways of saying: who does not say it, does not confirm or deny it, says nothing of it. Who does not think it thinks something else. */
const UNSAID: ReadonlySet<Modality | undefined> = new Set([undefined, 'confirmed', 'denied']);

/** How sure the speaker was, by the cue's own words first, then by those that open the statement. */
export function findModality(article: Article, attribution: Attribution): { modality: Modality; words: string | null } {
  const { tokens, lexicon, text } = article;
  const { cue, parts } = attribution;
  if (cue !== null) {
    const [from, to] = [tokenAt(tokens, cue.start), tokenAt(tokens, cue.end)];
    const own = findToken(from, to, (token) => lexicon.modality.has(tokens.lower[token] ?? ''));
    const modality = own === null ? undefined : lexicon.modality.get(tokens.lower[own] ?? '');
    const negation = UNSAID.has(modality) ? findToken(from, to, (token) => isNegation(article, token)) : null;
    if (negation !== null) return { modality: 'declined', words: text.slice(tokens.starts[negation], cue.end) };
    if (own !== null && modality !== undefined)
      return { modality, words: text.slice(tokens.starts[own], tokens.ends[own]) };
  }
  const [first] = parts;
  if (first === undefined) return { modality: 'asserted', words: null };
  const from = tokenAt(tokens, first.start);
  for (
    let token = from;
    token < Math.min(tokens.count, from + MODALITY_REACH) && (tokens.starts[token] ?? 0) < first.end;
    token++
  ) {
    const modality = lexicon.modality.get(tokens.lower[token] ?? '');
    if (modality === 'feared' || modality === 'indicated' || modality === 'expected')
      return { modality, words: text.slice(tokens.starts[token], tokens.ends[token]) };
  }
  return { modality: 'asserted', words: null };
}

/** Whether a word of negation opens the statement. */
export function isNegated(article: Article, { parts }: Attribution): boolean {
  const { tokens } = article;
  const [first] = parts;
  if (first === undefined) return false;
  const from = tokenAt(tokens, first.start);
  for (
    let token = from;
    token < Math.min(tokens.count, from + NEGATION_REACH) && (tokens.starts[token] ?? 0) < first.end;
    token++
  )
    if (isNegation(article, token)) return true;
  return false;
}

function isNegation({ tokens, lexicon }: Article, token: number): boolean {
  const word = tokens.lower[token] ?? '';
  return lexicon.negation.has(word) || word.endsWith("n't");
}

function findToken(from: number, to: number, accepts: (token: number) => boolean): number | null {
  for (let token = from; token < to; token++) if (accepts(token)) return token;
  return null;
}

/** A movement that the statement tells of, by its first word of moving. "Will soon arrive" is expected, "arrived" has arrived. */
export function findMovement({ tokens, lexicon, text }: Article, { parts }: Attribution): FoundMovement | null {
  let expectedAt = -Infinity;
  for (const part of parts) {
    for (
      let token = tokenAt(tokens, part.start);
      token < tokens.count && (tokens.starts[token] ?? 0) < part.end;
      token++
    ) {
      const phase = lexicon.movement.get(tokens.lower[token] ?? '');
      if (phase === undefined) continue;
      if (phase === 'expected') expectedAt = token;
      else {
        const isExpected = token - expectedAt <= EXPECTED_REACH;
        return { phase: isExpected ? 'expected' : phase, cue: text.slice(tokens.starts[token], tokens.ends[token]) };
      }
    }
  }
  return null;
}

/** The items that stand in a statement. */
export function within<Item extends FoundPlace | FoundQuantity>(
  items: readonly Item[],
  parts: readonly Span[],
): readonly Item[] {
  return parts.flatMap(({ start, end }) => {
    const from = firstFrom(items, start);
    let to = from;
    while (to < items.length && (items[to]?.end ?? Infinity) <= end) to += 1;
    return items.slice(from, to);
  });
}

/** The first item that begins at or after an offset; items are in order. */
function firstFrom(items: readonly Span[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInside(parts: readonly Span[], start: number): boolean {
  return parts.some((part) => start >= part.start && start < part.end);
}
