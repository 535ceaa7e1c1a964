import type { Evidence } from '../model/claim';
import { checkAnchor } from '../text/anchors';
import type { DeskRecord } from './desk-record';
import { textOf } from './record-edits';

/** Where an anchor stood and stands; offsets are UTF-16 code units of the old and the new text. */
export interface AnchorMove {
  readonly claim: string;
  /** Which of the claim's evidence. */
  readonly at: number;
  readonly exact: string;
  readonly from: number | null;
  /** `null` when the fragment is in the new text nowhere. */
  readonly to: number | null;
  readonly state: 'kept' | 'moved' | 'lost';
  /** It stands at several places that fit equally well, and the nearest was taken. */
  readonly isAmbiguous: boolean;
}

/** What stands around a fragment in the text that the desk holds: far more than a case may keep of it. */
const CONTEXT = 40;

/** Looks for the anchors of a source's claims in another version of its text, by fragment and by what stood around it. */
export function findAnchorsAgain(record: DeskRecord, source: string, text: string): AnchorMove[] {
  const before = textOf(record, source);
  return record.case.claims
    .filter((claim) => claim.source === source)
    .flatMap(({ id, evidence }) => evidence.map((each, at) => ({ claim: id, at, ...moveOf(each, before, text) })));
}

function moveOf(evidence: Evidence, before: string, text: string): Omit<AnchorMove, 'claim' | 'at'> {
  const { exact, start } = evidence;
  const from = start ?? null;
  const { prefix, suffix } = contextOf(evidence, before);
  const fits = (at: number): boolean =>
    (prefix !== '' && text.slice(Math.max(0, at - prefix.length), at) === prefix) ||
    (suffix !== '' && text.startsWith(suffix, at + exact.length));
  const isThere = start !== undefined && text.startsWith(exact, start);
  if (isThere && fits(start)) return { exact, from, to: from, state: 'kept', isAmbiguous: false };
  const anywhere = checkAnchor(text, { exact, prefix, suffix });
  if (anywhere.state === 'missing') return { exact, from, to: null, state: 'lost', isAmbiguous: false };
  // The same words may stand by chance where they stood: what stood around them says which are meant.
  if (isThere && !fits(anywhere.start)) return { exact, from, to: from, state: 'kept', isAmbiguous: false };
  const check = checkAnchor(text, { exact, prefix, suffix, ...(start !== undefined && !isThere && { start }) });
  if (check.state === 'missing') return { exact, from, to: null, state: 'lost', isAmbiguous: false };
  const isKept = check.start === start;
  const isAmbiguous = check.state === 'moved' && check.isAmbiguous;
  return { exact, from, to: check.start, state: isKept ? 'kept' : 'moved', isAmbiguous };
}

function contextOf(evidence: Evidence, before: string): { prefix: string; suffix: string } {
  const { exact, start, prefix = '', suffix = '' } = evidence;
  if (start === undefined || !before.startsWith(exact, start)) return { prefix, suffix };
  const end = start + exact.length;
  return { prefix: before.slice(Math.max(0, start - CONTEXT), start), suffix: before.slice(end, end + CONTEXT) };
}
