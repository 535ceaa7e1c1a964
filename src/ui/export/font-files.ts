import { fontPieces, type FontPiece } from '../../snapshot/fonts/font-pieces';
import type { FontSet, FontWeight } from '../../snapshot/fonts/font-set';
import type { FontMetrics } from '../../snapshot/fonts/metrics';
import { openFont, type Font } from '../../snapshot/fonts/open-font';
import type { Scene } from '../../snapshot/scene';

/** Addresses of our own font files, by name. */
const ADDRESSES = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(
      [
        '/node_modules/@fontsource/noto-sans/files/noto-sans-{latin,latin-ext,cyrillic,cyrillic-ext}-{400,600}-normal.woff',
        '/node_modules/@fontsource/noto-sans-kr/files/noto-sans-kr-[0-9]*-{400,600}-normal.woff',
      ],
      { query: '?url', import: 'default', eager: true },
    ),
  ).map(([path, address]) => [path.split('/').at(-1) ?? '', address]),
);
const opened = new Map<string, Promise<Font>>();

/** Fetches and opens the fonts that a scene's characters need; each file once. */
export async function loadSceneFonts(scene: Scene, metrics: FontMetrics): Promise<FontSet> {
  const pieces = fontPieces(scene, metrics);
  const [regular, semibold] = await Promise.all([loadWeight(pieces, 400), loadWeight(pieces, 600)]);
  return { 400: regular, 600: semibold };
}

async function loadWeight(pieces: readonly FontPiece[], weight: FontWeight): Promise<readonly [Font, ...Font[]]> {
  const files = pieces.filter((piece) => piece.weight === weight).map(({ file }) => file);
  const [first, ...others] = await Promise.all(files.map((file) => openOnce(`${file}-${weight}-normal.woff`)));
  if (!first) throw new Error('Expected at least one font file.');
  return [first, ...others];
}

function openOnce(name: string): Promise<Font> {
  const known = opened.get(name);
  if (known) return known;
  const font = fetchFont(name);
  opened.set(name, font);
  // What did not arrive may arrive the next time.
  font.catch(() => opened.delete(name));
  return font;
}

/** Where a font file is, by its name as fontsource has it. */
export function fontAddress(name: string): string {
  const address = ADDRESSES[name];
  if (address === undefined) throw new Error(`Expected the font file ${name} in the build, but it is not there.`);
  return address;
}

async function fetchFont(name: string): Promise<Font> {
  const response = await fetch(fontAddress(name));
  if (!response.ok) throw new Error(`Expected the font file ${name} to load, got HTTP ${response.status}.`);
  return openFont(new Uint8Array(await response.arrayBuffer()));
}
