import { circle } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { markOf } from '../claims/mark';
import type { Claim } from '../model/claim';
import type { CaseIndex } from '../query/case-index';
import type { QueryResult } from '../query/query';
import type { Boundaries } from './boundaries';
import type { AreaProperties, MapFeatures, Mark, PlaceMarks, RadiusProperties } from './map-features';
import { movementArrows } from './movement-arrows';
import { placeArea, placePosition } from './place-position';

/** What the map draws of claims, such as a query's result. A place named only as where somebody spoke puts nothing on the map: a speech in Brussels is not an event there. */
export function buildMapFeatures(
  result: Pick<QueryResult, 'claims'>,
  index: CaseIndex,
  boundaries: Boundaries,
): MapFeatures {
  const marksByPlace = new Map<string, Mark[]>();
  for (const claim of result.claims)
    for (const id of claimPlaces(claim)) {
      const marks = marksByPlace.get(id);
      if (marks === undefined) marksByPlace.set(id, [markOf(index, claim)]);
      else marks.push(markOf(index, claim));
    }

  const places: PlaceMarks[] = [];
  const areas: Feature<Polygon | MultiPolygon, AreaProperties>[] = [];
  const radii: Feature<Polygon, RadiusProperties>[] = [];
  const mapped = new Set<string>();
  for (const [id, marks] of marksByPlace) {
    const place = index.places.get(id);
    const position = place && placePosition(place, boundaries);
    if (!place || !position) continue;
    for (const { claim } of marks) mapped.add(claim);
    const [lng, lat] = position;
    places.push({ place: id, precision: place.precision, marks, lng, lat });
    const area = placeArea(place, boundaries);
    if (area !== null)
      areas.push({
        type: 'Feature',
        properties: { place: id, precision: place.precision, count: marks.length },
        geometry: area,
      });
    else if (place.geometry?.kind === 'point' && place.geometry.radiusMeters !== undefined) {
      const { radiusMeters } = place.geometry;
      const { geometry } = circle([lng, lat], radiusMeters / 1000, { steps: 64 });
      radii.push({ type: 'Feature', properties: { place: id, radiusMeters }, geometry });
    }
  }

  const movements = movementArrows(result.claims, index, boundaries);
  for (const { properties } of movements.arrows.features) mapped.add(properties.claim);
  return {
    places,
    areas: { type: 'FeatureCollection', features: areas },
    radii: { type: 'FeatureCollection', features: radii },
    ...movements,
    unmapped: result.claims.filter(({ id }) => !mapped.has(id)).map(({ id }) => id),
  };
}

/** The places at which a claim stands: those it names, but for where it was spoken, and those it says somebody moved to. */
function claimPlaces(claim: Claim): ReadonlySet<string> {
  const named = claim.places.filter(({ role }) => role !== 'spoken-at').map(({ place }) => place);
  return new Set([...named, ...(claim.movement?.to ?? [])]);
}
