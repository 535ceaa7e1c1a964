// Writes src/ui/map/hangul: the few Korean letters that every page has, in the list of languages and as Korea's places bear their local names too. The whole font is
// a megabyte, and the map cannot be drawn before it is there. A family of its own: of one family the browser loads every face that has a letter. Run again after labels.json, the names of languages or @fontsource changed.
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const OUTPUT = new URL('../src/ui/map/hangul/', import.meta.url);
const WEIGHTS = [400, 600];

const labels = JSON.parse(await readFile(new URL('../geo/layers/labels.json', import.meta.url), 'utf8'));
const names = labels.filter(({ country }) => country === 'KP' || country === 'KR').map(({ names }) => names.ko ?? '');
const languages = await readFile(new URL('../src/ui/shell/language-names.ts', import.meta.url), 'utf8');
const letters = [...new Set([...names, languages].join('').match(/\p{Script=Hangul}/gu))].sort();

const faces = await Promise.all(
  WEIGHTS.map(async (weight) => {
    const whole = `@fontsource/noto-sans-kr/files/noto-sans-kr-korean-${weight}-normal.woff2`;
    const font = await readFile(new URL(`../node_modules/${whole}`, import.meta.url));
    const file = `hangul-${weight}.woff2`;
    await writeFile(new URL(file, OUTPUT), await subsetFont(font, letters.join(''), { targetFormat: 'woff2' }));
    return `@font-face {
  font-family: 'Noto Sans KR Names';
  font-weight: ${weight};
  font-display: swap;
  src: url('${file}?no-inline') format('woff2');
  unicode-range:
    ${lines(letters.map((letter) => `U+${letter.codePointAt(0).toString(16).toUpperCase()}`))};
}
`;
  }),
);
await writeFile(
  new URL('hangul.css', OUTPUT),
  `/* Made by scripts/map-hangul.mjs: the Korean letters of every page, without the whole font. */\n${faces.join('')}`,
);

/** A list with commas, broken as Prettier breaks it. */
function lines(items) {
  const rows = [''];
  for (const [at, item] of items.entries()) {
    const piece = at < items.length - 1 ? `${item}, ` : item;
    if (rows.at(-1).length + piece.trimEnd().length > 115) rows.push('');
    rows[rows.length - 1] += piece;
  }
  return rows.map((row) => row.trimEnd()).join('\n    ');
}
