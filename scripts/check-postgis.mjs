// `npm run postgis:check [ROWS]`: the page against the real PostgreSQL with PostGIS and the real MapServer, set up by the files of `docs/postgis`: seeded rows are
// loaded as documented, and what the page shows of them, as vector tiles and by OGC API - Features, is held against what SQL counts. Ends 2 where they are not to be had.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from './bench/generate.mjs';
import { serve } from './bench/static-server.mjs';
import { startCluster } from './postgis/cluster.mjs';
import { mapServer } from './postgis/map-server.mjs';
import { openPage } from './postgis/page-counts.mjs';
import { findPrograms } from './postgis/programs.mjs';

const ROWS = Number(process.argv[2] ?? 12_000);
const DATABASE = 'news';
const TILES = 'maps?map=events&mode=tile&tilemode=gmap&tile={x}+{y}+{z}&layers=events&map.imagetype=mvt';
const ITEMS = 'maps/events/ogcapi/collections/events/items';
const FILTER = { group: 'Army', from: '2023-10-01', to: '2024-03-31' };
const FILTER_SQL = `organisation = 'Army' AND time >= '2023-10-01Z' AND time < '2024-04-01Z'`;
/** Every so many rows is about a region. */
const REGION_SQL = 'id % 40 = 0';
const CAMERA = { zoom: 7, lat: 48.5, lng: 34 };
const BOX = [30, 47, 36, 51];
const SETTLING_MS = 30_000;

if (!existsSync('dist/index.html')) throw new Error('There is no built page: run npm run build.');
const programs = findPrograms();
if (programs === null) {
  console.error(
    'skipped  PostgreSQL, PostGIS or MapServer is not here (Debian: postgresql, postgresql-postgis, cgi-mapserver).',
  );
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'dateline-postgis-'));
const closing = [() => rmSync(folder, { recursive: true, force: true })];
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const close of closing.reverse()) void close();
    process.exit(1);
  });
let failures = 0;
try {
  const cluster = startCluster(programs.bin, folder);
  closing.push(cluster.stop);
  load(cluster);
  const handle = mapServer({ ...programs, folder, connection: cluster.connection(DATABASE) });
  const host = await serve('dist', { handle });
  closing.push(host.close);
  const page = await openPage(host.address);
  closing.push(page.close);
  const sql = {
    number: (where = 'true') => Number(cluster.query(DATABASE, `SELECT count(*) FROM events WHERE ${where}`)[0][0]),
    ids: (where = 'true') => cluster.query(DATABASE, `SELECT id FROM events WHERE ${where}`).map(([id]) => id),
    groups: () => cluster.query(DATABASE, 'SELECT organisation, count(*) FROM events GROUP BY 1 ORDER BY 2 DESC, 1'),
  };

  for (const [name, table] of [
    ['tiles', TILES],
    ['features', ITEMS],
  ]) {
    await page.open({ table });
    await compareShown(name, page, sql.number(), sql.number());
    await compareSettled(`${name}: rows without a point`, page.unplaced, sql.number(REGION_SQL));
    await compareSettled(
      `${name}: rows by organisation`,
      async () => inOrder(await page.facet()),
      inOrder(grouped(sql.groups())),
    );
    await compareSettled(`${name}: ids of all rows`, async () => inOrder(await page.savedIds()), inOrder(sql.ids()));

    await page.open({ table, ...FILTER });
    await compareShown(`${name}, filtered`, page, sql.number(FILTER_SQL), sql.number());
    await compareSettled(
      `${name}, filtered: ids`,
      async () => inOrder(await page.savedIds()),
      inOrder(sql.ids(FILTER_SQL)),
    );
  }

  const { zoom, lat, lng } = CAMERA;
  await page.open({ table: TILES, map: `${zoom}/${lat}/${lng}` });
  // The panels below the map take their room when the rows are known.
  await page.rowsSeen();
  await compareSight(page, sql, await page.box(CAMERA));

  await page.open({ table: `${ITEMS}?bbox=${BOX.join(',')}` });
  const within = sql.number(`geom && ST_MakeEnvelope(${BOX.join(',')}, 4326)`);
  await compareShown('features of a box', page, within, within);

  compare('errors of the page', page.problems, []);
} catch (cause) {
  failures++;
  console.error(`FAILED   ${cause instanceof Error ? cause.stack : cause}`);
} finally {
  for (const close of closing.reverse()) await close();
}
if (failures > 0) {
  console.error(`\n${failures} of the checks failed.`);
  process.exitCode = 1;
}

/** As docs/scale.md says. */
function load(cluster) {
  const csv = join(folder, 'events.csv');
  generate(ROWS, csv);
  cluster.query('postgres', `CREATE DATABASE ${DATABASE}`);
  cluster.feed(DATABASE, ['-f', '-'], 'docs/postgis/events.sql');
  const [columns] = readFileSync(csv, 'utf8').split('\n', 1);
  cluster.feed(DATABASE, ['-c', `\\copy events (${columns}) FROM STDIN (FORMAT csv, HEADER)`], csv);
  cluster.query(DATABASE, `UPDATE events SET precision = 'region' WHERE ${REGION_SQL}`);
  cluster.query(DATABASE, 'ANALYZE events');
}

async function compareShown(name, page, shown, total) {
  const wanted = `${number(shown)} of ${number(total)}`;
  compare(`${name}: rows shown`, await page.shown(wanted), wanted);
}

/** Tiles put a point on a grid of an eighth of a pixel: rows so near to the edge may be on either side of it. */
async function compareSight(page, sql, { west, south, east, north, pixel }) {
  const inside = (by) =>
    sql.number(`geom && ST_MakeEnvelope(${west - by}, ${south - by}, ${east + by}, ${north + by}, 4326)`);
  const wanted = `${number(inside(0))} of ${number(inside(0))}`;
  const got = await page.shown(wanted);
  const [shown = NaN] = /^[\d,]+/.exec(got) ?? [];
  const count = Number(shown.replaceAll(',', ''));
  const isRight = inside(-pixel / 4) <= count && count <= inside(pixel / 4) && count > 0;
  report(isRight, 'tiles, in sight: rows shown', `the page says ${got}, SQL ${wanted}`);
}

/** The map goes to the rows when it knows where they are, and their tiles come anew: what the page says meanwhile is of those that are there. */
async function compareSettled(name, read, wanted) {
  const until = Date.now() + SETTLING_MS;
  let got = await read();
  while (JSON.stringify(got) !== JSON.stringify(wanted) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    got = await read();
  }
  compare(name, got, wanted);
}

function compare(name, got, wanted) {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  report(one === other, name, `the page says ${one.slice(0, 300)}, SQL ${other.slice(0, 300)}`);
}

function report(isRight, name, difference) {
  if (isRight) console.log(`ok       ${name}`);
  else console.error(`FAILED   ${name}: ${difference}`);
  if (!isRight) failures++;
}

function grouped(rows) {
  return rows.map(([name, count]) => [name, number(count)]);
}
function inOrder(list) {
  return list.map(String).sort();
}
function number(value) {
  return Number(value).toLocaleString('en');
}
