import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';

/** What the map marks features with, without reading them again. */
export type FeatureState = 'isHovered' | 'isSelected' | 'isHidden';

export function isInState(state: FeatureState): ExpressionSpecification {
  return ['boolean', ['feature-state', state], false];
}

/** What a filter hides stays on the map, and is not seen. */
export function unlessHidden(opacity: ExpressionSpecification | number): ExpressionSpecification {
  return ['case', isInState('isHidden'), 0, opacity];
}
