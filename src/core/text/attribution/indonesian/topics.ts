import { sentenceIndexAt, tokenAt, type Article, type Attribution } from '../../article';
import type { Span } from '../../reading';
import type { Sentence } from '../../units/sentences';
import { adverbialEnd } from './adverbials';
import { nameFrom } from './indonesian-names';
import { DEMONSTRATIVES, PASSIVE } from './indonesian-words';

/** How many sentences back "katanya" may look for whom it means. */
const TOPIC_SENTENCES = 4;

/** The names with which the paragraphs before a statement begin, outside quotations, latest first. */
export function topicsBefore(article: Article, { parts }: Attribution): readonly Span[] {
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
