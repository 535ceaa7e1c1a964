import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildBoundaries } from './boundaries.mjs';
import { buildGazetteer } from './gazetteer.mjs';
import { buildLabels } from './labels.mjs';
import { buildWater } from './water.mjs';
import { buildYardstick } from './yardstick.mjs';

/** Rebuilds geo/layers, geo/gazetteer and geo/sources.json, byte for byte the same from the same packages. */
const outputs = new Map();
const write = (path, text) => {
  const content = `${text}\n`;
  writeFileSync(`../${path}`, content);
  outputs.set(path, {
    sha256: sha256(content),
    bytes: Buffer.byteLength(content),
    gzipBytes: gzipSync(content, { level: 9 }).length,
  });
};

const boundaries = buildBoundaries();
write('layers/boundaries.topojson', JSON.stringify(boundaries.topology));
write('check/kursk-sumy-border.json', buildYardstick(boundaries.topology));
const water = buildWater();
write('layers/water.topojson', JSON.stringify(water.topology));
const labels = buildLabels(boundaries.topology);
write('layers/labels.json', `[\n${labels.labels.map((label) => JSON.stringify(label)).join(',\n')}\n]`);
write('gazetteer/places.tsv', buildGazetteer(boundaries, labels.labels));

const sources = JSON.parse(readFileSync('sources.json', 'utf8')).map(({ inputs, outputs: made, ...source }) => ({
  ...source,
  version: source.package
    ? JSON.parse(readFileSync(`node_modules/${source.package}/package.json`, 'utf8')).version
    : source.version,
  inputs: inputs.map((file) => ({
    file,
    sha256: sha256(readFileSync(source.package ? `node_modules/${source.package}/${file}` : file)),
  })),
  outputs: made,
}));
/** What the map says at its edge: everyone else whose data its layers show, once each. */
const shown = sources.filter((source) => source.package && source.outputs.some((path) => path.startsWith('layers/')));
const attribution = [...new Set(shown.map((source) => source.attribution))].join(' · ');
const content = { attribution, sources, outputs: Object.fromEntries(outputs) };
writeFileSync('../sources.json', `${JSON.stringify(content, null, 2)}\n`);
for (const [path, { bytes, gzipBytes }] of outputs) console.log(`${path}  ${bytes} bytes, ${gzipBytes} gzipped`);

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}
