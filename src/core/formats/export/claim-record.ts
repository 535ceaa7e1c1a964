import { chainOf } from '../../claims/chain';
import { citeClaim } from '../../claims/citation';
import { formatQuantity } from '../../claims/quantity';
import { speakerLabel } from '../../claims/speaker-label';
import type { Claim } from '../../model/claim';
import { localize, type Localized } from '../../model/localized';
import type { PlaceGeometry } from '../../model/place';
import { groupOf } from '../../query/case-index';
import type { ExportInput } from './export-input';

/** A claim as flat columns that read without Dateline; lists are joined with " | ". Names are in the translator's language, codes are ours. */
export type ClaimRecord = Readonly<Record<ClaimColumn, string | number | null>>;

export const CLAIM_COLUMNS = [
  'claim',
  'statement',
  'speaker',
  'speaker_role',
  'speaker_group',
  'organisation',
  'attribution',
  'via',
  'outlet',
  'source',
  'source_title',
  'source_url',
  'source_language',
  'event',
  'said',
  'published',
  'modality',
  'kind',
  'subject',
  'quantity',
  'quantity_min',
  'quantity_max',
  'unit',
  'qualifier',
  'scope',
  'place',
  'place_role',
  'place_precision',
  'longitude',
  'latitude',
  'radius_m',
  'movement',
  'movement_phase',
  'fragment',
  'fragment_start',
  'fragment_end',
  'fragment_translation',
  'occasion',
  'grade',
  'status',
  'note',
  'link',
  'citation',
] as const;
type ClaimColumn = (typeof CLAIM_COLUMNS)[number];

export function claimRecord(input: ExportInput, claim: Claim): ClaimRecord {
  const { index, translator } = input;
  const { language } = translator;
  const say = (text: Localized | undefined): string | null => (text === undefined ? null : localize(text, language));
  const source = index.sources.get(claim.source);
  const actor = (id: string | null | undefined): string | null => say(id ? index.actors.get(id)?.names : undefined);
  const place = (id: string): string => say(index.places.get(id)?.names) ?? id;
  const term = (terms: readonly { readonly id: string; readonly name: Localized }[], id: string | undefined) =>
    say(terms.find((candidate) => candidate.id === id)?.name) ?? id ?? '';
  const { subjects, units, scopes } = index.case.file;
  // A list that says nothing is no text of separators.
  const join = (values: readonly (string | number | null | undefined)[]): string | null => {
    const texts = values.map((value) => String(value ?? ''));
    return texts.every((text) => text === '') ? null : texts.join(' | ');
  };
  const [quantity] = claim.quantities;
  const { movement, grade } = claim;
  const point = pointOf(input, claim);
  return {
    claim: claim.id,
    statement: localize(claim.statement, language),
    speaker: speakerLabel(index, claim, translator),
    speaker_role: say(chainOf(index, claim)[0]?.roleTitle ?? undefined),
    speaker_group: say(groupOf(index, claim)?.name),
    organisation: actor(claim.organisation),
    attribution: claim.attribution,
    via: join(chainOf(index, claim).flatMap((hop) => (hop.role === 'agency' ? [say(hop.actor?.names)] : []))),
    outlet: actor(source?.outlet),
    source: claim.source,
    source_title: source?.title ?? null,
    source_url: source?.url ?? null,
    source_language: source?.language ?? null,
    event: claim.event,
    said: claim.said,
    published: source?.published ?? null,
    modality: claim.modality,
    kind: claim.kind,
    subject: term(subjects, claim.subject),
    quantity: join(claim.quantities.map((each) => formatQuantity(index, each, translator))),
    // Figures of their own columns only where there is one number: two would have to be told apart by more than a separator.
    quantity_min: claim.quantities.length === 1 ? (quantity?.min ?? null) : null,
    quantity_max: claim.quantities.length === 1 ? (quantity?.max ?? null) : null,
    unit: join(claim.quantities.map(({ unit }) => term(units, unit))),
    qualifier: join(claim.quantities.map(({ qualifier }) => qualifier)),
    scope: join(claim.quantities.map(({ scope }) => term(scopes, scope))),
    place: join(claim.places.map((use) => place(use.place))),
    place_role: join(claim.places.map(({ role }) => role)),
    place_precision: join(claim.places.map((use) => index.places.get(use.place)?.precision)),
    longitude: point?.lng ?? null,
    latitude: point?.lat ?? null,
    radius_m: point?.radiusMeters ?? null,
    movement: movement
      ? [movement.from, ...movement.via.map((stop) => [stop]), movement.to]
          .filter((stage) => stage.length > 0)
          .map((stage) => stage.map(place).join(', '))
          .join(' → ')
      : null,
    movement_phase: movement?.phase ?? null,
    fragment: join(claim.evidence.map(({ exact }) => exact)),
    fragment_start: join(claim.evidence.map(({ start }) => start)),
    fragment_end: join(claim.evidence.map(({ end }) => end)),
    fragment_translation: join(claim.evidence.map(({ translation }) => say(translation))),
    occasion: say(claim.occasion === null ? undefined : index.occasions.get(claim.occasion)?.title),
    grade: grade ? `${grade.reliability}${grade.credibility}` : null,
    status: claim.status,
    note: say(claim.note),
    link: input.linkTo(claim.id),
    citation: citeClaim(index, claim, translator, input.linkTo(claim.id)).trimEnd(),
  };
}

/** The coordinates of a claim's only place when it is a point: a region has none to be pinned at, and of two the columns could not tell which. */
function pointOf({ index }: ExportInput, { places }: Claim): Extract<PlaceGeometry, { kind: 'point' }> | null {
  const [only, another] = places;
  const geometry = only && another === undefined ? index.places.get(only.place)?.geometry : undefined;
  return geometry?.kind === 'point' ? geometry : null;
}
