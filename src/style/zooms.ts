/** From here on regions are told apart. */
export const REGION_ZOOM = 3.2;
/** Below the first the world is a globe, above the second it is flat: Korea to Kursk fits no flat map well. */
export const GLOBE_ZOOM = 3.4;
export const FLAT_ZOOM = 4.8;
/** Below this an area's tag shows its name and count alone: the marks would cover half a continent. */
export const FULL_TAG_ZOOM = 4.2;
