import { sentenceIndexAt, tokenAt, type Article, type Attribution } from './article';
import { wordSet } from './lexicon';
import id from './lexicon/id.json';
import type { Span } from './reading';
import type { Sentence } from './sentences';
import { LINE_BREAK, NUMBER, PUNCTUATION, WORD } from './tokens';

const AFTER = wordSet(id.cues.after);
const BEFORE = wordSet(id.cues.before);
const PASSIVE = wordSet(id.cues.passive);
const ACCORDING = wordSet(id.cues.according);
/** "menyampaikan pidato": an event, nothing that was claimed. */
const EVENTS = wordSet(id.subjects.events);
/** Verbs of which a document is the subject: "Data Dinas X menunjukkan …". */
const OF_DOCUMENTS = wordSet(id.cues.ofDocuments);
/** "Dalam catatan X, …", "Berdasarkan data X, …". */
const FROM_DOCUMENTS = wordSet(id.cues.fromDocuments);
const THUS = new Set(['demikian', 'seperti', 'sebagaimana']);
const BEFORE_CUE = wordSet(id.cues.beforeCue);
const SUBJECT_ADVERBS = wordSet(id.subjects.adverbs);
const DEMONSTRATIVES = wordSet(id.subjects.demonstratives);
const TITLE_PREPOSITIONS = wordSet(id.subjects.titlePrepositions);
/** Bodies to which a holder of an office belongs; not "di Kantor …", "di Rumah Sakit …", where something was said. */
const INSTITUTION_PARTS = wordSet(id.subjects.institutions);
/** Small words inside an office: "juru bicara", "kuasa hukum", "jaksa penuntut umum". */
const TITLE_WORDS = wordSet(id.subjects.titleWords);
const NAME_LINKS = wordSet(id.speakers.nameLinks);
const APPOSITION_START = wordSet(id.subjects.appositions);
const MAX_NAME_TOKENS = 32;
const MAX_OFFICE = 6;
const MAX_TITLE_COMMAS = 4;
const MAX_LISTENER = 14;
const NAMELESS = wordSet(id.subjects.nameless);
const LISTENER_LINKS = wordSet(id.subjects.listenerLinks);
/** "Seorang petugas yang …": somebody without a name. */
const INDEFINITE = wordSet(id.speakers.sources);
/** How many sentences back "katanya" may look for whom it means. */
const TOPIC_SENTENCES = 4;

/**
 * Attributions of an Indonesian text. Direct: ”…,” kata X; ”…,” katanya; X mengatakan, ”…”. Indirect: X mengatakan (bahwa) …;
 * …, kata X; menurut X, …; disampaikan (oleh) X.
 */
export function findIndonesianAttributions(article: Article): readonly Attribution[] {
  const attributions: Attribution[] = [];
  const used = new Set<number>();
  for (let at = 0; at < article.quotations.length; at++) {
    const direct = readQuotation(article, at);
    if (direct === null) continue;
    attributions.push(direct.attribution);
    used.add(direct.cueToken);
  }
  for (const sentence of article.sentences) readSentence(article, sentence, used, attributions);
  return attributions
    .sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))
    .map((attribution) =>
      needsTopics(article, attribution) ? { ...attribution, topics: topicsBefore(article, attribution) } : attribution,
    );
}

function needsTopics({ text, lexicon }: Article, { isImplied, speaker }: Attribution): boolean {
  return isImplied || (speaker !== null && lexicon.pronouns.has(text.slice(speaker.start, speaker.end).toLowerCase()));
}

