import type { Place } from '../../model/place';
import type { Check } from '../check-context';
import { closest } from '../closest';
import { isOutside } from '../place-inside';

/** A place is drawn as what it is, and lies in the place it is said to lie in. */
export const checkPlaces: Check = ({ rows, good, byId, geography, report }) => {
  for (const row of good.places) {
    const { precision, geometry } = row.value;
    const isPointLike = precision === 'point' || precision === 'settlement';
    if (isPointLike && geometry !== undefined && geometry.kind !== 'point')
      report(row, ['geometry', 'kind'], {
        code: 'place-geometry',
        message: `A place of precision "${precision}" is drawn as a point, not as a ${geometry.kind}.`,
        advice: 'Give it "lng" and "lat", or the precision that fits its shape.',
      });
    if (!isPointLike && geometry?.kind === 'point')
      report(row, ['geometry', 'kind'], {
        code: 'place-geometry',
        message: `A place of precision "${precision}" must not be drawn as a point.`,
        advice: 'Give it a boundary or a polygon, or leave "geometry" out: it is then marked "not on the map".',
      });
    if (isPointLike && geometry === undefined)
      report(row, ['precision'], {
        severity: precision === 'point' ? 'error' : 'warning',
        code: 'place-geometry',
        message: `A place of precision "${precision}" has no coordinates.`,
        advice: 'Give it "lng" and "lat", with "radiusMeters" when they are approximate.',
      });
    if (geometry?.kind === 'polygon')
      for (const [at, ring] of geometry.coordinates.entries()) {
        const [first, last] = [ring[0], ring.at(-1)];
        if (first?.[0] === last?.[0] && first?.[1] === last?.[1]) continue;
        report(row, ['geometry', 'coordinates', at], {
          code: 'ring-open',
          message: 'The ring does not end where it begins.',
          advice: 'Repeat its first position at the end.',
        });
      }
    if (geometry?.kind === 'boundary')
      for (const [at, code] of geometry.codes.entries())
        reportUnknownBoundary(code, (problem) => {
          report(row, ['geometry', 'codes', at], problem);
        });

    const { ancestors, isCycle } = ancestorsOf(row.value, byId.places);
    const parent = ancestors.find((ancestor) => ancestor.geometry !== undefined);
    if (isCycle)
      report(row, ['within'], {
        code: 'place-cycle',
        message: `The place lies in itself: ${[row.value, ...ancestors].map(({ id }) => id).join(' → ')}.`,
        advice: 'Correct "within" of one of them.',
        drops: ['within'],
      });
    else if (geometry && parent?.geometry && isOutside(geometry, parent.geometry, geography.boundaryContains))
      report(row, ['within'], {
        code: 'place-outside-parent',
        message: `The place lies outside "${parent.id}", which it is said to lie in.`,
        advice: 'Check the coordinates (longitude and latitude swapped?) and "within".',
      });
  }
  for (const [at, { code }] of (rows.case.value?.stage ?? []).entries())
    reportUnknownBoundary(code, (problem) => {
      report(rows.case, ['stage', at, 'code'], { ...problem, drops: ['stage', at] });
    });

  function reportUnknownBoundary(
    code: string,
    tell: (problem: { code: 'unknown-boundary'; message: string; advice: string }) => void,
  ): void {
    const known = geography.boundaryCodes;
    if (known === undefined || known.has(code)) return;
    const meant = closest(code, known);
    tell({
      code: 'unknown-boundary',
      message: `The map has no boundary "${code.slice(0, 20)}".`,
      advice: meant === null ? 'See geo/README.md for the boundaries there are.' : `Did you mean "${meant}"?`,
    });
  }
};

/** The places that a place lies in, the nearest first, as far as they go before they repeat. */
function ancestorsOf(
  place: Place,
  places: ReadonlyMap<string, Place>,
): { readonly ancestors: readonly Place[]; readonly isCycle: boolean } {
  const ancestors: Place[] = [];
  const seen = new Set([place.id]);
  let current = place;
  for (;;) {
    const next = current.within === undefined ? undefined : places.get(current.within);
    if (next === undefined) return { ancestors, isCycle: false };
    if (next.id === place.id) return { ancestors: [...ancestors, next], isCycle: true };
    // Someone else's cycle: told there.
    if (seen.has(next.id)) return { ancestors, isCycle: false };
    seen.add(next.id);
    ancestors.push(next);
    current = next;
  }
}
