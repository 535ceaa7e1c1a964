import { tokenAt, type Article, type Attribution } from './article';
import { findNameRuns, type NameRun } from './name-runs';
import type { Span, Speaker, SpeakerKind } from './reading';
import { PUNCTUATION, WORD } from './tokens';

/** A speaker as the whole text makes him known. */
export interface ResolvedSpeaker {
  readonly speaker: Speaker | null;
  readonly role: string | null;
  readonly organisation: string | null;
}

interface Actor {
  readonly name: string;
  /** Lower-case words of the name, ranks left out. */
  readonly words: readonly string[];
  readonly span: Span;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly kind: SpeakerKind;
}

const NOBODY: ResolvedSpeaker = { speaker: null, role: null, organisation: null };

/**
 * Says for each attribution who spoke: a surname is joined with the full name, role and organisation given elsewhere, a pronoun
 * or nobody ("katanya") with who spoke last.
 */
export function resolveSpeakers(article: Article, attributions: readonly Attribution[]): readonly ResolvedSpeaker[] {
  const runs = findNameRuns(article);
  const shortNames = findShortNames(article, attributions);
  const actors: Actor[] = [];
  let last: Actor | null = null;
  /** Where the last speaker was named: "katanya" points there. */
  let lastSpan: Span | null = null;
  return attributions.map((attribution) => {
    const { speaker } = attribution;
    if (speaker === null) {
      if (!attribution.isImplied || last === null) return NOBODY;
      return resolved(last, lastSpan ?? last.span, null);
    }
    const mention = article.text.slice(speaker.start, speaker.end);
    if (article.lexicon.pronouns.has(mention.toLowerCase())) {
      if (last === null) return { speaker: { ...speaker, name: mention, kind: 'pronoun', mention }, role: null, organisation: null };
      return resolved(last, speaker, mention);
    }
    const described = describe(article, speaker, shortNames);
    const actor = known(actors, described) ?? introduce(article, runs, described, shortNames);
    if (!actors.includes(actor)) actors.push(actor);
    last = actor;
    const span = described.kind === 'person' ? described.span : speaker;
    lastSpan = span;
    return resolved(actor, span, article.text.slice(span.start, span.end));
  });
}

function resolved(actor: Actor, span: Span, mention: string | null): ResolvedSpeaker {
  return {
    speaker: { start: span.start, end: span.end, name: actor.name, kind: actor.kind, mention },
    role: actor.role,
    organisation: actor.organisation,
  };
}

/** Single-word mentions of speakers: where a long run of capitals holds one, the person's name begins there. */
function findShortNames({ text, lexicon }: Article, attributions: readonly Attribution[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { speaker } of attributions) {
    if (speaker === null) continue;
    const words = text.slice(speaker.start, speaker.end).toLowerCase().split(/\s+/);
    const [first = '', second] = words;
    if (second === undefined && !lexicon.pronouns.has(first) && !lexicon.roles.has(first) && !lexicon.organisations.has(first)) names.add(first);
  }
  return names;
}

/** What a mention says by itself: "Kepala Polda Bali Irjen Putu Jayan" has role, organisation and name. */
function describe(article: Article, span: Span, shortNames: ReadonlySet<string>): Actor {
  const { tokens, text, lexicon } = article;
  const from = tokenAt(tokens, span.start);
  const to = tokenAt(tokens, span.end);
  let nameAt = -1;
  let roleAt = -1;
  let organisationAt = -1;
  let subunitAt = -1;
  let lastTitle = from - 1;
  for (let token = from; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    const isCapital = tokens.capital[token] === 1;
    if (token > from && nameAt === -1 && isCapital && (lexicon.rankStarts.has(word) || shortNames.has(word)) && !lexicon.roles.has(word)) nameAt = token;
    if (nameAt !== -1) continue;
    if (lexicon.roles.has(word)) {
      if (roleAt === -1) roleAt = token;
      lastTitle = token;
    } else if (lexicon.organisations.has(word)) {
      if (lexicon.subunits.has(word)) {
        if (subunitAt === -1) subunitAt = token;
      } else if (organisationAt === -1) organisationAt = token;
      lastTitle = token;
    }
  }
  // A rank or a name in front of everything: the mention is the name.
  const first = tokens.lower[from] ?? '';
  if (roleAt === -1 && organisationAt === -1 && subunitAt === -1) {
    const isPerson = tokens.capital[from] === 1 || lexicon.rankStarts.has(first) || lexicon.honorifics.has(first);
    return actor(text, span, { name: span, kind: isPerson ? 'person' : 'unnamed', title: null, split: -1, words: nameWords(article, from, to) });
  }
  if (nameAt === -1) {
    // No rank, no known name: after "Direktur X PT Y", the last two capitals are taken for the person where enough remain.
    const rest = to - lastTitle - 1;
    if (roleAt !== -1 && rest >= 3) nameAt = Math.max(lastTitle + 2, to - 3);
    else if (roleAt !== -1 && rest === 2 && organisationAt === -1) nameAt = lastTitle + 1;
    else if (roleAt !== -1 && rest === 2) nameAt = lastTitle + 1;
  }
  if (nameAt === -1 || nameAt <= from) {
    const kind = organisationAt !== -1 && roleAt === -1 ? 'organisation' : roleAt !== -1 ? 'unnamed' : 'organisation';
    return actor(text, span, { name: span, kind, title: null, split: -1, words: nameWords(article, from, to) });
  }
  let titleEnd = nameAt - 1;
  while (titleEnd > from && tokens.kinds[titleEnd] === PUNCTUATION) titleEnd -= 1;
  const title = { start: tokens.starts[from] ?? 0, end: tokens.ends[titleEnd] ?? 0 };
  const split = organisationAt > from ? organisationAt : subunitAt > from ? subunitAt : -1;
  return actor(text, { start: tokens.starts[nameAt] ?? 0, end: span.end }, {
    name: { start: tokens.starts[nameAt] ?? 0, end: span.end },
    kind: 'person',
    title,
    split: split === -1 || split >= nameAt ? -1 : (tokens.starts[split] ?? -1),
    words: nameWords(article, nameAt, to),
  });
}