/** The names with which the paragraphs before a statement begin, outside quotations, latest first. */
function topicsBefore(article: Article, { parts }: Attribution): readonly Span[] {
  const { sentences, tokens, lexicon, quotationOf } = article;
  const start = parts[0]?.start ?? 0;
  const topics: Span[] = [];
  let at = sentenceIndexAt(article, start);
  for (let count = 0; at >= 0 && count < TOPIC_SENTENCES; at--, count++) {
    const sentence = sentences[at];
    if (sentence === undefined || sentence.start >= start || quotationOf[sentence.from] !== 0) continue;
    const agent = agentOf(article, sentence);
    if (agent !== null) topics.push(agent);
    if (sentences[at - 1]?.paragraph === sentence.paragraph) continue;
    let from = sentence.from;
    while (from < sentence.to && lexicon.openers.has(tokens.lower[from] ?? '')) {
      const comma = adverbialEnd(article, from, sentence.to);
      from = comma === -1 ? from + 1 : comma + 1;
    }
    const name = nameFrom(article, from);
    if (name === null || name.end > sentence.end) continue;
    // "Ketua Umum Partai X itu": who was named before.
    if (DEMONSTRATIVES.has(tokens.lower[tokenAt(tokens, name.end)] ?? '')) break;
    topics.push(name);
  }
  return topics;
}

/** "Penetapan itu disampaikan Penjabat Bupati X": who did, after a passive verb of saying. */
function agentOf(article: Article, sentence: Sentence): Span | null {
  const { lower } = article.tokens;
  for (let token = sentence.from + 1; token < sentence.to; token++) {
    if (!PASSIVE.has(lower[token] ?? '')) continue;
    const name = nameFrom(article, lower[token + 1] === 'oleh' ? token + 2 : token + 1);
    return name === null || name.end > sentence.end ? null : name;
  }
  return null;
}

function readQuotation(article: Article, index: number): { attribution: Attribution; cueToken: number } | null {
  const { tokens, quotations } = article;
  const quotation = quotations[index];
  if (quotation === undefined || quotation.isSingle) return null;
  let token = tokenAt(tokens, quotation.end);
  let skipped = 0;
  while (
    token < tokens.count &&
    skipped < 2 &&
    (tokens.lower[token] === ',' || BEFORE_CUE.has(tokens.lower[token] ?? ''))
  ) {
    token += 1;
    skipped += 1;
  }
  token = cueOnNextLine(article, token);
  if (token >= tokens.count || tokens.kinds[token] !== WORD) return precededQuotation(article, index);
  const cue = cueAfter(tokens.lower[token] ?? '');
  if (cue === null) return precededQuotation(article, index);
  const speaker = cue === 'implied' ? null : (nameFrom(article, token + 1) ?? officeAfter(article, token + 1));
  return {
    cueToken: token,
    attribution: {
      parts: [{ start: quotation.start, end: quotation.end }],
      cue: spanOf(article, token, token + 1),
      speaker,
      isImplied: speaker === null,
      rule: speaker === null ? 'quote-katanya' : 'quote-kata-name',
    },
  };
}

/** "…?” / kata X": a line that begins with a cue, written small, goes on from the quotation before it. */
function cueOnNextLine({ tokens }: Article, token: number): number {
  let at = token;
  while (at < tokens.count && tokens.kinds[at] === LINE_BREAK) at += 1;
  return at > token && tokens.capital[at] !== 1 && cueAfter(tokens.lower[at] ?? '') !== null ? at : token;
}

function cueAfter(word: string): 'named' | 'implied' | null {
  if (AFTER.has(word) || PASSIVE.has(word) || BEFORE.has(word)) return 'named';
  if (word.endsWith('nya') && (AFTER.has(word.slice(0, -3)) || word === 'menurutnya')) return 'implied';
  if (word === 'menurut') return 'named';
  return null;
}

