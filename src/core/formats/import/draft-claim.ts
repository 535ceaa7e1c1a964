import type { Geometry } from 'geojson';
import { deriveClaimId } from '../../claims/claim-id';
import type { Attribution, Claim, Quantity } from '../../model/claim';
import { ATTRIBUTIONS, CLAIM_KINDS, MODALITIES, PLACE_ROLES, QUALIFIERS } from '../../model/claim-terms';
import type { Source } from '../../model/source';
import { countWords } from '../../text/count-words';
import { detectLanguage } from '../../text/language';
import type { ClaimFields } from './claim-fields';
import type { ActorDrafts } from './draft-actors';
import type { PlaceDrafts } from './draft-places';
import type { SourceDrafts } from './draft-sources';
import type { TermDrafts } from './draft-terms';
import { readDate } from './read-date';

export interface Drafts {
  readonly actors: ActorDrafts;
  readonly places: PlaceDrafts;
  readonly sources: SourceDrafts;
  readonly terms: TermDrafts;
}

const MAX_FRAGMENT_WORDS = 6;
const MAX_STATEMENT = 2000;
/** What says in our own CSV that a cell holds several. */
const SEVERAL = ' | ';

/** A row as a claim in draft, or why it cannot be one. Who is named how is as the row says: nobody becomes a speaker by being guessed. */
export function draftClaim(
  fields: ClaimFields,
  geometry: Geometry | null,
  drafts: Drafts,
  log: Claim['log'][number],
): Claim | string {
  const { statement } = fields;
  if (statement === undefined) return 'It has no statement. Map a column to it.';
  if (statement.length > MAX_STATEMENT) return `Its statement is longer than ${MAX_STATEMENT} characters.`;
  const event = dateOf(fields.event);
  const said = dateOf(fields.said);
  for (const [date, text] of [
    [event, fields.event],
    [said, fields.said],
  ] as const)
    if (date === undefined) return `"${text?.slice(0, 40) ?? ''}" is no date that has one meaning. Write 2024-10-28.`;
  const source = drafts.sources.sourceOf(fields);
  if (typeof source === 'string') return source;
  const places = placesOf(fields, geometry, drafts.places);
  if (typeof places === 'string') return places;
  const quantities = quantitiesOf(fields, drafts.terms);
  if (typeof quantities === 'string') return quantities;
  const who = speakersOf(fields, drafts);
  // In whose words the file says it is told by the words: a table of our own writing is about sources in other languages.
  const told = detectLanguage(statement);
  const isTheirs = told !== 'en' && source.language !== 'en' && source.language !== 'und';
  const language = isTheirs ? source.language : told;
  const claim = {
    // Until somebody translates them, the English reader sees that the words are not English.
    statement:
      language === 'en'
        ? { en: statement }
        : { en: `[${language}] ${statement}`.slice(0, MAX_STATEMENT), [language]: statement },
    kind: oneOf(CLAIM_KINDS, fields.kind) ?? ('background' as const),
    ...who,
    via: viaOf(fields, drafts.actors),
    source: source.id,
    occasion: null,
    event: event ?? null,
    said: said ?? null,
    modality: oneOf(MODALITIES, fields.modality) ?? ('asserted' as const),
    subject: drafts.terms.idOf('subjects', fields.subject ?? 'Not sorted'),
    quantities,
    places,
    evidence: evidenceOf(fields, source),
    relations: [],
    status: 'draft' as const,
    log: [log],
    ...noteOf(fields),
  };
  return { id: idOf(fields, source, claim.speaker ?? claim.organisation), ...claim };
}

/** Its own id where the row brings one that is of our making; a row of a data set is told by the set's number for it. */
function idOf({ row_id: row, statement = '' }: ClaimFields, source: Source, speaker: string | null): string {
  if (row?.startsWith(`${source.id}~`) && /^[a-z0-9][a-z0-9._~-]*$/.test(row)) return row;
  return deriveClaimId({
    source: source.id,
    speaker,
    statementEn: row === undefined ? statement : `${row}\n${statement}`,
  });
}

function dateOf(text: string | undefined): string | null | undefined {
  return text === undefined ? null : (readDate(text) ?? undefined);
}

