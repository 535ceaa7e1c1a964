import type { GazetteerEntry } from '../../gazetteer/gazetteer';
import type { Tokens } from '../units/tokens';
import { DEMONYMS } from './place-lexicon';
import type { PlaceSource } from './place-source';

/** "Turkish", "North Korean", "U.S.". */
export function demonymOrAbbreviation(
  tokens: Tokens,
  source: PlaceSource,
  from: number,
): { entry: GazetteerEntry; to: number; rule: string } | null {
  const word = tokens.lower[from] ?? '';
  const pair = DEMONYMS.get(`${word}-${tokens.lower[from + 1] ?? ''}`);
  const pairEntry = pair === undefined ? null : source.get(pair);
  if (pairEntry !== null) return { entry: pairEntry, to: from + 2, rule: 'place-demonym' };
  const code = DEMONYMS.get(word);
  const entry = code === undefined ? null : source.get(code);
  if (entry !== null) return { entry, to: from + 1, rule: 'place-demonym' };
  const short = abbreviationAt(tokens, source, from);
  return short === null ? null : { ...short, rule: 'place-abbreviation' };
}

/** "U.S.", "Tex.", "D.C.", "UK"; a state's two letters only after a comma. */
function abbreviationAt(
  tokens: Tokens,
  source: PlaceSource,
  from: number,
): { entry: GazetteerEntry; to: number } | null {
  const { text } = tokens;
  const start = tokens.starts[from] ?? 0;
  const end = tokens.ends[from] ?? 0;
  if (end - start > 6) return null;
  const dotted = tokens.lower[from + 1] === '.' && tokens.starts[from + 1] === end ? text.slice(start, end + 1) : null;
  const dottedEntry = dotted === null ? null : source.abbreviated(dotted);
  const isAfterComma = tokens.lower[from - 1] === ',';
  if (dottedEntry !== null && (isAfterComma || dottedEntry.kind === 'country'))
    return { entry: dottedEntry, to: from + 2 };
  const surface = text.slice(start, end);
  if (surface !== surface.toUpperCase() && !isAfterComma) return null;
  const entry = source.abbreviated(surface);
  if (entry === null) return null;
  if (entry.kind !== 'country' && surface.length <= 2 && !isAfterComma) return null;
  return { entry, to: from + 1 };
}
