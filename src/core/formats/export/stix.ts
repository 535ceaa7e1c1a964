import { formatQuantity } from '../../claims/quantity';
import { speakerLabel } from '../../claims/speaker-label';
import type { Actor } from '../../model/actor';
import type { Claim, Grade } from '../../model/claim';
import { localize } from '../../model/localized';
import type { Source } from '../../model/source';
import type { ExportInput } from './export-input';
import { exportedCase } from './exported-case';
import { createStixIds, type StixIds, type StixObject } from './stix-ids';
import { stixLocation } from './stix-location';
import { createStixTimes, type StixTimes } from './stix-times';

/** What the objects of one bundle are made with. */
interface StixContext extends ExportInput {
  readonly ids: StixIds;
  readonly times: StixTimes;
}

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
 * Identifiers come from ours, and times from the claims' own logs and sources, so that the same case gives the same bundle.
 */
export function writeStix(input: ExportInput): string {
  const cut = exportedCase(input);
  const context: StixContext = { ...input, ids: createStixIds(cut.file.id), times: createStixTimes(cut) };
  const { ids, times } = context;
  const marking = {
    type: 'marking-definition',
    spec_version: '2.1',
    id: ids.of('marking-definition', `${cut.file.licence}\n${input.attribution.join('\n')}\n${input.hash}`),
    created: times.first,
    definition_type: 'statement',
    definition: { statement: [...input.attribution, `SHA-256 ${input.hash}`].join('\n') },
  };
  const common = { spec_version: '2.1', object_marking_refs: [marking.id] };
  const undated = { ...common, created: times.first, modified: times.first };
  const objects: StixObject[] = [
    marking,
    ...cut.actors.map((actor) => ({ ...undated, ...identity(context, actor) })),
    ...cut.places.flatMap((place) => {
      const found = stixLocation(context, place);
      return found === null ? [] : [{ ...undated, ...found }];
    }),
    ...cut.claims.map((claim) => ({ ...common, ...note(context, claim) })),
    ...cut.sources.map((source) => ({ ...common, ...report(context, source, cut.claims) })),
    ...cut.claims.flatMap((claim) => relationships(context, claim)).map((relation) => ({ ...common, ...relation })),
  ];
  const bundle = {
    type: 'bundle',
    id: ids.of('bundle', `${input.hash}\n${input.translator.language}\n${cut.claims.map(({ id }) => id).join('\n')}`),
    objects,
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function identity({ translator, ids }: StixContext, actor: Actor): StixObject {
  return {
    type: 'identity',
    id: ids.of('identity', actor.id),
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

function note(context: StixContext, claim: Claim): StixObject {
  const { index, translator, ids, times } = context;
  const { language, t } = translator;
  const source = index.sources.get(claim.source);
  const confidence = claim.grade ? CONFIDENCE[claim.grade.credibility] : null;
  const places = claim.places.flatMap(({ place, role }) => {
    const names = index.places.get(place)?.names;
    return names ? [`${t(`role.${role}`)}: ${localize(names, language)}`] : [];
  });
  const content = [
    localize(claim.statement, language),
    ...claim.quantities.map((quantity) => formatQuantity(index, quantity, translator)),
    ...places,
    ...claim.evidence.map(({ exact }) => `“${exact}”`),
    claim.note ? localize(claim.note, language) : '',
  ];
  return {
    type: 'note',
    id: ids.of('note', claim.id),
    ...times.ofClaim(claim),
    abstract: `${speakerLabel(index, claim, translator)} (${t(`modality.${claim.modality}`)})`,
    content: content.filter((part) => part !== '').join('\n'),
    authors: [speakerLabel(index, claim, translator)],
    labels: [claim.kind, claim.modality, claim.status],
    ...(confidence !== null && { confidence }),
    ...some('external_references', external(claim, source)),
    object_refs: aboutOf(context, claim),
  };
}

/** A note must be about something: its places and speakers; at the least about the outlet that published it. */
function aboutOf(context: StixContext, claim: Claim): readonly string[] {
  const { index, ids } = context;
  const moved = claim.movement ? [...claim.movement.from, ...claim.movement.via, ...claim.movement.to] : [];
  const locations = [...claim.places.map(({ place }) => place), ...moved].flatMap((id) => {
    const place = index.places.get(id);
    return place && stixLocation(context, place) !== null ? [ids.of('location', id)] : [];
  });
  const actors = [claim.speaker, claim.organisation].flatMap((id) => (id === null ? [] : [ids.of('identity', id)]));
  const outlet = index.sources.get(claim.source)?.outlet;
  const found = [...new Set([...locations, ...actors])];
  return found.length > 0 || outlet === undefined ? found : [ids.of('identity', outlet)];
}

function external({ grade }: Claim, source: Source | undefined): readonly object[] {
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

function report(context: StixContext, source: Source, claims: readonly Claim[]): StixObject {
  const { translator, index, ids, times } = context;
  const outlet = index.actors.get(source.outlet);
  const own = claims.filter((claim) => claim.source === source.id);
  const outletName = outlet ? localize(outlet.names, translator.language) : source.outlet;
  return {
    type: 'report',
    id: ids.of('report', source.id),
    ...times.ofSource(source),
    name: source.title,
    // STIX has only exact times: the date as it is known stands in words.
    description: `${outletName}, ${source.published}`,
    lang: source.language,
    report_types: ['observed-data'],
    external_references: [{ source_name: source.outlet, url: source.url }],
    object_refs: [
      ...new Set([
        ids.of('identity', source.outlet),
        ...own.flatMap((claim) => [ids.of('note', claim.id), ...aboutOf(context, claim)]),
      ]),
    ],
  };
}

function relationships({ translator, ids, times }: StixContext, claim: Claim): StixObject[] {
  return claim.relations.map(({ type, claim: target, reason }) => ({
    type: 'relationship',
    id: ids.of('relationship', `${claim.id}\n${type}\n${target}`),
    ...times.ofClaim(claim),
    relationship_type: type,
    description: localize(reason, translator.language),
    source_ref: ids.of('note', claim.id),
    target_ref: ids.of('note', target),
  }));
}

/** STIX forbids empty lists. */
function some(key: string, list: readonly object[]): object {
  return list.length > 0 ? { [key]: list } : {};
}
