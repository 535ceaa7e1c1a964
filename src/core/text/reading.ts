import type { Modality, MovementPhase, PlaceRole, Qualifier } from '../model/claim';

export const READING_LANGUAGES = ['en', 'id', 'uk', 'ko', 'ru'] as const;
export type ReadingLanguage = (typeof READING_LANGUAGES)[number];

/** A stretch of the text that was read: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch with its words, and the rule that found it (docs/reading.md lists the rules). */
interface Found extends Span {
  readonly text: string;
  readonly rule: string;
}

export interface FoundDate extends Found {
  /** EDTF; `null` where the words need a publication date and none is known. */
  readonly edtf: string | null;
}

/** `min` and `max` are both `null` for a vague number ("several thousand"), which stays words. */
export interface FoundQuantity extends Found {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly qualifier: Qualifier;
  readonly approx: boolean;
}

export interface PlaceCandidate {
  /** The gazetteer's: an ISO 3166 code of a country or region, else a key of its own. */
  readonly id: string;
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
  readonly kind: string;
  readonly country: string;
  /** ISO 3166-2; `null` where none is known. */
  readonly region: string | null;
  readonly score: number;
  /** What spoke for it, in words: "named with its region", "most people live there". */
  readonly why: readonly string[];
}

export interface FoundPlace extends Found {
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
  readonly role: PlaceRole;
  /** Best first; the first is the one that `name`, `lng` and `lat` say. */
  readonly candidates: readonly PlaceCandidate[];
}

export type SpeakerKind = 'person' | 'organisation' | 'unnamed' | 'pronoun';

export interface Speaker extends Span {
  /** The fullest name that the text gives, also where this mention is "he" or a surname. */
  readonly name: string;
  readonly kind: SpeakerKind;
  /** The words of this mention; `null` where the sentence names nobody ("katanya") and the mention meant stands elsewhere. */
  readonly mention: string | null;
}

export type ClaimForm = 'direct' | 'indirect' | 'mixed';

export interface FoundMovement {
  readonly phase: MovementPhase;
  readonly cue: string;
}

/** One attributed assertion as the text has it: a suggestion, to be reviewed. */
export interface SuggestedClaim {
  readonly speaker: Speaker | null;
  readonly role: string | null;
  readonly organisation: string | null;
  /** Agencies and outlets that passed it on, in order. */
  readonly via: readonly string[];
  readonly said: string | null;
  readonly statement: Span & { readonly text: string; readonly parts?: readonly (readonly [number, number])[] };
  readonly cue: Span | null;
  readonly form: ClaimForm;
  readonly quotes: readonly (Span & { readonly exact: string })[];
  readonly places: readonly FoundPlace[];
  readonly quantities: readonly FoundQuantity[];
  readonly modality: Modality;
  /** The words that set the modality; `null` for the default, `asserted`. */
  readonly modalityWords: string | null;
  readonly isNegated: boolean;
  readonly movement: FoundMovement | null;
  readonly rule: string;
  /** Nobody is said to have said it: the outlet tells it as a fact. */
  readonly voice?: 'outlet';
}

export type AsideReason =
  'headline-link' | 'caption' | 'comment-notice' | 'navigation' | 'table' | 'byline' | 'boilerplate';

export interface Reading {
  readonly language: ReadingLanguage;
  /** What was given, else the day that a line of the head gives. */
  readonly published: string | null;
  readonly publishedFrom: 'given' | 'text' | null;
  readonly dateline: {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly outlet: string | null;
  } | null;
  readonly title: string | null;
  readonly sentences: readonly Span[];
  readonly claims: readonly SuggestedClaim[];
  /** What the outlet tells in its own voice with a number, a movement or an occasion: apart from what others said. */
  readonly outletClaims: readonly SuggestedClaim[];
  readonly mentions: {
    readonly places: readonly FoundPlace[];
    readonly dates: readonly FoundDate[];
    readonly quantities: readonly FoundQuantity[];
  };
  readonly aside: readonly (Span & { readonly why: AsideReason })[];
}
