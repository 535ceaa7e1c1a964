import { refuseInvalid } from './changed-rows';
import { accept } from './commands/accept';
import { discardClaim, makeClaim, mergeClaims, splitClaim } from './commands/claims';
import { editClaim } from './commands/edit-claim';
import { replaceText } from './commands/replace-text';
import { setStatus } from './commands/set-status';
import { addGroup, addSource, editCase, editSource } from './commands/sources';
import { editActor, fixSpeaker } from './commands/speakers';
import {
  addSuggestions,
  chooseCandidate,
  dismiss,
  mergeSuggestions,
  restore,
  splitSuggestion,
} from './commands/suggestions';
import type { CommandOf, DeskCommand } from './desk-command';
import type { DeskContext } from './desk-context';
import type { DeskRecord } from './desk-record';
import { withOpeningView } from './opening-view';

type Handlers = {
  readonly [Kind in DeskCommand['kind']]: (
    record: DeskRecord,
    command: CommandOf<Kind>,
    context: DeskContext,
  ) => DeskRecord;
};

const HANDLERS: Handlers = {
  'add-source': addSource,
  'edit-source': editSource,
  'replace-text': replaceText,
  'add-suggestions': addSuggestions,
  accept,
  dismiss,
  restore,
  'split-suggestion': splitSuggestion,
  'merge-suggestions': mergeSuggestions,
  'choose-candidate': chooseCandidate,
  'fix-speaker': fixSpeaker,
  'edit-actor': editActor,
  'make-claim': makeClaim,
  'edit-claim': editClaim,
  'split-claim': splitClaim,
  'merge-claims': mergeClaims,
  'discard-claim': discardClaim,
  'set-status': setStatus,
  'edit-case': editCase,
  'add-group': addGroup,
};

/**
 * What becomes of the record by a command. The record itself stays as it is, so that undo is to go back to it; what the command does not touch is shared. Throws
 * `RefusedCommand` when it cannot be carried out, or when the case would no longer pass the check of cases.
 */
export function runCommand(record: DeskRecord, command: DeskCommand, context: DeskContext): DeskRecord {
  // Each handler takes the commands of its own kind: the table says so, and the compiler checks the table.
  const run = HANDLERS[command.kind] as (record: DeskRecord, command: DeskCommand, context: DeskContext) => DeskRecord;
  const done = run(record, command, context);
  const shown = withOpeningView(record.case, done.case);
  const next = shown === done.case ? done : { ...done, case: shown };
  refuseInvalid(record, next, context.geography ?? {});
  return next;
}
