import { booleanClockwise } from '@turf/turf';
import type { LineString, MultiLineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { greatCircleLines } from '../../geo/great-circle';
import { movementLegs } from '../../geo/movement-arrows';
import { placeArea, placePosition } from '../../geo/place-position';
import type { Claim, PlaceRole } from '../../model/claim';
import type { Place } from '../../model/place';
import type { ExportInput } from './export-input';

/** A geometry of a claim and what it stands for. WGS 84 degrees, longitude first. */
export type ClaimShape =
  | {
      readonly kind: 'place';
      readonly place: Place;
      readonly role: PlaceRole;
      readonly geometry: Point | Polygon | MultiPolygon;
    }
  | {
      readonly kind: 'movement';
      readonly from: Place;
      readonly to: Place;
      readonly geometry: LineString | MultiLineString;
    };

/**
 * The shapes of a claim: an area for a region, a point only for a settlement or a point, a schematic great circle for each leg of a movement.
 * Where somebody spoke is not where anything happened: such a place has its role with it.
 */
export function claimShapes({ index, boundaries }: ExportInput, claim: Claim): ClaimShape[] {
  const places = claim.places.flatMap(({ place: id, role }): ClaimShape[] => {
    const place = index.places.get(id);
    const geometry = place && geometryOf(place);
    return place && geometry ? [{ kind: 'place', place, role, geometry }] : [];
  });
  const legs = (claim.movement ? movementLegs(claim.movement) : []).flatMap(([fromId, toId]): ClaimShape[] => {
    const [from, to] = [index.places.get(fromId), index.places.get(toId)];
    const [start, end] = [from && positionOf(from), to && positionOf(to)];
    if (!from || !to || !start || !end) return [];
    const lines = greatCircleLines(start, end);
    const [line] = lines;
    if (line === undefined) return [];
    const geometry: LineString | MultiLineString =
      lines.length === 1 ? { type: 'LineString', coordinates: line } : { type: 'MultiLineString', coordinates: lines };
    return [{ kind: 'movement', from, to, geometry }];
  });
  return [...places, ...legs];

  function geometryOf({ geometry, ...place }: Place): Point | Polygon | MultiPolygon | null {
    if (geometry?.kind === 'point') return { type: 'Point', coordinates: [geometry.lng, geometry.lat] };
    if (geometry === undefined || (geometry.kind === 'boundary' && boundaries === null)) return null;
    const area = boundaries ? placeArea({ ...place, geometry }, boundaries) : drawn(geometry);
    return area && wound(area);
  }
  function positionOf(place: Place): readonly [number, number] | null {
    if (boundaries) return placePosition(place, boundaries);
    return place.geometry?.kind === 'point' ? [place.geometry.lng, place.geometry.lat] : null;
  }
}

function drawn(geometry: NonNullable<Place['geometry']>): Polygon | null {
  return geometry.kind === 'polygon' ? { type: 'Polygon', coordinates: geometry.coordinates } : null;
}

/** RFC 7946 and KML both want outer rings counter-clockwise and holes clockwise; our layers turn the other way. */
function wound(area: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const turn = (rings: Position[][]): Position[][] =>
    rings.map((ring, at) => (booleanClockwise(ring) === at > 0 ? ring : ring.toReversed()));
  return area.type === 'Polygon'
    ? { ...area, coordinates: turn(area.coordinates) }
    : { ...area, coordinates: area.coordinates.map(turn) };
}
