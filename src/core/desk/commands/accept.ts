import { deriveClaimId } from '../../claims/claim-id';
import { createIdGiver } from '../../formats/import/make-id';
import type { Claim, Quantity } from '../../model/claim';
import { edtfSpan } from '../../model/edtf';
import type { Source } from '../../model/source';
import { countWords } from '../../text/count-words';
import type { FoundPlace, FoundQuantity, SuggestedClaim } from '../../text/reading';
import { anchorAt } from '../anchor-at';
import { choiceOfCandidate } from '../candidate-place';
import { createCaseEditor, type CaseEditor } from '../case-editor';
import type { CommandOf } from '../desk-command';
import type { DeskContext } from '../desk-context';
import type { DeskRecord } from '../desk-record';
import { withEntry } from '../log-entry';
import { NO_UNIT } from '../no-unit';
import { borrowedStatement } from '../own-words';
import { sourceOf, suggestionOf, suggestionsOf, textOf, withSuggestions } from '../record-edits';
import { RefusedCommand } from '../refused-command';
import type { Suggestion } from '../suggestion';
import { speakersOf } from './draft-speakers';

const MAX_FRAGMENT_WORDS = 6;
const MAX_WORDS_LENGTH = 120;

/** A suggestion becomes a claim in draft: speakers and places are found in the case or made. */
export function accept(record: DeskRecord, command: CommandOf<'accept'>, context: DeskContext): DeskRecord {
  const { source: sourceId, suggestion: id } = command;
  const { found, origin } = suggestionOf(record, sourceId, id);
  const editor = createCaseEditor(record.case);
  const source = sourceOf(record, sourceId);
  const claim = claimFrom(found, { record, source, editor, context });
  const why = origin === 'rules' ? `a suggestion (${found.rule})` : `a suggestion of the model ${origin}`;
  const edited = editor.finish();
  const withNew = {
    ...record,
    case: { ...edited, claims: [...edited.claims, withEntry(claim, `Accepted from ${why}.`, context)] },
  };
  return withSuggestions(withNew, sourceId, without(suggestionsOf(record, sourceId), id));
}

function without(list: readonly Suggestion[], id: string): Suggestion[] {
  return list.filter((each) => each.id !== id);
}

interface Making {
  readonly record: DeskRecord;
  readonly source: Source;
  readonly editor: CaseEditor;
  readonly context: DeskContext;
}

function claimFrom(found: SuggestedClaim, making: Making): Claim {
  const { record, source, editor, context } = making;
  const text = textOf(record, source.id);
  const { statement, quotes } = found;
  const first = quotes[0];
  // A quotation's mark is no part of the fragment.
  const from = first !== undefined && first.start - statement.start <= 1 ? first.start : statement.start;
  const who = speakersOf(found, source, editor);
  return newClaim(
    {
      ...who,
      said: saidBefore(found.said, source),
      modality: found.modality,
      kind: kindOf(found),
      quantities: found.quantities.map((quantity) => quantityOf(quantity, source, editor)),
      places: placesOf(found.places, editor, context),
      movement: movementOf(found, editor, context),
    },
    { start: from, end: statement.end, words: statement.text, text },
    making,
  );
}

type Drafted = Pick<
  Claim,
  'speaker' | 'organisation' | 'attribution' | 'via' | 'said' | 'modality' | 'kind' | 'quantities' | 'places'
> &
  Pick<Claim, 'speakerDescription'> & { readonly movement: Claim['movement'] | undefined };

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly text: string;
}

/** A claim in draft about a stretch of a source's text, with an id that no other claim has. */
export function newClaim(drafted: Drafted, stretch: Stretch, { record, source }: Making): Claim {
  const anchor = anchorAt(stretch.text, stretch.start, stretch.end, source.language);
  if (anchor === null) throw new RefusedCommand({ code: 'no-words' });
  const { claims, file } = record.case;
  const statement = borrowedStatement(stretch.words, source.language);
  const wanted = deriveClaimId({
    source: source.id,
    speaker: drafted.speaker ?? drafted.organisation,
    start: anchor.start,
    end: anchor.end,
    statementEn: statement['en'] ?? '',
  });
  const { movement, ...fields } = drafted;
  // What the last claim of this source was about, this one mostly is about too.
  const subject = claims.findLast((claim) => claim.source === source.id)?.subject ?? file.subjects[0]?.id ?? '';
  return {
    id: createIdGiver(claims.map(({ id }) => id))(wanted),
    statement,
    ...fields,
    ...(movement && { movement }),
    source: source.id,
    occasion: null,
    event: null,
    subject,
    evidence: [anchor],
    relations: [],
    status: 'draft',
    log: [],
  };
}

/** The date when it was said; `null` where it would be after its source, which is a date read wrongly. */
function saidBefore(said: string | null, source: Source): string | null {
  if (said === null) return null;
  const [{ min }, { max }] = [edtfSpan(said), edtfSpan(source.published)];
  return min !== null && max !== null && max < min ? null : said;
}

function kindOf({ movement, quantities, places }: SuggestedClaim): Claim['kind'] {
  if (movement !== null && places.length > 0) return 'movement';
  if (quantities.length > 0) return 'strength';
  return places.length > 0 ? 'presence' : 'background';
}

/** A number as it was said; without a figure it stays words. */
export function quantityOf(found: FoundQuantity, source: Source, editor: CaseEditor): Quantity {
  const [min, max] = [figure(found.min), figure(found.max)];
  const isReversed = min !== null && max !== null && min > max;
  const words =
    found.text.length <= MAX_WORDS_LENGTH && countWords(found.text) <= MAX_FRAGMENT_WORDS ? found.text : null;
  const isVague = min === null && max === null;
  return {
    min: isReversed ? max : min,
    max: isReversed ? min : max,
    unit: editor.term('units', { name: found.unit ?? NO_UNIT }),
    qualifier: isVague ? 'vague' : found.qualifier === 'vague' ? 'about' : found.qualifier,
    ...(words !== null && { words, language: source.language }),
  };
}

/** The model has no numbers below zero. */
function figure(value: number | null): number | null {
  return value === null || value < 0 || !Number.isFinite(value) ? null : value;
}

export function placesOf(found: readonly FoundPlace[], editor: CaseEditor, context: DeskContext): Claim['places'] {
  const uses = new Map<string, Claim['places'][number]>();
  for (const { candidates, role } of found) {
    const [best] = candidates;
    if (best === undefined) continue;
    const place = editor.place(choiceOfCandidate(best, context.geography?.boundaryCodes));
    uses.set(`${place} ${role}`, { place, role });
  }
  return [...uses.values()];
}

/** Where from and where to, as far as the words around the places say. */
function movementOf(found: SuggestedClaim, editor: CaseEditor, context: DeskContext): Claim['movement'] | undefined {
  if (found.movement === null) return undefined;
  const uses = placesOf(found.places, editor, context);
  const of = (...roles: string[]): string[] => [
    ...new Set(uses.filter(({ role }) => roles.includes(role)).map(({ place }) => place)),
  ];
  const from = of('from');
  const to = of('to', 'towards').filter((place) => !from.includes(place));
  return from.length + to.length === 0 ? undefined : { from, via: [], to, phase: found.movement.phase };
}
