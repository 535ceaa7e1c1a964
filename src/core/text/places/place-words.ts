export const MAX_NAME_TOKENS = 5;

export const KNOWN_ABROAD = 500_000;

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
