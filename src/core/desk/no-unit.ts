/** The name of the unit of a number that was said without one, as importing names it. */
export const NO_UNIT = 'unit not given';
