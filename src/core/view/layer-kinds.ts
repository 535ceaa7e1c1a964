import type { CaseLayer } from './case-layer';

/** Which kinds of shapes a layer has. A collection of several kinds is told as lines: what it is drawn with at least. */
export function layerKinds({ features: { features } }: Pick<CaseLayer, 'features'>): {
  readonly areas: boolean;
  readonly lines: boolean;
  readonly points: boolean;
} {
  const hasAny = (kind: string): boolean => features.some(({ geometry: { type } }) => type.endsWith(kind));
  return { areas: hasAny('Polygon'), lines: hasAny('LineString') || hasAny('Collection'), points: hasAny('Point') };
}
