import type { MapProjection } from './map-projection';
import type { MapContent } from './page-subject';
import type { ReferenceContent } from './reference-content';

/** The map in a frame, and what it shows. */
export interface FramedMap {
  readonly map: MapProjection;
  readonly content: MapContent;
  readonly references: ReferenceContent;
}
