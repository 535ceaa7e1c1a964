import { readFileSync } from 'node:fs';
import { otherNames } from './fold.mjs';
import { buildAreas } from './gazetteer-areas.mjs';
import { buildSettlements } from './gazetteer-settlements.mjs';

const HANDWRITTEN = '../gazetteer/handwritten.json';
const NATIONAL = JSON.parse(readFileSync('abbreviations.json', 'utf8'));

/**
 * The gazetteer as one text, a column a line: see geo/gazetteer/README.md.
 *
 * @param {{topology: object, units: object[]}} boundaries  the built layers, and the first-level units of the world
 * @param {object[]} labels  where the names of countries stand
 * @returns {string}
 */
export function buildGazetteer({ topology, units }, labels) {
  const { areas, abbreviations } = buildAreas({ topology, units, labels });
  const handwritten = JSON.parse(readFileSync(HANDWRITTEN, 'utf8')).map(
    ({ id, name, names, lng, lat, country, region, radiusMeters, citation, kind }) => ({
      kind: kind ?? 'area',
      country,
      region: region ?? '',
      name,
      others: Object.values(names),
      lng,
      lat,
      code: id,
      radius: radiusMeters,
      citation,
    }),
  );
  const coded = sortByGroup([...areas, ...handwritten]);
  const rows = [...coded, ...sortByGroup(buildSettlements(units))];
  const codes = new Set(coded.map(({ code }) => code));
  const short = [...abbreviations, ...Object.entries(NATIONAL)].filter(([, code]) => codes.has(code));

  const line = (name, cells) => [name, ...cells].join('\t');
  const thousandths = (value) => Math.round(value * 1000);
  return [
    'dateline-gazetteer 1',
    line('groups', groupsOf(rows)),
    line(
      'names',
      rows.map(({ name }) => name.replace(/[|\t\n]/g, ' ')),
    ),
    line(
      'others',
      rows.map(({ name, others }) => otherCells(name, others)),
    ),
    line(
      'lng',
      rows.map(({ lng }) => thousandths(lng)),
    ),
    line(
      'lat',
      rows.map(({ lat }) => thousandths(lat)),
    ),
    line(
      'population',
      rows.map(({ population }) => roughly(population)),
    ),
    line(
      'codes',
      coded.map(({ code }) => code ?? ''),
    ),
    line(
      'bounds',
      coded.map(({ bounds }) => bounds?.map((value) => Math.round(value * 100)).join(',') ?? ''),
    ),
    line(
      'radius',
      coded.map(({ radius }) => radius ?? ''),
    ),
    line(
      'citations',
      coded.map(({ citation }) => (citation ?? '').replace(/\s+/g, ' ')),
    ),
    line(
      'abbreviations',
      [...new Map(short)].sort().map((pair) => pair.join('=')),
    ),
  ].join('\n');
}

const otherCells = (name, others) => otherNames(name, others).join('|');

function groupsOf(rows) {
  const groups = [];
  for (const row of rows) {
    const key = groupKey(row);
    if (groups.at(-1)?.key === key) groups.at(-1).count += 1;
    else groups.push({ key, count: 1 });
  }
  return groups.map(({ key, count }) => `${key},${count}`);
}

const KINDS = ['country', 'region', 'area', 'water', 'settlement'];
const groupKey = ({ kind, country, region }) => `${kind},${country ?? ''},${region ?? ''}`;

function sortByGroup(rows) {
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      order(groupKey(a), groupKey(b)) ||
      order(a.name, b.name) ||
      a.lng - b.lng ||
      a.lat - b.lat,
  );
}

/** Two significant digits. */
function roughly(population) {
  if (!(population > 0)) return '';
  return String(Number(population.toPrecision(2)));
}
