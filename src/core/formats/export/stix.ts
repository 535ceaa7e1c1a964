import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { formatQuantity } from '../../claims/quantity';
import { speakerLabel } from '../../claims/speaker-label';
import type { Actor } from '../../model/actor';
import type { Claim, Grade } from '../../model/claim';
import { edtfSpan } from '../../model/edtf';
import { localize } from '../../model/localized';
import type { Place } from '../../model/place';
import type { Source } from '../../model/source';
import type { ExportInput } from './export-input';
import { exportedCase } from './exported-case';

type StixObject = Readonly<Record<string, unknown>> & { readonly id: string };

/** OASIS's own namespace for UUIDv5 identifiers (STIX 2.1, section 2.9). */
const NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** STIX 2.1, appendix A: the Admiralty credibility scale on the 0 to 100 scale. 6 has no number: it cannot be judged. */
const CONFIDENCE: Readonly<Record<Grade['credibility'], number | null>> = {
  '1': 90,
  '2': 70,
  '3': 50,
  '4': 30,
  '5': 10,
  '6': null,
};

/**
 * A STIX 2.1 bundle: actors as identities, places as locations with their precision in metres where one is known, each claim as a note about
 * its places and its speaker, each source as a report of its claims, relations as relationships; marked with the licence and the attribution.
 * Identifiers come from ours, and times from the claims' own logs, so that the same case gives the same bundle.
 */
