import type { Claim, Evidence } from '../../model/claim';
import type { Source } from '../../model/source';
import { textDigest } from '../../text/digest';
import { NORMALIZATION } from '../../text/normalize';
import type { CommandOf } from '../desk-command';
import type { DeskContext } from '../desk-context';
import type { DeskRecord } from '../desk-record';
import { withEntry } from '../log-entry';
import { openSuggestions } from '../open-suggestions';
import { findAnchorsAgain, type AnchorMove } from '../reanchor';
import { sourceOf, suggestionsOf, withCase, withSuggestions } from '../record-edits';
import { wholeText, withSource } from './sources';

/** The outlet changed its article: anchors move to where their fragments stand now; one that stands nowhere loses its position, and its claim's log says so. */
export function replaceText(record: DeskRecord, command: CommandOf<'replace-text'>, context: DeskContext): DeskRecord {
  const source = sourceOf(record, command.source);
  const text = wholeText(command.text);
  if (text === record.texts[source.id]) return record;
  const moves = findAnchorsAgain(record, source.id, text);
  const claims = record.case.claims.map((claim) => {
    const own = moves.filter((move) => move.claim === claim.id);
    return own.length === 0 ? claim : moved(claim, own, context);
  });
  const changed: Source = {
    ...source,
    text: { normalization: NORMALIZATION, length: text.length, sha256: textDigest(text) },
  };
  const next: DeskRecord = {
    ...withCase(record, withSource({ ...record.case, claims }, changed)),
    texts: { ...record.texts, [source.id]: text },
  };
  const own = claims.filter((claim) => claim.source === source.id);
  const before = suggestionsOf(record, source.id);
  return withSuggestions(next, source.id, openSuggestions(command.found, { claims: own, before }));
}

function moved(claim: Claim, moves: readonly AnchorMove[], context: DeskContext): Claim {
  const evidence = claim.evidence.map((each, at) => {
    const move = moves.find((candidate) => candidate.at === at);
    if (move === undefined) return each;
    return { ...unplaced(each), ...(move.to !== null && { start: move.to, end: move.to + each.exact.length }) };
  });
  const lost = moves.filter(({ to }) => to === null).length;
  const shifted = moves.filter(({ to, from }) => to !== null && to !== from).length;
  if (lost + shifted === 0) return claim;
  const note =
    lost > 0
      ? `The text of the source was replaced: ${lost} of its fragments ${lost === 1 ? 'is' : 'are'} not in the new one.`
      : 'The text of the source was replaced: its fragments stand elsewhere now.';
  return withEntry({ ...claim, evidence }, note, context);
}

function unplaced({ exact, language, prefix, suffix, translation }: Evidence): Evidence {
  return {
    exact,
    language,
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
    ...(translation !== undefined && { translation }),
  };
}