/** X mengatakan, ”…” and X: ”…”: a cue and its subject before the quotation, in the same sentence. */
function precededQuotation(article: Article, index: number): { attribution: Attribution; cueToken: number } | null {
  const { tokens, quotations } = article;
  const quotation = quotations[index];
  if (quotation === undefined) return null;
  const first = tokenAt(tokens, quotation.start);
  const mark = tokens.lower[first - 1];
  if (first < 2 || (mark !== ',' && mark !== ':')) return null;
  const from = sentenceStart(article, first - 1);
  for (let token = first - 2; token >= from && token > first - 14; token--) {
    if (!BEFORE.has(tokens.lower[token] ?? '') || article.quotationOf[token] !== 0) continue;
    const speaker = subjectBefore(article, from, token);
    return {
      cueToken: token,
      attribution: {
        parts: [{ start: quotation.start, end: quotation.end }],
        cue: spanOf(article, token, token + 1),
        speaker,
        isImplied: speaker === null,
        rule: 'name-mengatakan-quote',
      },
    };
  }
  return null;
}

function readSentence(
  article: Article,
  sentence: Sentence,
  used: ReadonlySet<number>,
  attributions: Attribution[],
): void {
  const { tokens, quotationOf } = article;
  for (let token = sentence.from; token < sentence.to; token++) {
    if (tokens.kinds[token] !== WORD || quotationOf[token] !== 0 || used.has(token)) continue;
    const word = tokens.lower[token] ?? '';
    if (PASSIVE.has(word)) {
      const found = readPassive(article, sentence, token);
      if (found !== null) {
        attributions.push(found);
        return;
      }
    }
    if (BEFORE.has(word) && !isOfNamelessness(article, token) && !EVENTS.has(tokens.lower[token + 1] ?? '')) {
      const speaker = subjectBefore(article, sentence.from, token);
      if (speaker === null && token !== sentence.from) continue;
      const part = statementAfter(article, token + 1, sentence.to);
      if (part === null) continue;
      attributions.push(indirect([part], spanOf(article, token, token + 1), speaker, 'name-mengatakan'));
      return;
    }
    const documented = readDocument(article, sentence, token);
    if (documented !== null) {
      attributions.push(documented);
      return;
    }
    if (ACCORDING.has(word)) {
      const found = readAccording(article, sentence, token);
      if (found !== null) attributions.push(found);
      return;
    }
    const isImplied = word.endsWith('nya') && AFTER.has(word.slice(0, -3));
    if ((AFTER.has(word) || isImplied) && tokens.lower[token - 1] === ',') {
      const speaker = isImplied ? null : nameFrom(article, token + 1);
      if (!isImplied && speaker === null) continue;
      const after = speaker === null ? token + 1 : tokenAt(tokens, speaker.end);
      const parts = around(article, sentence, token, after);
      if (parts.length > 0)
        attributions.push(
          indirect(parts, spanOf(article, token, token + 1), speaker, isImplied ? 'comma-katanya' : 'comma-kata-name'),
        );
      return;
    }
  }
}

/** "Data X menunjukkan …", "Dalam catatan X, …", "…, demikian keterangan resmi X": what a body's document tells. */
function readDocument(article: Article, sentence: Sentence, token: number): Attribution | null {
  const { tokens, lexicon } = article;
  const { lower } = tokens;
  const word = lower[token] ?? '';
  if (OF_DOCUMENTS.has(word) && lexicon.documents.has(lower[sentence.from] ?? '') && token > sentence.from) {
    const part = statementAfter(article, token + 1, sentence.to);
    const speaker = nameFrom(article, sentence.from);
    if (part === null || speaker === null || speaker.end > (tokens.starts[token] ?? 0)) return null;
    return indirect([part], spanOf(article, token, token + 1), speaker, 'data-menunjukkan');
  }
  if (!lexicon.documents.has(lower[token + 1] ?? '')) return null;
  let capital = token + 2;
  while (capital < token + 4 && tokens.capital[capital] !== 1) capital += 1;
  const name = tokens.capital[capital] === 1 ? nameFrom(article, capital) : null;
  if (name === null) return null;
  const speaker = { start: tokens.starts[token + 1] ?? 0, end: name.end };
  const cue = spanOf(article, token, token + 1);
  if (token === sentence.from && FROM_DOCUMENTS.has(word)) {
    let after = tokenAt(tokens, name.end);
    if (lower[after] === '(') after = closingBracket(article, after) + 1;
    const part = lower[after] === ',' ? statementAfter(article, after + 1, sentence.to) : null;
    return part === null ? null : indirect([part], cue, speaker, 'dalam-catatan');
  }
  if (!THUS.has(word) || lower[token - 1] !== ',') return null;
  const [part] = around(article, sentence, token, sentence.to);
  return part === undefined ? null : indirect([part], cue, speaker, 'demikian-keterangan');
}