export function writeStix(input: ExportInput): string {
  const cut = exportedCase(input);
  const created = timestamp(cut.claims.flatMap(({ log }) => log.map(({ on }) => on)).sort()[0] ?? null);
  const marking = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: stixId('marking-definition', `${cut.file.licence}\n${input.attribution.join('\n')}`),
    created,
    definition_type: 'statement',
    definition: { statement: `${cut.file.licence}. ${input.attribution.join(' ')} SHA-256 ${input.hash}` },
  };
  const common = { spec_version: '2.1', created, modified: created, object_marking_refs: [marking.id] };
  const objects: StixObject[] = [
    marking,
    ...cut.actors.map((actor) => ({ ...identity(input, actor), ...common })),
    ...cut.places.flatMap((place) => {
      const found = location(input, place);
      return found === null ? [] : [{ ...found, ...common }];
    }),
    ...cut.claims.map((claim) => ({ ...common, ...note(input, claim) })),
    ...cut.sources.map((source) => ({ ...report(input, source, cut.claims), ...common })),
    ...cut.claims.flatMap((claim) => relationships(input, claim)).map((relation) => ({ ...relation, ...common })),
  ];
  const bundle = {
    type: 'bundle',
    id: stixId('bundle', `${input.hash}\n${cut.claims.map(({ id }) => id).join('\n')}`),
    objects,
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function identity({ translator }: ExportInput, actor: Actor): StixObject {
  return {
    type: 'identity',
    id: stixId('identity', actor.id),
    name: localize(actor.names, translator.language),
    identity_class: actor.kind === 'person' ? 'individual' : 'organization',
    ...(actor.wikidata && {
      external_references: [
        {
          source_name: 'wikidata',
          external_id: actor.wikidata,
          url: `https://www.wikidata.org/wiki/${actor.wikidata}`,
        },
      ],
    }),
  };
}

/** STIX wants coordinates, a country or a region: a place with none of them is only named in its claims. A region never gets a point. */
function location({ index, translator }: ExportInput, place: Place): StixObject | null {
  const { geometry } = place;
  const codes = geometry?.kind === 'boundary' ? geometry.codes : [];
  const [code] = codes;
  const where =
    geometry?.kind === 'point'
      ? {
          latitude: geometry.lat,
          longitude: geometry.lng,
          ...(geometry.radiusMeters && { precision: geometry.radiusMeters }),
        }
      : code !== undefined && codes.length === 1
        ? { country: code.slice(0, 2), ...(code.includes('-') && { administrative_area: code }) }
        : null;
  if (where === null) return null;
  const parent = place.within === undefined ? undefined : index.places.get(place.within);
  return {
    type: 'location',
    id: stixId('location', place.id),
    name: localize(place.names, translator.language),
    ...where,
    description: [place.precision, parent && localize(parent.names, translator.language), place.citation]
      .filter((part) => part !== undefined)
      .join('; '),
  };
}

function note(input: ExportInput, claim: Claim): StixObject {
  const { index, translator } = input;
  const { language, t } = translator;
  const locations = claim.places.flatMap(({ place: id }) => {
    const place = index.places.get(id);
    return place && location(input, place) ? [stixId('location', id)] : [];
  });
  const actors = [claim.speaker, claim.organisation].flatMap((id) => (id === null ? [] : [stixId('identity', id)]));
  const source = index.sources.get(claim.source);
  const outlet = source ? [stixId('identity', source.outlet)] : [];
  const confidence = claim.grade ? CONFIDENCE[claim.grade.credibility] : null;
  const dates = claim.log.map(({ on }) => on).sort();
  const content = [
    localize(claim.statement, language),
    ...claim.quantities.map((quantity) => formatQuantity(index, quantity, translator)),
    ...claim.evidence.map(({ exact }) => `“${exact}”`),
    claim.note ? localize(claim.note, language) : '',
  ];
  return {
    type: 'note',
    id: stixId('note', claim.id),
    created: timestamp(dates[0] ?? null),
    modified: timestamp(dates.at(-1) ?? null),
    abstract: `${speakerLabel(index, claim, translator)} (${t(`modality.${claim.modality}`)})`,
    content: content.filter((part) => part !== '').join('\n'),
    authors: [speakerLabel(index, claim, translator)],
    labels: [claim.kind, claim.modality, claim.status],
    ...(confidence !== null && { confidence }),
    external_references: external(source, claim),
    // A note must be about something: at the least about the outlet that published it.
    object_refs: [...new Set([...locations, ...actors, ...(locations.length + actors.length === 0 ? outlet : [])])],
  };
}

function external(source: Source | undefined, claim: Claim): object[] {
  const grade = claim.grade;
  return [
    ...(source ? [{ source_name: source.outlet, description: source.title, url: source.url }] : []),
    ...(grade
      ? [
          { source_name: 'admiralty-scale', external_id: `source-reliability="${grade.reliability.toLowerCase()}"` },
          { source_name: 'admiralty-scale', external_id: `information-credibility="${grade.credibility}"` },
        ]
      : []),
  ];
}

function report({ translator, index }: ExportInput, source: Source, claims: readonly Claim[]): StixObject {
  const outlet = index.actors.get(source.outlet);
  return {
    type: 'report',
    id: stixId('report', source.id),
    name: source.title,
    description: outlet ? localize(outlet.names, translator.language) : source.outlet,
    lang: source.language,
    report_types: ['observed-data'],
    published: timestamp(source.published),
    external_references: [{ source_name: source.outlet, url: source.url }],
    object_refs: claims.filter((claim) => claim.source === source.id).map(({ id }) => stixId('note', id)),
  };
}

function relationships({ translator }: ExportInput, claim: Claim): StixObject[] {
  return claim.relations.map(({ type, claim: target, reason }) => ({
    type: 'relationship',
    id: stixId('relationship', `${claim.id}\n${type}\n${target}`),
    relationship_type: type,
    description: localize(reason, translator.language),
    source_ref: stixId('note', claim.id),
    target_ref: stixId('note', target),
  }));
}

/** The first moment of an EDTF date; the beginning of Unix time where there is none, since STIX has no unknown time. */
function timestamp(date: string | null): string {
  return new Date((date === null ? null : edtfSpan(date).min) ?? 0).toISOString();
}

/** UUIDv5 (RFC 9562) of a name in our part of the namespace. */
function stixId(type: string, name: string): string {
  const bytes = sha1(
    new Uint8Array([...hexToBytes(NAMESPACE.replaceAll('-', '')), ...utf8ToBytes(`dateline\n${type}\n${name}`)]),
  );
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes.slice(0, 16));
  return `${type}--${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
