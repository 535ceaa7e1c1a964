import { readFileSync } from 'node:fs';
import * as topojsonClient from 'topojson-client';
import { bboxOf, partsOf } from './polygons.mjs';

const COUNTIES = 'node_modules/us-atlas/counties-10m.json';
const CLDR = 'node_modules/cldr-localenames-full/main';
/** Languages whose names of countries and continents are kept: those of most of the world's newspapers. */
const LANGUAGES =
  'en id uk ru ko ar bn cs da de el es fa fi fr he hi hu it ja ms nb nl pl pt ro sr sv th tr ur vi zh zh-Hant'.split(
    ' ',
  );
/** CLDR numbers continents and the like by UN M.49. */
const CONTINENTS = JSON.parse(readFileSync('continents.json', 'utf8'));
const FEATURES = JSON.parse(readFileSync('features.json', 'utf8'));
const SEAS = JSON.parse(readFileSync('seas.json', 'utf8'));
const MORE_NAMES = JSON.parse(readFileSync('country-names.json', 'utf8'));
/** US states whose counties have another word, and those without a plain one: Alaska's are left out. */
const COUNTY_WORDS = { LA: 'Parish', PR: 'Municipio' };
const NO_COUNTIES = new Set(['AK', 'AS', 'GU', 'MP', 'VI']);
/** What first-level units are called in English, where Natural Earth says "Region" for an oblast. */
const OBLASTS = new Set(['RU', 'UA', 'BY', 'KZ', 'KG', 'BG']);

/** Countries, their first-level regions, US counties, continents, seas, rivers and mountains. */
export function buildAreas({ topology, units, labels }) {
  const regions = units.filter(({ id, properties }) => /^[A-Z]{2}-/.test(id) && properties.name).map(regionRow);
  return {
    areas: unique([
      ...countries(topology, labels),
      ...regions,
      ...dividedCountries(units),
      ...counties(units),
      ...continents(),
      ...SEAS.map(([, lng, lat, names]) => ({ kind: 'water', name: names.en, others: Object.values(names), lng, lat })),
      ...FEATURES.map(([kind, lng, lat, country, name, ...others]) => ({ kind, country, name, others, lng, lat })),
    ]),
    abbreviations: units
      .filter(({ country, id }) => ['US', 'CA', 'AU'].includes(country) && /^[A-Z]{2}-/.test(id))
      .flatMap(({ id, properties: { abbrev, postal, name_alt } }) =>
        [abbrev, postal, ...(name_alt ?? '').split('|')]
          .filter((short) => short && isAbbreviation(short))
          .map((short) => [short, id]),
      ),
  };
}

const territories = Object.fromEntries(
  LANGUAGES.map((language) => {
    const file = JSON.parse(readFileSync(`${CLDR}/${language}/territories.json`, 'utf8'));
    return [language, file.main[language].localeDisplayNames.territories];
  }),
);

function territoryNames(code) {
  return LANGUAGES.flatMap((language) => [
    territories[language][code],
    territories[language][`${code}-alt-variant`],
    territories[language][`${code}-alt-short`],
  ]).filter((name) => name && !isAbbreviation(name));
}

function countries(topology, labels) {
  const places = new Map(labels.filter(({ kind }) => kind === 'country').map((label) => [label.id, label]));
  return topojsonClient
    .feature(topology, topology.objects.countries)
    .features.filter(({ properties: { id } }) => /^[A-Z]{2}$/.test(id) && territories.en[id])
    .map(({ properties: { id }, geometry }) => {
      const short = territories.en[`${id}-alt-short`];
      const name = short && !isAbbreviation(short) ? short : territories.en[id];
      return {
        kind: 'country',
        country: id,
        code: id,
        name,
        others: [territories.en[id], ...territoryNames(id), ...(MORE_NAMES[id] ?? [])],
        lng: places.get(id).lng,
        lat: places.get(id).lat,
        bounds: bboxOf(partsOf(geometry)),
      };
    });
}

