#!/usr/bin/env node
// Words per second of the reader, in one process on one core, start-up apart; and its scores where annotated texts are given.
//   node scripts/bench/reading.mjs [--json] [--scores FOLDER]
// FOLDER holds score.mjs and one folder a corpus. The texts read for speed are generated here: no newspaper's.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 9;
const ARTICLES = 200;
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, scores: { type: 'string' } } });

const PARTS = {
  en: {
    names: ['Anna Berg', 'Tom Reyes', 'Mary Holt', 'Peter Lund'],
    places: ['Boston', 'Kursk', 'Sumy', 'Jakarta', 'Springfield, Illinois', 'Dallas', 'Ukraine'],
    lines: [
      (n, p, i) => `“We counted ${1000 + i} people on the road to ${p},” said ${n}, a spokesman for the council.`,
      (n, p, i) =>
        `${n} told reporters on Tuesday that more than ${i},000 houses in ${p} had been damaged, adding that help was on its way.`,
      (_, p) =>
        `The road between the river and ${p} was closed for most of the week while workers cleared what the water had left.`,
      (n, p) =>
        `According to ${n}, several hundred families from ${p} will return before the winter, although many have no roof.`,
    ],
  },
  id: {
    names: ['Darto Wirakusuma', 'Rina Anggraini', 'Budi Hartawan', 'Sari Lestari'],
    places: ['Jakarta', 'Surabaya', 'Kursk', 'Bandung', 'Banda Aceh', 'Ukraina'],
    lines: [
      (n, p, i) =>
        `”Kami mendata ${i}.000 warga yang mengungsi ke ${p},” kata ${n} kepada wartawan, Selasa (29/10/2024).`,
      (n, p) =>
        `Kepala Dinas Perhubungan Kota ${p} ${n} mengatakan, jalan menuju pelabuhan akan ditutup selama beberapa hari.`,
      (_, p) =>
        `Air sungai yang meluap sejak pekan lalu merendam jalan utama dan pasar di ${p} sehingga pedagang tidak dapat berjualan.`,
      (n, p, i) => `Menurut ${n}, sekitar ${i} rumah di ${p} rusak berat dan belum dapat ditempati lagi.`,
    ],
  },
};

/** The same articles on every machine: a counter chooses, nothing is random. */
function generate(language) {
  const { names, places, lines } = PARTS[language];
  let turn = 0;
  return Array.from({ length: ARTICLES }, (_, article) => {
    const sentences = Array.from({ length: 40 }, () => {
      turn += 1;
      return lines[turn % lines.length](
        names[(turn * 7) % names.length],
        places[(turn * 5 + article) % places.length],
        2 + (turn % 90),
      );
    });
    return sentences.map((line, at) => (at % 3 === 2 ? `${line}\n\n` : `${line} `)).join('');
  });
}

async function speed(language) {
  const { read } = await import(new URL('../../bin/build/read.mjs', import.meta.url).href);
  const texts = generate(language);
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).filter(Boolean).length, 0);
  const files = texts.map((_, at) => `article-${at}`);
  const gazetteerText = await readFile(join(ROOT, 'geo/gazetteer/places.tsv'), 'utf8');
  const rates = [];
  const marks = [];
  // One call reads every article several times over: the gazetteer is loaded once, as it is in the page.
  const effects = {
    packageFolder: ROOT,
    readFile: (path) => {
      if (path.endsWith('places.tsv')) return Promise.resolve(gazetteerText);
      if (path === files[0]) marks.push(process.cpuUsage());
      return Promise.resolve(texts[Number(path.split('-')[1])]);
    },
    write: () => undefined,
    writeError: () => undefined,
  };
  const began = process.cpuUsage();
  await read.run(['--json', '--lang', language, ...Array.from({ length: ROUNDS }, () => files).flat()], effects);
  marks.push(process.cpuUsage());
  const seconds = (from, to) => (to.user + to.system - from.user - from.system) / 1e6;
  const startup = seconds(began, marks[0]);
  for (let round = 0; round + 1 < marks.length; round++) rates.push(words / seconds(marks[round], marks[round + 1]));
  const warm = rates.slice(1).sort((a, b) => a - b);
  return {
    language,
    words,
    wordsPerSecondFirstRound: Math.round(rates[0]),
    wordsPerSecond: Math.round(warm[warm.length >> 1]),
    secondsForGazetteer: Number(startup.toFixed(2)),
  };
}

function scores(folder) {
  const run = 'node bin/dateline.mjs read --json --lang {lang} {published} {files}';
  const out = join(ROOT, 'bin/build/reading-scores.json');
  const { status } = spawnSync(
    'node',
    [join(folder, 'score.mjs'), folder, '--cwd', ROOT, '--run', run, '--json', out],
    {
      stdio: ['ignore', values.json ? 'ignore' : 'inherit', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`Expected ${folder}/score.mjs to succeed, got exit ${status}.`);
  return readFile(out, 'utf8').then((text) => JSON.parse(text));
}

const speeds = [await speed('en'), await speed('id')];
const folder = values.scores ?? process.env.DATELINE_EXTRACTION;
const report = { speeds, ...(folder === undefined ? {} : { scores: await scores(folder) }) };
if (values.json) console.log(JSON.stringify(report));
else
  for (const { language, words, wordsPerSecond, wordsPerSecondFirstRound, secondsForGazetteer } of speeds)
    console.log(
      `reading ${language}: ${wordsPerSecond} words/s warm, ${wordsPerSecondFirstRound} in the first ${words} words, gazetteer loaded in ${secondsForGazetteer} s (CPU time)`,
    );
