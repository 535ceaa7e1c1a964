import type { BaseLabel } from '../../state/base-layers';

const STYLES = ['400 12px', '600 12px'];
const FAMILY = '"Noto Sans"';
const KOREAN_FAMILY = '"Noto Sans KR"';
/** The letters of Korea's own names only: see `scripts/map-hangul.mjs`. */
const KOREAN_NAMES_FAMILY = '"Noto Sans KR Names"';
const HANGUL = /\p{Script=Hangul}/u;

/**
 * Loads the page's fonts for all that the map will write: MapLibre draws with whatever is there at that moment and does not
 * draw again. A font that does not arrive leaves the system's own.
 */
export async function loadMapFonts(language: string, labels: readonly BaseLabel[]): Promise<void> {
  const text = labels
    .flatMap(({ names }) => [names[language] ?? names['en'] ?? '', names['ru'] ?? '', names['uk'] ?? ''])
    .join('');
  const local = labels.filter(({ country }) => country === 'KP' || country === 'KR');
  const localHangul = hangulOf(local.map(({ names }) => names['ko'] ?? '').join(''));
  const hangul = hangulOf(text);
  const letters = charactersOf(text)
    .filter((character) => !HANGUL.test(character))
    .join('');
  const loads = STYLES.flatMap((style) => [
    document.fonts.load(`${style} ${FAMILY}`, letters),
    document.fonts.load(`${style} ${KOREAN_NAMES_FAMILY}`, localHangul),
    ...(hangul === '' ? [] : [document.fonts.load(`${style} ${KOREAN_FAMILY}`, hangul)]),
  ]);
  await Promise.allSettled(loads);
}

function hangulOf(text: string): string {
  return charactersOf(text)
    .filter((character) => HANGUL.test(character))
    .join('');
}

function charactersOf(text: string): string[] {
  return [...new Set(Array.from(text))];
}