function regionRow({ id, country, parts, properties }) {
  const english = properties.name_en ?? properties.name;
  const isOblast = OBLASTS.has(country) && /Region|Oblast/.test(`${properties.type_en} ${properties.type}`);
  const words = isOblast
    ? ['Oblast', 'Region', 'Province']
    : [properties.type_en].filter((word) => /^[A-Z][a-z]+$/.test(word ?? ''));
  const names = Object.entries(properties).filter(([key]) => /^name_(?!len|alt)/.test(key));
  const korean = properties.name_ko && isOblast ? [`${properties.name_ko}주`] : [];
  return {
    kind: 'region',
    country,
    region: id,
    code: id,
    name: english,
    others: [
      properties.name,
      ...words.map((word) => `${english} ${word}`),
      ...(isOblast ? [`Oblast ${english}`] : []),
      ...korean,
      ...names.map(([, name]) => name),
      ...(properties.name_alt ?? '').split('|'),
      properties.woe_name,
      properties.gn_name,
    ].filter((name) => name && !isAbbreviation(name)),
    ...middleOf(parts, properties),
  };
}

/** Countries whose first-level units here are smaller than what people speak of: England, Bavaria's like in Italy, Spain and France. */
function dividedCountries(units) {
  const groups = new Map();
  for (const { country, parts, properties } of units) {
    const name =
      country === 'GB' ? properties.geonunit : ['FR', 'IT', 'ES'].includes(country) ? properties.region : null;
    if (!name || parts.length === 0) continue;
    const key = `${country}|${name}`;
    groups.set(key, [...(groups.get(key) ?? []), ...parts]);
  }
  return [...groups].map(([key, parts]) => {
    const [country, name] = key.split('|');
    return { kind: 'region', country, name, others: MORE_NAMES[key] ?? [], ...middleOf(parts, {}) };
  });
}

function counties(units) {
  const topology = JSON.parse(readFileSync(COUNTIES, 'utf8'));
  const postalByName = new Map(
    units.filter(({ country }) => country === 'US').map(({ id, properties }) => [properties.name, id]),
  );
  const states = new Map(
    topology.objects.states.geometries.map(({ id, properties }) => [id, postalByName.get(properties.name)]),
  );
  return topojsonClient
    .feature(topology, topology.objects.counties)
    .features.flatMap(({ id, properties, geometry }) => {
      const region = states.get(id.slice(0, 2));
      // Independent cities, numbered from 510 on, are settlements already.
      if (region === undefined || NO_COUNTIES.has(region.slice(3)) || Number(id.slice(2)) >= 510) return [];
      const name = `${properties.name} ${COUNTY_WORDS[region.slice(3)] ?? 'County'}`;
      return [{ kind: 'area', country: 'US', region, name, others: [], ...middleOf(partsOf(geometry), {}) }];
    });
}

function continents() {
  return CONTINENTS.map(([code, lng, lat, ...others]) => ({
    kind: 'area',
    name: territories.en[code] ?? code,
    others: [...(territories.en[code] ? territoryNames(code) : []), ...others],
    lng,
    lat,
  }));
}

function middleOf(parts, { longitude, latitude }) {
  const bounds = bboxOf(parts);
  const [west, south, east, north] = bounds;
  return { lng: longitude ?? (west + east) / 2, lat: latitude ?? (south + north) / 2, bounds };
}

/** Two units of Natural Earth with one code (an island and its mainland) are one row. */
function unique(rows) {
  const byCode = new Map();
  return rows.filter((row) => {
    if (row.code === undefined) return true;
    const known = byCode.get(row.code);
    if (known === undefined) {
      byCode.set(row.code, row);
      return true;
    }
    known.others.push(row.name, ...row.others);
    return false;
  });
}

const isAbbreviation = (name) => /^[A-Z]{1,4}$|\.$|^[A-Z]\.[A-Z]/.test(name);
