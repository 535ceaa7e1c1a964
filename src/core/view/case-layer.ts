import type { ReferenceLayer } from '../formats/import/reference-layer';
import type { ReferenceStyle } from './reference-style';

/** A reference layer on the map of a case, as the desk wants it there. */
export interface CaseLayer extends Pick<ReferenceLayer, 'name' | 'attribution' | 'sha256' | 'tiles' | 'features'> {
  /** Of the file and of what of it is left out: the same layer laid again takes its own place. */
  readonly id: string;
  readonly style: ReferenceStyle;
  readonly isShown: boolean;
  /** When it was laid on the map, ISO 8601, UTC: layers are drawn and listed in this order. */
  readonly laidAt: string;
}

/** A layer as it comes onto the map: shown. */
export function caseLayer(
  { sha256, tiles, features }: Pick<ReferenceLayer, 'sha256' | 'tiles' | 'features'>,
  chosen: Pick<CaseLayer, 'name' | 'attribution' | 'style' | 'laidAt'>,
): CaseLayer {
  return { id: [sha256, ...(tiles?.without ?? [])].join(' '), sha256, tiles, features, isShown: true, ...chosen };
}
