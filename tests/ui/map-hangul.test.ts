import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGE_NAMES } from '../../src/ui/shell/language-names';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('a page has a small font of its own for each Korean name that it writes in every language', () => {
  const labels = JSON.parse(read('geo/layers/labels.json')) as { country?: string; names: { ko?: string } }[];
  const local = labels.filter(({ country }) => country === 'KP' || country === 'KR');
  const letters = new Set(
    [...local.map(({ names }) => names.ko), LANGUAGE_NAMES.ko].flatMap(
      (name) => name?.match(/\p{Script=Hangul}/gu) ?? [],
    ),
  );
  const ranges = [...read('src/ui/map/hangul/hangul.css').matchAll(/unicode-range:([^;]+)/g)].map(
    ([, range = '']) =>
      new Set([...range.matchAll(/U\+([\dA-F]+)/g)].map(([, code = '']) => String.fromCodePoint(parseInt(code, 16)))),
  );
  expect(letters.size).toBeGreaterThan(10);
  // One a weight. When this fails: node scripts/map-hangul.mjs
  expect(ranges).toEqual([letters, letters]);
});
