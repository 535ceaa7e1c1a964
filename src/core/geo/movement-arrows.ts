import type { Feature, LineString, Point } from 'geojson';
import { markOf } from '../claims/mark';
import type { Claim, Movement } from '../model/claim';
import type { CaseIndex } from '../query/case-index';
import type { Boundaries } from './boundaries';
import { arrivalBearing, greatCircleLines } from './great-circle';
import type { ArrowProperties, MapFeatures } from './map-features';
import { placePosition } from './place-position';

type Arrow = Pick<ArrowProperties, 'id' | 'claim' | 'slot' | 'phase' | 'from' | 'to'>;

/** The reported movements of claims as schematic great circles. Claims that report one and the same leg run side by side in lanes. */
export function movementArrows(
  claims: readonly Claim[],
  index: CaseIndex,
  boundaries: Boundaries,
): Pick<MapFeatures, 'arrows' | 'arrowheads'> {
  const byLeg = new Map<string, Arrow[]>();
  for (const claim of claims) {
    if (claim.movement === undefined) continue;
    const { slot } = markOf(index, claim);
    for (const [at, [from, to]] of movementLegs(claim.movement).entries()) {
      const arrow = { id: `${claim.id}:${at}`, claim: claim.id, slot, phase: claim.movement.phase, from, to };
      const key = `${from} ${to}`;
      const leg = byLeg.get(key);
      if (leg === undefined) byLeg.set(key, [arrow]);
      else leg.push(arrow);
    }
  }

  const arrows: Feature<LineString, ArrowProperties>[] = [];
  const arrowheads: Feature<Point, ArrowProperties & { bearing: number }>[] = [];
  for (const leg of byLeg.values()) {
    const [first] = leg;
    if (first === undefined) continue;
    const [start, end] = [first.from, first.to].map((id) => positionOf(id, index, boundaries));
    if (!start || !end) continue;
    const lines = greatCircleLines(start, end);
    if (lines.length === 0) continue;
    const bearing = arrivalBearing(lines);
    for (const [at, arrow] of leg.entries()) {
      const properties = { ...arrow, lane: at - (leg.length - 1) / 2 };
      for (const coordinates of lines)
        arrows.push({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } });
      arrowheads.push({
        type: 'Feature',
        properties: { ...properties, bearing },
        geometry: { type: 'Point', coordinates: [...end] },
      });
    }
  }
  return {
    arrows: { type: 'FeatureCollection', features: arrows },
    arrowheads: { type: 'FeatureCollection', features: arrowheads },
  };
}

/** Every origin leads to the first stop, the stops follow each other, the last one leads to every destination. */
export function movementLegs({ from, via, to }: Movement): (readonly [from: string, to: string])[] {
  const stages = [from, ...via.map((stop) => [stop]), to].filter((stage) => stage.length > 0);
  return stages
    .slice(1)
    .flatMap((stage, at) => (stages[at] ?? []).flatMap((start) => stage.map((end) => [start, end] as const)));
}

function positionOf(id: string, index: CaseIndex, boundaries: Boundaries): readonly [number, number] | null {
  const place = index.places.get(id);
  return place ? placePosition(place, boundaries) : null;
}
