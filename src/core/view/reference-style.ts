/** Inks that a reference layer may be drawn in, by the names that the theme gives their colours under. No speaker group has one of them. */
export const REFERENCE_INKS = ['grey', 'black', 'plum', 'moss'] as const;
export type ReferenceInk = (typeof REFERENCE_INKS)[number];

/** How the areas of a layer are drawn: with edge and tint, or with one of them. Lines and points are drawn in any case. */
export const REFERENCE_AREAS = ['both', 'edge', 'tint'] as const;
type ReferenceAreas = (typeof REFERENCE_AREAS)[number];

export interface ReferenceStyle {
  readonly ink: ReferenceInk;
  readonly areas: ReferenceAreas;
}

/** What a layer is drawn like until somebody chooses otherwise. */
export const PLAIN_REFERENCE: ReferenceStyle = { ink: 'grey', areas: 'both' };