/** "Dikatakan (oleh) X, …" and "…, demikian diumumkan X". */
function readPassive(article: Article, sentence: Sentence, token: number): Attribution | null {
  const { lower } = article.tokens;
  const isOpening = token === sentence.from;
  const isClosing = THUS.has(lower[token - 1] ?? '') && lower[token - 2] === ',';
  if (!isOpening && !isClosing) return null;
  const speaker = nameFrom(article, lower[token + 1] === 'oleh' ? token + 2 : token + 1);
  if (speaker === null) return null;
  const cue = spanOf(article, token, token + 1);
  if (isClosing) {
    const [part] = around(article, sentence, token - 1, sentence.to);
    return part === undefined ? null : indirect([part], cue, speaker, 'demikian-dikatakan');
  }
  const after = tokenAt(article.tokens, speaker.end);
  const part = lower[after] === ',' ? statementAfter(article, after + 1, sentence.to) : null;
  return part === null ? null : indirect([part], cue, speaker, 'dikatakan-name');
}

function readAccording(article: Article, sentence: Sentence, token: number): Attribution | null {
  const { tokens } = article;
  const isImplied = tokens.lower[token] === 'menurutnya';
  const speaker = isImplied ? null : sourceFrom(article, token + 1);
  if (!isImplied && speaker === null) return null;
  const after = speaker === null ? token + 1 : tokenAt(tokens, speaker.end);
  const parts = around(article, sentence, token, after);
  return parts.length === 0 ? null : indirect(parts, spanOf(article, token, token + 1), speaker, 'menurut');
}

/** "yang enggan menyebutkan namanya", "menolak disebut namanya": about the source, nothing that was claimed. */
function isOfNamelessness({ tokens }: Article, token: number): boolean {
  for (let at = token + 1; at < token + 5; at++) {
    const word = tokens.lower[at] ?? '';
    if (NAMELESS.has(word)) return true;
    if (tokens.kinds[at] !== WORD) return false;
  }
  return false;
}

function indirect(parts: readonly Span[], cue: Span, speaker: Span | null, rule: string): Attribution {
  return { parts, cue, speaker, isImplied: speaker === null, rule };
}

function spanOf({ tokens }: Article, from: number, to: number): Span {
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}

function sentenceStart({ tokens }: Article, token: number): number {
  let at = token;
  while (at > 0 && tokens.kinds[at - 1] !== LINE_BREAK && !(tokens.lower[at - 1] === '.' && tokens.capital[at] === 1))
    at -= 1;
  return at;
}

/**
 * The name after a cue: a pronoun, or words up to a comma, a preposition, a date or the end. A title's brackets, numbers and commas
 * belong to it as long as a capital follows: "Kepala Badan … Daerah (BPBD) DKI Jakarta Isnawa Adji".
 */
