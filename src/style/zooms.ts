/** From here on regions are told apart. */
export const REGION_ZOOM = 3.2;
/** Below the first the world is a globe, above the second it is flat: Korea to Kursk fits no flat map well. */
export const GLOBE_ZOOM = 3.4;
export const FLAT_ZOOM = 4.8;
/** Below this an area's tag shows its name and count alone: the marks would cover half a continent. Whole, as layouts change with whole zooms. */
export const FULL_TAG_ZOOM = 5;
/** There points, arrowheads and the lanes of arrows take this share of their size, and leave more of the map to be seen. */
export const FAR_SCALE = 0.8;
