import type { Article } from './article';
import type { Span } from './reading';
import { NUMBER, PUNCTUATION, WORD, type Tokens } from './tokens';

/** A run of capitalised words, `to` exclusive: a name, perhaps with its title in front. */
export interface NameRun extends Span {
  readonly from: number;
  readonly to: number;
}

const LINKS = new Set(['dan', 'bin', 'binti', 'of', 'for', 'the', 'and', 'de', 'al', 'van', 'von', 'di']);
const MAX_RUN = 30;

/** Runs of capitalised words outside quotations, by each of their words in lower case. */
export function findNameRuns(article: Article): ReadonlyMap<string, readonly NameRun[]> {
  const { tokens, lexicon, quotationOf } = article;
  const runs = new Map<string, NameRun[]>();
  let token = 0;
  while (token < tokens.count) {
    const startsRun = tokens.kinds[token] === WORD && quotationOf[token] === 0 && (tokens.capital[token] === 1 || lexicon.roles.has(tokens.lower[token] ?? ''));
    if (!startsRun) {
      token += 1;
      continue;
    }
    const to = runEnd(article, token);
    if (to - token > 1) {
      const run = { from: token, to, start: tokens.starts[token] ?? 0, end: tokens.ends[to - 1] ?? 0 };
      for (let at = token; at < to; at++) {
        if (tokens.capital[at] !== 1) continue;
        const word = tokens.lower[at] ?? '';
        const list = runs.get(word);
        if (list === undefined) runs.set(word, [run]);
        else if (list.at(-1) !== run) list.push(run);
      }
    }
    token = Math.max(to, token + 1);
  }
  return runs;
}

function runEnd(article: Article, from: number): number {
  const { tokens, lexicon } = article;
  let to = from + 1;
  while (to < tokens.count && to - from < MAX_RUN) {
    const word = tokens.lower[to] ?? '';
    const kind = tokens.kinds[to];
    if (kind === WORD) {
      const goesOn = tokens.capital[to] === 1 ? !lexicon.stops.has(word) : (LINKS.has(word) && tokens.capital[to + 1] === 1) || lexicon.roles.has(word) || lexicon.organisations.has(word);
      if (!goesOn) break;
    } else if (kind === NUMBER) {
      if (tokens.lower[to + 1] !== '/' && tokens.capital[to + 1] !== 1) break;
    } else if (kind === PUNCTUATION) {
      if (!joins(tokens, to, article)) break;
    } else break;
    to += 1;
  }
  while (to > from + 1 && tokens.capital[to - 1] !== 1) to -= 1;
  return to;
}

/** A full stop after an abbreviation or initial, a slash, a hyphen, an ampersand, and the comma of "Juru Bicara Pentagon, Mayor Jenderal …". */
function joins(tokens: Tokens, at: number, { lexicon }: Article): boolean {
  const mark = tokens.lower[at];
  const isTight = tokens.ends[at - 1] === tokens.starts[at];
  if (mark === '.') {
    const before = tokens.lower[at - 1] ?? '';
    return isTight && tokens.capital[at + 1] === 1 && (lexicon.abbreviations.has(before) || before.length === 1);
  }
  if (mark === '/' || mark === '-') return isTight && tokens.ends[at] === tokens.starts[at + 1];
  if (mark === '&' || mark === "'" || mark === '’') return true;
  return mark === ',' && lexicon.rankStarts.has(tokens.lower[at + 1] ?? '') && tokens.capital[at + 1] === 1;
}
