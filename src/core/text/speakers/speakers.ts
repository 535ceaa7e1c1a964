import { quotationsIn, sentenceIndexAt, tokenAt, type Article, type Attribution } from '../article';
import { nounPhraseBefore } from '../attribution/english/english-noun-phrases';
import type { Span, Speaker, SpeakerKind } from '../reading';
import { spanOf } from '../token-range';
import { WORD } from '../units/tokens';
import { describeEnglishSpeaker } from './english-speakers';
import { describeKoreanSpeaker } from './korean-speakers';
import { gatherNameEvidence, nameAround, type NameEvidence } from './names';
import { nameStart, titleOf } from './titles';

/** A speaker as the whole text makes him known. */
export interface ResolvedSpeaker {
  readonly speaker: Speaker | null;
  readonly role: string | null;
  readonly organisation: string | null;
}

interface Actor {
  readonly name: string;
  /** Lower-case words of the name, ranks and honorifics left out. */
  readonly words: readonly string[];
  readonly span: Span;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly kind: SpeakerKind;
}

const NOBODY: ResolvedSpeaker = { speaker: null, role: null, organisation: null };
const NAME_LINKS = new Set(['bin', 'binti', 'al', 'de', 'van', 'von', 'der', 'dokter', 'gigi', 'el', 'ibn']);
const BALINESE = new Set(['i', 'ni']);
const MAX_OCCURRENCES = 40;
const WRITER = new Set(['i', 'we', 'you']);

/**
 * Says for each attribution who spoke: a surname is joined with the full name, role and organisation given elsewhere, a pronoun
 * or nobody ("katanya") with who spoke last.
 */
export function resolveSpeakers(article: Article, attributions: readonly Attribution[]): readonly ResolvedSpeaker[] {
  const evidence = gatherNameEvidence(article, attributions);
  const actors: Actor[] = [];
  let last: Actor | null = null;
  let lastPerson: Actor | null = null;
  let lastInstitution: Actor | null = null;
  let lastSource: Actor | null = null;
  let lastAt = -1;
  /** Where each was last named beside a quotation: that is where "katanya" points. */
  const quotedAt = new Map<Actor, Span>();
  return attributions.map((attribution) => {
    const { speaker } = attribution;
    const topic = topicOf(article, attribution, { actors, evidence, after: lastAt });
    if (topic !== null) {
      if (!actors.includes(topic)) actors.push(topic);
      lastPerson = topic;
      last = topic;
    }
    if (speaker === null) {
      // "-nya" is a person: an institution only where the text has named nobody yet.
      // "Salah seorang warga menuturkan … “…,” ucapnya": the source without a name, in the same paragraph.
      const beside = lastSource !== null && isBeside(article, lastSource.span, attribution) ? lastSource : null;
      const antecedent: Actor | null = beside ?? lastPerson ?? last;
      if (!attribution.isImplied || antecedent === null) return NOBODY;
      return resolved(antecedent, quotedAt.get(antecedent) ?? antecedent.span, null);
    }
    const mention = article.text.slice(speaker.start, speaker.end);
    const noun = beforeWhich(article, speaker);
    if (noun !== null) {
      const described = describe(article, noun, evidence);
      return resolved(known(actors, described) ?? described, speaker, mention);
    }
    if (article.lexicon.pronouns.has(mention.toLowerCase())) {
      // "I" outside a quotation is whoever writes; "it" is no person.
      const isWriter = article.lexicon.language === 'en' && WRITER.has(mention.toLowerCase());
      if (last !== null && mention.toLowerCase() === 'it') last = institutionOf(last, lastInstitution);
      if (last === null || isWriter)
        return { speaker: { ...speaker, name: mention, kind: 'pronoun', mention }, role: null, organisation: null };
      return resolved(last, speaker, mention);
    }
    // "mantan Gubernur X tersebut": a title that points back to who was named.
    if (lastPerson !== null && pointsBack(article, speaker)) return resolved(lastPerson, speaker, mention);
    const described = describe(article, speaker, evidence);
    let actor = known(actors, described);
    if (actor === undefined) {
      actor = introduce(article, described, evidence);
      actors.push(actor);
    }
    if (actor.kind !== 'unnamed' || /^\p{Lu}/u.test(actor.name)) last = actor;
    if (actor.kind === 'person') lastPerson = actor;
    lastSource = isSource(article, speaker) ? { ...actor, span: described.span } : null;
    if (actor.kind === 'organisation') lastInstitution = actor;
    lastAt = speaker.start;
    // An English mention keeps its whole phrase, "Pat Ryder, a spokesman for …"; the name is the person's alone.
    const span = article.lexicon.language === 'en' ? speaker : described.span;
    if (isDirect(article, attribution)) quotedAt.set(actor, span);
    return resolved(actor, span, article.text.slice(span.start, span.end));
  });
}

