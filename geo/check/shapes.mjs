import { booleanClockwise, booleanValid, kinks } from '@turf/turf';

/** Validity, winding by RFC 7946 (outer rings counter-clockwise), decimals, and holes that are no enclave. */
export function checkShapes({ countries, regions }) {
  const all = [...countries.values(), ...regions.values()];
  const rings = all.flatMap((feature) => partsOf(feature).flatMap((part) => part.map((ring, at) => ({ feature, ring, isHole: at > 0 }))));
  const wound = rings.filter(({ ring, isHole }) => booleanClockwise(ring) !== isHole);
  const long = rings.filter(({ ring }) => ring.some((point) => point.some((value) => Math.abs(value * 1e6 - Math.round(value * 1e6)) > 1e-3)));
  const open = rings.filter(({ ring }) => ring.length < 4 || ring[0].join() !== ring.at(-1).join());
  const crossed = all.filter((feature) => kinks(feature).features.length > 0);
  const invalid = all.filter((feature) => !booleanValid(feature.geometry));
  const holes = ['UA', 'RU'].flatMap((id) => partsOf(countries.get(id)).flatMap(([, ...inner]) => inner));
  return [
    none('Rings wound against RFC 7946', wound.map(({ feature }) => feature.properties.id)),
    none('Rings with more than 6 decimals', long.map(({ feature }) => feature.properties.id)),
    none('Rings that are not closed', open.map(({ feature }) => feature.properties.id)),
    none('Outlines that cross themselves', crossed.map(({ properties }) => properties.id)),
    none('Invalid geometries', invalid.map(({ properties }) => properties.id)),
    none('Holes in Ukraine and Russia', holes),
  ];
}

function none(what, found) {
  const names = found.slice(0, 5).map(String).join(' ').slice(0, 60);
  return { what, must: 'none', is: found.length === 0 ? 'none' : `${found.length}: ${names}`, isGood: found.length === 0 };
}

function partsOf({ geometry }) {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
