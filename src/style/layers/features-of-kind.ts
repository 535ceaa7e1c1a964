import type { ExpressionFilterSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { BaseKind, MarkKind, SourceId } from '../style-options';

interface FeaturesOfKind {
  readonly source: SourceId;
  readonly filter: ExpressionFilterSpecification;
}

export function baseFeatures(kind: BaseKind): FeaturesOfKind {
  return { source: 'base', filter: ['==', ['get', 'kind'], kind] };
}

export function markFeatures(kind: MarkKind): FeaturesOfKind {
  return { source: 'marks', filter: ['==', ['get', 'kind'], kind] };
}