function nameFrom(article: Article, from: number): Span | null {
  const { tokens, lexicon } = article;
  if (from >= tokens.count) return null;
  const first = tokens.lower[from] ?? '';
  if (lexicon.pronouns.has(first)) return spanOf(article, from, from + 1);
  const hasTitle = lexicon.roles.has(first);
  let to = from;
  let commas = 0;
  while (to < tokens.count && to - from < MAX_NAME_TOKENS) {
    const word = tokens.lower[to] ?? '';
    if (tokens.kinds[to] === LINE_BREAK) break;
    if (tokens.kinds[to] === PUNCTUATION) {
      if (word === '(' && hasTitle) {
        const close = closingBracket(article, to);
        if (close === -1 || tokens.kinds[close - 1] === NUMBER) break;
        to = close + 1;
        continue;
      }
      if (word === ',' && hasTitle && commas < MAX_TITLE_COMMAS && startsName(article, to + 1)) {
        commas += 1;
        to += 1;
        continue;
      }
      if (word === '/' || word === '-' || word === '&' || word === "'" || word === '’') {
        to += 1;
        continue;
      }
      const isInitial =
        word === '.' &&
        (isInsideWord(article, to) ||
          lexicon.abbreviations.has(tokens.lower[to - 1] ?? '') ||
          (tokens.lower[to - 1] ?? '').length === 1);
      if (!isInitial || (tokens.capital[to + 1] !== 1 && !isInsideWord(article, to))) break;
      to += 1;
      continue;
    }
    if (tokens.kinds[to] === NUMBER) {
      if (!hasTitle) break;
      to += 1;
      continue;
    }
    if (hasTitle && leadsToInstitution(article, to)) {
      to += 2;
      continue;
    }
    // Capitalised, "Dalam" and "Lalu" are part of "Menteri Dalam Negeri" and "Satuan Lalu Lintas".
    if (tokens.capital[to] === 1 ? lexicon.weekdays.has(word) : lexicon.stops.has(word)) break;
    // A lower-case word inside is a title's "dan"; one at the end begins something else.
    if (tokens.capital[to] !== 1 && !isLowerInName(article, to, from) && !isInsideWord(article, to - 1)) break;
    to += 1;
  }
  while (to > from && tokens.capital[to - 1] !== 1) to -= 1;
  if (to === from) return null;
  return spanOf(article, from, to);
}

function closingBracket({ tokens }: Article, from: number): number {
  for (let token = from + 1; token < tokens.count && token < from + 8; token++)
    if (tokens.lower[token] === ')') return token;
  return -1;
}

/** The stop in "Contoh.co", with nothing between it and what follows. */
function isInsideWord({ tokens }: Article, at: number): boolean {
  return (
    tokens.lower[at] === '.' &&
    tokens.kinds[at + 1] === WORD &&
    tokens.ends[at] === tokens.starts[at + 1] &&
    tokens.capital[at + 1] !== 1 &&
    tokens.ends[at - 1] === tokens.starts[at]
  );
}

/** "Kepala Bidang Logistik | di Badan …", "Ketua Komisi II DPR | dari Fraksi …": the title goes on in its institution. */
function leadsToInstitution({ tokens, lexicon }: Article, at: number): boolean {
  const next = tokens.lower[at + 1] ?? '';
  return (
    tokens.capital[at] !== 1 &&
    TITLE_PREPOSITIONS.has(tokens.lower[at] ?? '') &&
    tokens.capital[at + 1] === 1 &&
    INSTITUTION_PARTS.has(next) &&
    lexicon.organisations.has(next)
  );
}

/** After a title's comma: a capital, with "dan" before it or not. */
function startsName({ tokens, lexicon }: Article, at: number): boolean {
  const from = tokens.lower[at] === 'dan' ? at + 1 : at;
  const word = tokens.lower[from] ?? '';
  return tokens.capital[from] === 1 && !lexicon.stops.has(word);
}

/** A lower-case word that a capitalised one follows: "Menteri Koordinator Bidang Kemaritiman dan Investasi", "juru bicara Pentagon". */
function isLowerInName({ tokens, lexicon }: Article, at: number, from: number): boolean {
  const word = tokens.lower[at] ?? '';
  if (NAME_LINKS.has(word)) return tokens.capital[at + 1] === 1;
  return at - from < 4 && (lexicon.roles.has(word) || lexicon.organisations.has(word) || TITLE_WORDS.has(word));
}

