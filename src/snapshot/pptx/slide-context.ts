import type { Relations } from './relations';

/** What the shapes of one slide share. */
export interface SlideContext {
  readonly language: string;
  readonly relations: Relations;
  /** Shapes are numbered on their slide. */
  nextId(): number;
  /** Files a picture in the package; gives its relation. */
  addImage(png: Uint8Array): string;
}