function speakersOf(
  fields: ClaimFields,
  { actors, terms }: Drafts,
): Pick<Claim, 'speaker' | 'organisation' | 'attribution' | 'speakerDescription'> {
  const group = fields.speaker_group === undefined ? null : terms.groupOf(fields.speaker_group);
  const organisation =
    fields.organisation === undefined ? null : actors.idOf(fields.organisation, 'organisation', { group });
  const name = fields.speaker;
  const given: Attribution | null = oneOf(ATTRIBUTIONS, fields.attribution);
  if (given === 'none' || given === 'outlet') return { speaker: null, organisation, attribution: given };
  if (given === 'unnamed' || (name === undefined && given === 'named'))
    return { speaker: null, organisation, attribution: 'unnamed', ...(name && { speakerDescription: { en: name } }) };
  if (name === undefined)
    return { speaker: null, organisation, attribution: organisation === null ? 'none' : 'organisation' };
  // "Name, Role", as our own export has it, beside a column with the role.
  const title = fields.speaker_role;
  const ending = title === undefined ? '' : `, ${title}`;
  const own =
    ending !== '' && name.length > ending.length && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  // The same without such a column, where only the name is known.
  const bare = own.split(', ')[0] ?? own;
  const known = actors.kindOf(own) === null && actors.kindOf(bare) !== null ? bare : own;
  const kind = actors.kindOf(known);
  if (given === 'organisation' || (kind !== null && kind !== 'person')) {
    const body = actors.idOf(known, 'organisation', { group });
    // An organisation that speaks for itself is one name, whichever column it stands in; one that speaks for another is two.
    const isOne = organisation === body || (organisation === null && given === null);
    return isOne
      ? { speaker: null, organisation: body, attribution: 'organisation' }
      : { speaker: body, organisation, attribution: 'organisation' };
  }
  const role = title === undefined ? undefined : { title, organisation };
  return {
    speaker: actors.idOf(known, 'person', { group, ...(role && { role }) }),
    organisation,
    attribution: 'named',
  };
}

function viaOf({ via }: ClaimFields, actors: ActorDrafts): Claim['via'] {
  const names = via?.split(/\s*[;|]\s*/).filter((name) => name !== '') ?? [];
  return [...new Set(names.map((name) => actors.idOf(name, 'agency')))].map((actor) => ({ actor }));
}

function placesOf(fields: ClaimFields, geometry: Geometry | null, places: PlaceDrafts): Claim['places'] | string {
  const roles = fields.place_role?.split(SEVERAL) ?? [];
  const roleAt = (at: number): Claim['places'][number]['role'] => oneOf(PLACE_ROLES, roles[at]) ?? 'at';
  if (fields.place?.includes(SEVERAL)) {
    const precisions = fields.precision?.split(SEVERAL) ?? [];
    return fields.place
      .split(SEVERAL)
      .map((name, at) => ({ place: places.named(name, precisions[at]), role: roleAt(at) }));
  }
  const found = places.placeOf(fields, geometry);
  if (typeof found === 'string') return found;
  return found === null ? [] : [{ place: found.id, role: roleAt(0) }];
}

/** A number with its unit; words where it is none. Several in one cell are not told apart, and stay out. */
function quantitiesOf(fields: ClaimFields, terms: TermDrafts): Quantity[] | string {
  if (fields.quantity?.includes(SEVERAL)) return [];
  const [min, max] = [figure(fields.quantity_min), figure(fields.quantity_max)];
  if (min === undefined || max === undefined)
    return 'Its quantity_min or quantity_max is no number. Write digits without separators.';
  const single = min === null && max === null ? figure(fields.quantity) : null;
  if (min === null && max === null && fields.quantity === undefined) return [];
  const common = {
    unit: terms.idOf('units', fields.unit ?? 'unit not given'),
    ...(fields.scope && { scope: terms.idOf('scopes', fields.scope) }),
  };
  const figures = { min: min ?? single ?? null, max: max ?? single ?? null };
  if (figures.min === null && figures.max === null) {
    // What is no short piece of a text cannot stand as its words: it goes into the note (`noteOf`).
    const exact = wordsOf(fields.quantity);
    return [{ min: null, max: null, qualifier: 'vague', ...(exact !== null && { words: exact }), ...common }];
  }
  const given = oneOf(QUALIFIERS, fields.qualifier);
  return [{ ...figures, qualifier: given === null || given === 'vague' ? plainQualifier(figures) : given, ...common }];
}

/** Without the quotation marks that our own export puts around them. */
function wordsOf(text: string | undefined): string | null {
  const words = /^“([^”]+)”/.exec(text ?? '')?.[1] ?? text ?? '';
  return words !== '' && words.length <= 120 && countWords(words) <= MAX_FRAGMENT_WORDS ? words : null;
}

function noteOf({ note, quantity, quantity_min: min, quantity_max: max }: ClaimFields): Pick<Claim, 'note'> {
  const isLost = quantity !== undefined && !min && !max && figure(quantity) === undefined && wordsOf(quantity) === null;
  const text = [note, isLost ? quantity : undefined].filter((part) => part !== undefined).join('\n');
  return text === '' ? {} : { note: { en: text.slice(0, MAX_STATEMENT) } };
}

function plainQualifier({
  min,
  max,
}: {
  readonly min: number | null;
  readonly max: number | null;
}): Quantity['qualifier'] {
  if (max === null) return 'at-least';
  if (min === null) return 'up-to';
  return min === max ? 'exactly' : 'range';
}

/** `null` where there is none, `undefined` where it is not a figure. */
function figure(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  return /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

/** A fragment of more than six words is article text, which stays with the desk; positions belong to a text that the row does not bring. */
function evidenceOf({ fragment }: ClaimFields, { language }: Source): Claim['evidence'] {
  return (fragment?.split(SEVERAL) ?? [])
    .filter((exact) => exact.length <= 200 && countWords(exact) <= MAX_FRAGMENT_WORDS)
    .map((exact) => ({ exact, language }));
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | null {
  const wanted = text?.trim().toLowerCase();
  return values.find((value) => value === wanted) ?? null;
}
