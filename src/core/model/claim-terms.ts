/** The words that a claim is coded in. Apart from the schemas, so that what only reads a case need not load them. */

export const CLAIM_KINDS = [
  'presence',
  'movement',
  'strength',
  'losses',
  'control',
  'intent',
  'assessment',
  'background',
] as const;
export const ATTRIBUTIONS = ['named', 'organisation', 'unnamed', 'outlet', 'none'] as const;
/** How sure the speaker was, from the surest to the refusal to say. */
export const MODALITIES = [
  'confirmed',
  'asserted',
  'assessed',
  'indicated',
  'expected',
  'feared',
  'denied',
  'declined',
] as const;
export const QUALIFIERS = ['exactly', 'about', 'more-than', 'at-least', 'up-to', 'nearly', 'range', 'vague'] as const;
export const PLACE_ROLES = ['at', 'from', 'to', 'towards', 'near', 'about', 'spoken-at'] as const;
export const MOVEMENT_PHASES = ['departed', 'en-route', 'arrived', 'expected'] as const;
export const RELATION_TYPES = ['repeats', 'supports', 'updates', 'contradicts', 'denies'] as const;
export const STATUSES = ['draft', 'reviewed', 'published', 'retracted'] as const;
