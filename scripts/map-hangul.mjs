// Writes src/ui/map/hangul: the few Korean letters that every map has, as Korea's places bear their local names too. The whole font is
// a megabyte, and the map cannot be drawn before it is there. Run again after geo/layers/labels.json or @fontsource changed.
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const OUTPUT = new URL('../src/ui/map/hangul/', import.meta.url);
const WEIGHTS = [400, 600];

const labels = JSON.parse(await readFile(new URL('../geo/layers/labels.json', import.meta.url), 'utf8'));
const names = labels.filter(({ country }) => country === 'KP' || country === 'KR').map(({ names }) => names.ko ?? '');
const letters = [...new Set(names.join('').match(/\p{Script=Hangul}/gu))].sort();

const faces = await Promise.all(
  WEIGHTS.map(async (weight) => {
    const whole = `@fontsource/noto-sans-kr/files/noto-sans-kr-korean-${weight}-normal.woff2`;
    const font = await readFile(new URL(`../node_modules/${whole}`, import.meta.url));
    const file = `hangul-${weight}.woff2`;
    await writeFile(new URL(file, OUTPUT), await subsetFont(font, letters.join(''), { targetFormat: 'woff2' }));
    return `@font-face {
  font-family: 'Noto Sans KR';
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
  `/* Made by scripts/map-hangul.mjs: the letters of the map's Korean names, before the whole font. */\n${faces.join('')}`,
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
