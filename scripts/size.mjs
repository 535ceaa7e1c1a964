// What the first view fetches, compressed, against a bare MapLibre page. Run after `npm run build`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildBarePage } from './bench/bare-page.mjs';

const KB = 1000;
/** Gzipped bytes. */
const BUDGETS = {
  scriptBeyondBare: 130 * KB,
  layers: 350 * KB,
};
/** What the page imports as soon as it runs, beyond the entry: see `main.ts` and `ui/map/start-map.ts`. */
const AT_START = ['src/map/map-controller.ts', 'src/map/source-data.ts'];

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const files = new Set();
const walk = (key) => {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`Expected "${key}" in the build's manifest. Run npm run build first.`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) walk(next);
};
for (const key of ['index.html', ...AT_START]) walk(key);
const worker = readdirSync('dist/assets').find((name) => name.startsWith('maplibre-gl-worker'));
files.add(join('assets', worker));

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const script = [...files].reduce((sum, file) => sum + gzipped(join('dist', file)), 0);
const bare = await buildBarePage();
const bareScript = readdirSync(join(bare, 'assets'))
  .filter((name) => name.endsWith('.js'))
  .reduce((sum, name) => sum + gzipped(join(bare, 'assets', name)), 0);
const layers = readdirSync('dist/assets')
  .filter((name) => /^(boundaries|water|labels)-.*json$/.test(name))
  .reduce((sum, name) => sum + gzipped(join('dist/assets', name)), 0);

const rows = [
  ['Script beyond a bare MapLibre page', script - bareScript, BUDGETS.scriptBeyondBare],
  ['Layers of the first view', layers, BUDGETS.layers],
];
let failed = false;
for (const [name, bytes, budget] of rows) {
  const isOver = bytes > budget;
  failed ||= isOver;
  console.log(
    `${name.padEnd(38)} ${(bytes / KB).toFixed(1).padStart(7)} kB of ${budget / KB} kB${isOver ? '  TOO LARGE' : ''}`,
  );
}
console.log(
  `(the page's script ${(script / KB).toFixed(1)} kB, the bare page's ${(bareScript / KB).toFixed(1)} kB, gzipped)`,
);
process.exitCode = failed ? 1 : 0;