function actor(
  text: string,
  span: Span,
  parts: { readonly name: Span; readonly kind: SpeakerKind; readonly title: Span | null; readonly split: number; readonly words: readonly string[] },
): Actor {
  const { title, split } = parts;
  return {
    name: text.slice(parts.name.start, parts.name.end),
    words: parts.words,
    span,
    kind: parts.kind,
    role: title === null ? null : text.slice(title.start, split === -1 ? title.end : split).trim().replace(/[,\s]+$/, ''),
    organisation: title === null || split === -1 ? null : text.slice(split, title.end),
  };
}

function nameWords({ tokens, lexicon }: Article, from: number, to: number): readonly string[] {
  const words: string[] = [];
  for (let token = from; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    if (tokens.kinds[token] === WORD && !lexicon.ranks.has(word) && !lexicon.honorifics.has(word) && !word.startsWith("'")) words.push(word);
  }
  return words;
}

/** The actor that this mention is a shorter or equal form of. */
function known(actors: readonly Actor[], mention: Actor): Actor | undefined {
  if (mention.words.length === 0) return undefined;
  return actors.findLast((candidate) => candidate.kind === mention.kind && candidate.words.length >= mention.words.length && mention.words.every((word) => candidate.words.includes(word)));
}

/** The fullest introduction of a name in the text: "Kepala Satgas Humas Damai Cartenz Komisaris Besar Ahmad Mustofa Kamal" for "Ahmad". */
function introduce(article: Article, runs: ReadonlyMap<string, readonly NameRun[]>, mention: Actor, shortNames: ReadonlySet<string>): Actor {
  if (mention.kind !== 'person') return mention;
  const key = mention.words[0];
  if (key === undefined) return mention;
  const names = new Set([...shortNames, key]);
  let best = mention;
  for (const run of runs.get(key) ?? []) {
    const candidate = describe(article, run, names);
    if (candidate.kind !== 'person' || !mention.words.every((word) => candidate.words.includes(word))) continue;
    const withTitle = candidate.role === null ? { ...candidate, ...titleAfter(article, run) } : candidate;
    if (weight(withTitle) > weight(best)) best = withTitle;
  }
  return best === mention ? mention : { ...best, role: best.role ?? mention.role, organisation: best.organisation ?? mention.organisation };
}

const weight = ({ role, organisation, words }: Actor): number => (role === null ? 0 : 10) + (organisation === null ? 0 : 5) + Math.min(words.length, 4);

/** "Abi Ramanan, Direktur Utama Impact Vision," and "… selaku Ketua …": a title after the name. */
function titleAfter(article: Article, run: NameRun): { role: string | null; organisation: string | null } {
  const { tokens, lexicon, text } = article;
  let token = run.to;
  const mark = tokens.lower[token];
  if (mark === '(') {
    while (token < tokens.count && tokens.lower[token] !== ')' && token < run.to + 4) token += 1;
    token += 1;
  }
  if (tokens.lower[token] !== ',' && tokens.lower[token] !== 'selaku' && tokens.lower[token] !== 'sebagai') return { role: null, organisation: null };
  token += 1;
  if (!lexicon.roles.has(tokens.lower[token] ?? '')) return { role: null, organisation: null };
  const from = token;
  let split = -1;
  while (token < tokens.count && token - from < 12 && tokens.kinds[token] !== PUNCTUATION && !lexicon.stops.has(tokens.lower[token] ?? '')) {
    if (split === -1 && token > from && lexicon.organisations.has(tokens.lower[token] ?? '')) split = token;
    token += 1;
  }
  const end = tokens.ends[token - 1] ?? 0;
  return {
    role: text.slice(tokens.starts[from] ?? 0, split === -1 ? end : (tokens.ends[split - 1] ?? end)),
    organisation: split === -1 ? null : text.slice(tokens.starts[split] ?? 0, end),
  };
}
