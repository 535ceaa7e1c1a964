import type { Claim, Movement, PlaceRole } from '../../model/claim';
import { createCaseEditor, type CaseEditor } from '../case-editor';
import type { ClaimChanges } from '../desk-choices';
import type { CommandOf } from '../desk-command';
import type { DeskContext } from '../desk-context';
import type { DeskRecord } from '../desk-record';
import { withEdit, withEntry } from '../log-entry';
import { claimOf, withCase } from '../record-edits';

/** What the desk says of a claim, not what the claim says: a published claim stays published. */
const BESIDE: ReadonlySet<string> = new Set(['grade', 'relations', 'note']);

/** Changes fields of a claim. One that was published goes back to reviewed: its readers get what somebody looked at. */
export function editClaim(record: DeskRecord, command: CommandOf<'edit-claim'>, context: DeskContext): DeskRecord {
  const { changes } = command;
  const claim = claimOf(record, command.claim);
  const editor = createCaseEditor(record.case);
  const fields = Object.keys(changes).filter((key) => changes[key as keyof ClaimChanges] !== undefined);
  const changed = { ...withChanges(claim, changes, editor), ...gradeOf(changes, context) };
  if (fields.length === 0 || isEqual(cleaned(changed), claim)) return record;
  const isReopened = claim.status === 'published' && fields.some((field) => !BESIDE.has(field));
  const edited = isReopened
    ? withEntry(
        { ...cleaned(changed), status: 'reviewed' },
        `Changed after it was published: ${fields.join(', ')}.`,
        context,
      )
    : withEdit(cleaned(changed), fields, context);
  const finished = editor.finish();
  return withCase(record, {
    ...finished,
    claims: finished.claims.map((each) => (each.id === claim.id ? edited : each)),
  });
}

type Loose = { [Key in keyof Claim]: Claim[Key] | undefined };

function withChanges(claim: Claim, changes: ClaimChanges, editor: CaseEditor): Loose {
  const {
    speaker,
    organisation,
    via,
    occasion,
    subject,
    quantities,
    places,
    phase,
    evidence,
    grade: _,
    speakerDescription,
    note,
    ...plain
  } = changes;
  const uses = places?.map(({ place, role }) => ({ place: editor.place(place), role }));
  return {
    ...claim,
    ...plain,
    ...(speaker !== undefined && { speaker: speaker && editor.actor(speaker) }),
    ...(organisation !== undefined && { organisation: organisation && editor.actor(organisation) }),
    ...(via !== undefined && {
      via: viaOf(
        claim,
        via.map((choice) => editor.actor(choice)),
      ),
    }),
    ...(occasion !== undefined && { occasion: occasion && editor.occasion(occasion) }),
    ...(subject !== undefined && { subject: editor.term('subjects', subject) }),
    ...(quantities !== undefined && {
      quantities: quantities.map(({ unit, scope, ...quantity }) => ({
        ...quantity,
        unit: editor.term('units', unit),
        ...(scope !== null && { scope: editor.term('scopes', scope) }),
      })),
    }),
    ...(uses !== undefined && {
      places: uses.map(({ place, role }) => ({ place, role: role === 'via' ? VIA_ROLE : role })),
    }),
    ...((uses !== undefined || phase !== undefined) && { movement: movementOf(claim, uses, phase) }),
    ...(evidence !== undefined && { evidence: [...evidence] }),
    ...(speakerDescription !== undefined && { speakerDescription: speakerDescription ?? undefined }),
    ...(note !== undefined && { note: note ?? undefined }),
  };
}

/** The role of a place by the way among the claim's places. */
const VIA_ROLE = 'about';

/** Where from, by way of what and where to is what the roles of the places say, new places among them; `undefined` where nothing moves. */
function movementOf(
  claim: Claim,
  uses: readonly { readonly place: string; readonly role: PlaceRole | 'via' }[] = viaUses(claim),
  phase: Movement['phase'] | null = claim.movement?.phase ?? null,
): Movement | undefined {
  if (phase === null) return undefined;
  const of = (...roles: readonly string[]): string[] => [
    ...new Set(uses.flatMap(({ place, role }) => (roles.includes(role) ? [place] : []))),
  ];
  // A case written by hand may name a place in its movement alone.
  const unplaced = (ids: readonly string[] = []): readonly string[] =>
    ids.filter((id) => !claim.places.some(({ place }) => place === id));
  return {
    from: [...new Set([...unplaced(claim.movement?.from), ...of('from')])],
    via: of('via'),
    to: [...new Set([...unplaced(claim.movement?.to), ...of('to', 'towards')])],
    phase,
  };
}

/** A claim's places with their roles, `via` for those that its movement leads through. */
export function viaUses({ places, movement }: Claim): { place: string; role: PlaceRole | 'via' }[] {
  const uses = places.map(({ place, role }) => ({
    place,
    role: role === VIA_ROLE && movement?.via.includes(place) === true ? ('via' as const) : role,
  }));
  // What only the movement names, such as a case written by hand, is a place of the claim once it is edited here.
  const rest = (movement?.via ?? []).filter((id) => !uses.some(({ place, role }) => place === id && role === 'via'));
  return [...uses, ...rest.map((place) => ({ place, role: 'via' as const }))];
}

/** Who was there before keeps the date of the hop. */
function viaOf(claim: Claim, actors: readonly string[]): Claim['via'] {
  return [...new Set(actors)].map((actor) => claim.via.find((hop) => hop.actor === actor) ?? { actor });
}

function gradeOf({ grade }: ClaimChanges, { now, editor }: DeskContext): { grade?: Claim['grade'] | undefined } {
  if (grade === undefined) return {};
  return { grade: grade === null ? undefined : { ...grade, by: editor, on: now } };
}

/** A field that was taken away is not there. */
function cleaned(loose: Loose): Claim {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined)) as unknown as Claim;
}

function isEqual(one: Claim, other: Claim): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Claim>;
  return [...keys].every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}
