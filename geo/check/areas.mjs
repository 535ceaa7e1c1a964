import { intersect, featureCollection, union } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';

/** Official areas in km², and by how many per cent ours may differ. */
const OFFICIAL = [
  ['Kursk Oblast', 'regions', 'RU-KRS', 29_997, 1],
  ['Ukraine', 'countries', 'UA', 603_628, 1],
  ['Sumy Oblast', 'regions', 'UA-59', 23_834, 1.5],
];

/** Areas on the WGS 84 ellipsoid (Karney 2013), and what neighbours overlap or leave out between them. */
export function checkAreas(layers) {
  const areas = OFFICIAL.map(([name, kind, id, official, percent]) => {
    const area = ellipsoidArea(layers[kind].get(id).geometry);
    const off = ((area - official) / official) * 100;
    return {
      what: `Area of ${name}, official ${official} km²`,
      must: `within ${percent} %`,
      is: `${area.toFixed(0)} km² (${off.toFixed(2)} %)`,
      isGood: Math.abs(off) <= percent,
    };
  });
  return [...areas, overlapRow(layers), gapRow(layers)];
}

function overlapRow({ regions, countries }) {
  const list = [...regions.values()].filter(({ properties }) => /^(UA|RU)-/.test(properties.id));
  let overlap = 0;
  for (const [at, a] of list.entries())
    for (const b of list.slice(at + 1)) {
      const common = intersect(featureCollection([a, b]));
      if (common !== null) overlap += ellipsoidArea(common.geometry);
    }
  const states = intersect(featureCollection([countries.get('UA'), countries.get('RU')]));
  if (states !== null) overlap += ellipsoidArea(states.geometry);
  return { what: 'Neighbours overlap, in all', must: '<= 1 km²', is: `${overlap.toFixed(3)} km²`, isGood: overlap <= 1 };
}

/** The regions of Ukraine together against Ukraine, and holes between Kursk Oblast and its neighbours. */
function gapRow({ regions, countries }) {
  const parts = [...regions.values()].filter(({ properties }) => properties.country === 'UA');
  const whole = union(featureCollection(parts));
  const ukraine = Math.abs(ellipsoidArea(countries.get('UA').geometry) - ellipsoidArea(whole.geometry));
  const ring = ['RU-KRS', 'RU-BRY', 'RU-ORL', 'RU-LIP', 'RU-VOR', 'RU-BEL', 'UA-59', 'UA-74', 'UA-63'].map((id) => regions.get(id));
  const merged = union(featureCollection(ring)).geometry;
  const holes = (merged.type === 'Polygon' ? [merged.coordinates] : merged.coordinates).flatMap(([, ...inner]) => inner);
  const gaps = holes.reduce((sum, hole) => sum + ellipsoidArea({ type: 'Polygon', coordinates: [hole] }), 0);
  const total = ukraine + gaps;
  return { what: 'Gaps between neighbours, in all', must: '<= 1 km²', is: `${total.toFixed(3)} km²`, isGood: total <= 1 };
}

/** Area in km² on WGS 84; holes are taken away. */
function ellipsoidArea(geometry) {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let squareMeters = 0;
  for (const part of parts)
    for (const [at, ring] of part.entries()) {
      const polygon = geodesic.Geodesic.WGS84.Polygon(false);
      for (const [lng, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lng);
      squareMeters += (at === 0 ? 1 : -1) * Math.abs(polygon.Compute(false, true).area);
    }
  return squareMeters / 1e6;
}
