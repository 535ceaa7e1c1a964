/** The most tokens of a place's name. */
export const MAX_NAME_TOKENS = 5;

/** People; a town with more is known in other countries too. */
export const KNOWN_ABROAD = 500_000;

/** Words after which a capital is a place. */
export const PLACE_BEFORE = new Set([
  'in',
  'at',
  'from',
  'to',
  'near',
  'of',
  'outside',
  'around',
  'through',
  'into',
  'toward',
  'towards',
  'across',
  'di',
  'ke',
  'dari',
  'kota',
  'kabupaten',
]);
