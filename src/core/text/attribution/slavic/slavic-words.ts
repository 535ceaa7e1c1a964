import { wordSet } from '../../lexicon/lexicon';
import ru from '../../lexicon/ru.json';
import uk from '../../lexicon/uk.json';

/** Verbs of saying, "за словами", "за його словами" and "that" of each language. */
export const CUES = {
  uk: {
    verbs: wordSet(uk.cues.verbs),
    according: uk.cues.according.map((phrase) => phrase.split(' ')),
    accordingToThem: uk.cues.accordingToThem.map((phrase) => phrase.split(' ')),
    that: uk.cues.that,
  },
  ru: {
    verbs: wordSet(ru.cues.verbs),
    according: ru.cues.according.map((phrase) => phrase.split(' ')),
    accordingToThem: ru.cues.accordingToThem.map((phrase) => phrase.split(' ')),
    that: ru.cues.that,
  },
} as const;

/** Verbs without a person: "повідомили в міській раді", "сообщают в МЧС". */
export const PLURAL = /(?:ли|ють|ять|ют|ят)$/u;

/** Prepositions before an institution: "у ДСНС", "в МЧС". */
export const INSIDE = new Set(['у', 'в', 'во']);

/** Dashes between what was said and its cue. */
export const DASHES = new Set(['—', '–', '-']);

/** The most tokens of a speaker with title and body. */
export const MAX_NAME_TOKENS = 14;
