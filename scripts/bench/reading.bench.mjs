import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 9;
const ARTICLES = 200;
/** A folder with a corpus of annotated texts in each of its folders, and their scorer, `score.mjs`. */
const ANNOTATED = process.env['DATELINE_ANNOTATED'];
/** Words that are to be read in a second. */
const WORDS = 200_000;
/** What is reached for, by corpus and measure: a share, or F. */
const REACH = {
  'pfsa-id': {
    'statement exact, none left open': 0.93,
    'speaker exact': 0.94,
    'speaker (implied) right, of all statements': 0.7,
    'role right, of all statements': 0.64,
    'organisation right, of all statements': 0.64,
  },
  polnear: { 'statement characters': 0.65, 'statement overlap': 0.5, 'speaker exact': 0.6, 'cue exact': 0.6 },
  'tr-news': { 'place end to end (span and 161 km)': 0.62 },
  geowebnews: { 'place end to end (span and 161 km)': 0.6 },
  lgl: { 'place end to end (span and 161 km)': 0.5 },
  geovirus: { 'place end to end (span and 161 km)': 0.66 },
  'numbers-en': { 'quantity right': 0.85 },
  'numbers-id': { 'quantity right': 0.85 },
  'numbers-uk': { 'quantity right': 0.85 },
  'numbers-ru': { 'quantity right': 0.85 },
  'numbers-ko': { 'quantity right': 0.7 },
  'dates-en': { 'date right': 0.7 },
  'dates-uk': { 'date right': 0.7 },
  'dates-ru': { 'date right': 0.7 },
  'dates-ko': { 'date right': 0.7 },
};

/** Processor time of the reader in one process, start-up apart, beside finding the words alone; and how well it reads annotated texts, where there are some. */
export async function run() {
  const speeds = [await speed('en'), await speed('id')];
  return [
    ...speeds.map(({ language, wordsPerSecond, plainWordsPerSecond }) => ({
      name: `reading ${language}: ${WORDS} words`,
      value: WORDS / wordsPerSecond,
      unit: 's',
      budget: 1,
      note: `${wordsPerSecond} words a second; ${(plainWordsPerSecond / wordsPerSecond).toFixed(0)} times as long as finding the words alone`,
    })),
    ...(ANNOTATED === undefined ? [] : quality(await figures(ANNOTATED))),
  ];
}

function quality(corpora) {
  return Object.entries(REACH).flatMap(([corpus, reach]) =>
    Object.entries(reach).flatMap(([measure, aim]) => {
      const found = corpora[corpus]?.measures[measure];
      return found === undefined
        ? []
        : [{ name: `${corpus}: ${measure}`, value: found.f ?? found.value, unit: '', note: `reach ${aim}` }];
    }),
  );
}

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
  const count = () => texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  const words = count();
  const began = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) count();
  const plain = process.cpuUsage(began);
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
  await read.run(['--json', '--lang', language, ...Array.from({ length: ROUNDS }, () => files).flat()], effects);
  marks.push(process.cpuUsage());
  const seconds = ({ user, system }) => (user + system) / 1e6;
  for (let round = 0; round + 1 < marks.length; round++) {
    const [from, to] = [marks[round], marks[round + 1]];
    rates.push(words / seconds({ user: to.user - from.user, system: to.system - from.system }));
  }
  // The first round compiles.
  const warm = rates.slice(1).sort((a, b) => a - b);
  return {
    language,
    wordsPerSecond: Math.round(warm[warm.length >> 1]),
    plainWordsPerSecond: Math.round((words * ROUNDS) / seconds(plain)),
  };
}

async function figures(folder) {
  const command = 'node bin/dateline.mjs read --json --lang {lang} {published} {files}';
  const out = join(ROOT, 'node_modules/.cache/dateline/reading.json');
  const scorer = [join(folder, 'score.mjs'), folder, '--cwd', ROOT, '--run', command, '--json', out];
  const { status } = spawnSync(process.execPath, scorer, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`Expected ${folder}/score.mjs to succeed, got exit ${status}.`);
  return JSON.parse(await readFile(out, 'utf8'))[folder];
}
