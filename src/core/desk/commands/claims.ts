import { deriveClaimId } from '../../claims/claim-id';
import { createIdGiver } from '../../formats/import/make-id';
import type { Case } from '../../model/case';
import type { Claim } from '../../model/claim';
import { anchorAt } from '../anchor-at';
import { createCaseEditor } from '../case-editor';
import type { CommandOf } from '../desk-command';
import type { DeskContext } from '../desk-context';
import type { DeskRecord } from '../desk-record';
import { withEntry } from '../log-entry';
import { claimOf, sourceOf, textOf, withCase } from '../record-edits';
import { RefusedCommand } from '../refused-command';
import { newClaim, placesOf, quantityOf } from './accept';

/** A claim by hand, about a stretch of the text that was selected. */
export function makeClaim(record: DeskRecord, command: CommandOf<'make-claim'>, context: DeskContext): DeskRecord {
  const source = sourceOf(record, command.source);
  const text = textOf(record, source.id);
  const { start, end } = command;
  const editor = createCaseEditor(record.case);
  const places = placesOf(command.places, editor, context);
  const quantities = command.quantities.map((quantity) => quantityOf(quantity, source, editor));
  const claim = newClaim(
    {
      speaker: null,
      organisation: null,
      attribution: 'none',
      via: [],
      said: null,
      modality: 'asserted',
      kind: quantities.length > 0 ? 'strength' : places.length > 0 ? 'presence' : 'background',
      quantities,
      places,
      movement: undefined,
    },
    { start, end, words: text.slice(start, end), text },
    { record, source, editor, context },
  );
  const edited = editor.finish();
  return withCase(record, {
    ...edited,
    claims: [...edited.claims, withEntry(claim, 'Made by hand from the text.', context)],
  });
}

/** The same claim twice, to be told apart by hand: the second is a draft of its own, anchored where it is said to be. */
export function splitClaim(record: DeskRecord, command: CommandOf<'split-claim'>, context: DeskContext): DeskRecord {
  const claim = claimOf(record, command.claim);
  const source = sourceOf(record, claim.source);
  const { start, end } = command;
  const own =
    start === undefined || end === undefined ? null : anchorAt(textOf(record, source.id), start, end, source.language);
  const evidence = own === null ? claim.evidence : [own];
  const wanted = deriveClaimId({
    source: source.id,
    speaker: claim.speaker ?? claim.organisation,
    start: evidence[0]?.start,
    end: evidence[0]?.end,
    statementEn: claim.statement['en'] ?? '',
  });
  const { grade: _, ...ungraded } = claim;
  const second: Claim = {
    ...ungraded,
    id: createIdGiver(record.case.claims.map(({ id }) => id))(wanted),
    evidence,
    relations: [],
    status: 'draft',
    log: [],
  };
  const claims = record.case.claims.flatMap((each) =>
    each === claim ? [each, withEntry(second, `Split from ${claim.id}.`, context)] : [each],
  );
  return withCase(record, { ...record.case, claims });
}

/** Two claims of one source as one: what the second has and the first has not goes to the first, and whoever pointed to the second points to it. */
export function mergeClaims(record: DeskRecord, command: CommandOf<'merge-claims'>, context: DeskContext): DeskRecord {
  const one = claimOf(record, command.claim);
  const two = claimOf(record, command.other);
  if (one === two || one.source !== two.source) throw new RefusedCommand({ code: 'other-source' });
  if (two.status === 'published') throw new RefusedCommand({ code: 'published' });
  const merged: Claim = {
    ...one,
    speaker: one.speaker ?? (one.attribution === 'none' ? two.speaker : null),
    organisation: one.organisation ?? two.organisation,
    attribution: one.attribution === 'none' ? two.attribution : one.attribution,
    via: union(one.via, two.via, ({ actor }) => actor),
    said: one.said ?? two.said,
    event: one.event ?? two.event,
    occasion: one.occasion ?? two.occasion,
    quantities: union(one.quantities, two.quantities, (each) => JSON.stringify(each)),
    places: union(one.places, two.places, ({ place, role }) => `${place} ${role}`),
    evidence: union(one.evidence, two.evidence, ({ exact, start }) => `${exact} ${start ?? ''}`),
    relations: [...one.relations, ...two.relations],
    status: one.status === 'published' ? 'reviewed' : one.status,
  };
  const kept = withEntry(merged, `Merged with ${two.id}.`, context);
  const claims = record.case.claims.map((each) => (each === one ? kept : each));
  return withCase(record, withoutClaim({ ...record.case, claims }, two.id, one.id));
}

function union<T>(one: readonly T[], two: readonly T[], key: (value: T) => string): T[] {
  const keys = new Set(one.map(key));
  return [...one, ...two.filter((value) => !keys.has(key(value)))];
}

/** Takes a claim back that never was published; what was published is retracted instead, so that readers can see it. */
export function discardClaim(record: DeskRecord, { claim: id }: CommandOf<'discard-claim'>): DeskRecord {
  const claim = claimOf(record, id);
  const wasPublished = claim.status === 'published' || claim.log.some(({ status }) => status === 'published');
  if (wasPublished) throw new RefusedCommand({ code: 'published' });
  return withCase(record, withoutClaim(record.case, id, null));
}

/** The case without a claim; relations to it go to another one, or with it. */
function withoutClaim(loaded: Case, gone: string, heir: string | null): Case {
  const claims = loaded.claims
    .filter(({ id }) => id !== gone)
    .map((claim) => {
      const isPointing = claim.relations.some((relation) => relation.claim === gone || relation.claim === claim.id);
      return isPointing ? { ...claim, relations: inherited(claim, gone, heir) } : claim;
    });
  const keyClaims = [
    ...new Set(loaded.file.keyClaims.flatMap((id) => (id !== gone ? [id] : heir === null ? [] : [heir]))),
  ];
  const isKey = loaded.file.keyClaims.includes(gone);
  return { ...loaded, claims, file: isKey ? { ...loaded.file, keyClaims } : loaded.file };
}

function inherited(claim: Claim, gone: string, heir: string | null): Claim['relations'] {
  const relations = claim.relations.flatMap((relation) => {
    const target = relation.claim === gone ? heir : relation.claim;
    return target === null || target === claim.id ? [] : [{ ...relation, claim: target }];
  });
  return union([], relations, ({ type, claim: target }) => `${type} ${target}`);
}
