import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Theme } from '../theme';

/** The colour of a feature's `slot`, the theme's neutral where it has none. */
export function slotColor(theme: Theme): ExpressionSpecification {
  const [first, ...rest] = theme.groups;
  return ['match', ['get', 'slot'], 0, first, ...rest.flatMap((color, at) => [at + 1, color]), theme.groupNone];
}