/** "Mozambique, | which | reported …": the noun phrase, not who spoke last. */
function beforeWhich(article: Article, speaker: Span): Span | null {
  const { tokens, sentences } = article;
  const at = tokenAt(tokens, speaker.start);
  if (article.lexicon.language !== 'en' || tokens.lower[at] !== 'which' || tokens.lower[at - 1] !== ',') return null;
  const noun = nounPhraseBefore(article, at - 1, sentences[sentenceIndexAt(article, speaker.start)]?.from ?? 0);
  return noun === null ? null : spanOf(article, noun.from, noun.to);
}

/** What "it" means after a person: the institution named last, else his own; a name without an office was no person's. */
function institutionOf(last: Actor, lastInstitution: Actor | null): Actor {
  if (last.kind !== 'person') return last;
  if (last.organisation !== null)
    return { ...last, name: last.organisation, words: [], role: null, organisation: null, kind: 'organisation' };
  return lastInstitution ?? (last.role === null ? { ...last, kind: 'organisation' } : last);
}

interface Context {
  readonly actors: readonly Actor[];
  readonly evidence: NameEvidence;
  /** Where the last speaker was named. */
  readonly after: number;
}

/** The person of whom the text told since the last speaker was named: one with a title, or one who is known. */
function topicOf(article: Article, attribution: Attribution, { actors, evidence, after }: Context): Actor | null {
  for (const span of attribution.topics ?? []) {
    if (span.start <= after) return null;
    const described = describe(article, span, evidence);
    // "Gubernur X enggan berkomentar. “…,” ujarnya": an office without a name, in the same paragraph.
    if (described.kind === 'unnamed' && isOfficeBeside(article, span, attribution)) return described;
    if (described.kind !== 'person') continue;
    const actor = known(actors, described);
    if (actor !== undefined) return actor;
    if (described.role !== null) return introduce(article, described, evidence);
  }
  return null;
}

function isOfficeBeside(article: Article, span: Span, attribution: Attribution): boolean {
  const { tokens, lexicon } = article;
  return lexicon.roles.has(tokens.lower[tokenAt(tokens, span.start)] ?? '') && isBeside(article, span, attribution);
}

/** Whether a mention stands in the paragraph where a statement begins. */
function isBeside(article: Article, { start }: Span, { parts }: Attribution): boolean {
  const { sentences } = article;
  const statement = parts[0]?.start ?? 0;
  return (
    sentences[sentenceIndexAt(article, start)]?.paragraph === sentences[sentenceIndexAt(article, statement)]?.paragraph
  );
}

function isSource({ tokens, lexicon }: Article, { start }: Span): boolean {
  return lexicon.language === 'id' && lexicon.sources.has(tokens.lower[tokenAt(tokens, start)] ?? '');
}

/** A title without a name and "ini", "itu" or "tersebut" after it. */
function pointsBack({ tokens, lexicon }: Article, { start, end }: Span): boolean {
  return (
    lexicon.language === 'id' &&
    lexicon.roles.has(tokens.lower[tokenAt(tokens, start)] ?? '') &&
    lexicon.demonstratives.has(tokens.lower[tokenAt(tokens, end)] ?? '')
  );
}

