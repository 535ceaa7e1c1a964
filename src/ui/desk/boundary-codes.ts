import type { Boundaries } from '../../core/geo/boundaries';

const known = new WeakMap<Boundaries, ReadonlySet<string>>();

/** The ISO codes of every country and region that the map can draw; worked out once. */
export function boundaryCodes(boundaries: Boundaries): ReadonlySet<string> {
  let codes = known.get(boundaries);
  if (codes === undefined) {
    const { countries, regions } = boundaries;
    codes = new Set([...countries.features, ...regions.features].map(({ properties }) => properties.id));
    known.set(boundaries, codes);
  }
  return codes;
}
