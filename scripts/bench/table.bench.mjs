import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const OUT = 'node_modules/.cache/dateline/table-engine';
const ROWS = 1_000_000;
const RUNS = 5;
const ALL = { facets: {}, clock: 'said', range: { from: null, to: null } };
const QUERIES = [
  { ...ALL, facets: { kind: ['kind 3'] } },
  { ...ALL, range: { from: '2024-01-01', to: '2024-06-01' } },
  { ...ALL, facets: { kind: ['kind 1', 'kind 5'], group: ['Org 1'] } },
];

/** The engine for large tables on seeded, clustered rows, against objects in a list in the same run. Processor time: a busy machine does not change it. */
export async function run() {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      ssr: 'src/engine/table-engine.ts',
      target: 'es2022',
      rolldownOptions: { output: { entryFileNames: 'engine.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const { TableEngine } = await import(pathToFileURL(join(process.cwd(), OUT, 'engine.mjs')).href);
  const csv = new Blob(clusteredCsv(ROWS));
  const engine = new TableEngine(
    () => undefined,
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  const opening = await spent(() => engine.open({ source: csv, name: 'rows.csv' }));
  const info = opening.value;
  if (info.count !== ROWS || info.cut !== null)
    throw new Error(`Expected ${ROWS} rows, got ${info.count}. ${info.cut}`);

  const objects = plainRows(await csv.text());
  await engine.filter(ALL);
  const [ours, plain] = [[], []];
  for (let at = 0; at < RUNS * QUERIES.length; at++) {
    const query = QUERIES[at % QUERIES.length];
    const answer = await spent(() => engine.filter(query));
    const naive = await spent(() => plainFilter(objects, query));
    if (answer.value.total !== naive.value) throw new Error(`Expected ${naive.value} rows, got ${answer.value.total}.`);
    ours.push(answer.milliseconds);
    plain.push(naive.milliseconds);
  }
  await engine.filter(ALL);
  const tiles = [];
  for (let at = 0; at < RUNS; at++)
    tiles.push((await spent(() => engine.cells([{ zoom: 0, column: 0, row: 0 }]))).milliseconds);
  await engine.page({ from: 0, size: 50 });
  const page = await spent(() => engine.page({ from: ROWS / 2, size: 50 }));
  const million = `${(csv.size / 1e6).toFixed(0)} MB`;
  return [
    { name: 'a million rows of CSV read', value: opening.milliseconds / 1000, unit: 's', budget: 12, note: million },
    { name: 'filter, all counts and histogram of a million rows', value: median(ours), unit: 'ms', budget: 150 },
    {
      name: 'the same pass to filtering a list of objects, no counts',
      value: median(ours) / median(plain),
      unit: 'times',
      note: `${median(plain).toFixed(0)} ms for the list`,
    },
    { name: 'the one tile that has all rows', value: median(tiles), unit: 'ms' },
    { name: 'a page of 50 rows from the middle', value: page.milliseconds, unit: 'ms' },
  ];
}

async function spent(work) {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: (user + system) / 1000 };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function clusteredCsv(count) {
  let seed = 7;
  const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const parts = ['id,lng,lat,time,speaker,organisation,kind,modality,place,source,quantity,text\n'];
  const words = 'reported at the place by the one named '.repeat(4);
  for (let from = 0; from < count; from += 10_000) {
    const lines = [];
    for (let row = from; row < Math.min(count, from + 10_000); row++) {
      const cluster = Math.floor(random() * 50);
      const day = new Date(1.7e12 + Math.floor(random() * 700) * 864e5).toISOString().slice(0, 10);
      const [lng, lat] = [30 + cluster / 10 + random() / 20, 48 + cluster / 20 + random() / 20];
      lines.push(
        `${row},${lng.toFixed(5)},${lat.toFixed(5)},${day},Speaker ${Math.floor(random() * 500)},Org ${cluster % 8},kind ${cluster % 12},asserted,Place ${Math.floor(random() * 3000)},source ${cluster},${Math.floor(random() * 100)},"${words}${row}"\n`,
      );
    }
    parts.push(Buffer.from(lines.join('')));
  }
  return parts;
}

function plainRows(text) {
  const rows = [];
  for (let at = text.indexOf('\n') + 1; at < text.length;) {
    const end = text.indexOf('\n', at);
    const fields = text.slice(at, end).split(',', 7);
    rows.push({ time: Date.parse(fields[3]), group: fields[5], kind: fields[6] });
    at = end + 1;
  }
  return rows;
}

function plainFilter(rows, { facets, range }) {
  const [from, to] = [range.from, range.to].map((day) => (day === null ? null : Date.parse(day)));
  return rows.filter(
    (row) =>
      (facets.kind === undefined || facets.kind.includes(row.kind)) &&
      (facets.group === undefined || facets.group.includes(row.group)) &&
      (from === null || row.time >= from) &&
      (to === null || row.time < to + 864e5),
  ).length;
}
