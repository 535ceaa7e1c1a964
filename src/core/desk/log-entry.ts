import type { Claim } from '../model/claim';
import type { DeskContext } from './desk-context';

const MAX_NOTE = 1000;
const EDITED = 'Edited: ';

/** The claim with an entry in its log, dated and signed. */
export function withEntry(claim: Claim, note: string, { now, editor }: DeskContext): Claim {
  const entry = { on: now, status: claim.status, by: editor, ...(note !== '' && { note: note.slice(0, MAX_NOTE) }) };
  return { ...claim, log: [...claim.log, entry] };
}

/** The same for a change of fields: what one editor changes in a row on one day is one entry. */
export function withEdit(claim: Claim, fields: readonly string[], context: DeskContext): Claim {
  const last = claim.log.at(-1);
  const isSame =
    last?.on === context.now &&
    last.by === context.editor &&
    last.status === claim.status &&
    last.note?.startsWith(EDITED) === true;
  if (!isSame) return withEntry(claim, `${EDITED}${fields.join(', ')}.`, context);
  const before = last.note?.slice(EDITED.length, -1).split(', ') ?? [];
  const note = `${EDITED}${[...new Set([...before, ...fields])].join(', ')}.`;
  return { ...claim, log: [...claim.log.slice(0, -1), { ...last, note: note.slice(0, MAX_NOTE) }] };
}
