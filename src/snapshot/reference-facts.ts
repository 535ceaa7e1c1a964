import type { Translator } from '../core/messages/translator';
import { cleanText } from './clean-text';
import type { PageReference } from './page-reference';

/** Whose the layers on a page are, and which files: without them nobody makes the same page again. Empty without layers. */
export function referenceSentence(references: readonly PageReference[], { t }: Translator): string {
  if (references.length === 0) return '';
  const layers = references.map(({ name, attribution, sha256, tiles }) =>
    [
      name,
      attribution,
      ...(tiles === null ? [] : [t('snapshot.references.tiles', { zoom: tiles.zoom, max: tiles.maxZoom })]),
      ...(tiles === null || tiles.without.length === 0
        ? []
        : [t('snapshot.references.without', { layers: cleanText(tiles.without.join(' · ')) })]),
      `SHA-256 ${sha256}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  );
  return t('snapshot.references', { layers: layers.join('; ') });
}