/** The source after "menurut": a name, a pronoun, or a bare noun up to the comma ("menurut data", "menurut mereka"). */
function sourceFrom(article: Article, from: number): Span | null {
  const name = nameFrom(article, from);
  if (name !== null) return name;
  const { tokens } = article;
  let to = from;
  while (to < tokens.count && to - from < 8 && tokens.kinds[to] === WORD) to += 1;
  if (to === from || to - from >= 8 || tokens.lower[to] !== ',') return null;
  return spanOf(article, from, to);
}

/**
 * The subject of a cue: the noun phrase before it, without what stands between commas ("X, Sabtu (12/2/2022), mengatakan") and
 * without "juga", "pun", "pada Senin (…)".
 */
function subjectBefore(article: Article, sentenceFrom: number, cue: number): Span | null {
  const { tokens, lexicon } = article;
  let from = sentenceFrom;
  while (from < cue && tokens.kinds[from] === WORD && lexicon.openers.has(tokens.lower[from] ?? '')) {
    // "Secara terpisah, X", "Dalam diskusi virtual, X": the subject begins after the adverbial's comma, where there is one.
    const comma = adverbialEnd(article, from, cue);
    from = comma === -1 ? from + 1 : comma + 1;
  }
  if (from >= cue) return null;
  if (INDEFINITE.has(tokens.lower[from] ?? '')) return indefiniteFrom(article, from, cue);
  const name = nameFrom(article, from);
  const cueStart = tokens.starts[cue] ?? 0;
  if (name !== null && name.end <= cueStart) {
    const end = tokenAt(tokens, name.end);
    // "Pengakuan itu …": a thing, of which something is said.
    if (end - from === 1 && DEMONSTRATIVES.has(tokens.lower[end] ?? '') && !isActor(article, from)) return null;
    if (isOpener(article, from, end, cue)) return nameUpTo(article, end, cue);
    const office = officeBefore(article, from, cue);
    if (office !== null) return office;
    return reachesCue(article, end, cue) ? name : (betweenCommas(article, from, cue) ?? nameUpTo(article, from, cue));
  }
  let to = from;
  while (to < cue && to - from < 6 && tokens.kinds[to] === WORD) {
    const word = tokens.lower[to] ?? '';
    if (lexicon.stops.has(word) || APPOSITION_START.has(word) || SUBJECT_ADVERBS.has(word)) break;
    to += 1;
  }
  return to === from || to - from >= 6 ? null : spanOf(article, from, to);
}

/** "Juru bicara pemerintah kota | menambahkan": an office or body in small letters, right before its cue. */
function officeBefore({ tokens, lexicon }: Article, from: number, cue: number): Span | null {
  const first = tokens.lower[from] ?? '';
  if (!lexicon.roles.has(first) && !lexicon.organisations.has(first)) return null;
  let to = cue;
  while (
    to > from &&
    (SUBJECT_ADVERBS.has(tokens.lower[to - 1] ?? '') || lexicon.negation.has(tokens.lower[to - 1] ?? ''))
  )
    to -= 1;
  if (to - from < 2 || to - from > MAX_OFFICE) return null;
  for (let at = from + 1; at < to; at++) {
    const word = tokens.lower[at] ?? '';
    if (tokens.kinds[at] !== WORD || tokens.capital[at] === 1) return null;
    if (lexicon.stops.has(word) || APPOSITION_START.has(word) || BEFORE.has(word)) return null;
  }
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}

/** "kata | juru bicara delegasi, Oksana Lysenko": an office in small letters, and the name after its comma, where there is one. */
function officeAfter(article: Article, from: number): Span | null {
  const { tokens, lexicon } = article;
  if (!lexicon.roles.has(tokens.lower[from] ?? '')) return null;
  let to = from + 1;
  while (
    to - from < MAX_OFFICE &&
    tokens.kinds[to] === WORD &&
    tokens.capital[to] !== 1 &&
    !lexicon.stops.has(tokens.lower[to] ?? '')
  )
    to += 1;
  const isNamed = tokens.lower[to] === ',' && tokens.capital[to + 1] === 1;
  return (isNamed ? nameFrom(article, to + 1) : null) ?? spanOf(article, from, to);
}

