// Seeded, clustered rows of reported events: `node scripts/bench/generate.mjs ROWS FILE`, by the file's ending .geojson, .ndjson or .csv.
import { closeSync, openSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';

const SEED = 20_241_024;
const CLUSTERS = 60;
const PLACES = 3000;
const START = Date.UTC(2023, 0, 1);
const DAYS = 700;
const KINDS = 8;
const ORGANISATIONS = [
  'Army',
  'Ministry',
  'Governor',
  'Agency',
  'Observers',
  'Monitor',
  'Council',
  'Embassy',
  'Press',
  'Institute',
];
const VERBS = ['reports', 'says', 'denies', 'expects', 'confirms', 'notes'];
const THINGS = ['shelling', 'a convoy', 'losses', 'a withdrawal', 'drones', 'arrivals', 'a strike', 'talks'];
const AREAS = [
  'near the river',
  'at the crossing',
  'in the suburbs',
  'on the main road',
  'by the station',
  'along the border',
];
const CHUNK_ROWS = 20_000;

/** Rows one after the other; the same for the same seed. */
function* rows(count, seed = SEED) {
  let state = seed >>> 0;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const spread = () => random() + random() + random() - 1.5;
  const clusters = Array.from({ length: CLUSTERS }, () => ({
    lng: 22 + random() * 18,
    lat: 45 + random() * 8,
    width: 0.05 + random() ** 3 * 1.5,
    weight: random() ** 2,
  }));
  const bounds = [];
  clusters.reduce((sum, { weight }) => (bounds.push(sum + weight), sum + weight), 0);
  const total = bounds.at(-1);
  for (let id = 0; id < count; id++) {
    const wanted = random() * total;
    const at = bounds.findIndex((bound) => bound >= wanted);
    const { lng, lat, width } = clusters[at];
    const organisation = ORGANISATIONS[Math.floor(random() ** 1.6 * ORGANISATIONS.length)];
    const kind = Math.floor(random() ** 1.4 * KINDS);
    const moment = START + Math.floor(DAYS * (0.7 * random() + 0.3 * random() ** 3) * 1440) * 60_000;
    const verb = VERBS[Math.floor(random() * VERBS.length)];
    const place = `Place ${at * (PLACES / CLUSTERS) + Math.floor(random() * (PLACES / CLUSTERS))}`;
    yield {
      lng: +(lng + spread() * width).toFixed(5),
      lat: +(lat + spread() * width * 0.6).toFixed(5),
      speaker: `Speaker ${Math.floor(random() ** 2 * 800)}`,
      organisation,
      kind,
      time: new Date(moment).toISOString().slice(0, 16) + 'Z',
      quantity: Math.floor(random() ** 4 * 12_000),
      place,
      source: `Source ${Math.floor(random() ** 2 * 120)}`,
      text: `${organisation} ${verb} ${THINGS[kind]} ${AREAS[Math.floor(random() * AREAS.length)]} of ${place}, number ${id}`,
    };
  }
}

/** Writes a file of so many rows. */
export function generate(count, path) {
  const extension = extname(path);
  const form = FORMS[extension];
  if (form === undefined)
    throw new Error(`Expected a file that ends in ${Object.keys(FORMS).join(', ')}, got ${path}.`);
  const file = openSync(path, 'w');
  try {
    writeSync(file, form.head);
    let lines = [];
    let isFirst = true;
    const flush = () => {
      if (lines.length === 0) return;
      writeSync(file, (isFirst ? '' : form.between) + lines.join(form.between));
      isFirst = false;
      lines = [];
    };
    for (const row of rows(count)) {
      lines.push(form.row(row));
      if (lines.length === CHUNK_ROWS) flush();
    }
    flush();
    writeSync(file, form.tail);
  } finally {
    closeSync(file);
  }
}

const feature = ({ lng, lat, ...properties }) =>
  JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [lng, lat] }, properties });
const FORMS = {
  '.geojson': { head: '{"type":"FeatureCollection","features":[\n', between: ',\n', tail: '\n]}\n', row: feature },
  '.ndjson': { head: '', between: '\n', tail: '\n', row: feature },
  '.csv': {
    head: 'lng,lat,speaker,organisation,kind,time,quantity,place,source,text\n',
    between: '\n',
    tail: '\n',
    row: ({ text, ...fields }) => `${Object.values(fields).join(',')},"${text}"`,
  },
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count, path] = process.argv.slice(2);
  if (!(Number(count) > 0) || path === undefined) {
    console.error('Usage: node scripts/bench/generate.mjs ROWS FILE');
    process.exit(2);
  }
  generate(Number(count), path);
}
