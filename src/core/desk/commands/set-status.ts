import type { Claim } from '../../model/claim';
import type { CommandOf } from '../desk-command';
import type { DeskContext } from '../desk-context';
import type { DeskRecord } from '../desk-record';
import { withEntry } from '../log-entry';
import { missingForPublication } from '../publication-gate';
import { claimOf, withCase, withClaim } from '../record-edits';
import { RefusedCommand } from '../refused-command';

type Status = Claim['status'];

/** Where a claim may go from where. What was published is never a draft again. */
const STEPS: Readonly<Record<Status, readonly Status[]>> = {
  draft: ['reviewed', 'retracted'],
  reviewed: ['draft', 'published', 'retracted'],
  published: ['reviewed', 'retracted'],
  retracted: ['reviewed'],
};

/** The next step on the way to being published; `null` at its end. */
export function nextStatus(status: Status): Status | null {
  return { draft: 'reviewed', reviewed: 'published', published: null, retracted: 'reviewed' }[status] as Status | null;
}

/** Nothing is published while anything is missing, and nothing that nobody reviewed. */
export function setStatus(record: DeskRecord, command: CommandOf<'set-status'>, context: DeskContext): DeskRecord {
  const { status, note = '' } = command;
  const claim = claimOf(record, command.claim);
  if (!STEPS[claim.status].includes(status))
    throw new RefusedCommand({ code: 'not-from-here', from: claim.status, to: status });
  if (status === 'published' && missingForPublication(claim, record).length > 0)
    throw new RefusedCommand({ code: 'not-publishable' });
  const changed = withClaim(record, withEntry({ ...claim, status }, note, context));
  const { file } = changed.case;
  // A claim that was taken back tells no story.
  if (status !== 'retracted' || !file.keyClaims.includes(claim.id)) return changed;
  const keyClaims = file.keyClaims.filter((id) => id !== claim.id);
  return withCase(changed, { ...changed.case, file: { ...file, keyClaims } });
}
