import { tokenAt, type Article, type Attribution } from '../../article';
import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';
import { spanOf } from '../../token-range';
import type { Sentence } from '../../units/sentences';
import { WORD } from '../../units/tokens';
import { attributionOf } from '../attribution-of';
import { readAccording } from './according-to';
import { subjectBefore } from './cue-subjects';
import { readDocument } from './documents';
import { around, statementAfter } from './indirect-statements';
import { nameFrom } from './indonesian-names';
import { ACCORDING, AFTER, BEFORE, PASSIVE } from './indonesian-words';
import { readPassive } from './passives';
import { readQuotation } from './quoted-statements';
import { topicsBefore } from './topics';

/** "menyampaikan pidato": an event, nothing that was claimed. */
const EVENTS = wordSet(id.subjects.events);

const NAMELESS = wordSet(id.subjects.nameless);

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
      attributions.push(attributionOf([part], spanOf(article, token, token + 1), speaker, 'name-mengatakan'));
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
          attributionOf(
            parts,
            spanOf(article, token, token + 1),
            speaker,
            isImplied ? 'comma-katanya' : 'comma-kata-name',
          ),
        );
      return;
    }
  }
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
