// Writes src/snapshot/fonts/metrics.json from the very files that snapshots embed: which characters each file has, and
// how wide they are. Run again after an update of @fontsource: `node scripts/font-metrics.mjs`, with --check to compare only.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';

const OUTPUT = new URL('../src/snapshot/fonts/metrics.json', import.meta.url);
const WEIGHTS = [400, 600];
const LATIN = ['latin', 'cyrillic', 'latin-ext', 'cyrillic-ext'];

const folder = (name) => new URL(`../node_modules/@fontsource/${name}/files/`, import.meta.url);

/** The tables of a WOFF 1 file, unpacked. */
async function tables(url) {
  const file = await readFile(url);
  const found = new Map();
  for (let at = 0; at < file.readUInt16BE(12); at++) {
    const entry = 44 + at * 20;
    const [offset, packed, length] = [4, 8, 12].map((skip) => file.readUInt32BE(entry + skip));
    const data = file.subarray(offset, offset + packed);
    found.set(file.toString('latin1', entry, entry + 4), packed < length ? inflateSync(data) : data);
  }
  return found;
}

/** Character → advance in thousandths of an em. */
async function advances(url) {
  const font = await tables(url);
  const unitsPerEm = font.get('head').readUInt16BE(18);
  const hmtx = font.get('hmtx');
  const metrics = font.get('hhea').readUInt16BE(34);
  const found = new Map();
  for (const [codePoint, glyph] of characters(font.get('cmap'))) {
    const advance = hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4);
    found.set(codePoint, Math.round((advance * 1000) / unitsPerEm));
  }
  return found;
}

function* characters(cmap) {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + at * 8));
  const wide = subtables.find((offset) => cmap.readUInt16BE(offset) === 12);
  if (wide !== undefined) {
    for (let at = 0; at < cmap.readUInt32BE(wide + 12); at++) {
      const [start, end, glyph] = [0, 4, 8].map((skip) => cmap.readUInt32BE(wide + 16 + at * 12 + skip));
      for (let code = start; code <= end; code++) yield [code, glyph + code - start];
    }
    return;
  }
  const table = subtables.find((offset) => cmap.readUInt16BE(offset) === 4);
  const segments = cmap.readUInt16BE(table + 6) / 2;
  for (let at = 0; at < segments; at++) {
    const end = cmap.readUInt16BE(table + 14 + at * 2);
    const start = cmap.readUInt16BE(table + 16 + segments * 2 + at * 2);
    const delta = cmap.readInt16BE(table + 16 + segments * 4 + at * 2);
    const rangeAt = table + 16 + segments * 6 + at * 2;
    const range = cmap.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const raw = range === 0 ? code : cmap.readUInt16BE(rangeAt + range + (code - start) * 2);
      const glyph = raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

/** Runs of neighbouring characters: `[first, count, advance]` where all are as wide, `[first, advances]` where not. */
function pack(found) {
  const runs = [];
  for (const [code, advance] of [...found].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && code === run.first + run.advances.length) run.advances.push(advance);
    else runs.push({ first: code, advances: [advance] });
  }
  return runs.map(({ first, advances }) =>
    advances.every((advance) => advance === advances[0]) ? [first, advances.length, advances[0]] : [first, advances],
  );
}

const pieces = [];
const taken = new Map(WEIGHTS.map((weight) => [weight, new Set()]));
const families = [['noto-sans', LATIN]];
const korean = (await readdir(folder('noto-sans-kr')))
  .flatMap((name) => /^noto-sans-kr-(.+)-400-normal\.woff$/.exec(name)?.[1] ?? [])
  .filter((subset) => subset !== 'korean')
  // What the Korean family has of Latin and Cyrillic is never used: the other family has it.
  .filter((subset) => !LATIN.includes(subset) && subset !== 'vietnamese')
  .sort((a, b) => Number(a) - Number(b));
families.push(['noto-sans-kr', korean]);

for (const [family, subsets] of families)
  for (const subset of subsets) {
    const widths = {};
    for (const weight of WEIGHTS) {
      const found = await advances(new URL(`${family}-${subset}-${weight}-normal.woff`, folder(family)));
      // A character belongs to the first piece that has it.
      for (const code of found.keys()) if (taken.get(weight).has(code)) found.delete(code);
      for (const code of found.keys()) taken.get(weight).add(code);
      widths[weight] = pack(found);
    }
    const same = JSON.stringify(widths[400]) === JSON.stringify(widths[600]);
    pieces.push({ file: `${family}-${subset}`, ...(same ? { all: widths[400] } : widths) });
  }

const text = `${JSON.stringify(pieces).replaceAll('},{"file"', '},\n{"file"')}\n`;
if (process.argv.includes('--check')) {
  if ((await readFile(OUTPUT, 'utf8')) !== text) {
    console.error('src/snapshot/fonts/metrics.json is not what @fontsource has. Run node scripts/font-metrics.mjs.');
    process.exitCode = 1;
  }
} else {
  await writeFile(OUTPUT, text);
  console.log(`${pieces.length} pieces, ${text.length} characters`);
}