/** "Seorang warga | yang enggan disebut namanya": up to the relative clause, a preposition or the cue. */
function indefiniteFrom({ tokens, lexicon }: Article, from: number, cue: number): Span | null {
  let to = from + 1;
  while (to < cue && to - from < 8 && tokens.kinds[to] === WORD) {
    const word = tokens.lower[to] ?? '';
    if (APPOSITION_START.has(word) || SUBJECT_ADVERBS.has(word) || (lexicon.stops.has(word) && to > from + 1)) break;
    to += 1;
  }
  return to - from < 2 ? null : { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 };
}

/**
 * A single capital that begins a sentence and stands apart from the cue, and that the text also writes small ("Vaksinasi di bulan
 * puasa … mengatakan") or that is known for none: no name.
 */
function isOpener({ tokens, lexicon, smallWords }: Article, from: number, to: number, cue: number): boolean {
  const word = tokens.lower[from] ?? '';
  let gap = to;
  while (gap < cue && SUBJECT_ADVERBS.has(tokens.lower[gap] ?? '')) gap += 1;
  if (to - from !== 1 || gap === cue || tokens.lower[to] === '(') return false;
  if (lexicon.openers.has(word)) return true;
  return (
    smallWords.has(word) && !lexicon.roles.has(word) && !lexicon.organisations.has(word) && !lexicon.pronouns.has(word)
  );
}

/** "Direktur perusahaan itu, Lina Marlina, menegaskan": the name between the two commas before the cue. */
function betweenCommas(article: Article, from: number, cue: number): Span | null {
  const { lower } = article.tokens;
  if (lower[cue - 1] !== ',') return null;
  let comma = cue - 2;
  while (comma > from && cue - comma < 12 && lower[comma] !== ',') comma -= 1;
  if (lower[comma] !== ',') return null;
  const name = nameFrom(article, comma + 1);
  if (name === null) return null;
  const end = tokenAt(article.tokens, name.end);
  return end === cue - 1 || lower[end] === '(' ? name : null;
}

function isActor({ tokens, lexicon }: Article, at: number): boolean {
  const word = tokens.lower[at] ?? '';
  return (
    lexicon.roles.has(word) ||
    lexicon.organisations.has(word) ||
    lexicon.pronouns.has(word) ||
    lexicon.documents.has(word)
  );
}

/** The name that ends right before a cue or the adverbs before it, and does not stand after a preposition: "di Istana Merdeka mengatakan". */
function nameUpTo(article: Article, limit: number, cue: number): Span | null {
  const { tokens, lexicon } = article;
  let to = cue;
  while (to > limit && SUBJECT_ADVERBS.has(tokens.lower[to - 1] ?? '')) to -= 1;
  let from = to;
  while (from > limit && isNamePart(article, from - 1)) from -= 1;
  while (from < to && tokens.capital[from] !== 1 && !lexicon.roles.has(tokens.lower[from] ?? '')) from += 1;
  const before = tokens.lower[from - 1] ?? '';
  if (from === to || lexicon.stops.has(before) || lexicon.placeMarkers.has(before)) return null;
  return nameFrom(article, from);
}

function isNamePart({ tokens, lexicon }: Article, token: number): boolean {
  const word = tokens.lower[token] ?? '';
  if (tokens.kinds[token] === PUNCTUATION) return word === '(' || word === ')' || word === '-' || word === '/';
  if (tokens.kinds[token] !== WORD) return false;
  return tokens.capital[token] === 1 || lexicon.roles.has(word) || lexicon.organisations.has(word) || word === 'dan';
}