function isDirect(article: Article, { parts }: Attribution): boolean {
  const [first] = parts;
  return first !== undefined && quotationsIn(article, first)[0]?.start === first.start;
}

function resolved(actor: Actor, span: Span, mention: string | null): ResolvedSpeaker {
  return {
    speaker: { start: span.start, end: span.end, name: actor.name, kind: actor.kind, mention },
    role: actor.role,
    organisation: actor.organisation,
  };
}

/** What a mention says by itself: "Kepala Polda Bali Irjen Putu Jayan" has role, organisation and name. */
function describe(article: Article, span: Span, evidence: NameEvidence): Actor {
  const { tokens, lexicon } = article;
  if (lexicon.language === 'en') {
    const { name, kind, role, organisation } = describeEnglishSpeaker(article, span);
    const range = { from: tokenAt(tokens, name.start), to: tokenAt(tokens, name.end) };
    return { ...plainActor(article, name, range, kind), role, organisation };
  }
  if (lexicon.language === 'ko') {
    const { name, kind, role, organisation } = describeKoreanSpeaker(article, span);
    return {
      name: article.text.slice(name.start, name.end),
      words: [article.text.slice(name.start, name.end)],
      span,
      kind,
      role,
      organisation,
    };
  }
  const from = tokenAt(tokens, span.start);
  const to = Math.max(from + 1, tokenAt(tokens, span.end));
  if (lexicon.documents.has(tokens.lower[from] ?? '')) return plainActor(article, span, { from, to }, 'organisation');
  if (lexicon.sources.has(tokens.lower[from] ?? '')) return plainActor(article, span, { from, to }, 'unnamed');
  const surface = article.text.slice(span.start, span.end);
  const isAgency = (lexicon.agencies.get(tokens.lower[from] ?? '') ?? []).includes(surface);
  if (lexicon.language !== 'id' && (isAgency || /[«“"]|^\p{Lu}{2,8}$/u.test(surface)))
    return plainActor(article, span, { from, to }, 'organisation');
  const inCommas = betweenCommas(article, { from, to });
  let at = inCommas === -1 ? nameStart(article, { from, to }, evidence) : inCommas;
  // "I Gusti Ngurah …", "Ni Made …": Balinese names begin so.
  if (at > from && BALINESE.has(tokens.lower[at - 1] ?? '') && tokens.capital[at - 1] === 1) at -= 1;
  if (at === -1) {
    // "Aman Jasa, petani di …": a word of a firm in a name whose bearer has a trade.
    const isTitled = lexicon.roles.has(tokens.lower[from] ?? '') || lexicon.organisations.has(tokens.lower[from] ?? '');
    const after = isTitled ? null : titleOf(article, { from, to });
    if (after !== null && after.role !== null)
      return { ...plainActor(article, span, { from, to }, 'person'), ...after };
    const isOrganisation = !lexicon.roles.has(tokens.lower[from] ?? '');
    return plainActor(article, span, { from, to }, isOrganisation ? 'organisation' : 'unnamed');
  }
  const first = tokens.lower[at] ?? '';
  const isPerson = lexicon.honorifics.has(first) || isAllName(article, at, to);
  const name = { start: tokens.starts[at] ?? span.start, end: span.end };
  const base = plainActor(article, name, { from: at, to }, isPerson ? 'person' : 'unnamed');
  return isPerson ? { ...base, ...titleOf(article, { from: at, to }) } : base;
}

/** "kuasa hukum Syafril, | Bonar Simatupang, | menyatakan": where a name begins that stands between two commas after an office. */
function betweenCommas({ tokens, lexicon }: Article, { from, to }: { from: number; to: number }): number {
  if (tokens.lower[to] !== ',' || !lexicon.roles.has(tokens.lower[from] ?? '')) return -1;
  let at = to;
  while (at > from && tokens.lower[at - 1] !== ',') at -= 1;
  if (at <= from || to - at < 2) return -1;
  for (let token = at; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    const isName =
      tokens.kinds[token] !== WORD ||
      (tokens.capital[token] === 1 && !lexicon.organisations.has(word) && !lexicon.roles.has(word));
    if (!isName) return -1;
  }
  return at;
}

/** Only capitals and the small words of names; a word at the start of a sentence that the text also writes small is none. */
function isAllName({ tokens, lexicon, smallWords }: Article, from: number, to: number): boolean {
  if (smallWords.has(tokens.lower[from] ?? '') && !lexicon.ranks.has(tokens.lower[from] ?? '') && to - from === 1)
    return false;
  for (let token = from; token < to; token++)
    if (
      tokens.kinds[token] === WORD &&
      tokens.capital[token] !== 1 &&
      !lexicon.honorifics.has(tokens.lower[token] ?? '') &&
      !NAME_LINKS.has(tokens.lower[token] ?? '')
    )
      return false;
  return true;
}

function plainActor(
  article: Article,
  span: Span,
  range: { readonly from: number; readonly to: number },
  kind: SpeakerKind,
): Actor {
  return {
    name: article.text.slice(span.start, span.end),
    words: nameWords(article, range.from, range.to),
    span: { start: span.start, end: span.end },
    role: null,
    organisation: null,
    kind,
  };
}

function nameWords({ tokens, lexicon }: Article, from: number, to: number): readonly string[] {
  const words: string[] = [];
  for (let token = from; token < to; token++) {
    const word = tokens.lower[token] ?? '';
    if (
      tokens.kinds[token] === WORD &&
      !lexicon.ranks.has(word) &&
      !lexicon.honorifics.has(word) &&
      !word.startsWith("'")
    )
      words.push(word);
  }
  return words;
}

/** "union leaders and the port authority": one of them is somebody else than both. */
const SEVERAL = /\sand (?:the|a|an|his|her|its|their)\s/;

/** The actor that this mention is a shorter or equal form of. */
function known(actors: readonly Actor[], mention: Actor): Actor | undefined {
  if (mention.words.length === 0) return undefined;
  return actors.findLast(
    (candidate) =>
      candidate.kind === mention.kind &&
      !(SEVERAL.test(candidate.name) && !SEVERAL.test(mention.name)) &&
      candidate.words.length >= mention.words.length &&
      (candidate.role !== null || mention.role === null) &&
      mention.words.every((word) => candidate.words.includes(word)),
  );
}

/** The fullest introduction of a name in the text: "Kepala Satgas Humas Damai Cartenz Komisaris Besar Ahmad Mustofa Kamal" for "Ahmad". */
function introduce(article: Article, mention: Actor, evidence: NameEvidence): Actor {
  if (mention.kind !== 'person') return mention;
  const key = mention.words[0];
  if (key === undefined) return mention;
  let best = mention;
  for (const token of (evidence.occurrences.get(key) ?? []).slice(0, MAX_OCCURRENCES)) {
    const range = nameAround(article, token, evidence);
    const words = nameWords(article, range.from, range.to);
    if (!mention.words.every((word) => words.includes(word))) continue;
    const span = { start: article.tokens.starts[range.from] ?? 0, end: article.tokens.ends[range.to - 1] ?? 0 };
    // Titles before English names are read by `describeEnglishSpeaker`.
    const title = article.lexicon.language === 'en' ? null : titleOf(article, range);
    const candidate = { ...plainActor(article, span, range, 'person'), ...title };
    if (weight(candidate) > weight(best)) best = candidate;
  }
  return { ...best, role: best.role ?? mention.role, organisation: best.organisation ?? mention.organisation };
}

const weight = ({ role, organisation, words }: Actor): number =>
  (role === null ? 0 : 10) + (organisation === null ? 0 : 5) + Math.min(words.length, 4);
