import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { readJson, readText } from './read-layers.mjs';

const FIRST_LOAD = ['layers/boundaries.topojson', 'layers/water.topojson', 'layers/labels.json'];
const FIRST_LOAD_BYTES = 350_000;
const GAZETTEER_BYTES = 4_000_000;

/** That the committed files are those that sources.json speaks of, and what they weigh. */
export function checkFiles() {
  const { outputs } = readJson('sources.json');
  const changed = Object.entries(outputs).filter(
    ([path, { sha256 }]) => createHash('sha256').update(readText(path)).digest('hex') !== sha256,
  );
  const weigh = (paths) => paths.reduce((sum, path) => sum + gzipSync(readText(path), { level: 9 }).length, 0);
  const first = weigh(FIRST_LOAD);
  const gazetteer = weigh(Object.keys(outputs).filter((path) => path.startsWith('gazetteer/')));
  return [
    {
      what: 'Files that differ from sources.json',
      must: 'none',
      is: changed.map(([path]) => path).join(' ') || 'none',
      isGood: changed.length === 0,
    },
    { what: 'First load, gzipped', must: `<= ${FIRST_LOAD_BYTES}`, is: `${first} bytes`, isGood: first <= FIRST_LOAD_BYTES },
    {
      what: 'Gazetteer, gzipped',
      must: `<= ${GAZETTEER_BYTES}`,
      is: `${gazetteer} bytes`,
      isGood: gazetteer <= GAZETTEER_BYTES,
    },
  ];
}