/** Between a subject and its cue: nothing, an adverb, an apposition in commas or brackets, a time or place. */
function reachesCue({ tokens, lexicon }: Article, from: number, cue: number): boolean {
  if (from >= cue) return true;
  const word = tokens.lower[from] ?? '';
  return (
    word === ',' ||
    word === '(' ||
    SUBJECT_ADVERBS.has(word) ||
    APPOSITION_START.has(word) ||
    lexicon.stops.has(word) ||
    tokens.kinds[from] === NUMBER
  );
}

/** The last comma of an opening adverbial that a capital or a pronoun follows. */
function adverbialEnd({ tokens, lexicon }: Article, from: number, cue: number): number {
  for (let token = from; token < cue; token++)
    if (
      tokens.lower[token] === ',' &&
      (tokens.capital[token + 1] === 1 ||
        lexicon.pronouns.has(tokens.lower[token + 1] ?? '') ||
        lexicon.roles.has(tokens.lower[token + 1] ?? ''))
    )
      return token;
  return -1;
}

/** From after the cue, its comma and "bahwa", to the sentence's end. */
function statementAfter(article: Article, from: number, sentenceEnd: number): Span | null {
  const { tokens } = article;
  const to = passedOnAt(article, from, sentenceEnd);
  let at = afterListener(article, from, to);
  while (at < to && (tokens.lower[at] === ',' || tokens.lower[at] === 'bahwa' || tokens.lower[at] === ':')) at += 1;
  let end = to;
  if (end > at && tokens.lower[end - 1] === '.') end -= 1;
  if (end - at < 2) return null;
  return { start: tokens.starts[at] ?? 0, end: tokens.ends[end - 1] ?? 0 };
}

/** "mengatakan kepada Reuters bahwa", "mengatakan kepada wartawan di X, Rabu, bahwa": past the listener, where a comma or "bahwa" ends it. */
function afterListener({ tokens, quotationOf }: Article, from: number, to: number): number {
  if (!LISTENER_LINKS.has(tokens.lower[from] ?? '')) return from;
  let comma = -1;
  for (let at = from + 1; at < Math.min(to, from + MAX_LISTENER); at++) {
    if (quotationOf[at] !== 0) break;
    if (tokens.lower[at] === 'bahwa') return at;
    if (tokens.lower[at] === ',' && comma === -1) comma = at;
  }
  return comma === -1 ? from : comma;
}

/** Where ", seperti dikutip dari Antara" begins, which is no part of what was said. */
function passedOnAt({ tokens, lexicon, quotationOf }: Article, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (tokens.lower[at] !== ',' || quotationOf[at] !== 0) continue;
    const next = tokens.lower[at + 1] ?? '';
    if (lexicon.agencyVerbs.has(next) && (next !== 'seperti' || lexicon.agencyVerbs.has(tokens.lower[at + 2] ?? '')))
      return at;
  }
  return to;
}

/** The statement on both sides of an inserted "kata X": what stands before the cue, and after the speaker's comma. */
function around({ tokens }: Article, sentence: Sentence, cue: number, after: number): Span[] {
  const parts: Span[] = [];
  let before = cue;
  while (before > sentence.from && tokens.lower[before - 1] === ',') before -= 1;
  if (before - sentence.from > 0)
    parts.push({ start: tokens.starts[sentence.from] ?? 0, end: tokens.ends[before - 1] ?? 0 });
  let from = after;
  // "kata X kepada wartawan, Senin (3/3/2022)." is not the statement: it goes on only right after a comma.
  if (tokens.lower[from] === ',') {
    from += 1;
    let end = sentence.to;
    if (tokens.lower[end - 1] === '.') end -= 1;
    if (end - from >= 3) parts.push({ start: tokens.starts[from] ?? 0, end: tokens.ends[end - 1] ?? 0 });
  }
  return parts;
}
