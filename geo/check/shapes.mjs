import { booleanClockwise, booleanPointInPolygon, polygon } from '@turf/turf';
import { crossingsOf } from './crossings.mjs';

/** Validity (OGC 06-103r4), winding by RFC 7946 (outer rings counter-clockwise), decimals, and holes that are no enclave. */
export function checkShapes({ countries, regions, topology }) {
  const [grid] = topology.transform.scale;
  const all = [...countries.values(), ...regions.values()];
  const rings = all.flatMap((feature) =>
    partsOf(feature).flatMap((part) => part.map((ring, at) => ({ feature, ring, isHole: at > 0 }))),
  );
  const wound = rings.filter(({ ring, isHole }) => booleanClockwise(ring) !== isHole);
  const long = rings.filter(({ ring }) =>
    ring.some((point) => point.some((value) => Math.abs(value * 1e6 - Math.round(value * 1e6)) > 1e-3)),
  );
  const open = rings.filter(({ ring }) => ring.length < 4 || ring[0].join() !== ring.at(-1).join());
  const crossed = all.filter((feature) => crossingsOf(partsOf(feature), grid).length > 0);
  const misplaced = all.filter((feature) => hasMisplacedRing(partsOf(feature)));
  const empty = all.filter((feature) => partsOf(feature).length === 0);
  const holes = ['UA', 'RU'].flatMap((id) => partsOf(countries.get(id)).flatMap(([, ...inner]) => inner));
  return [
    none('Rings wound against RFC 7946', idsOf(wound.map(({ feature }) => feature))),
    none('Rings with more than 6 decimals', idsOf(long.map(({ feature }) => feature))),
    none('Rings that are not closed', idsOf(open.map(({ feature }) => feature))),
    none('Outlines that cross or touch themselves', idsOf(crossed)),
    none('Holes outside their part, parts inside another', idsOf(misplaced)),
    none('Areas without geometry', idsOf(empty)),
    none('Holes in Ukraine and Russia', holes),
  ];
}

/** Since no rings cross, one point that two rings do not share tells on which side of the other a ring lies. */
function hasMisplacedRing(parts) {
  const boxes = parts.map(([outer]) => boxOf(outer));
  return parts.some(
    ([outer, ...holes], at) =>
      holes.some((hole) => !isWithin(hole, [outer])) ||
      parts.some((part, other) => other !== at && touch(boxes[at], boxes[other]) && isWithin(outer, part)),
  );
}

function isWithin(ring, part) {
  const corners = new Set(part.flat().map(String));
  const point = ring.find((corner) => !corners.has(String(corner)));
  return point !== undefined && booleanPointInPolygon(point, polygon(part), { ignoreBoundary: true });
}

function boxOf(ring) {
  const [lng, lat] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const least = (values) => values.reduce((a, b) => Math.min(a, b));
  const most = (values) => values.reduce((a, b) => Math.max(a, b));
  return [least(lng), least(lat), most(lng), most(lat)];
}

const touch = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
const idsOf = (features) => features.map(({ properties }) => properties.id);

function none(what, found) {
  const names = found.slice(0, 5).map(String).join(' ').slice(0, 60);
  return {
    what,
    must: 'none',
    is: found.length === 0 ? 'none' : `${found.length}: ${names}`,
    isGood: found.length === 0,
  };
}

function partsOf({ geometry }) {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
